// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The twenty regions, coloured by the chosen figure, and the borders of the provinces.

import { feature, mesh } from "topojson-client";
import { h } from "../page/dom.js";
import { hatch } from "../page/svg.js";
import { heldText } from "../text/held.js";
import { uncertain } from "../text/uncertain.js";
import L from "./leaflet.js";
import { classOf } from "./metric.js";

/** @import { Borders } from "../types/borders.js" */
/** @import { Context, Model, Part } from "../types/page.js" */

const PROVINCE_ZOOM = 7;
/** Beneath every other shape: what somebody adds to the map is seen and clicked. */
const PANE = "regioni";

/** @param {L.Map} map @param {Model} model @returns {Part & {layer: L.GeoJSON}} */
export function createRegions(map, model) {
  map.createPane(PANE).style.zIndex = "390";
  /** @type {Map<string, L.Path>} */
  const paths = new Map();
  /** @type {Context} */
  let context;
  const dressAll = () => {
    if (context) for (const [code, path] of paths) dress(path, code, context);
  };
  const layer = L.geoJSON(feature(model.topology, model.topology.objects.regioni), {
    pane: PANE,
    style: { className: "regione", weight: 1 },
    onEachFeature: ({ properties }, shape) => {
      const path = /** @type {L.Path} */ (shape);
      paths.set(properties.codice_regione, path);
      path.bindTooltip(() => tooltip(context, properties.codice_regione), {
        sticky: true,
        direction: "top",
        className: "etichetta",
      });
      path.on("click", () => context.go({ scheda: properties.codice_regione, id: "", comune: "" }));
    },
  });
  layer.on("add", dressAll); // a path that comes back is a new element
  if (model.map.strati.some(({ tipo, mostra }) => tipo === "regioni" && mostra)) layer.addTo(map);
  addBorders(map, model.topology);
  addHatch(map);
  return {
    layer,
    update(next) {
      context = next;
      dressAll();
    },
  };
}

/** @param {L.Path} path @param {string} code @param {Context} context */
function dress(path, code, { metric, state }) {
  const element = /** @type {SVGElement|undefined} */ (path.getElement());
  if (!element) return;
  const chosen = state.scheda === code || state.regione.includes(code);
  const unsure = metric?.indicator.incerte?.includes(code) ? " incerta" : "";
  const colour = metric ? classOf(metric.values.get(code), metric.bounds) + unsure : "spenta";
  element.setAttribute("class", `regione leaflet-interactive ${colour}${chosen ? " scelta" : ""}`);
  element.setAttribute("data-codice-regione", code);
  if (chosen) path.bringToFront();
}

/** @param {Context} context @param {string} code @returns {HTMLElement} */
function tooltip({ model, metric, words }, code) {
  const region = model.regions.find((known) => known.codice === code);
  const figure = metric?.indicator.limiti && region && uncertain(region, metric.indicator, words);
  const value =
    metric &&
    h(
      "div",
      {},
      `${words.indicator(metric.indicator)}: `,
      figure || words.n(metric.values.get(code), metric.indicator.decimali),
    );
  const held = metric?.indicator.limiti && heldText(code, model, words);
  return h("div", {}, h("strong", { lang: "it" }, region?.regione), value, held && h("div", { class: "quota" }, held));
}

/** @param {L.Map} map @param {Borders} topology */
function addBorders(map, topology) {
  const inner = mesh(topology, topology.objects.province, (a, b) => a !== b);
  const borders = L.geoJSON(inner, {
    pane: PANE,
    style: { className: "confine-provincia", weight: 1, fill: false },
    interactive: false,
  });
  const show = () => (map.getZoom() >= PROVINCE_ZOOM ? borders.addTo(map) : borders.remove());
  map.on("zoomend", show);
  show();
}

/**
 * Adds the patterns that fill a region without data, and one whose class is not certain: told apart without colour.
 * @param {L.Map} map
 */
function addHatch(map) {
  const classes = ["zero", "c0", "c1", "c2", "c3", "c4"];
  const unsure = classes.map((name) =>
    hatch(`incerta-${name}`, { width: "8", class: name }, { width: "3", class: "chiaro" }),
  );
  const patterns = [hatch("tratteggio", { width: "2", class: "tratto" }), ...unsure];
  map
    .getPane(PANE)
    ?.querySelector("svg")
    ?.prepend(...patterns);
}
