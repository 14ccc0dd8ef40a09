// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The orders of the list: every row's place in each order is found once, then sorting compares numbers.

/** @typedef {import("../types.js").Row} Row */
/** @typedef {import("../types.js").Model} Model */

export const ORDERS = ["nome", "comune", "regione", "anno"];
const LAST = "\uffff";

/** @type {Record<string, (row: Row, model: Model) => string>} */
const KEYS = {
  nome: (row) => row.nome,
  comune: (row, model) => model.places[row.luogo]?.nome || LAST,
  regione: (row, model) => model.regions.find((known) => known.codice === row.regione)?.regione ?? LAST,
  anno: (row) => row.anno || LAST,
};

/** @param {Model} model @returns {(rows: Row[], order: string) => Row[]} a new list each time; equal keys are ordered by name */
export function createSorter(model) {
  /** @type {Map<string, Int32Array>} */
  const known = new Map();
  return (rows, order) => {
    const name = order in KEYS ? order : "nome";
    const ranks = known.get(name) ?? rank(model, KEYS[name]);
    known.set(name, ranks);
    return [...rows].sort((a, b) => ranks[a.n] - ranks[b.n]);
  };
}

/** @param {Model} model @param {(row: Row, model: Model) => string} key @returns {Int32Array} */
function rank(model, key) {
  const compare = new Intl.Collator("it", { numeric: true }).compare;
  const keyed = model.rows.map((row) => ({ n: row.n, key: key(row, model), name: row.nome }));
  keyed.sort((a, b) => compare(a.key, b.key) || compare(a.name, b.name));
  const ranks = new Int32Array(keyed.length);
  keyed.forEach(({ n }, place) => {
    ranks[n] = place;
  });
  return ranks;
}
