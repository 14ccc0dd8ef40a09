// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The state of the page is its address: the same keys in the hash and, for an iframe's src, in the query.

/** @import { State } from "../types/page.js" */

export const VIEWS = ["mappa", "elenco", "regioni", "iniziative"];
export const FACETS = /** @type {const} */ ([
  "comunita",
  "regione",
  "provincia",
  "tipologia",
  "composizione",
  "ambito",
  "iniziativa",
]);
/** @typedef {typeof FACETS[number]} Facet */
const LISTS = /** @type {const} */ ([...FACETS, "strati"]);
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
]);

/** No name is longer. */
const LONGEST_SEARCH = 200;

/** @param {{lang: string, indicatore: string, strati: string[]}} defaults @returns {State} */
export function emptyState({ lang, indicatore, strati }) {
  return {
    lang,
    indicatore,
    strati,
    vista: "mappa",
    q: "",
    modo: "almeno-una",
    classi: "",
    ordina: "nome",
    id: "",
    comune: "",
    scheda: "",
    incorporata: "",
    comunita: [],
    regione: [],
    provincia: [],
    tipologia: [],
    composizione: [],
    ambito: [],
    iniziativa: [],
  };
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
    for (const name of LISTS) if (params.has(name)) state[name] = splitList(params.get(name));
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
    q: state.q.slice(0, LONGEST_SEARCH),
  };
}

/** @param {State} state @param {State} defaults @returns {string} the hash, without what is as by default */
export function writeState(state, defaults) {
  const pairs = [];
  for (const name of [...TEXTS, ...LISTS]) {
    const value = String(state[name]);
    if (value !== String(defaults[name])) pairs.push(`${name}=${readable(value)}`);
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
  return [state.q, state.modo, ...FACETS.map((facet) => state[facet].join())].join("|");
}

/** @param {State} state @returns {Partial<State>} the patch that takes every filter away */
export function withoutFilters(state) {
  const patch = Object.fromEntries(FACETS.map((name) => [name, []]));
  return { ...patch, q: "", modo: state.modo };
}
