// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Which comuni some words name, whether an association be in them or not.

import { looseKey, wordsOf } from "../text/spelling.js";

/** @import { Comune } from "../types/page.js" */

/** Letters that say nothing by themselves. */
const SHORT = 2;

/**
 * @param {Comune[]} comuni
 * @returns {(text: string) => Comune[]} by the name, alone or with the province; a table is made when first asked
 */
export function createNamed(comuni) {
  /** @type {Map<string, Comune[]>} */
  const table = new Map();
  const fill = () => {
    for (const comune of comuni)
      for (const name of [comune.nome, `${comune.nome} ${comune.provincia}`]) {
        const key = looseKey(wordsOf(name));
        table.set(key, [...(table.get(key) ?? []), comune]);
      }
  };
  return (text) => {
    if (!table.size) fill();
    const key = looseKey(wordsOf(text));
    return key.length < SHORT ? [] : [...new Set(table.get(key))];
  };
}
