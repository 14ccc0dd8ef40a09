// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where circles and the marks of projects stand at the present zoom: worked out once, together, for all who ask.

import { sitesOf } from "../model/initiatives.js";
import { circleSize, growthFor } from "./circle-size.js";
import { group } from "./grouping.js";

/** @import { Site } from "../model/initiatives.js" */
/** @import { Context, Model, Place } from "../types/page.js" */
/** @import { Circle } from "./grouping.js" */
/** @import { Disc } from "./settling.js" */

/** @typedef {Disc & Site & {project: string}} Mark */
/** @typedef {{zoom: number, circles: Circle[], marks: Mark[]}} Arranged in pixels of the zoom */

/** Pixels, half of what a finger hits and a hair of air. */
const MARK = 13;
/** A mark stands for one comune, a circle next to it often for many: a small circle gives way to it. */
const HEAVY = 250;
/** @type {WeakMap<Context, Arranged>} */
const known = new WeakMap();
/** @type {WeakMap<Model, number>} */
const growths = new WeakMap();

/** @param {L.Map} map @param {Context} context @returns {Arranged} */
export function arranged(map, context) {
  const zoom = map.getZoom();
  const before = known.get(context);
  if (before?.zoom === zoom) return before;
  const now = arrange(context, zoom, (lat, lon) => map.project([lat, lon], zoom), map.getMaxZoom());
  known.set(context, now);
  return now;
}

/**
 * @param {Context} context
 * @param {number} zoom - which says what is grouped
 * @param {Pixels} pixels - where a place lies
 * @param {number} [last] - the zoom from which nothing is grouped
 * @returns {Arranged}
 */
export function arrange(context, zoom, pixels, last) {
  const marks = marksOf(context, pixels);
  return { zoom, circles: group(spotsOf(context, pixels), zoom, growthOf(context.model), marks, last), marks };
}

/** @param {L.Map} map @param {Disc} disc @returns {L.LatLng} where it stands */
export function standing(map, { left, top }) {
  return map.unproject([left, top], map.getZoom());
}

/**
 * @param {L.Map} map
 * @param {number} beyond - pixels
 * @returns {(disc: Disc) => boolean} whether some of it stands in view, or so far beyond; asked of thousands
 */
export function near(map, beyond) {
  const { min, max } = map.getPixelBounds();
  if (!min || !max) return () => true;
  const [west, north, east, south] = [min.x - beyond, min.y - beyond, max.x + beyond, max.y + beyond];
  return ({ left, top, r }) => left + r >= west && left - r <= east && top + r >= north && top - r <= south;
}

/** @param {L.Map} map @param {Disc} disc @returns {L.LatLng} where it belongs */
export function belonging(map, { x, y }) {
  return map.unproject([x, y], map.getZoom());
}

/**
 * @param {Model} model
 * @returns {number} how circles grow in this register, whatever is chosen of it: sizes can be compared
 */
function growthOf(model) {
  const growth = growths.get(model) ?? growthFor(mostInProvince(model));
  growths.set(model, growth);
  return growth;
}

/** @param {Model} model @param {number} count @returns {number} pixels from side to side */
export function sizeOf(model, count) {
  return circleSize(count, growthOf(model));
}

/** @param {Pick<Context, "model"|"state">} context @returns {Place|undefined} of the card that is open */
export function placeOf({ model, state }) {
  const row = state.id ? model.rows.find(({ id }) => id === state.id) : undefined;
  return row ? model.places[row.luogo] : model.places.find(({ codice }) => codice !== "" && codice === state.comune);
}

/** @param {Model} model */
function mostInProvince({ rows, places }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { luogo } of rows) {
    const province = places[luogo]?.provincia;
    if (province) counts.set(province, (counts.get(province) ?? 0) + 1);
  }
  return [...counts.values()].reduce((most, count) => Math.max(most, count), 1);
}

/** @typedef {(lat: number, lon: number) => {x: number, y: number}} Pixels */

/** @param {Context} context @param {Pixels} pixels */
function spotsOf({ state, selection, model }, pixels) {
  const shown = state.strati.includes("associazioni") ? [...selection.byPlace] : [];
  return shown.map(([n, rows]) => {
    const { lat, lon, provincia, regione } = model.places[n];
    const { x, y } = pixels(lat, lon);
    return { n, x, y, count: rows.length, province: provincia, region: regione };
  });
}

/** @param {Context} context @param {Pixels} pixels @returns {Mark[]} one for each project and comune, or point */
function marksOf({ state, model }, pixels) {
  const shown = model.marked.filter(({ progetto }) => state.strati.includes(progetto));
  return shown.flatMap(({ progetto: project }) =>
    sitesOf(model.spots.filter(({ progetto }) => progetto === project)).map((site) => {
      const { x, y } = pixels(...site.point);
      return { ...site, project, x, y, left: x, top: y, r: MARK, weight: HEAVY };
    }),
  );
}
