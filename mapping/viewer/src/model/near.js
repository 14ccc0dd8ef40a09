// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// How far an association is from a place, as the crow flies.

import { ownPosition } from "./state.js";
import { propertiesOf } from "./topology.js";

/** @import { Comune, Model, Near, Row, State } from "../types/page.js" */

/** @typedef {{lat: number, lon: number}} Point */
/** @typedef {Pick<Model, "comuni"|"places"|"topology">} Known what distances need of a model */

/** Mean radius of the earth in kilometres. */
const EARTH = 6371.0088;
const DEGREE = Math.PI / 180;

/** @param {Point} a @param {Point} b @returns {number} kilometres on a sphere, by the haversines */
export function distance(a, b) {
  const half = (/** @type {number} */ from, /** @type {number} */ to) => Math.sin(((to - from) * DEGREE) / 2) ** 2;
  const along = Math.cos(a.lat * DEGREE) * Math.cos(b.lat * DEGREE) * half(a.lon, b.lon);
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half(a.lat, b.lat) + along)));
}

/**
 * @param {State} state
 * @param {Known} model
 * @returns {Near|null} null where it is near to nothing that the page knows
 */
export function nearTo(state, model) {
  const centre = state.vicino && centreOf(state, model.comuni);
  if (!centre) return null;
  const radius = state.raggio ? Number(state.raggio) : Infinity;
  const km = measure(centre, model);
  const { provinces, regions } = reached(centre, radius, model);
  return {
    centre,
    radius,
    km,
    within: (row) => radius === Infinity || km(row) <= radius,
    perhaps: ({ luogo, provincia, regione }) =>
      luogo < 0 && (provincia ? provinces.has(provincia) : regions.has(regione)),
  };
}

/** @param {Row[]} rows @param {Near} near @returns {Row[]} those of which it is not known last, equals as they were */
export function nearestFirst(rows, { km }) {
  const far = (/** @type {Row} */ row) => (km(row) >= 0 ? km(row) : Number.MAX_VALUE);
  const measured = rows.map((row) => /** @type {const} */ ([far(row), row]));
  return measured.sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** @param {State} state @param {Comune[]} comuni @returns {Comune|undefined} */
function centreOf(state, comuni) {
  if (!ownPosition(state)) return comuni.find(({ codice }) => codice === state.vicino);
  const [lat, lon] = state.vicino.split(",").map(Number);
  return { codice: "", nome: "", provincia: "", lat, lon };
}

/**
 * @param {Comune} centre
 * @param {Known} model
 * @returns {(row: Row) => number} kilometres from its own point, else from the centre of its comune, which is measured
 *   once; none within one comune, however large
 */
function measure(centre, { places }) {
  /** @type {(number|undefined)[]} */
  const known = new Array(places.length);
  return ({ luogo, lat, lon }) => {
    const place = places[luogo];
    if (!place) return Number.NaN;
    if (place.codice && place.codice === centre.codice) return 0;
    if (lat !== null && lon !== null) return distance(centre, { lat, lon });
    const km = known[luogo] ?? distance(centre, place);
    known[luogo] = km;
    return km;
  };
}

/**
 * @param {Comune} centre
 * @param {number} radius
 * @param {Known} model
 * @returns {{provinces: Set<string>, regions: Set<string>}} those with a comune within the circle
 */
function reached(centre, radius, { comuni, topology }) {
  const near = comuni.filter((comune) => distance(centre, comune) <= radius);
  const provinces = new Set([centre, ...near].map(({ provincia }) => provincia));
  const shapes = propertiesOf(topology.objects.province).filter(({ sigla }) => provinces.has(sigla));
  return { provinces, regions: new Set(shapes.map(({ codice_regione }) => codice_regione)) };
}
