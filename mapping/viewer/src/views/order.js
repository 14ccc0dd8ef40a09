// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The orders of the list: every row's place in each order is found once, then sorting compares numbers.

import { eachOwn } from "../model/cells.js";
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
  /** @type {Map<string, Uint32Array>} */
  const known = new Map();
  /** @param {string} name @returns {Uint32Array} */
  const ranksOf = (name) => {
    const found = known.get(name) ?? (name in KEYS ? rankBy(model, name, ranksOf("nome")) : rankByName(model));
    known.set(name, found);
    return found;
  };
  return (rows, order, near) => {
    const ranks = ranksOf(order in KEYS ? order : "nome");
    const sorted = new Array(ranks.length);
    for (const row of rows) sorted[ranks[row.n]] = row;
    const whole = sorted.filter(Boolean);
    return near && order === DISTANCE ? nearestFirst(whole, near) : whole;
  };
}

/**
 * @param {Model} model
 * @returns {Uint32Array} the place of each row by the folded text that searches use, which begins with the name: no
 *   collator is as quick; of a long registry it is the order in which the rows travel (mapping/viewer/sent_rows.py)
 */
function rankByName({ rows, byName }) {
  const numbers = eachOwn(rows.length);
  if (byName) return numbers;
  const keys = rows.map(({ chiave }) => chiave);
  return places(numbers.sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b)));
}

/**
 * @param {Model} model
 * @param {string} name - of a key of few distinct values
 * @param {Uint32Array} names
 * @returns {Uint32Array} the place of each row: to count the rows of each value is quicker than to compare them
 */
function rankBy(model, name, names) {
  const keys = model.rows.map((row) => KEYS[name](row, model));
  const values = [...new Set(keys)].sort(new Intl.Collator("it", { numeric: true }).compare);
  if (name === DOWN) values.sort((a, b) => Number(a === LAST) - Number(b === LAST) || (a < b ? 1 : -1));
  const order = new Map(values.map((value, place) => [value, place]));
  const next = new Uint32Array(values.length + 1);
  const first = Uint32Array.from(keys, (value) => Number(order.get(value)));
  for (const place of first) next[place + 1] += 1;
  for (let place = 0; place < values.length; place += 1) next[place + 1] += next[place];
  const ranks = new Uint32Array(keys.length);
  for (const n of places(names)) {
    ranks[n] = next[first[n]];
    next[first[n]] += 1;
  }
  return ranks;
}

/** @param {Uint32Array} order @returns {Uint32Array} the place of each number in it */
function places(order) {
  const ranks = new Uint32Array(order.length);
  order.forEach((n, place) => {
    ranks[n] = place;
  });
  return ranks;
}
