// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The map goes where the reader's choice is: a region, a province, the places of a community.

import { feature } from "topojson-client";
import { propertiesOf } from "../model/topology.js";
import L from "./leaflet.js";
import { chosenComune } from "./outline.js";

/** @import { GeometryCollection } from "topojson-specification" */
/** @import { Borders } from "../types/borders.js" */
/** @import { Context, Model, Part, State } from "../types/page.js" */

const MARGIN = 24;
/** From this zoom on a comune is seen as an area. */
const NEAR = 8.5;
const VIEW = { maxZoom: 9.5, padding: /** @type {[number, number]} */ ([MARGIN, MARGIN]) };

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
      const comune = chosenComune(state, model);
      if (comune !== visited) visit(map, model, comune, before !== null);
      visited = comune;
      if (choiceOf(state) === followed) return;
      followed = choiceOf(state);
      const one = state.scheda || only(state.regione);
      const bounds = regions(one) ?? provinces(only(state.provincia)) ?? placesOf(context);
      const view = before ? VIEW : { ...VIEW, animate: false }; // a page that opens does not travel
      if (comune && model.outlineOf(comune)) return;
      if (bounds) map.fitBounds(bounds, besideLegend(view));
      else map.fitBounds(model.map.vista ?? model.map.confini, before ? {} : { animate: false });
    },
  };
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
  map.fitBounds(bounds, besideLegend({ ...VIEW, maxZoom: 11, ...(!travel && { animate: false }) }));
}

/**
 * The part of the map that its legend leaves free, as it is when the map is fitted, which may be later than now. Italy
 * as a whole leaves it free by itself.
 * @param {L.FitBoundsOptions} view
 * @returns {L.FitBoundsOptions}
 */
function besideLegend(view) {
  return {
    ...view,
    get paddingTopLeft() {
      return /** @type {[number, number]} */ ([underLegend(), MARGIN]);
    },
  };
}

/** @returns {number} pixels at the left of the map that its legend covers, and a margin */
function underLegend() {
  const legend = /** @type {HTMLElement|null} */ (document.querySelector("#legenda .scala"));
  const covers = legend && getComputedStyle(legend).position === "absolute";
  return covers ? legend.offsetLeft + legend.offsetWidth + MARGIN : MARGIN;
}

/** @param {State} state @returns {string} what the view depends on, "" for the whole country */
function choiceOf({ scheda, regione, provincia, comunita }) {
  return scheda || [...regione, ...provincia, ...comunita].join();
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
  const near = state.regione.length + state.provincia.length > 0;
  if (!near && (evidence || metric?.ofCommunity)) return undefined;
  const filtered = near || state.comunita.length > 0;
  const points = [...selection.byPlace.keys()].map((n) => L.latLng(model.places[n].lat, model.places[n].lon));
  return filtered && points.length ? L.latLngBounds(points) : undefined;
}
