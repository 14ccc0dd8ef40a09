// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The twenty regions as a layer: coloured by class, told by tooltip and to a screen reader, with their legend.

import PALETTE from "palette/classes";
import { tellOnHover, tellShape } from "../map/hover.js";
import L, { mapOf } from "../map/leaflet.js";
import { asShown, classOf, classRanges } from "../map/metric.js";
import { readRegions } from "../model/regions.js";
import { readTopology, shapesOf } from "../model/topology.js";
import { h } from "../page/dom.js";
import { unsureDots } from "../page/patterns.js";
import { rove } from "../page/roving.js";
import { hatch } from "../page/svg.js";
import { uncertain } from "../text/uncertain.js";
import { isolated, readBlock, wordsOf } from "./block.js";
import { explain, square } from "./legend.js";

/** @import { PlainWords } from "../types/languages.js" */
/** @import { PackedBorders, RegionBorders, RegionShape } from "../types/borders.js" */
/** @import { RegionBlock } from "../types/layers.js" */
/** @import { Metric, Region } from "../types/page.js" */
/** @import { Indicator } from "../types/payload.js" */
/** @import { Section } from "./legend.js" */

/** @typedef {import("geojson").Feature<import("geojson").Geometry, RegionShape>} Shape */
/** @typedef {Omit<Metric, "ofCommunity">} Told */
/** @typedef {L.Map & {zone?: L.Layer}} Coloured by one layer: two colours upon one another stand in no legend */
/** @typedef {{region: Region|undefined, name: string, unsure: boolean}} Shown a region and the name of its class */

const TOLD = { className: "mappa-strati mappa-strati-etichetta" };

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
  const layer = L.geoJSON(shapesOf(topology, topology.objects.regioni), {
    style: (shape) => styleOf(shape ? shown(shape).name : "nd"),
    onEachFeature: (shape, path) => tellOnHover(path, () => tooltip(shown(shape), metric.indicator, words), TOLD),
    attribution: isolated(words.t("confini_fonte"), words),
  });
  layer.on("add", () => dress(layer, shown, metric.indicator, words));
  if (block.legenda) explain(layer, () => legend(metric, words, name));
  return layer;
}

/** @param {Indicator} indicator @param {Region[]} regions @returns {Told} */
function metricOf(indicator, regions) {
  const shown = (/** @type {Region} */ { cifre }) => asShown(cifre[indicator.nome] ?? null, indicator.decimali);
  return {
    indicator,
    values: new Map(regions.map((region) => [region.codice, shown(region)])),
    bounds: indicator.soglie ?? [],
    filtered: false,
    unsure: new Set(indicator.incerte),
  };
}

/** @param {Map<string, Region>} regions @param {Told} metric @param {string} code @returns {Shown} */
function classed(regions, { values, bounds, unsure }, code) {
  return { region: regions.get(code), name: classOf(values.get(code), bounds), unsure: unsure.has(code) };
}

/**
 * @param {string} name - of the class
 * @returns {L.PathOptions}
 */
function styleOf(name) {
  return {
    weight: 1,
    fillOpacity: 0.85,
    className: `mappa-strati-regione mappa-strati-${name}`,
    color: PALETTE["confine-forte"],
    fillColor: name === "nd" ? PALETTE.bordo : PALETTE[name],
  };
}

/**
 * Zero is a value; a missing one is said to be missing.
 * @param {Shown} shown
 * @param {Indicator} indicator
 * @param {PlainWords} words
 * @returns {HTMLElement}
 */
function tooltip({ region, unsure }, indicator, words) {
  const known = typeof region?.cifre[indicator.nome] === "number";
  return h(
    "div",
    { dir: words.dir, lang: words.tag },
    region && h("strong", { lang: words.placeLang(region.regione) }, words.place(region.regione)),
    h(
      "div",
      {},
      `${words.indicator(indicator)}: `,
      ...(region && known ? figure(region, indicator, words) : [words.t("dato_mancante")]),
    ),
    unsure && h("div", {}, words.t("classe_incerta")),
  );
}

/**
 * The figure with its limits, and with the sign that a share needs.
 * @param {Region} region
 * @param {Indicator} indicator
 * @param {PlainWords} words
 */
function figure(region, indicator, words) {
  return [uncertain(region, indicator, words), indicator.unita === "%" && " %"];
}

/**
 * @param {Shown} shown
 * @param {Indicator} indicator
 * @param {PlainWords} words
 * @returns {string} the tooltip in one sentence
 */
function label(shown, indicator, words) {
  const limit = (/** @type {string} */ end) =>
    words.n(shown.region?.cifre[`${indicator.nome}_${end}`], indicator.decimali);
  const [name, value, ...doubt] = tooltip(shown, indicator, words).children;
  value.querySelector(".intervallo")?.replaceWith(`(${words.t("intervallo")}: ${limit("inf")}–${limit("sup")})`);
  return [name, value, ...doubt].map(({ textContent }) => textContent).join(", ");
}

/**
 * What only elements have, made anew each time the layer is shown; a canvas has none.
 * @param {L.GeoJSON} layer
 * @param {(shape: Shape) => Shown} shown
 * @param {Indicator} indicator
 * @param {PlainWords} words
 */
function dress(layer, shown, indicator, words) {
  const map = /** @type {Coloured} */ (mapOf(layer));
  const { zone } = map;
  if (zone !== layer) setTimeout(() => zone?.remove()); // a control unticks nothing while it is told to tick
  map.zone = layer;
  const start = `mappa-strati-${L.stamp(layer)}-`;
  layer.eachLayer((path) => {
    const element = /** @type {SVGElement|undefined} */ (/** @type {L.Path} */ (path).getElement?.());
    if (!element?.parentElement) return;
    const found = shown(/** @type {L.GeoJSON & {feature: Shape}} */ (path).feature);
    element.dataset.codice = found.region?.codice ?? "";
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", label(found, indicator, words));
    tellShape(/** @type {L.Polygon} */ (path), element, () => tooltip(found, indicator, words), TOLD);
    if (found.name === "nd" || found.unsure) {
      /** @type {L.Path} */ (path).setStyle({ fillColor: `url("#${start}${found.name}")` });
      addPatterns(/** @type {SVGElement} */ (element.ownerSVGElement), start);
    }
    oneStop(element.parentElement, map);
  });
}

const roved = new WeakSet();

/**
 * Makes one stop of the Tab key for all regions of a group; the arrows go on.
 * @param {Element} group
 * @param {L.Map} map
 */
function oneStop(group, map) {
  if (roved.has(group)) return;
  roved.add(group);
  map.on(
    "moveend",
    rove(group, "path.mappa-strati-regione", () => inView(map)),
  );
}

/** @param {L.Map} map @returns {(shape: Element) => boolean} whether some of it may be seen */
function inView(map) {
  const frame = map.getContainer().getBoundingClientRect();
  return (shape) => {
    const { left, top, right, bottom, width } = shape.getBoundingClientRect();
    return width > 0 && right > frame.left && left < frame.right && bottom > frame.top && top < frame.bottom;
  };
}

/**
 * Adds what fills a region without data, or one whose class is not certain, so that it is told apart without colour.
 * @param {SVGElement} root
 * @param {string} start - of the names by which fills know them
 */
function addPatterns(root, start) {
  if (root.querySelector(`#${start}nd`)) return;
  const paint = (/** @type {string} */ name) => ({ fill: PALETTE[name] });
  root.prepend(
    hatch(`${start}nd`, { width: "8", ...paint("fondo") }, { width: "2", ...paint("bordo-forte") }),
    ...unsureDots(paint, start),
  );
}

/**
 * @param {Told} metric
 * @param {PlainWords} words
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
    lines: [
      square("zero", words.t("zero")),
      ...ranges,
      ...(metric.unsure.size ? [square("incerta", words.t("classe_incerta"))] : []),
      square("nd", words.t("dato_mancante")),
    ],
    notes: [
      [words.unit(indicator), words.t("quintili"), words.t("fonte_di", { fonte: words.source(indicator) })].join(" · "),
      words.t("nota_registro"),
    ],
  };
}
