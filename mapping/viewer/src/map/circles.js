// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// One circle per comune, as large as its count; the registry knows the town, not the door.

import { h } from "../dom.js";
import { buttonIcon } from "./button-icon.js";
import { rove } from "./roving.js";
import L from "./leaflet.js";

/** @typedef {import("../types.js").Context} Context */
/** @typedef {import("../types.js").Place} Place */

/** Below this count a circle has no room for its number while Italy is in view whole. */
const FEW = 6;
const NUMBERS = "numeri";

/** @param {number} count @returns {number} diameter in pixels: the area grows with the count, never below a fingertip */
export function diameter(count) {
  return Math.round(Math.min(72, 12 + 8 * Math.sqrt(count)));
}

/** @param {number} zoom @returns {number} circles shrink where the whole country is in view, so that they stay apart */
export function scale(zoom) {
  return Math.min(1, Math.max(0.5, 0.5 + (zoom - 5.5) * 0.2));
}

/** @param {L.Map} map @param {import("../types.js").Model} model @returns {import("../types.js").Part & {layer: L.LayerGroup}} */
export function createCircles(map, model) {
  const layer = L.layerGroup();
  /** @type {Map<number, {marker: L.Layer, count: number, lang: string}>} */
  const drawn = new Map();
  const pane = /** @type {HTMLElement} */ (map.getPane("markerPane"));
  rove(pane, ".cerchio");
  const numbers = map.createPane(NUMBERS);
  const rescale = () => {
    for (const element of [pane, numbers]) element.style.setProperty("--scala", String(scale(map.getZoom())));
  };
  map.on("zoomend", rescale);
  rescale();
  return {
    layer,
    update(context) {
      const { state, selection, words } = context;
      if (state.strati.includes("associazioni")) layer.addTo(map);
      else layer.remove();
      for (const place of model.places) {
        const count = selection.byPlace.get(place.n)?.length ?? 0;
        const known = drawn.get(place.n);
        if (known?.count === count && known.lang === words.lang) continue;
        if (known) layer.removeLayer(known.marker);
        drawn.delete(place.n);
        if (count) drawn.set(place.n, { marker: withNumber(place, count, context).addTo(layer), count, lang: words.lang });
      }
    },
  };
}

/** @param {Place} place @param {number} count @param {Context} context @returns {L.LayerGroup} the circle, and above all circles its number */
function withNumber(place, count, context) {
  const button = circle(place, count, context);
  return L.layerGroup(count > 1 ? [button, number(place, count, context)] : [button]);
}

/** @param {Place} place @param {number} count @param {Context} context */
function number(place, count, { words }) {
  const text = h("span", { class: "numero", "aria-hidden": "true", "data-grande": String(count >= FEW) }, words.n(count));
  text.style.setProperty("--diametro", `${diameter(count)}px`);
  const icon = L.divIcon({ html: text, className: "segno-numero", iconSize: [0, 0] });
  return L.marker([place.lat, place.lon], { icon, interactive: false, keyboard: false, pane: NUMBERS });
}

/** @param {Place} place @param {number} count @param {Context} context @returns {L.Marker} */
function circle(place, count, { words, go, selection }) {
  const name = place.codice ? `${place.nome} (${place.provincia})` : selection.byPlace.get(place.n)?.[0].nome ?? "";
  /** @param {HTMLButtonElement} button */
  const make = (button) => {
    button.style.setProperty("--diametro", `${diameter(count)}px`);
    button.tabIndex = -1;
    button.dataset.comune = place.codice;
    button.setAttribute("aria-label", words.t("cerchio", { nome: name, n: count }));
  };
  const icon = buttonIcon({ className: "cerchio", make });
  const marker = L.marker([place.lat, place.lon], { icon, keyboard: false, zIndexOffset: -1000 * count, title: name });
  return marker.on("click", () => go(target(place, selection.byPlace.get(place.n) ?? [])));
}

/** @param {Place} place @param {import("../types.js").Row[]} rows @returns {Partial<import("../types.js").State>} */
function target(place, rows) {
  return place.codice ? { comune: place.codice, id: "", scheda: "" } : { id: rows[0]?.id ?? "", comune: "", scheda: "" };
}
