// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a state selects: the rows, the counts of every facet's values, the rows of each circle.

import { fold } from "../text/fold.js";
import { inArea, parseArea } from "./area.js";
import { nearTo } from "./near.js";
import { chosenOf } from "./state.js";

/** @import { Facet, Model, Row, Selection, State } from "../types/page.js" */
/** @import { Known } from "./near.js" */
/** @typedef {Pick<Model, "rows"|"facets"> & Known} Selected what is needed of a model; its rows may be a part */

const NONE = -1;
const MANY = -2;

/** @param {Selected} model @param {State} state @returns {Selection} */
export function select(model, state) {
  const { rows, facets, places } = model;
  const near = nearTo(state, model);
  const tests = facets.map((facet) => facetTest(facet, state));
  const words = searchWords(state.q);
  const area = parseArea(state.area);
  const counts = new Map(facets.map(({ nome }) => [nome, new Map()]));
  const selected = [];
  const apart = [];
  let unplaced = 0;
  for (const row of rows) {
    if (!words.every((word) => row.chiave.includes(word))) continue;
    if (near && !near.within(row)) {
      if (near.perhaps(row) && failures(row, tests) === NONE) apart.push(row);
      continue;
    }
    const failed = failures(row, tests);
    if (failed === NONE && row.luogo < 0) unplaced += 1;
    if (area && !inArea(area, places[row.luogo])) continue;
    if (failed === NONE) selected.push(row);
    if (failed !== MANY) count(row, failed === NONE ? facets : [facets[failed]], failed !== NONE, state, counts);
  }
  const groups = { byPlace: groupByPlace(selected), byRegion: countByRegion(selected) };
  return { rows: selected, apart, near, unplaced, counts, ...groups };
}

/** @param {string} text @returns {string[]} the folded words of a search; one letter alone is not yet a search */
export function searchWords(text) {
  const folded = fold(text);
  return folded.length < 2 ? [] : folded.split(" ");
}

/** @param {Facet} facet @param {State} state @returns {((row: Row) => boolean)|null} null of one without a choice */
function facetTest(facet, state) {
  const { nome } = facet;
  const wanted = chosenOf(state, nome);
  if (!wanted.length) return null;
  if (needsAll(facet, state)) return (row) => wanted.every((value) => row.valori[nome].includes(value));
  return (row) => row.valori[nome].some((value) => wanted.includes(value));
}

/** @param {Facet} facet @param {State} state */
function needsAll({ molti }, { modo }) {
  return molti && modo === "tutte";
}

/**
 * @param {Row} row
 * @param {(((row: Row) => boolean)|null)[]} tests
 * @returns {number} the place of the one facet that refuses a row, `NONE` or `MANY`
 */
function failures(row, tests) {
  let failed = NONE;
  for (let f = 0; f < tests.length; f += 1) {
    if (tests[f]?.(row) ?? true) continue;
    if (failed !== NONE) return MANY;
    failed = f;
  }
  return failed;
}

/**
 * A value's count answers «how many would there be if I chose this»: every other facet holds, its own does not (unless
 * all its values are wanted at once).
 * @param {Row} row
 * @param {Facet[]} facets - all of a row that is selected, else the one that refused it
 * @param {boolean} refused
 * @param {State} state
 * @param {Map<string, Map<string, number>>} counts
 */
function count(row, facets, refused, state, counts) {
  for (const facet of facets) {
    if (refused && needsAll(facet, state)) continue;
    const table = /** @type {Map<string, number>} */ (counts.get(facet.nome));
    for (const value of row.valori[facet.nome]) table.set(value, (table.get(value) ?? 0) + 1);
  }
}

/** @param {Row[]} rows @returns {Map<string, number>} */
function countByRegion(rows) {
  const counts = new Map();
  for (const { regione } of rows) counts.set(regione, (counts.get(regione) ?? 0) + 1);
  return counts;
}

/** @param {Row[]} rows @returns {Map<number, Row[]>} */
function groupByPlace(rows) {
  /** @type {Map<number, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    if (row.luogo < 0) continue;
    const group = groups.get(row.luogo);
    if (group) group.push(row);
    else groups.set(row.luogo, [row]);
  }
  return groups;
}
