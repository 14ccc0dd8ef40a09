// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What Python deflated (mapping/viewer/deflated.py). The browser's own `DecompressionStream` is quicker, but answers
// only later, and the older browsers lack it: it is for the tables and for long columns, where no other script waits.

import { inflateSync } from "fflate";
import { bytesOf } from "./base85.js";

/**
 * @param {string} text - raw deflate of UTF-8, in base 85
 * @returns {string}
 */
export function inflate(text) {
  return new TextDecoder().decode(inflateSync(bytesOf(text)));
}

/**
 * @param {string} text - raw deflate of UTF-8, in base 85
 * @returns {Promise<string>} beside whatever else the page does, where the browser can
 */
export async function inflateBeside(text) {
  const stream = ownStream();
  const inflated = stream && new Blob([bytesOf(text)]).stream().pipeThrough?.(stream);
  return inflated ? new Response(inflated).text() : inflate(text);
}

/** @returns {DecompressionStream|null} */
function ownStream() {
  if (typeof DecompressionStream === "undefined") return null;
  try {
    return new DecompressionStream("deflate-raw");
  } catch {
    return null; // it knows other kinds only
  }
}
