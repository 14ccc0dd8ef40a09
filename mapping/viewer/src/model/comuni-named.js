// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Which comuni some words name, whether an association be in them or not.

import { fold } from "../text/fold.js";
import { comuneNames } from "../text/place-name.js";
import { looseKey, wordsOf } from "../text/spelling.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Comune } from "../types/page.js" */

/** Letters that say nothing by themselves. */
const SHORT = 2;
/** Letters from which on the start of a name is enough, where no other name starts so. */
const START = 4;

/**
 * @param {Comune[]} comuni
 * @returns {(text: string, words: Words) => Comune[]} by the name in the reader's language or in Italian, alone or with
 *   the province; a language's table is made when first asked
 */
export function createNamed(comuni) {
  /** @type {Map<string, Map<string, Comune[]>>} */
  const tables = new Map();
  const made = (/** @type {Words} */ words) => {
    const table = new Map();
    for (const comune of comuni)
      for (const name of comuneNames(comune, words).flatMap((full) => [full, full.replace(/ \(.*/, "")])) {
        const key = looseKey(wordsOf(name));
        table.set(key, [...(table.get(key) ?? []), comune]);
      }
    tables.set(words.lang, table);
    return table;
  };
  return (text, words) => {
    const key = looseKey(wordsOf(text));
    const table = tables.get(words.lang) ?? made(words);
    return key.length < SHORT ? [] : [...new Set(table.get(key))];
  };
}

/**
 * @param {Comune[]} comuni
 * @returns {(text: string, whole: boolean, words: Words) => Comune|undefined} by name and province; a whole text may be
 *   the name alone, or its start
 */
export function createTyped(comuni) {
  const named = createNamed(comuni);
  return (text, whole, words) => {
    const key = fold(text);
    const called = (/** @type {(name: string) => boolean} */ fits) => (/** @type {Comune} */ one) =>
      comuneNames(one, words).some((name) => fits(fold(name)));
    if (!whole) return named(text, words).find(called((name) => name === key));
    const starting = key.length < START ? [] : comuni.filter(called((name) => name.startsWith(key)));
    return [named(text, words), starting].find(({ length }) => length === 1)?.[0];
  };
}
