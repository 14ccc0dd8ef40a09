// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The Leaflet map itself: Italy in view, the host page never robbed of its scrolling.

import L from "./leaflet.js";

/** @typedef {import("leaflet").Map} LeafletMap */

/** @param {import("../types.js").Model} model @returns {LeafletMap} */
export function createFrame({ map: settings }) {
  const container = /** @type {HTMLElement} */ (document.getElementById(settings.nome));
  const touch = window.matchMedia("(pointer: coarse)").matches;
  const map = L.map(container, {
    attributionControl: false,
    dragging: !touch,
    maxZoom: 14,
    minZoom: 4.5,
    scrollWheelZoom: false,
    zoomControl: false,
    zoomDelta: 0.8,
    zoomSnap: 0.1,
    ...(window.matchMedia("(prefers-reduced-motion: reduce)").matches && calm),
  });
  map.fitBounds(settings.confini);
  map.setMaxBounds(map.getBounds().pad(0.6));
  holdScrolling(map);
  keepFitting(map, settings.confini);
  return map;
}

/** @param {LeafletMap} map @param {[[number, number], [number, number]]} italy in view again after a change of size, until somebody moves the map */
function keepFitting(map, italy) {
  let fitted = map.getZoom();
  const untouched = () => map.getZoom() === fitted;
  new ResizeObserver(() => {
    const refit = untouched();
    map.invalidateSize({ animate: false });
    if (!refit) return;
    map.fitBounds(italy, { animate: false });
    fitted = map.getZoom();
  }).observe(map.getContainer());
}

const calm = { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false };

/**
 * The wheel and the finger belong to the page until the map is clicked, and again once it is left.
 * @param {LeafletMap} map
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
