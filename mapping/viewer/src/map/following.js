// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The map goes where the reader's choice is: a region, a province, the places of a community.

import { feature } from "topojson-client";
import L from "./leaflet.js";

/** @typedef {import("../types.js").Context} Context */
/** @typedef {import("../types.js").State} State */

const MARGIN = 24;
const VIEW = { maxZoom: 9.5, padding: /** @type {[number, number]} */ ([MARGIN, MARGIN]) };

/** @param {L.Map} map @param {import("../types.js").Model} model @returns {import("../types.js").Part} */
export function createFollowing(map, model) {
  const { regioni, province } = /** @type {any} */ (model.topology.objects);
  const regions = boundsBy(model, regioni, "codice_regione");
  const settled = afterZooming(map);
  const provinces = boundsBy(model, province, "sigla");
  return {
    update(context) {
      const { state, before } = context;
      if (before ? choiceOf(state) === choiceOf(before) : !choiceOf(state)) return;
      const one = state.scheda || only(state.regione);
      const bounds = regions(one) ?? provinces(only(state.provincia)) ?? placesOf(context);
      const view = () => ({ ...VIEW, paddingTopLeft: /** @type {[number, number]} */ ([besideLegend(), MARGIN]) });
      settled(() => map.fitBounds(bounds ?? L.latLngBounds(model.map.confini), bounds ? view() : {}));
    },
  };
}

/** @returns {number} pixels at the left of the map that its legend covers, and a margin; Italy as a whole leaves them free */
function besideLegend() {
  const legend = /** @type {HTMLElement|null} */ (document.querySelector("#legenda .scala"));
  const covers = legend && getComputedStyle(legend).position === "absolute";
  return covers ? legend.offsetLeft + legend.offsetWidth + MARGIN : MARGIN;
}

/** @param {L.Map} map @returns {(act: () => void) => void} does it at once, or after the zooming that is under way, which would swallow it */
function afterZooming(map) {
  let zooming = false;
  /** @type {(() => void)|undefined} */
  let waiting;
  map.on("zoomanim", () => {
    zooming = true;
  });
  map.on("zoomend", () => {
    zooming = false;
    const act = waiting;
    waiting = undefined;
    act?.();
  });
  return (act) => {
    if (zooming) waiting = act;
    else act();
  };
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
 * @param {import("../types.js").Model} model @param {any} collection @param {string} key
 * @returns {(value: string) => L.LatLngBounds|undefined} found when first asked for
 */
function boundsBy({ topology }, collection, key) {
  return (value) => {
    const geometry = collection.geometries.find((/** @type {any} */ known) => known.properties[key] === value);
    return geometry && L.geoJSON(/** @type {any} */ (feature(topology, geometry))).getBounds();
  };
}

/** @param {Context} context @returns {L.LatLngBounds|undefined} of the circles that the filters leave, if there is any filter */
function placesOf({ state, selection, model }) {
  const filtered = state.regione.length + state.provincia.length + state.comunita.length > 0;
  const points = [...selection.byPlace.keys()].map((n) => L.latLng(model.places[n].lat, model.places[n].lon));
  return filtered && points.length ? L.latLngBounds(points) : undefined;
}
