// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The state of the page is its address: the same keys in the hash and, for an iframe's src, in the query.

import { parseArea } from "./area.js";

/** @import { FacetOfPlace, State } from "../types/page.js" */

export const VIEWS = ["mappa", "elenco", "regioni", "comunita", "cercare", "iniziative"];
const TEXTS = /** @type {const} */ ([
  "lang",
  "vista",
  "q",
  "modo",
  "indicatore",
  "classi",
  "ordina",
  "id",
  "comune",
  "scheda",
  "incorporata",
  "terzi",
  "vicino",
  "raggio",
  "area",
]);

/** Kilometres around a place; "" is no bound. */
export const RADII = ["10", "25", "50", ""];
const USUAL = RADII[1];

/** No name is longer. */
const LONGEST_SEARCH = 200;

/**
 * @param {{indicatore: string, strati: string[], faccette: string[]}} defaults - the names of the facets
 * @returns {State}
 */
export function emptyState({ indicatore, strati, faccette }) {
  const lists = /** @type {unknown} */ (Object.fromEntries(faccette.map((name) => [name, []])));
  const facets = /** @type {Record<FacetOfPlace, string[]>} */ (lists);
  return {
    ...facets,
    regione: facets.regione ?? [], // of a part of Italy nobody filters by it
    provincia: facets.provincia ?? [],
    lang: "",
    indicatore,
    strati,
    vista: "mappa",
    q: "",
    modo: "almeno-una",
    classi: "",
    ordina: "",
    id: "",
    comune: "",
    scheda: "",
    incorporata: "",
    terzi: "",
    vicino: "",
    raggio: USUAL,
    area: "",
  };
}

/**
 * @param {State} state
 * @returns {string[]} the names of its facets: whatever holds a list, but for the layers of the map
 */
function facetsOf(state) {
  const names = [];
  for (const [name, value] of Object.entries(state)) if (name !== "strati" && Array.isArray(value)) names.push(name);
  return names;
}

/** @param {State} state @returns {string[]} all that holds a list, in the order of the address */
function listsOf(state) {
  return [...facetsOf(state), "strati"];
}

/** @param {State} state @param {string} facet @returns {string[]} the values that are chosen of a facet */
export function chosenOf(state, facet) {
  return /** @type {Record<string, string[]>} */ (/** @type {unknown} */ (state))[facet];
}

/** @param {string} facet @param {string[]} values @returns {Partial<State>} the patch that chooses these values */
export function choosing(facet, values) {
  return /** @type {Partial<State>} */ ({ [facet]: values });
}

/**
 * @param {string} hash - with or without its `#`; wins over the query
 * @param {string} query - with or without its `?`
 * @param {State} defaults
 * @returns {State}
 */
export function parseState(hash, query, defaults) {
  const state = { ...defaults };
  for (const params of [new URLSearchParams(query), new URLSearchParams(hash.replace(/^#/, ""))]) {
    for (const name of listsOf(defaults))
      if (params.has(name)) Object.assign(state, choosing(name, splitList(params.get(name))));
    for (const name of TEXTS) if (usable(name, params.get(name))) Object.assign(state, { [name]: params.get(name) });
  }
  return repaired(state, defaults);
}

/** @param {string|null} text @returns {string[]} */
function splitList(text) {
  return [...new Set((text ?? "").split(",").filter((value) => value && !inherited(value)))];
}

/** @param {string} name @param {string|null} value */
function usable(name, value) {
  return value !== null && (name === "q" || !inherited(value));
}

/** @param {string} value @returns {boolean} such as «constructor»: every table would seem to hold it */
function inherited(value) {
  return value in Object.prototype;
}

/** @param {State} state @param {State} defaults @returns {State} a state that the page can draw, whatever was typed */
function repaired(state, defaults) {
  return {
    ...state,
    vista: VIEWS.includes(state.vista) ? state.vista : defaults.vista,
    modo: state.modo === "tutte" ? "tutte" : "almeno-una",
    terzi: state.terzi === "1" ? "1" : "",
    q: state.q.slice(0, LONGEST_SEARCH),
    vicino: /^\d{6}$/.test(state.vicino) ? state.vicino : rounded(state.vicino),
    raggio: RADII.includes(state.raggio) ? state.raggio : USUAL,
    area: parseArea(state.area) ? state.area : "",
  };
}

/**
 * @param {string} text - latitude and longitude
 * @returns {string} to about a kilometre, as «45.54,10.22»; "" where it is no point of the earth
 */
export function rounded(text) {
  if (!/^-?\d{1,3}(\.\d+)?,-?\d{1,3}(\.\d+)?$/.test(text)) return "";
  const [lat, lon] = text.split(",").map((degrees) => Math.round(Number(degrees) * 100) / 100 + 0);
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? `${lat.toFixed(2)},${lon.toFixed(2)}` : "";
}

/** @param {State} state @returns {string} where the reader is, which no address tells; "" for a place of the page */
export function ownPosition({ vicino }) {
  return vicino.includes(",") ? vicino : "";
}

/**
 * @param {State} state
 * @param {State} defaults
 * @param {State} [asked] - by the query that stands before the hash: what it says, a default too has to overrule
 * @returns {string} the hash, without what is as by default; without the reader's own position, which is nobody else's
 */
export function writeState(state, defaults, asked = defaults) {
  const pairs = [];
  const told = ownPosition(state) ? { ...state, vicino: "" } : state;
  const [own, ...usual] = /** @type {Record<string, unknown>[]} */ (/** @type {unknown} */ ([told, defaults, asked]));
  for (const name of [...TEXTS, ...listsOf(defaults)]) {
    // Most are the very same, and every link of a long list asks.
    if (usual.every((one) => own[name] === one[name])) continue;
    const value = String(own[name]);
    if (usual.some((one) => value !== String(one[name]))) pairs.push(`${name}=${readable(value)}`);
  }
  return pairs.join("&");
}

/** @param {string} value */
function readable(value) {
  return encodeURIComponent(value).replace(/%2C/g, ",").replace(/%2F/g, "/").replace(/%20/g, "+");
}

/** @param {string[]} list @param {string} value @returns {string[]} */
export function toggled(list, value) {
  return list.includes(value) ? list.filter((known) => known !== value) : [...list, value];
}

/** @param {State} state @returns {string} equal for states that select the same rows */
export function filterKey(state) {
  const near = state.vicino && `${state.vicino} ${state.raggio}`;
  const facets = facetsOf(state).map((facet) => chosenOf(state, facet).join());
  return [near, state.q, state.area, state.modo, ...facets].join("|");
}

/** @param {State} state @returns {Partial<State>} the patch that takes every filter away */
export function withoutFilters(state) {
  const patch = Object.fromEntries(facetsOf(state).map((name) => [name, []]));
  return { ...patch, q: "", area: "", modo: state.modo, terzi: "", vicino: "", raggio: USUAL };
}

/** @param {State} state @returns {boolean} whether anything filters but the choice of a community */
export function otherFilters(state) {
  const other = Boolean(state.q || state.vicino || state.area);
  return other || facetsOf(state).some((facet) => facet !== "comunita" && chosenOf(state, facet).length);
}
