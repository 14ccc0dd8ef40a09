// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// One circle per comune, as large as its count; the registry knows the town, not the door.

import { toggled } from "../model/state.js";
import { byId, h } from "../page/dom.js";
import { pause } from "../page/pause.js";
import { buttonIcon } from "./button-icon.js";
import { diameter, drawable, FEW, inside, MOST, scale } from "./circle-size.js";
import L from "./leaflet.js";
import { rove } from "./roving.js";
import { createSwitch } from "./switching.js";

/** @import { Context, Model, Part, Place } from "../types/page.js" */

/** @typedef {{place: Place, count: number}} Circle */

const LAYER = "associazioni";
const NUMBERS = "numeri";
/** So many circles are drawn in one task; the rest of a crowded map follows, the page answering in between. */
const AT_ONCE = 190;

/** @param {L.Map} map @param {Model} model @returns {Part & {layer: L.LayerGroup}} */
export function createCircles(map, model) {
  const layer = L.featureGroup();
  const show = createSwitch(
    map,
    layer,
    ({ strati }) => strati.includes(LAYER),
    ({ state }) => toggled(state.strati, LAYER),
  );
  rescaleWithZoom(map, map.createPane(NUMBERS));
  rove(map.getPane("markerPane"), ".cerchio");
  /** @type {Map<string, L.Layer>} */
  const drawn = new Map();
  /** @type {Context|undefined} */
  let context;
  let turn = 0;
  const draw = () => {
    turn += 1;
    const mine = turn;
    if (context) drawMissing(layer, drawn, circlesInView(map, model, context), context, () => mine === turn);
  };
  map.on("moveend", () => pause().then(draw));
  return {
    layer,
    update(next) {
      context = next;
      show(next);
      draw();
    },
  };
}

/** @param {L.Map} map @param {HTMLElement} numbers */
function rescaleWithZoom(map, numbers) {
  const circles = /** @type {HTMLElement} */ (map.getPane("markerPane"));
  const rescale = () => {
    for (const pane of [circles, numbers]) pane.style.setProperty("--scala", String(scale(map.getZoom())));
  };
  map.on("zoomend", rescale);
  rescale();
}

/** @param {L.Map} map @param {Model} model @param {Context} context @returns {Circle[]} */
function circlesInView(map, model, { selection, words }) {
  const all = [...selection.byPlace].map(([n, rows]) => ({ place: model.places[n], count: rows.length }));
  const inView = inside(map.getBounds().pad(0.1));
  byId("cerchi-troppi").textContent = all.length > MOST ? words.t("cerchi_troppi", { n: MOST }) : "";
  return drawable(all, ({ place }) => inView(place.lat, place.lon));
}

/**
 * Leaves alone what stays as it was.
 * @param {L.LayerGroup} layer
 * @param {Map<string, L.Layer>} drawn
 * @param {Circle[]} circles
 * @param {Context} context
 * @param {() => boolean} wanted - false once a later drawing has begun
 */
async function drawMissing(layer, drawn, circles, context, wanted) {
  const next = new Map(circles.map((circle) => [`${circle.place.n} ${circle.count} ${context.words.lang}`, circle]));
  for (const [key, shown] of drawn) {
    if (next.has(key)) continue;
    layer.removeLayer(shown);
    drawn.delete(key);
  }
  const missing = [...next].filter(([key]) => !drawn.has(key));
  for (let n = 0; n < missing.length; n += AT_ONCE) {
    if (n) await pause();
    if (!wanted()) return;
    for (const [key, circle] of missing.slice(n, n + AT_ONCE)) drawn.set(key, withNumber(circle, context).addTo(layer));
  }
}

/**
 * @param {Circle} circle
 * @param {Context} context
 * @returns {L.LayerGroup} the circle, and above all circles its number
 */
function withNumber(circle, context) {
  const button = circleButton(circle, context);
  return L.featureGroup(circle.count > 1 ? [button, number(circle, context)] : [button]);
}

/** @param {Circle} circle @param {Context} context */
function number({ place, count }, { words }) {
  const text = h(
    "span",
    { class: "numero", "aria-hidden": "true", "data-grande": String(count >= FEW) },
    words.n(count),
  );
  text.style.setProperty("--diametro", `${diameter(count)}px`);
  const icon = L.divIcon({ html: text, className: "segno-numero", iconSize: [0, 0] });
  return L.marker([place.lat, place.lon], { icon, interactive: false, keyboard: false, pane: NUMBERS });
}

/** @param {Circle} circle @param {Context} context @returns {L.Marker} */
function circleButton({ place, count }, { words, go, selection }) {
  const first = selection.byPlace.get(place.n)?.[0];
  const name = place.codice ? `${place.nome} (${place.provincia})` : (first?.denominazione ?? "");
  /** @param {HTMLButtonElement} button */
  const make = (button) => {
    button.style.setProperty("--diametro", `${diameter(count)}px`);
    button.tabIndex = -1;
    button.dataset.comune = place.codice;
    button.dataset.luogo = String(place.n);
    button.setAttribute("aria-label", words.t("cerchio", { nome: name, n: count }));
  };
  const icon = buttonIcon({ className: "cerchio", make });
  const marker = L.marker([place.lat, place.lon], { icon, keyboard: false, zIndexOffset: -1000 * count, title: name });
  const open = place.codice
    ? { comune: place.codice, id: "", scheda: "" }
    : { id: first?.id ?? "", comune: "", scheda: "" };
  return marker.on("click", () => go(open));
}
