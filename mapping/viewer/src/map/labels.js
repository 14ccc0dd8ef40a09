// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The names of the chief towns, so that the map reads without streets: as many as fit, the largest towns first.

import { h } from "../dom.js";
import { diameter, scale } from "./circle-size.js";
import { fitting } from "./fitting.js";
import L from "./leaflet.js";

/** @typedef {import("./fitting.js").Box} Box */
/** @typedef {import("../types.js").Model["towns"][number]} Town */

const HEIGHT = 15;
const LETTER = 6.4;
const MARGIN = 3;

/** @param {L.Map} map @param {import("../types.js").Model} model @returns {import("../types.js").Part} */
export function createTownNames(map, { towns, places }) {
  const pane = map.createPane("nomi");
  pane.setAttribute("aria-hidden", "true");
  /** @type {Map<string, number>} ISTAT code -> associations now in its circle */
  let counts = new Map();
  const below = (/** @type {Town} */ [, , , code]) => (diameter(counts.get(code) ?? 0) * scale(map.getZoom())) / 2;
  const draw = () => {
    const visible = towns.slice(0, most(map.getZoom())).filter(([, lat, lon]) => map.getBounds().contains([lat, lon]));
    const kept = fitting(visible.map((town) => boxOf(map, town, below(town))));
    pane.replaceChildren(...visible.filter((_, n) => kept[n]).map((town) => label(map, town, below(town))));
  };
  map.on("zoomstart", () => pane.replaceChildren());
  map.on("moveend zoomend viewreset", draw);
  return {
    update({ selection, state }) {
      const drawn = state.strati.includes("associazioni") ? [...selection.byPlace] : [];
      counts = new Map(drawn.map(([n, rows]) => [places[n].codice, rows.length]));
      draw();
    },
  };
}

/** @param {number} zoom @returns {number} how many towns to name at most: a few for the country, all for a province */
function most(zoom) {
  return zoom < 6.5 ? 22 : zoom < 7.5 ? 50 : 200;
}

/** @param {L.Map} map @param {Town} town @param {number} below @returns {Box} where its name would stand */
function boxOf(map, [name, lat, lon], below) {
  const { x, y } = map.latLngToContainerPoint([lat, lon]);
  const half = (name.length * LETTER) / 2 + MARGIN;
  return { left: x - half, right: x + half, top: y + below, bottom: y + below + HEIGHT + MARGIN };
}

/** @param {L.Map} map @param {Town} town @param {number} below */
function label(map, [name, lat, lon], below) {
  const element = h("span", { class: "nome-luogo", lang: "it" }, name);
  L.DomUtil.setPosition(element, map.latLngToLayerPoint([lat, lon]).add([0, below + 1]));
  return element;
}
