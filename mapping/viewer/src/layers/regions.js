// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The twenty regions as a layer: coloured by class, told by tooltip and to a screen reader, with their legend.

import { feature } from "topojson-client";
import PALETTE from "palette";
import { h } from "../page/dom.js";
import { uncertain } from "../text/uncertain.js";
import L from "../map/leaflet.js";
import { asShown, classOf, classRanges } from "../map/metric.js";
import { rove } from "../map/roving.js";
import { readRegions } from "../model/model.js";
import { readTopology } from "../model/topology.js";
import { isolated, readBlock, wordsOf } from "./block.js";
import { explain, square } from "./legend.js";

/** @import { Indicator, Metric, Region, Words } from "../types/page.js" */
/** @import { Section } from "./legend.js" */

/** @typedef {{region: Region, name: string}} Shown a region and the name of its class */

const STROKE = { weight: 1, opacity: 1, fillOpacity: 0.85 };

/** @param {string} id of its block @param {string|null} name that somebody gave it @returns {L.GeoJSON} */
export function regionLayer(id, name) {
  const block = readBlock(id);
  const words = wordsOf(block);
  const metric = metricOf(block);
  const regions = new Map(readRegions(block.regioni).map((region) => [region.codice, region]));
  const topology = readTopology(readBlock(block.confini));
  const shown = (/** @type {any} */ shape) => classed(regions, metric, shape.properties.codice_regione);
  const layer = L.geoJSON(/** @type {any} */ (feature(topology, /** @type {any} */ (topology.objects.regioni))), {
    style: (shape) => styleOf(shown(shape).name),
    onEachFeature: (shape, path) => {
      const content = () => tooltip(shown(shape).region, metric.indicator, words);
      path.bindTooltip(content, { sticky: true, opacity: 1, className: "mappa-strati mappa-strati-etichetta" });
    },
    attribution: isolated(words.t("confini_fonte"), words),
  });
  layer.on("add", () => dress(layer, shown, metric.indicator, words));
  if (block.legenda) explain(layer, () => legend(metric, words, name));
  return layer;
}

/** @param {any} block @returns {Metric} */
function metricOf({ indicatore, regioni }) {
  const values = regioni[indicatore.nome].map((/** @type {number|null} */ value) =>
    asShown(value, indicatore.decimali),
  );
  return {
    indicator: indicatore,
    values: new Map(regioni.codice.map((/** @type {string} */ code, /** @type {number} */ n) => [code, values[n]])),
    bounds: indicatore.soglie,
    filtered: false,
  };
}

/** @param {Map<string, Region>} regions @param {Metric} metric @param {string} code @returns {Shown} */
function classed(regions, { values, bounds }, code) {
  return { region: regions.get(code) ?? {}, name: classOf(values.get(code), bounds) };
}

/** @param {string} name of the class @returns {import("leaflet").PathOptions} zero and no data have a border that shows on white */
function styleOf(name) {
  const apart = name === "zero" || name === "nd";
  return {
    ...STROKE,
    className: `mappa-strati-regione mappa-strati-${name}`,
    color: apart ? PALETTE["bordo-forte"] : PALETTE.confine,
    fillColor: name === "nd" ? PALETTE.bordo : PALETTE[name],
  };
}

/**
 * @param {Region} region @param {Indicator} indicator @param {Words} words
 * @returns {HTMLElement} zero is a value, a missing one is said to be missing
 */
function tooltip(region, indicator, words) {
  const value = region[indicator.nome];
  const known = value !== null && value !== undefined;
  return h(
    "div",
    { dir: words.dir, lang: words.lang },
    h("strong", { lang: "it" }, region.regione),
    h(
      "div",
      {},
      `${words.indicator(indicator)}: `,
      ...(known ? figure(region, indicator, words) : [words.t("dato_mancante")]),
    ),
  );
}

/** @param {Region} region @param {Indicator} indicator @param {Words} words with its limits, and with the sign that a share needs */
function figure(region, indicator, words) {
  return [uncertain(region, indicator, words), indicator.unita === "%" && " %"];
}

/** @param {Region} region @param {Indicator} indicator @param {Words} words @returns {string} the tooltip in one sentence */
function label(region, indicator, words) {
  const [low, high] = [region[`${indicator.nome}_inf`], region[`${indicator.nome}_sup`]].map((limit) =>
    words.n(limit, indicator.decimali),
  );
  const [name, value] = tooltip(region, indicator, words).children;
  const limits = value.querySelector(".intervallo");
  limits?.replaceWith(` (${words.t("intervallo")}: ${low}–${high})`);
  return `${name.textContent}, ${value.textContent}`;
}

/**
 * What only elements have, made anew each time the layer is shown; a canvas has none.
 * @param {L.GeoJSON} layer @param {(shape: any) => Shown} shown @param {Indicator} indicator @param {Words} words
 */
function dress(layer, shown, indicator, words) {
  const hatch = `mappa-strati-tratteggio-${L.stamp(layer)}`;
  layer.eachLayer((path) => {
    const element = /** @type {SVGElement|undefined} */ (/** @type {L.Path} */ (path).getElement?.());
    if (!element?.parentElement) return;
    const { region, name } = shown(/** @type {any} */ (path).feature);
    element.dataset.codice = region.codice;
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", label(region, indicator, words));
    if (name === "nd") /** @type {L.Path} */ (path).setStyle({ fillColor: `url("#${hatch}")` });
    if (name === "nd") addHatch(/** @type {SVGElement} */ (element.ownerSVGElement), hatch);
    oneStop(element);
  });
}

const roved = new WeakSet();

/** @param {SVGElement} element one stop of the Tab key for all regions beside it, the arrows go on */
function oneStop(element) {
  const group = /** @type {any} */ (element.parentElement);
  const selector = "path.mappa-strati-regione";
  element.tabIndex = group.querySelector(`${selector}[tabindex="0"]`) ? -1 : 0;
  if (roved.has(group)) return;
  roved.add(group);
  rove(group, selector);
}

/** @param {SVGElement} root @param {string} id the pattern that fills a region without data: told apart without colour */
function addHatch(root, id) {
  if (root.querySelector(`#${id}`)) return;
  const pattern = svg("pattern", {
    id,
    width: "8",
    height: "8",
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  pattern.append(
    svg("rect", { width: "8", height: "8", fill: PALETTE.fondo }),
    svg("rect", { width: "2", height: "8", fill: PALETTE["bordo-forte"] }),
  );
  root.prepend(pattern);
}

/** @param {string} tag @param {Record<string, string>} attributes */
function svg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** @param {Metric} metric @param {Words} words @param {string|null} name that somebody gave the layer @returns {Section} */
function legend(metric, words, name) {
  const { indicator } = metric;
  const write = (/** @type {number} */ value) => words.n(value, indicator.decimali);
  const ranges = classRanges(metric).map(({ name, from, to }) =>
    square(name, from === to ? write(to) : `${write(from)} – ${write(to)}`),
  );
  return {
    words,
    title: name ?? words.indicator(indicator),
    lines: [square("zero", words.t("zero")), ...ranges, square("nd", words.t("dato_mancante"))],
    notes: [
      [words.unit(indicator), words.t("quintili"), words.t("fonte_di", { fonte: words.source(indicator) })].join(" · "),
      words.t("campione"),
    ],
  };
}
