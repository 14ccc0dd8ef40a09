// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a state selects: the rows, the counts of every facet's values, the rows of each circle.

import { fold } from "../text/fold.js";
import { FACETS } from "./state.js";

/** @import { Facet } from "./state.js" */
/** @import { Row, Selection, State } from "../types/page.js" */

/** @type {Record<Facet, (row: Row) => string[]>} */
export const FACET_VALUES = {
  comunita: (row) => row.paesi,
  regione: (row) => one(row.regione),
  provincia: (row) => one(row.provincia),
  tipologia: (row) => one(row.tipologia),
  composizione: (row) => one(row.composizione),
  ambito: (row) => row.ambiti,
  iniziativa: (row) => row.iniziative,
};
export const SEVERAL = /** @type {Facet[]} */ (["comunita", "ambito"]);

/** @param {string} value */
function one(value) {
  return value ? [value] : [];
}

/** @param {Row[]} rows @param {State} state @returns {Selection} */
export function select(rows, state) {
  const tests = FACETS.map((facet) => facetTest(facet, state));
  const words = searchWords(state.q);
  const counts = new Map(FACETS.map((facet) => [/** @type {string} */ (facet), new Map()]));
  const selected = [];
  for (const row of rows) {
    if (!words.every((word) => row.chiave.includes(word))) continue;
    const failed = failures(row, tests);
    if (failed === "none") selected.push(row);
    count(row, failed, state, counts);
  }
  return { rows: selected, counts, byPlace: groupByPlace(selected), byRegion: countByRegion(selected) };
}

/** @param {string} text @returns {string[]} the folded words of a search; one letter alone is not yet a search */
export function searchWords(text) {
  const folded = fold(text);
  return folded.length < 2 ? [] : folded.split(" ");
}

/** @param {Facet} facet @param {State} state @returns {(row: Row) => boolean} */
function facetTest(facet, state) {
  const wanted = state[facet];
  if (!wanted.length) return () => true;
  const read = FACET_VALUES[facet];
  if (needsAll(facet, state)) return (row) => wanted.every((value) => read(row).includes(value));
  return (row) => read(row).some((value) => wanted.includes(value));
}

/** @param {Facet} facet @param {State} state */
function needsAll(facet, state) {
  return state.modo === "tutte" && SEVERAL.includes(facet);
}

/**
 * @param {Row} row
 * @param {((row: Row) => boolean)[]} tests
 * @returns {Facet|"none"|"many"} which facets refuse a row
 */
function failures(row, tests) {
  /** @type {Facet|"none"|"many"} */
  let failed = "none";
  for (let f = 0; f < tests.length; f += 1) {
    if (tests[f](row)) continue;
    if (failed !== "none") return "many";
    failed = FACETS[f];
  }
  return failed;
}

/**
 * A value's count answers «how many would there be if I chose this»: every other facet holds, its own does not (unless
 * all its values are wanted at once).
 * @param {Row} row
 * @param {Facet|"none"|"many"} failed
 * @param {State} state
 * @param {Map<string, Map<string, number>>} counts
 */
function count(row, failed, state, counts) {
  if (failed === "many") return;
  for (const facet of failed === "none" ? FACETS : [failed]) {
    if (failed === facet && needsAll(facet, state)) continue;
    const table = /** @type {Map<string, number>} */ (counts.get(facet));
    for (const value of FACET_VALUES[facet](row)) table.set(value, (table.get(value) ?? 0) + 1);
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
