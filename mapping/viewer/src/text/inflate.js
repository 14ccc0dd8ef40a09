// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What Python deflated (mapping/viewer/deflated.py). The browser's own `DecompressionStream` answers only later, when
// the page is to be drawn now, and the older browsers lack it.

import { inflateSync } from "fflate";
import { bytesOf } from "./base85.js";

/**
 * @param {string} text - raw deflate of UTF-8, in base 85
 * @returns {string}
 */
export function inflate(text) {
  return new TextDecoder().decode(inflateSync(bytesOf(text)));
}
