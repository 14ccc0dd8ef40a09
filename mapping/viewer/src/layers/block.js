// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What Python wrote for a layer: its data and its words.

import { byId } from "../page/dom.js";
import { readLanguages } from "../text/languages.js";
import { wordsBy } from "../text/words.js";

/** @import { PlainWords, WordBlock } from "../types/languages.js" */

/**
 * @template T
 * @param {string} id
 * @returns {T} the value of a block in the page, as its writer in mapping/layers made it
 */
export function readBlock(id) {
  return JSON.parse(byId(id).textContent ?? "");
}

/** @param {WordBlock} block @returns {PlainWords} */
export function wordsOf(block) {
  return wordsBy(fillPlain, readLanguages(block), block.lingua);
}

/** @param {string} text @param {PlainWords} words @returns {string} in its own direction wherever the host puts it */
export function isolated(text, { dir }) {
  return dir === "rtl" ? `\u2067${text}\u2069` : text;
}

/** @type {import("../text/words.js").Fill} */
function fillPlain(text, values, { number }) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "string" ? value : number(value);
  });
}
