// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// One legend for all our layers on a map: a part for each that is shown, gone with the last.

import PALETTE from "palette/classes";
import L, { mapOf } from "../map/leaflet.js";
import { h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";

/** @import { PlainWords } from "../types/languages.js" */

/**
 * @typedef {Object} Section
 * @property {PlainWords} words
 * @property {string} title
 * @property {HTMLElement[]} lines
 * @property {string[]} notes - a note that several layers make stands once
 */
/** @typedef {{set: (layer: L.Layer, section: Section|null) => void}} Legend */

/** @type {WeakMap<L.Map, Legend>} */
const legends = new WeakMap();
/** Pixels: in a map that is smaller the legend opens folded. */
const ROOM = { x: 720, y: 400 };
/** Pixels for the margins of the legend, its heading and the attribution below it. */
const EDGES = 90;

/**
 * @param {L.Layer} layer
 * @param {() => Section} tell - the layer's part of the legend, there as long as the layer is
 */
export function explain(layer, tell) {
  /** @type {L.Map|undefined} */
  let map;
  layer.on("add", () => {
    map = mapOf(layer);
    if (map) legendOf(map).set(layer, tell());
  });
  layer.on("remove", () => map && legendOf(map).set(layer, null));
}

/**
 * @param {string} name - of a class
 * @param {string} text
 */
export function square(name, text) {
  const mark = h("span", { class: `mappa-strati-quadro mappa-strati-${name}`, "aria-hidden": "true" });
  mark.style.background = PALETTE[name] ?? "";
  return h("li", {}, mark, text);
}

/** @param {L.Map} map @returns {Legend} */
function legendOf(map) {
  const known = legends.get(map) ?? createLegend(map);
  legends.set(map, known);
  return known;
}

/** @param {L.Map} map @returns {Legend} */
function createLegend(map) {
  /** @type {Map<L.Layer, Section>} */
  const sections = new Map();
  const box = h("details", { class: "mappa-strati mappa-strati-legenda", open: roomy(map) });
  const control = new L.Control({ position: "bottomright" });
  control.onAdd = () => box;
  L.DomEvent.disableClickPropagation(box).disableScrollPropagation(box);
  const above = map.getContainer().querySelector(".leaflet-top.leaflet-right");
  const fit = () => {
    const free = map.getSize().y - EDGES - (above?.clientHeight ?? 0);
    box.style.setProperty("--mappa-strati-alto", `${Math.max(100, free)}px`);
  };
  map.on("resize", fit);
  fit();
  if (above) new ResizeObserver(fit).observe(above); // the layer control grows and folds
  return {
    set(layer, section) {
      if (section) sections.set(layer, section);
      else sections.delete(layer);
      redraw(box, contents([...sections.values()]));
      if (sections.size) control.addTo(map);
      else control.remove();
    },
  };
}

/** @param {L.Map} map */
function roomy(map) {
  const { x, y } = map.getSize();
  return x >= ROOM.x && y >= ROOM.y;
}

/** @param {Section[]} sections @returns {HTMLElement[]} */
function contents(sections) {
  if (!sections.length) return [];
  const { words } = sections[0];
  const notes = new Map(sections.flatMap((section) => section.notes.map((note) => [note, section.words])));
  return [
    h("summary", { lang: words.tag, dir: words.dir }, words.t("legenda")),
    h(
      "div",
      {
        class: "mappa-strati-interno",
        tabindex: "0",
        role: "region",
        "aria-label": words.t("legenda"),
        dir: words.dir,
        "data-scorre": "legenda",
      },
      ...sections.map(part),
      ...[...notes].map(([note, { lang, dir }]) => h("p", { lang, dir }, note)),
    ),
  ];
}

/** @param {Section} section */
function part({ words, title, lines }) {
  const { lang, dir } = words;
  return h("div", { lang, dir }, h("strong", {}, title), h("ul", {}, ...lines));
}
