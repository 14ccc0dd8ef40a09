// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The twenty regions, coloured by the chosen indicator, and the borders of the provinces.

import { feature, mesh } from "topojson-client";
import { h } from "../dom.js";
import { classOf } from "./classes.js";
import L from "./leaflet.js";

/** @typedef {import("../types.js").Context} Context */

const PROVINCE_ZOOM = 7;

/** @param {import("leaflet").Map} map @param {import("../types.js").Model} model @returns {import("../types.js").Part & {layer: L.Layer}} */
export function createRegions(map, model) {
  const { regioni, province } = /** @type {any} */ (model.topology.objects);
  /** @type {Map<string, L.Path>} */
  const paths = new Map();
  /** @type {Context} */
  let context;
  const layer = L.geoJSON(/** @type {any} */ (feature(model.topology, regioni)), {
    style: { className: "regione", weight: 1 },
    onEachFeature: ({ properties }, path) => {
      paths.set(properties.codice_regione, /** @type {L.Path} */ (path));
      path.bindTooltip(() => tooltip(context, properties.codice_regione), { sticky: true, direction: "top", className: "etichetta" });
      path.on("click", () => context.go({ scheda: properties.codice_regione, id: "", comune: "" }));
    },
  }).addTo(map);
  addBorders(map, model, province);
  addHatch(map);
  return {
    layer,
    update(next) {
      context = next;
      for (const [code, path] of paths) dress(path, code, next);
    },
  };
}

/** @param {L.Path} path @param {string} code @param {Context} context */
function dress(path, code, { model, state }) {
  const element = /** @type {SVGElement|undefined} */ (path.getElement());
  if (!element) return;
  const indicator = model.indicators.find((known) => known.nome === state.indicatore);
  const region = model.regions.find((known) => known.codice === code);
  const chosen = state.scheda === code || state.regione.includes(code);
  element.setAttribute("class", `regione leaflet-interactive ${classOf(region?.[state.indicatore], indicator)}${chosen ? " scelta" : ""}`);
  element.setAttribute("data-codice-regione", code);
  if (chosen) path.bringToFront();
}

/** @param {Context} context @param {string} code @returns {HTMLElement} */
function tooltip({ model, state, words }, code) {
  const region = model.regions.find((known) => known.codice === code) ?? {};
  const indicator = model.indicators.find((known) => known.nome === state.indicatore);
  const value = indicator && `${words.indicator(indicator)}: ${words.n(region[state.indicatore], indicator.decimali)}`;
  return h("div", {}, h("strong", {}, region.regione), value && h("div", {}, value));
}

/** @param {L.Map} map @param {import("../types.js").Model} model @param {any} province */
function addBorders(map, { topology }, province) {
  const inner = mesh(topology, province, (a, b) => a !== b);
  const borders = L.geoJSON(inner, { style: { className: "confine-provincia", weight: 1, fill: false }, interactive: false });
  const show = () => (map.getZoom() >= PROVINCE_ZOOM ? borders.addTo(map) : borders.remove());
  map.on("zoomend", show);
  show();
}

const SVG = "http://www.w3.org/2000/svg";

/** @param {L.Map} map the pattern that fills a region without data: told apart without colour */
function addHatch(map) {
  const svg = map.getPane("overlayPane")?.querySelector("svg");
  const pattern = document.createElementNS(SVG, "pattern");
  for (const [name, value] of Object.entries({ id: "tratteggio", width: "8", height: "8", patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }))
    pattern.setAttribute(name, value);
  const line = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width: "2", height: "8", class: "tratto" })) line.setAttribute(name, value);
  pattern.append(line);
  svg?.querySelector("defs")?.append(pattern) ?? svg?.prepend(pattern);
}
