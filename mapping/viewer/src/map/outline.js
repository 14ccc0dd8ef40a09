// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The chosen comune as the area that it is: of most associations the register knows no more than their comune.

import L from "./leaflet.js";

/** @import { Model, Part, State } from "../types/page.js" */

/**
 * @param {Pick<State, "comune"|"id">} state
 * @param {Pick<Model, "rows"|"places">} model
 * @returns {string} ISTAT code of the chosen comune, or of that of the chosen association; "" without one
 */
export function chosenComune({ comune, id }, { rows, places }) {
  if (comune || !id) return comune;
  const place = rows.find((row) => row.id === id)?.luogo ?? -1;
  return places[place]?.codice ?? "";
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
    update({ state }) {
      const code = chosenComune(state, model);
      if (code === drawn) return;
      drawn = code;
      layer.clearLayers();
      const outline = code && model.outlineOf(code);
      if (outline) layer.addData(outline);
    },
  };
}
