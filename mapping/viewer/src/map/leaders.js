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
  map.createPane(PANE).style.zIndex = "590"; // beneath every circle
  const layer = L.layerGroup().addTo(map);
  const options = { pane: PANE, interactive: false, weight: 1, className: "filo" };
  return (discs) => {
    layer.clearLayers();
    const near = map.getBounds().pad(0.1);
    for (const disc of discs) {
      if (strayed(disc) < disc.r - 2) continue;
      const line = L.polyline([standing(map, disc), belonging(map, disc)], options);
      if (near.intersects(line.getBounds())) line.addTo(layer);
    }
  };
}
