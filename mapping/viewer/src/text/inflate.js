// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What Python deflated (mapping/viewer/deflated.py). The browser's own `DecompressionStream` answers only later, when
// the page is to be drawn now, and the older browsers lack it.

import { inflateSync } from "fflate";

/**
 * @param {string} text - raw deflate of UTF-8, in base64
 * @returns {string}
 */
export function inflate(text) {
  const letters = atob(text);
  const packed = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n++) packed[n] = letters.charCodeAt(n);
  return new TextDecoder().decode(inflateSync(packed));
}
