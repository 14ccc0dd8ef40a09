// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a state selects: the rows, the counts of every facet's values, the rows of each circle.

import { fold } from "../text/fold.js";
import { inArea, parseArea } from "./area.js";
import { nearTo } from "./near.js";
import { chosenOf } from "./state.js";
import { countPlaces, tallied } from "./tally.js";

/** @import { Facet, Model, Row, Selection, State } from "../types/page.js" */
/** @import { Known } from "./near.js" */
/** @typedef {Pick<Model, "rows"|"facets"> & Known} Selected what is needed of a model; its rows may be a part */

const NONE = -1;
const MANY = -2;

/** @param {Selected} model @param {State} state @returns {Selection} */
export function select(model, state) {
  const { rows, facets, places } = model;
  const columns = rows[0]?.colonne;
  const near = nearTo(state, model);
  const looks = columns ? facets.map((facet) => lookOf(facet, state, columns)) : [];
  const words = columns ? searchWords(state.q).map(columns.keys.having) : [];
  const area = parseArea(state.area);
  /** @type {Row[]} */
  const selected = [];
  const apart = [];
  let unplaced = 0;
  for (const row of rows) {
    const { n } = row;
    if (words.length && !words.every((has) => has(n))) continue;
    if (near && !near.within(row)) {
      if (near.perhaps(row) && failures(n, looks) === NONE) apart.push(row);
      continue;
    }
    const failed = failures(n, looks);
    if (failed === NONE && columns.circles[n] < 0) unplaced += 1;
    if (area && !inArea(area, places[columns.circles[n]])) continue;
    if (failed === NONE) selected.push(row);
    if (failed === NONE) for (const look of looks) look.counts[look.places[n]] += 1;
    else if (failed !== MANY && !looks[failed].all) looks[failed].counts[looks[failed].places[n]] += 1;
  }
  const counts = new Map(
    facets.map(({ nome }, f) => [nome, looks[f] ? tallied(looks[f].lists, looks[f].counts) : new Map()]),
  );
  return withGroups({ rows: selected, apart, near, unplaced, counts }, places.length);
}

/**
 * @param {Omit<Selection, "byPlace"|"byRegion">} selection
 * @param {number} places - how many there are
 * @returns {Selection} its rows are put into groups when these are first asked for: to count them nobody needs any
 */
function withGroups(selection, places) {
  /** @type {Selection["byPlace"]|undefined} */
  let byPlace;
  /** @type {Selection["byRegion"]|undefined} */
  let byRegion;
  return {
    ...selection,
    get byPlace() {
      byPlace ??= groupByPlace(selection.rows, places);
      return byPlace;
    },
    get byRegion() {
      byRegion ??= countByRegion(selection.rows);
      return byRegion;
    },
  };
}

/** @param {string} text @returns {string[]} the folded words of a search; one letter alone is not yet a search */
export function searchWords(text) {
  const folded = fold(text);
  return folded.length < 2 ? [] : folded.split(" ");
}

/**
 * What a facet looks at, which of its lists the reader wants, and how many rows have each. A value's count answers «how
 * many would there be if I chose this»: every other facet holds, its own does not (unless all its values are wanted at
 * once).
 * @typedef {import("../types/columns.js").Looked & {passing: boolean[]|null, all: boolean, counts: Uint32Array}} Look
 */

/**
 * @param {Facet} facet
 * @param {State} state
 * @param {Row["colonne"]} columns
 * @returns {Look} nothing is `passing` of one without a choice
 */
function lookOf({ nome, molti }, state, { facets }) {
  const { lists, places } = /** @type {import("../types/columns.js").Looked} */ (facets.get(nome));
  const wanted = chosenOf(state, nome);
  const all = molti && state.modo === "tutte";
  const test = (/** @type {string[]} */ list) =>
    all ? wanted.every((value) => list.includes(value)) : list.some((value) => wanted.includes(value));
  return { lists, places, all, passing: wanted.length ? lists.map(test) : null, counts: new Uint32Array(lists.length) };
}

/**
 * @param {number} n - of a row
 * @param {Look[]} looks
 * @returns {number} the place of the one facet that refuses it, `NONE` or `MANY`
 */
function failures(n, looks) {
  let failed = NONE;
  for (let f = 0; f < looks.length; f += 1) {
    const { passing, places } = looks[f];
    if (!passing || passing[places[n]]) continue;
    if (failed !== NONE) return MANY;
    failed = f;
  }
  return failed;
}

/** @param {Row[]} rows @returns {Map<string, number>} */
function countByRegion(rows) {
  const regions = rows[0]?.colonne.regions;
  return regions ? tallied(regions.lists, countPlaces(rows, regions)) : new Map();
}

/** @param {Row[]} rows @param {number} places @returns {Map<number, Row[]>} */
function groupByPlace(rows, places) {
  const circles = rows[0]?.colonne.circles ?? [];
  /** @type {(Row[]|undefined)[]} */
  const groups = new Array(places);
  /** @type {Map<number, Row[]>} */
  const found = new Map();
  for (const row of rows) {
    const place = circles[row.n];
    if (place < 0) continue;
    const group = groups[place] ?? [];
    if (!group.length) found.set(place, group);
    group.push(row);
    groups[place] = group;
  }
  return found;
}
