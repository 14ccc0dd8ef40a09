// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The words of the page: its sentences are messages.

import { fillMessage } from "./message.js";
import { wordsBy } from "./words.js";

/** @import { Language, Words } from "../types/languages.js" */

/** @param {Record<string, Language>} languages @param {string} lang @returns {Words} */
export function createWords(languages, lang) {
  return wordsBy(fillMessage, languages, lang);
}
