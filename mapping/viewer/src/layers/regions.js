// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The twenty regions as a layer: coloured by class, told by tooltip and to a screen reader, with their legend.

import PALETTE from "palette";
import { feature } from "topojson-client";
import L from "../map/leaflet.js";
import { asShown, classOf, classRanges } from "../map/metric.js";
import { rove } from "../map/roving.js";
import { readRegions } from "../model/regions.js";
import { readTopology } from "../model/topology.js";
import { h } from "../page/dom.js";
import { hatch } from "../page/svg.js";
import { uncertain } from "../text/uncertain.js";
import { isolated, readBlock, wordsOf } from "./block.js";
import { explain, square } from "./legend.js";

/** @import { Words } from "../types/languages.js" */
/** @import { PackedBorders, RegionBorders, RegionShape } from "../types/borders.js" */
/** @import { RegionBlock } from "../types/layers.js" */
/** @import { Metric, Region } from "../types/page.js" */
/** @import { Indicator } from "../types/payload.js" */
/** @import { Section } from "./legend.js" */

/** @typedef {import("geojson").Feature<import("geojson").Geometry, RegionShape>} Shape */
/** @typedef {{region: Region|undefined, name: string}} Shown a region and the name of its class */

const STROKE = { weight: 1, opacity: 1, fillOpacity: 0.85 };

/**
 * @param {string} id - of its block
 * @param {string|null} name - that somebody gave it
 * @returns {L.GeoJSON}
 */
export function regionLayer(id, name) {
  /** @type {RegionBlock} */
  const block = readBlock(id);
  const words = wordsOf(block);
  const read = readRegions(block.regioni);
  const metric = metricOf(block.indicatore, read);
  const regions = new Map(read.map((region) => [region.codice, region]));
  /** @type {PackedBorders<RegionBorders>} */
  const borders = readBlock(block.confini);
  const topology = readTopology(borders);
  const shown = (/** @type {Shape} */ shape) => classed(regions, metric, shape.properties.codice_regione);
  const layer = L.geoJSON(feature(topology, topology.objects.regioni), {
    style: (shape) => styleOf(shape ? shown(shape).name : "nd"),
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

/** @param {Indicator} indicator @param {Region[]} regions @returns {Metric} */
function metricOf(indicator, regions) {
  const shown = (/** @type {Region} */ { cifre }) => asShown(cifre[indicator.nome] ?? null, indicator.decimali);
  return {
    indicator,
    values: new Map(regions.map((region) => [region.codice, shown(region)])),
    bounds: indicator.soglie ?? [],
    filtered: false,
    ofCommunity: false,
    unsure: new Set(),
  };
}

/** @param {Map<string, Region>} regions @param {Metric} metric @param {string} code @returns {Shown} */
function classed(regions, { values, bounds }, code) {
  return { region: regions.get(code), name: classOf(values.get(code), bounds) };
}

/**
 * Zero and no data have a border that shows on white.
 * @param {string} name - of the class
 * @returns {L.PathOptions}
 */
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
 * Zero is a value; a missing one is said to be missing.
 * @param {Region|undefined} region
 * @param {Indicator} indicator
 * @param {Words} words
 * @returns {HTMLElement}
 */
function tooltip(region, indicator, words) {
  const known = typeof region?.cifre[indicator.nome] === "number";
  return h(
    "div",
    { dir: words.dir, lang: words.lang },
    h("strong", { lang: "it" }, region?.regione),
    h(
      "div",
      {},
      `${words.indicator(indicator)}: `,
      ...(region && known ? figure(region, indicator, words) : [words.t("dato_mancante")]),
    ),
  );
}

/**
 * The figure with its limits, and with the sign that a share needs.
 * @param {Region} region
 * @param {Indicator} indicator
 * @param {Words} words
 */
function figure(region, indicator, words) {
  return [uncertain(region, indicator, words), indicator.unita === "%" && " %"];
}

/**
 * @param {Region|undefined} region
 * @param {Indicator} indicator
 * @param {Words} words
 * @returns {string} the tooltip in one sentence
 */
function label(region, indicator, words) {
  const limit = (/** @type {string} */ end) => words.n(region?.cifre[`${indicator.nome}_${end}`], indicator.decimali);
  const [name, value] = tooltip(region, indicator, words).children;
  value.querySelector(".intervallo")?.replaceWith(`(${words.t("intervallo")}: ${limit("inf")}–${limit("sup")})`);
  return `${name.textContent}, ${value.textContent}`;
}

/**
 * What only elements have, made anew each time the layer is shown; a canvas has none.
 * @param {L.GeoJSON} layer
 * @param {(shape: Shape) => Shown} shown
 * @param {Indicator} indicator
 * @param {Words} words
 */
function dress(layer, shown, indicator, words) {
  const fill = `mappa-strati-tratteggio-${L.stamp(layer)}`;
  layer.eachLayer((path) => {
    const element = /** @type {SVGElement|undefined} */ (/** @type {L.Path} */ (path).getElement?.());
    if (!element?.parentElement) return;
    const { region, name } = shown(/** @type {L.GeoJSON & {feature: Shape}} */ (path).feature);
    element.dataset.codice = region?.codice ?? "";
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", label(region, indicator, words));
    if (name === "nd") /** @type {L.Path} */ (path).setStyle({ fillColor: `url("#${fill}")` });
    if (name === "nd") addHatch(/** @type {SVGElement} */ (element.ownerSVGElement), fill);
    oneStop(element);
  });
}

const roved = new WeakSet();

/**
 * Makes one stop of the Tab key for an element and all regions beside it; the arrows go on.
 * @param {SVGElement} element
 */
function oneStop(element) {
  const group = element.parentElement;
  const selector = "path.mappa-strati-regione";
  if (!group) return;
  element.tabIndex = group.querySelector(`${selector}[tabindex="0"]`) ? -1 : 0;
  if (roved.has(group)) return;
  roved.add(group);
  rove(group, selector);
}

/**
 * Adds the pattern that fills a region without data, so that it is told apart without colour.
 * @param {SVGElement} root
 * @param {string} id
 */
function addHatch(root, id) {
  if (root.querySelector(`#${id}`)) return;
  root.prepend(hatch(id, { width: "8", fill: PALETTE.fondo }, { width: "2", fill: PALETTE["bordo-forte"] }));
}

/**
 * @param {Metric} metric
 * @param {Words} words
 * @param {string|null} name - that somebody gave the layer
 * @returns {Section}
 */
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
      words.t("nota_registro"),
    ],
  };
}
