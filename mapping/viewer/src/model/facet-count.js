// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// How many associations a choice would leave. The registry is looked through once for all values of all facets; for
// several values together only the associations that have one of them are.

import { select } from "./select.js";
import { chosenOf, filterKey } from "./state.js";
import { valuesOf } from "./tally.js";

/** @import { Facet, Model, Row, State } from "../types/page.js" */

/** Counts that are kept: as many as a reader's few words ask for. */
const KEPT = 400;

/**
 * @param {Model} model
 * @returns {(state: State, patch: Partial<State>) => number} the rows that the state selects once it is patched
 */
export function createCounts(model) {
  const { rows, facets } = model;
  /** @type {Map<string, Map<string, Row[]>>} */
  const tables = new Map();
  /** @type {Map<string, number>} */
  const known = new Map();
  let each = { key: "", counts: /** @type {Map<string, Map<string, number>>} */ (new Map()) };

  /** @param {Facet} facet @returns {Map<string, Row[]>} made when first asked for */
  const tableOf = ({ nome }) => {
    const made = tables.get(nome) ?? byValue(rows, nome);
    tables.set(nome, made);
    return made;
  };

  /** @param {State} state @param {Facet} [facet] @returns {Row[]} those that have one of its chosen values */
  function rowsOf(state, facet) {
    if (!facet) return rows;
    return [...new Set(chosenOf(state, facet.nome).flatMap((value) => tableOf(facet).get(value) ?? []))];
  }

  /**
   * @param {State} state
   * @param {Facet} facet
   * @param {string} value - alone, without words
   */
  function countOne(state, { nome }, value) {
    const wordless = { ...state, q: "" };
    const key = filterKey(wordless);
    if (each.key !== key) each = { key, counts: select(model, wordless).counts };
    return each.counts.get(nome)?.get(value) ?? 0;
  }

  return (state, patch) => {
    const next = { ...state, ...patch };
    const key = filterKey(next);
    const before = known.get(key);
    if (before !== undefined) return before;
    const chosen = facets.filter(({ nome }) => nome in patch);
    const values = chosen.flatMap(({ nome }) => chosenOf(next, nome));
    const one = values.length === 1 && !next.q && next.modo !== "tutte";
    const count = one
      ? countOne(state, chosen[0], values[0])
      : select({ ...model, rows: rowsOf(next, chosen[0]) }, next).rows.length;
    if (known.size > KEPT) known.clear();
    known.set(key, count);
    return count;
  };
}

/** @param {Row[]} rows @param {string} facet @returns {Map<string, Row[]>} */
function byValue(rows, facet) {
  const table = new Map();
  for (const row of rows)
    for (const value of valuesOf(row, facet)) {
      const same = table.get(value);
      if (same) same.push(row);
      else table.set(value, [row]);
    }
  return table;
}
