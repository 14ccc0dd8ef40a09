// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The orders of the list: every row's place in each order is found once, then sorting compares numbers.

import { nearestFirst } from "../model/near.js";

/** @import { Model, Near, Row } from "../types/page.js" */

/** Only where there is something to be near to. */
export const DISTANCE = "distanza";
export const ORDERS = ["nome", "comune", "regione", "anno", "fonte_recente", "fonte_vecchia"];
/** The order in which the greatest comes first; what is not known is last in any. */
const DOWN = "fonte_recente";
const LAST = "\uffff";

/** @type {Record<string, (row: Row, model: Model) => string>} */
const KEYS = {
  comune: (row, model) => model.places[row.luogo]?.nome || LAST,
  regione: (row, model) => model.regions.find((known) => known.codice === row.regione)?.regione ?? LAST,
  anno: (row) => row.anno_costituzione || LAST,
  fonte_recente: (row) => row.fonte_recente || LAST,
  fonte_vecchia: (row) => row.fonte_recente || LAST,
};

/**
 * @param {Model} model
 * @returns {(rows: Row[], order: string, near: Near|null) => Row[]} a new list; equal keys are ordered by name
 */
export function createSorter(model) {
  /** @type {Map<string, Int32Array>} */
  const known = new Map();
  /** @param {string} name @returns {Int32Array} */
  const ranksOf = (name) => {
    const found = known.get(name) ?? (name in KEYS ? rankBy(model, name, ranksOf("nome")) : rankByName(model));
    known.set(name, found);
    return found;
  };
  return (rows, order, near) => {
    const ranks = ranksOf(order in KEYS ? order : "nome");
    const sorted = [...rows].sort((a, b) => ranks[a.n] - ranks[b.n]);
    return near && order === DISTANCE ? nearestFirst(sorted, near) : sorted;
  };
}

/**
 * @param {Model} model
 * @returns {Int32Array} by the folded text that searches use, which begins with the name: no collator is as quick
 */
function rankByName({ rows }) {
  return places([...rows].sort((a, b) => (a.chiave < b.chiave ? -1 : a.chiave > b.chiave ? 1 : a.n - b.n)));
}

/**
 * @param {Model} model
 * @param {string} name - of a key of few distinct values
 * @param {Int32Array} names
 * @returns {Int32Array}
 */
function rankBy(model, name, names) {
  const keys = model.rows.map((row) => KEYS[name](row, model));
  const values = [...new Set(keys)].sort(new Intl.Collator("it", { numeric: true }).compare);
  if (name === DOWN) values.sort((a, b) => Number(a === LAST) - Number(b === LAST) || (a < b ? 1 : -1));
  const order = new Map(values.map((value, place) => [value, place]));
  const first = keys.map((value) => Number(order.get(value)));
  return places([...model.rows].sort((a, b) => first[a.n] - first[b.n] || names[a.n] - names[b.n]));
}

/** @param {Row[]} sorted @returns {Int32Array} the place of each row, by its number */
function places(sorted) {
  const ranks = new Int32Array(sorted.length);
  sorted.forEach(({ n }, place) => {
    ranks[n] = place;
  });
  return ranks;
}
