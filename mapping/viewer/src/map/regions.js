// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The twenty regions, coloured by the chosen figure.

import { feature } from "topojson-client";
import { h } from "../page/dom.js";
import { evidenceSentence } from "../text/evidence.js";
import { heldText } from "../text/held.js";
import { rangeName, uncertain, withRange } from "../text/uncertain.js";
import { regionClass, unsure } from "./colouring.js";
import { tellOnHover } from "./hover.js";
import { stillShapes } from "./still.js";

/** @import { Context, Model, Part, Region } from "../types/page.js" */

/** Beneath every other shape: what somebody adds to the map is seen and clicked. */
const PANE = "regioni";

/** @param {L.Map} map @param {Model} model @returns {Part & {layer: L.GeoJSON}} */
export function createRegions(map, model) {
  const pane = map.createPane(PANE);
  pane.style.zIndex = "390";
  pane.setAttribute("aria-hidden", "true"); // buttons and words stand for it: screen readers would say «image» alone
  /** @type {Map<string, L.Path>} */
  const paths = new Map();
  /** @type {Context} */
  let context;
  const dressAll = () => {
    if (context) for (const [code, path] of paths) dress(path, code, context);
  };
  const layer = stillShapes(feature(model.topology, model.topology.objects.regioni), {
    pane: PANE,
    style: { className: "regione", weight: 1 },
    onEachFeature: ({ properties }, shape) => {
      const path = /** @type {L.Path} */ (shape);
      paths.set(properties.codice_regione, path);
      tellOnHover(path, () => tooltip(context, properties.codice_regione), { className: "etichetta" });
      path.on("click", () => context.go({ scheda: properties.codice_regione, id: "", comune: "" }));
    },
  });
  layer.on("add", dressAll); // a path that comes back is a new element
  if (model.map.strati.some(({ tipo, mostra }) => tipo === "regioni" && mostra)) layer.addTo(map);
  return {
    layer,
    update(next) {
      context = next;
      dressAll();
    },
  };
}

/** @param {L.Path} path @param {string} code @param {Context} context */
function dress(path, code, context) {
  const element = /** @type {SVGElement|undefined} */ (path.getElement());
  if (!element) return;
  const { state } = context;
  const chosen = state.scheda === code || state[context.model.unit].includes(code);
  const colour = regionClass(code, context) + (unsure(code, context) ? " incerta" : "");
  element.setAttribute("class", `regione leaflet-interactive ${colour}${chosen ? " scelta" : ""}`);
  element.setAttribute("data-codice-regione", code);
  if (chosen) path.bringToFront();
}

/** @param {Context} context @param {string} code @returns {HTMLElement} */
function tooltip(context, code) {
  const region = context.model.regions.find((known) => known.codice === code);
  const told = region ? said(context, region) : [];
  const { words } = context;
  const name = region && h("strong", { lang: words.placeLang(region.regione) }, words.place(region.regione));
  return h("div", {}, name, ...told.map((part) => h("div", {}, ...part)));
}

/** @param {Context} context @param {Region} region @returns {(Node|string)[][]} what the lines of the tooltip say */
function said(context, region) {
  const { metric, evidence, community, model, words } = context;
  const cell = evidence?.get(region.codice);
  if (cell) return [[words.pair(words.country(community), evidenceSentence(cell, words))]];
  if (!metric) return [];
  const { indicator, ofCommunity, values } = metric;
  const whose = ofCommunity ? `${words.country(community)}, ` : "";
  const rated = indicator.limiti && !ofCommunity;
  const value = words.n(values.get(region.codice), indicator.decimali);
  const limits = metric.intervals?.get(region.codice)?.map((limit) => words.n(limit, indicator.decimali));
  const figure = rated ? uncertain(region, indicator, words) : limits ? withRange(value, limits[0], limits[1]) : value;
  const held = rated ? heldText(region.codice, model, words) : "";
  const doubt = unsure(region.codice, context) ? words.t("classe_incerta") : "";
  const range = figure instanceof Node ? [rangeName(words)] : [];
  return [
    [whose + words.indicator(indicator) + words.colon, figure, ...range],
    ...[doubt, held].filter(Boolean).map((line) => [line]),
  ];
}
