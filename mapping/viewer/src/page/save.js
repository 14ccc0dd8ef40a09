// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A file for the reader, made on the page itself.

import { h } from "./dom.js";
import { say } from "./say.js";

/**
 * @param {string} name
 * @param {Blob} file
 * @param {string} told - said once the browser has it
 */
export function save(name, file, told) {
  const url = URL.createObjectURL(file);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  say(told);
}
