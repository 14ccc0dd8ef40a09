// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A thin line from what was set apart to the place where it belongs.

import { belonging, standing } from "./arranged.js";
import L from "./leaflet.js";
import { strayed } from "./settling.js";

/** @import { Disc } from "./settling.js" */

const PANE = "fili";

/** @param {L.Map} map @returns {(discs: Disc[]) => void} draws those of these that are in view */
export function createLeaders(map) {
  const pane = map.createPane(PANE);
  pane.style.zIndex = "590"; // beneath every circle
  pane.setAttribute("aria-hidden", "true");
  const layer = L.layerGroup().addTo(map);
  const options = { pane: PANE, interactive: false, weight: 1.5, className: "filo" };
  const edge = { ...options, weight: 4, className: "orlo" }; // it is seen on land of every colour
  return (discs) => {
    layer.clearLayers();
    const near = map.getBounds().pad(0.1);
    for (const disc of discs) {
      if (strayed(disc) < disc.r - 2) continue;
      const ends = [standing(map, disc), belonging(map, disc)];
      if (!near.intersects(L.latLngBounds(ends))) continue;
      L.polyline(ends, edge).addTo(layer);
      L.polyline(ends, options).addTo(layer);
    }
  };
}
