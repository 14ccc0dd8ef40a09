// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The map goes where the reader's choice is: a region, a province, the places of a community.

import { feature } from "topojson-client";
import { parseArea } from "../model/area.js";
import { propertiesOf } from "../model/topology.js";
import { areaInView } from "./area-search.js";
import { underLegend, underSheet, whole } from "./free-part.js";
import L from "./leaflet.js";

/** @import { GeometryCollection } from "topojson-specification" */
/** @import { Borders } from "../types/borders.js" */
/** @import { Context, Model, Part, State } from "../types/page.js" */

const MARGIN = 24;
const VIEW = { maxZoom: 9.5, padding: /** @type {[number, number]} */ ([MARGIN, MARGIN]) };

/** @param {L.Map} map @param {Model} model @returns {Part} */
export function createFollowing(map, model) {
  const { topology } = model;
  const regions = boundsBy(topology, topology.objects.regioni, ({ codice_regione: code }) => code);
  const provinces = boundsBy(topology, topology.objects.province, ({ sigla }) => sigla);
  let followed = "";
  return {
    update(context) {
      const { state, before } = context;
      if (choiceOf(state) === followed && (before || !underLegend())) return; // the legend is new when the page opens
      followed = choiceOf(state);
      if (state.area && state.area === areaInView(map)) return; // from where the reader has just asked for it
      const one = state.scheda || only(state.regione);
      const bounds = regions(one) ?? provinces(only(state.provincia)) ?? area(state) ?? placesOf(context);
      const view = before ? VIEW : { ...VIEW, animate: false }; // a page that opens does not travel
      if (bounds) map.fitBounds(bounds, inFreePart(view));
      else map.fitBounds(model.map.vista ?? model.map.confini, whole(before ? {} : { animate: false }));
    },
  };
}

/**
 * The part of the map that nothing covers, as it is when the map is fitted, which may be later than now. Italy as a
 * whole leaves the legend its place by itself.
 * @param {L.FitBoundsOptions} view
 * @returns {L.FitBoundsOptions}
 */
function inFreePart(view) {
  return {
    ...view,
    get paddingTopLeft() {
      return /** @type {[number, number]} */ ([underLegend() + MARGIN, MARGIN]);
    },
    get paddingBottomRight() {
      return /** @type {[number, number]} */ ([MARGIN, underSheet() + MARGIN]);
    },
  };
}

/** @param {State} state @returns {string} what the view depends on, "" for the whole country */
function choiceOf({ scheda, regione, provincia, comunita, area }) {
  return scheda || [...regione, ...provincia, ...comunita, area].filter(Boolean).join();
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
  const near = state.regione.length + state.provincia.length > 0;
  if (!near && (evidence || metric?.ofCommunity)) return undefined;
  const filtered = near || state.comunita.length > 0;
  const points = [...selection.byPlace.keys()].map((n) => L.latLng(model.places[n].lat, model.places[n].lon));
  return filtered && points.length ? L.latLngBounds(points) : undefined;
}
