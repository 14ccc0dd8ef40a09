// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What lies around Italy, and the lakes in it: quiet ground that says where one is, and answers to nothing.

import { feature, mesh } from "topojson-client";
import { stillShapes } from "./still.js";

/** @import { Position } from "geojson" */
/** @import { Model, Part } from "../types/page.js" */

/** The land lies beneath the regions, lakes and Italy's own coast above their colours. */
const PANES = { terra: 380, acque: 392 };

/** @param {L.Map} map @param {Model} model @returns {Part} */
export function createGround(map, { ground, topology }) {
  for (const [name, level] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(level);
    pane.setAttribute("aria-hidden", "true");
  }
  const coast = mesh(topology, topology.objects.regioni, (a, b) => a === b);
  draw(map, "terra", "terra", { type: "MultiPolygon", coordinates: polygons(ground, "stati") });
  draw(map, "acque", "lago", { type: "MultiPolygon", coordinates: polygons(ground, "laghi") });
  draw(map, "acque", "costa", coast, { fill: false });
  return { update() {} };
}

/**
 * @param {L.Map} map
 * @param {keyof typeof PANES} pane
 * @param {string} className
 * @param {import("geojson").Geometry} shape
 * @param {L.PathOptions} [style]
 */
function draw(map, pane, className, shape, style = {}) {
  stillShapes(shape, { pane, interactive: false, style: { className, weight: 1, ...style } }).addTo(map);
}

/** @param {Model["ground"]} ground @param {"stati"|"laghi"} name @returns {Position[][][]} all of them, as one shape */
function polygons(ground, name) {
  return feature(ground, ground.objects[name]).features.flatMap(({ geometry }) => {
    if (geometry.type === "Polygon") return [geometry.coordinates];
    return geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  });
}
