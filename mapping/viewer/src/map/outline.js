// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The chosen comune as the area that it is: of most associations the register knows no more than their comune.

import { placeOf } from "./arranged.js";
import L from "./leaflet.js";

/** @import { Context, Model, Part } from "../types/page.js" */

/**
 * @param {Pick<Context, "model"|"state">} context
 * @returns {string} ISTAT code of the comune of the open card, else of the one comune of the filters; "" without
 */
export function chosenComune(context) {
  const { comune, nel_comune: filtered } = context.state;
  return placeOf(context)?.codice || comune || (filtered.length === 1 ? filtered[0] : "");
}

/** @param {L.Map} map @param {Model} model @returns {Part} */
export function createOutline(map, model) {
  const pane = map.createPane("contorno");
  pane.style.zIndex = "394";
  pane.setAttribute("aria-hidden", "true");
  const layer = L.geoJSON(undefined, {
    pane: "contorno",
    interactive: false,
    style: { className: "contorno-comune", weight: 2 },
  }).addTo(map);
  let drawn = "";
  return {
    update(context) {
      const code = chosenComune(context);
      if (code === drawn) return;
      drawn = code;
      layer.clearLayers();
      const outline = code && model.outlineOf(code);
      if (outline) layer.addData(outline);
    },
  };
}
