// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The initiatives: their tables, each fact with the addresses of its sources.

import { readTable, values } from "./columns.js";

/** @import { LayerBlock } from "../types/borders.js" */
/** @import { Cited, Initiatives, Marked, MarkedSpot, Spot } from "../types/page.js" */
/** @import { InitiativeBlock, Table } from "../types/payload.js" */

/**
 * @param {InitiativeBlock} block
 * @returns {Initiatives}
 */
export function readInitiatives(block) {
  const { tabelle, indirizzi } = block;
  return {
    ...readProjects(block),
    eventi: cited(tabelle.eventi, indirizzi).sort(byDate),
    cifre: cited(tabelle.cifre, indirizzi),
    malaika: tabelle.malaika ? readTable(tabelle.malaika) : [],
    mappatura: cited(tabelle.mappatura, indirizzi),
  };
}

/**
 * What stands on other people's maps.
 * @param {InitiativeBlock} block
 * @returns {Pick<Initiatives, "progetti"|"luoghi">}
 */
export function readProjects({ tabelle, indirizzi }) {
  const facts = cited(tabelle.fatti, indirizzi);
  const own = (/** @type {string} */ project) => facts.filter(({ progetto }) => progetto === project);
  return {
    progetti: cited(tabelle.progetti, indirizzi).map((row) => ({ ...row, fatti: own(row.progetto) })),
    luoghi: cited(tabelle.luoghi, indirizzi),
  };
}

/**
 * By date, those without one last.
 * @param {{data: string}} a
 * @param {{data: string}} b
 */
function byDate(a, b) {
  return Number(!a.data) - Number(!b.data) || Number(a.data > b.data) - Number(a.data < b.data);
}

/**
 * @template {{fonti?: string}} T
 * @param {Table<T>|undefined} table
 * @param {string[]} addresses
 * @returns {Cited<T>[]} no rows of a table that was not sent
 */
function cited(table, addresses) {
  const own = (/** @type {string} */ places) => values(places, " ").map((place) => addresses[Number(place)]);
  return (table ? readTable(table) : []).map((row) => ({ ...row, fonti: own(row.fonti ?? "") }));
}

/**
 * Where each project was: a meeting is a place too.
 * @param {Initiatives} initiatives
 * @returns {Spot[]} one per project and comune, a territory before a meeting
 */
export function sitesKnown({ luoghi, eventi }) {
  const known = new Map();
  for (const spot of [...luoghi, ...eventi]) {
    const key = `${spot.progetto} ${spot.codice_comune}`;
    if (spot.codice_comune && !known.has(key)) known.set(key, spot);
  }
  return [...known.values()];
}

/** @param {string} project @param {Initiatives} initiatives @returns {boolean} whether no place of it is known */
export function placeless(project, initiatives) {
  return (
    initiatives.progetti.some(({ progetto }) => progetto === project) &&
    !sitesKnown(initiatives).some(({ progetto }) => progetto === project)
  );
}

/**
 * @param {Spot[]} places
 * @returns {Map<string, string[]>} ISTAT code -> projects held there
 */
export function projectsByComune(places) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const place of places) {
    const known = found.get(place.codice_comune) ?? [];
    if (place.codice_comune && !known.includes(place.progetto))
      found.set(place.codice_comune, [...known, place.progetto]);
  }
  return found;
}

/**
 * What the map marks: the projects, and the layers of an edition's own, each of whose points is a place of its own.
 * @param {Initiatives} initiatives
 * @param {LayerBlock[]} [layers]
 * @returns {{marked: Marked[], spots: MarkedSpot[]}}
 */
export function readMarked(initiatives, layers = []) {
  const own = layers.flatMap(({ progetto, punti }) =>
    punti.map(([latitudine, longitudine, comune], n) => {
      const codice_comune = `${progetto}-${n}`;
      return { progetto, latitudine, longitudine, comune, codice_comune };
    }),
  );
  return { marked: [...initiatives.progetti, ...layers], spots: [...sitesKnown(initiatives), ...own] };
}

/**
 * @template {MarkedSpot} [T=MarkedSpot]
 * @typedef {{code: string, point: [lat: number, lon: number], places: T[]}} Site a comune with projects
 */

/**
 * @template {MarkedSpot} T
 * @param {T[]} places
 * @returns {Site<T>[]} one per comune, without those whose point is not known
 */
export function sitesOf(places) {
  /** @type {Map<string, Site<T>>} */
  const found = new Map();
  for (const place of places) {
    const { codice_comune: code, latitudine: lat, longitudine: lon } = place;
    if (typeof lat !== "number" || typeof lon !== "number") continue;
    const known = found.get(code);
    if (known) known.places.push(place);
    else found.set(code, { code, point: [lat, lon], places: [place] });
  }
  return [...found.values()];
}
