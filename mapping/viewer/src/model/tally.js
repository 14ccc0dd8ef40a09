// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What the facets look at in a row, and how many rows have each value.

/** @import { Looked } from "../types/columns.js" */
/** @import { Row } from "../types/page.js" */

/** @param {Row} row @param {string} facet @returns {string[]} the values of a row that a facet looks at */
export function valuesOf({ n, colonne }, facet) {
  const { lists, places } = /** @type {Looked} */ (colonne.facets.get(facet));
  return lists[places[n]];
}

/** @param {Row[]} rows @param {string} facet @returns {Map<string, number>} how many rows have each value */
export function countValues(rows, facet) {
  const looked = rows[0]?.colonne.facets.get(facet);
  return looked ? tallied(looked.lists, countPlaces(rows, looked)) : new Map();
}

/**
 * @param {Row[]} rows - all, or some
 * @param {Looked} looked
 * @returns {Uint32Array} how many have each list
 */
export function countPlaces(rows, { lists, places }) {
  const counts = new Uint32Array(lists.length);
  if (rows.length === places.length) for (const place of places) counts[place] += 1;
  else for (const { n } of rows) counts[places[n]] += 1;
  return counts;
}

/**
 * @param {string[][]} lists
 * @param {ArrayLike<number>} counts - of each list
 * @returns {Map<string, number>} of each value
 */
export function tallied(lists, counts) {
  /** @type {Map<string, number>} */
  const table = new Map();
  lists.forEach((list, place) => {
    if (counts[place]) for (const value of list) table.set(value, (table.get(value) ?? 0) + counts[place]);
  });
  return table;
}
