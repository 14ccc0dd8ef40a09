// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The map goes where the reader's choice is: a region, a province, a comune, the places of a community.

import { feature } from "topojson-client";
import { parseArea } from "../model/area.js";
import { nearestFirst } from "../model/near.js";
import { filterKey } from "../model/state.js";
import { propertiesOf } from "../model/topology.js";
import { areaInView } from "./area-search.js";
import { placeOf } from "./arranged.js";
import { underLegend, underSheet, whole } from "./free-part.js";
import L from "./leaflet.js";
import { chosenComune } from "./outline.js";
import { onPaper } from "./paper.js";

/** @import { GeometryCollection } from "topojson-specification" */
/** @import { Borders } from "../types/borders.js" */
/** @import { Context, Model, Part, State } from "../types/page.js" */

const MARGIN = 24;
/** On paper a circle that the edge would cut is left out: the largest has room between its place and the edge. */
const MARGIN_OF_PAPER = 48;
/** From this zoom on a comune is seen as an area. */
const NEAR = 8.5;
const VIEW = { maxZoom: 9.5, padding: /** @type {[number, number]} */ ([MARGIN, MARGIN]) };
/** So near that a comune is seen by itself. */
const COMUNE = { ...VIEW, maxZoom: 10 };

/** @param {L.Map} map @param {Model} model @returns {Part} */
export function createFollowing(map, model) {
  const { topology } = model;
  const regions = boundsBy(topology, topology.objects.regioni, ({ codice_regione: code }) => code);
  const provinces = boundsBy(topology, topology.objects.province, ({ sigla }) => sigla);
  let followed = "";
  let visited = "";
  return {
    update(context) {
      const { state, before } = context;
      const comune = chosenComune(context);
      const outlined = Boolean(comune && model.outlineOf(comune));
      if (!outlined) goToPlace(map, context);
      else if (comune !== visited || arrives(context)) visit(map, model, comune, before !== null);
      visited = comune;
      if (choiceOf(context) === followed && (before || !underLegend())) return; // the legend is new when the page opens
      followed = choiceOf(context);
      if (state.area && state.area === areaInView(map)) return; // from where the reader has just asked for it
      if (outlined || (!before && placeOf(context))) return; // a link to a card opens there
      const bounds =
        regions(state.scheda) ??
        around(context) ??
        regions(only(state.regione)) ??
        provinces(only(state.provincia)) ??
        area(state) ??
        placesOf(context);
      // A page that opens does not travel.
      const view = before ? closer(context) : { ...closer(context), animate: false };
      if (bounds) map.fitBounds(bounds, inFreePart(view));
      else map.fitBounds(model.map.vista ?? model.map.confini, whole(before ? {} : { animate: false }));
    },
  };
}

/** @param {Context} context @returns {L.FitBoundsOptions} */
function closer({ selection }) {
  return selection.near ? { ...VIEW, maxZoom: 12 } : VIEW;
}

/**
 * To the comune that was chosen, unless it is seen well; when it is let go of, the map stays.
 * @param {L.Map} map
 * @param {Model} model
 * @param {string} comune
 * @param {boolean} travel
 */
function visit(map, model, comune, travel) {
  const outline = comune && model.outlineOf(comune);
  if (!outline) return;
  const bounds = L.geoJSON(outline).getBounds();
  if (travel && map.getZoom() >= NEAR && map.getBounds().contains(bounds)) return;
  map.fitBounds(bounds, inFreePart({ ...VIEW, maxZoom: 11, ...(!travel && { animate: false }) }));
}

/**
 * The part of the map that nothing covers, as it is when the map is fitted, which may be later than now. Italy as a
 * whole leaves the legend its place by itself.
 * @param {L.FitBoundsOptions} view
 * @returns {L.FitBoundsOptions}
 */
export function inFreePart(view) {
  return {
    ...view,
    get paddingTopLeft() {
      return /** @type {[number, number]} */ ([underLegend() + margin(), margin()]);
    },
    get paddingBottomRight() {
      return /** @type {[number, number]} */ ([margin(), underSheet() + margin()]);
    },
  };
}

function margin() {
  return onPaper() ? MARGIN_OF_PAPER : MARGIN;
}

/**
 * A link to a card, or a card opened from a list, shows its place; one that is in view stays where the reader sees it.
 * @param {L.Map} map
 * @param {Context} context
 */
function goToPlace(map, context) {
  const { state, before } = context;
  const arrived = arrives(context);
  if (before && !arrived && before.id === state.id && before.comune === state.comune) return;
  const place = placeOf(context);
  if (!place || (before && !arrived && map.getBounds().contains([place.lat, place.lon]))) return;
  const bounds = L.latLng(place.lat, place.lon).toBounds(2000);
  map.fitBounds(bounds, inFreePart({ ...COMUNE, ...(!before && { animate: false }) }));
}

/** @param {Context} context @returns {boolean} whether the reader comes to the map from another view, a card open */
function arrives({ state, before }) {
  return before !== null && before.vista !== "mappa" && state.vista === "mappa" && Boolean(state.id || state.comune);
}

/** @param {Context} context @returns {string} what the view depends on, "" for the whole country */
function choiceOf({ state, selection, model }) {
  const filtered = selection.near || selection.rows.length < model.rows.length;
  return state.scheda || (filtered ? filterKey(state) : "");
}

/** How many of the nearest are shown where there is no bound. */
const NEAREST = 12;

/**
 * @param {Context} context
 * @returns {L.LatLngBounds|undefined} the circle that is chosen, or the nearest; the country for who is far from it
 */
function around({ selection: { near, rows }, model }) {
  if (!near) return undefined;
  const { lat, lon } = near.centre;
  if (!L.latLngBounds(model.map.confini).contains([lat, lon])) return L.latLngBounds(model.map.confini);
  if (near.radius < Infinity) return L.latLng(lat, lon).toBounds(2000 * near.radius);
  const some = nearestFirst(rows, near).slice(0, NEAREST);
  const places = some.flatMap(({ luogo }) => model.places[luogo] ?? []);
  return L.latLngBounds([[lat, lon], ...places.map((place) => L.latLng(place.lat, place.lon))]);
}

/** @param {State} state */
function area({ area: text }) {
  const found = parseArea(text);
  return found ? L.latLngBounds([found[0], found[1]], [found[2], found[3]]) : undefined;
}

/** @param {string[]} values */
function only(values) {
  return values.length === 1 ? values[0] : "";
}

/**
 * @template {object} P
 * @param {Borders} topology
 * @param {GeometryCollection<P>} shapes
 * @param {(properties: P) => string} key
 * @returns {(value: string) => L.LatLngBounds|undefined} found when first asked for
 */
function boundsBy(topology, shapes, key) {
  return (value) => {
    const place = propertiesOf(shapes).findIndex((properties) => key(properties) === value);
    return place < 0 ? undefined : L.geoJSON(feature(topology, shapes.geometries[place])).getBounds();
  };
}

/**
 * @param {Context} context
 * @returns {L.LatLngBounds|undefined} of the circles that the filters leave, if there is any filter; not where the
 *   regions are coloured for a community: what is said of each is to be seen, with circles or without
 */
function placesOf({ state, selection, model, evidence, metric }) {
  const near = state.regione.length + state.provincia.length + state.nel_comune.length > 0;
  if (!near && (evidence || metric?.ofCommunity)) return undefined;
  const filtered = selection.rows.length < model.rows.length;
  const points = [...selection.byPlace.keys()].map((n) => L.latLng(model.places[n].lat, model.places[n].lon));
  return filtered && points.length ? L.latLngBounds(points) : undefined;
}
