// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The borders of the provinces, from a zoom on; and those of the one region that is chosen, in colours.

import { feature, mesh } from "topojson-client";
import { propertiesOf } from "../model/topology.js";
import L from "./leaflet.js";
import { provinceClass, provincesOf } from "./province-colouring.js";
import { stillShapes } from "./still.js";

/** @import { Model, Part } from "../types/page.js" */

const ZOOM = 7;
/** Above the regions, which go on answering to the pointer. */
const PANE = "province";

/** @param {L.Map} map @param {Model} model @returns {Part} */
export function createProvinces(map, { topology }) {
  const pane = map.createPane(PANE);
  pane.style.zIndex = "391";
  pane.setAttribute("aria-hidden", "true");
  const coloured = L.layerGroup().addTo(map);
  addBorders(map, topology);
  const codes = propertiesOf(topology.objects.province).map(({ sigla }) => sigla);
  let drawn = "";
  return {
    update(context) {
      const provinces = provincesOf(context);
      const key = (provinces?.shapes ?? [])
        .map(({ sigla }) => provinces && sigla + provinceClass(provinces, sigla))
        .join();
      if (key === drawn) return;
      drawn = key;
      coloured.clearLayers();
      for (const { sigla } of provinces?.shapes ?? []) {
        const shape = feature(topology, topology.objects.province.geometries[codes.indexOf(sigla)]);
        const className = `provincia ${provinces && provinceClass(provinces, sigla)}`;
        stillShapes(shape, { pane: PANE, interactive: false, style: { className, weight: 1 } }).addTo(coloured);
      }
    },
  };
}

/** @param {L.Map} map @param {Model["topology"]} topology */
function addBorders(map, topology) {
  const inner = mesh(topology, topology.objects.province, (a, b) => a !== b);
  const style = { className: "confine-provincia", weight: 1, fill: false };
  const borders = stillShapes(inner, { pane: PANE, style, interactive: false });
  const show = () => (map.getZoom() >= ZOOM ? borders.addTo(map) : borders.remove());
  map.on("zoomend", show);
  show();
}
