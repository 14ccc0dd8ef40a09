// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What the tables of the projects tell: in the reader's language, or in Italian and marked as Italian.

import { registryText } from "../page/dom.js";

/** @import { PlainWords } from "../types/languages.js" */
/** @import { Told } from "../types/payload.js" */

/** Between the parts of a text, in whatever script. */
const BETWEEN = /[;；؛] ?/;

/**
 * @param {Told} place
 * @param {PlainWords} words
 * @returns {Node|string} "" where nothing is told
 */
export function told(place, words) {
  return marked(words.told(place), words);
}

/** @param {Told} place @param {PlainWords} words @returns {(Node|string)[]} its parts, a line each */
export function toldParts(place, words) {
  const { text, lang } = words.told(place);
  return text.split(BETWEEN).map((part) => marked({ text: part, lang }, words));
}

/** @param {{text: string, lang: string}} said @param {PlainWords} words */
function marked({ text, lang }, words) {
  return text && lang !== words.lang ? registryText(text) : text;
}
