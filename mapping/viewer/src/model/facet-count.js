// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// How many associations a choice would leave: those of the choice alone are looked at, not all of the registry.

import { select } from "./select.js";
import { chosenOf, filterKey } from "./state.js";

/** @import { Facet, Model, Row, State } from "../types/page.js" */

/** Counts that are kept: as many as a reader's few words ask for. */
const KEPT = 400;

/**
 * @param {Model} model
 * @returns {(state: State, patch: Partial<State>) => number} the rows that the state selects once it is patched
 */
export function createCounts({ rows, facets }) {
  /** @type {Map<string, Map<string, Row[]>>} */
  const tables = new Map();
  /** @type {Map<string, number>} */
  const known = new Map();

  /** @param {Facet} facet @returns {Map<string, Row[]>} made when first asked for */
  const tableOf = ({ nome }) => {
    const made = tables.get(nome) ?? byValue(rows, nome);
    tables.set(nome, made);
    return made;
  };

  return (state, patch) => {
    const next = { ...state, ...patch };
    const key = filterKey(next);
    const before = known.get(key);
    if (before !== undefined) return before;
    const chosen = facets.find(({ nome }) => nome in patch && chosenOf(next, nome).length);
    const some = chosen ? chosenOf(next, chosen.nome).flatMap((value) => tableOf(chosen).get(value) ?? []) : rows;
    const count = select([...new Set(some)], next, facets).rows.length;
    if (known.size > KEPT) known.clear();
    known.set(key, count);
    return count;
  };
}

/** @param {Row[]} rows @param {string} facet @returns {Map<string, Row[]>} */
function byValue(rows, facet) {
  const table = new Map();
  for (const row of rows)
    for (const value of row.valori[facet]) {
      const same = table.get(value);
      if (same) same.push(row);
      else table.set(value, [row]);
    }
  return table;
}
