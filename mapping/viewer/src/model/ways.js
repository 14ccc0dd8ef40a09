// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Ways out of a choice that no association answers, each with what it would give.

import { parseArea } from "./area.js";
import { nearestFirst, nearTo } from "./near.js";
import { searchWords, select } from "./select.js";
import { choosing, chosenOf, RADII, withoutFilters } from "./state.js";

/** @import { Facet, Model, Near, Row, State } from "../types/page.js" */

/**
 * @typedef {Object} Way
 * @property {Partial<State>} patch
 * @property {number} n - associations that it gives
 * @property {Facet} [facet] - of what is given up; without one it is the search, the place or the part of the map
 * @property {string[]} [values]
 */

/** So many of each kind are offered. */
const MOST = 5;
const NEAREST = 3;

/** @param {State} state @param {Model} model @returns {Row[]} */
function rowsOf(state, model) {
  return select(model, state).rows;
}

/**
 * @param {Way[]} ways
 * @param {State} state
 * @param {Model} model
 * @returns {Way[]} those that give something, the most first
 */
function useful(ways, state, model) {
  const all = ways.map((way) => counted(way, state, model));
  return all.filter(({ n }) => n).sort((a, b) => b.n - a.n);
}

/** @param {Way} way @param {State} state @param {Model} model @returns {Way} */
function counted(way, state, model) {
  return { ...way, n: rowsOf({ ...state, ...way.patch }, model).length };
}

/**
 * @param {State} state
 * @param {Model} model
 * @returns {Way[]} without one filter, or one value of it where all are wanted
 */
export function withoutOne(state, model) {
  const facets = model.facets.flatMap((facet) => {
    const chosen = chosenOf(state, facet.nome);
    const apart =
      state.modo === "tutte" && facet.molti ? chosen.map((value) => [value]) : chosen.length ? [chosen] : [];
    return apart.map((values) => {
      const patch = choosing(
        facet.nome,
        chosen.filter((value) => !values.includes(value)),
      );
      return { patch, facet, values, n: 0 };
    });
  });
  const search = searchWords(state.q).length ? [{ patch: { q: "" }, n: 0 }] : [];
  const area = parseArea(state.area) ? [{ patch: { area: "" }, n: 0 }] : [];
  return useful([...facets, ...search, ...area], state, model).slice(0, MOST);
}

/** @param {State} state @param {Model} model @returns {Way|undefined} the next circle that gives something */
export function wider(state, model) {
  if (!nearTo(state, model) || !state.raggio) return undefined;
  const larger = RADII.slice(RADII.indexOf(state.raggio) + 1).map((raggio) => ({ patch: { raggio }, n: 0 }));
  return larger.map((way) => counted(way, state, model)).find(({ n }) => n);
}

/**
 * @param {State} state
 * @param {Model} model
 * @returns {Way[]} other communities with an official language of those that are chosen
 */
export function sameLanguage(state, model) {
  const kin = model.kin.filter((countries) => countries.some((country) => state.comunita.includes(country))).flat();
  const others = [...new Set(kin)].filter((country) => !state.comunita.includes(country));
  const ways = others.map((country) => ({ patch: { comunita: [country] }, values: [country], n: 0 }));
  return useful(ways, state, model).slice(0, MOST);
}

/**
 * @param {State} state
 * @param {Model} model
 * @returns {{rows: Row[], near: Near}|null} the nearest to the place that is chosen: those of the same choice, else of
 *   the same community
 */
export function nearest(state, model) {
  const vicino = state.vicino || chiefTown(state, model);
  const unbounded = { vicino, raggio: "" };
  const near = nearTo({ ...state, ...unbounded }, model);
  if (!near) return null;
  const elsewhere = { ...state, ...unbounded, area: "", regione: [], provincia: [], nel_comune: [] };
  const same = { ...state, ...withoutFilters(state), ...unbounded, comunita: state.comunita };
  const closest = (/** @type {State} */ one) =>
    nearestFirst(rowsOf(one, model), near)
      .slice(0, NEAREST)
      .filter((row) => near.km(row) >= 0);
  const rows = closest(elsewhere);
  return { rows: rows.length ? rows : closest(same), near };
}

/** @param {State} state @param {Model} model @returns {string} of the one province that is chosen */
function chiefTown({ provincia }, { towns, comuni }) {
  if (provincia.length !== 1) return "";
  const chief = new Set(towns.map(([, , , code]) => code));
  return comuni.find((comune) => comune.provincia === provincia[0] && chief.has(comune.codice))?.codice ?? "";
}
