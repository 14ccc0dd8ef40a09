// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The Leaflet map itself: Italy in view, or the place of the registry, the host page never robbed of its scrolling.

import { whole } from "./free-part.js";
import { keepGoal } from "./goal.js";
import L from "./leaflet.js";

/** @import { Model } from "../types/page.js" */

/** A map that is hidden at first has this zoom until it can be fitted: its layers ask for one. */
const PROVISIONAL_ZOOM = 6;

/** @param {Model} model @returns {L.Map} */
export function createFrame({ map: settings }) {
  const container = /** @type {HTMLElement} */ (document.getElementById(settings.nome));
  container.replaceChildren(); // a page saved as it stood has a map's remains there
  const touch = window.matchMedia("(pointer: coarse)").matches;
  const italy = L.latLngBounds(settings.confini);
  const map = L.map(container, {
    attributionControl: false,
    dragging: !touch,
    scrollWheelZoom: false,
    trackResize: false, // the goal does: also where not the window changes
    zoomControl: false,
    zoomDelta: 0.8,
    zoomSnap: 0.1,
    ...limits(settings, italy),
    ...(window.matchMedia("(prefers-reduced-motion: reduce)").matches && calm),
  });
  map.setView(italy.getCenter(), PROVISIONAL_ZOOM);
  keepGoal(map);
  map.fitBounds(L.latLngBounds(settings.vista ?? settings.confini), whole({ animate: false }));
  holdScrolling(map);
  return map;
}

/**
 * Nobody gets lost far from Italy; where layers of other people's are drawn, they may lie anywhere in the world.
 * @param {Model["map"]} settings
 * @param {L.LatLngBounds} italy - not the view: a hidden map has none
 */
function limits({ subito, zoom }, italy) {
  return subito ? { maxZoom: 18, minZoom: 0 } : { maxBounds: italy.pad(1.5), maxZoom: 14, minZoom: zoom ?? 4.5 };
}

const calm = { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false };

/**
 * The wheel and the finger belong to the page until the map is clicked, and again once it is left.
 * @param {L.Map} map
 */
function holdScrolling(map) {
  const touch = !map.dragging.enabled();
  map.on("click", () => {
    map.scrollWheelZoom.enable();
    if (touch) map.dragging.enable();
  });
  const release = () => {
    map.scrollWheelZoom.disable();
    if (touch) map.dragging.disable();
  };
  map.getContainer().addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
  document.addEventListener("pointerdown", (event) => {
    if (!map.getContainer().contains(/** @type {Node} */ (event.target))) release();
  });
}
