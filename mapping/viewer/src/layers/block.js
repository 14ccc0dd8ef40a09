// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What Python wrote for a layer: its data and its words.

import { byId } from "../page/dom.js";
import { readLanguages } from "../text/languages.js";
import { createWords } from "../text/words.js";

/** @import { Words } from "../types/page.js" */

/** @param {string} id @returns {any} the value of a block in the page */
export function readBlock(id) {
  return JSON.parse(byId(id).textContent ?? "");
}

/** @param {any} block @returns {Words} */
export function wordsOf(block) {
  return createWords(readLanguages(block), block.lingua);
}

/** @param {string} text @param {Words} words @returns {string} in its own direction wherever the host puts it */
export function isolated(text, { dir }) {
  return dir === "rtl" ? `\u2067${text}\u2069` : text;
}
