// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What changes where the reader is not looking is said by one quiet region: copied, saved, sorted, another view.

import { byId } from "./dom.js";

/** Not seen and not read: with it the same words are other words, and are said again. */
const AGAIN = "\u00a0";

/** @param {string} text @param {HTMLElement} [region] */
export function say(text, region = byId("stato")) {
  region.textContent = region.textContent === text ? text + AGAIN : text;
}
