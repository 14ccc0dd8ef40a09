// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The present map as a drawing that stands alone: what is chosen, regions, circles, diamonds, legend, sources.

import PALETTE from "palette";
import { feature } from "topojson-client";
import { diameter } from "../map/circle-size.js";
import { regionClass, unsure } from "../map/colouring.js";
import { noteOf } from "../map/legend.js";
import { classRanges } from "../map/metric.js";
import { sitesKnown, sitesOf } from "../model/initiatives.js";
import { byId } from "../page/dom.js";
import { svg } from "../page/svg.js";
import { colourOf, evidenceLines, patterns } from "./colours.js";
import { equalArea } from "./equal-area.js";
import { FONT, fontRules, linesOf } from "./lines.js";
import { striped, stripes } from "./stripes.js";

/** @import { Context } from "../types/page.js" */

export const WIDTH = 1000;
const MARGIN = 32;
const LEGEND = 660; // from here to the right the sea is free beside northern Italy
const SHRUNK = 0.55; // circles, as on the page where Italy is in view whole
const SIZES = [1, 5, 20, 50];
/** @typedef {(longitude: number, latitude: number) => [x: number, y: number]} Place */

/** @param {Context} context @returns {{element: SVGSVGElement, height: number}} */
export function drawing(context) {
  const head = headOf(context);
  const { shapes, place, height } = land(context, head.height);
  const foot = footOf(context, head.height + height);
  const whole = head.height + height + foot.height;
  const sea = { x: "0", y: String(head.height), width: String(WIDTH), height: String(height), fill: PALETTE.acqua };
  const element = svg(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${WIDTH} ${whole}`, "font-family": FONT, role: "img" },
    described("title", head.title),
    described("style", fontRules()),
    svg("rect", { width: String(WIDTH), height: String(whole), fill: PALETTE.fondo }),
    svg("rect", sea),
    ...patterns(context),
    ...(context.metric?.unsure.size ? stripes() : []),
    ...shapes,
    ...circles(context, place),
    ...diamonds(context, place),
    ...legend(context, head.height),
    ...head.texts,
    ...foot.texts,
  );
  for (const [name, value] of Object.entries({ width: WIDTH, height: whole, lang: context.words.lang }))
    element.setAttribute(name, String(value));
  return { element, height: whole };
}

/** @param {"title"|"style"} tag @param {string} text */
function described(tag, text) {
  const element = svg(tag, {});
  element.textContent = text;
  return element;
}

/** @param {Context} context */
function headOf({ metric, evidence, community, words }) {
  const nome = words.country(community);
  const figure = metric ? words.indicator(metric.indicator) : words.t("titolo");
  const title = evidence ? words.t("evidenza_di", { nome }) : metric?.ofCommunity ? `${figure}, ${nome}` : figure;
  const column = new Column(words.dir, 16);
  column.write(title, 28, PALETTE.testo, "600");
  column.write(byId("risultato").textContent ?? "", 18, PALETTE["testo-quieto"]);
  column.write(words.t("nota_registro"), 18, PALETTE["testo-quieto"]);
  return { title, texts: column.texts, height: column.height + 16 };
}

/** @param {Context} context @param {number} top */
function footOf(context, top) {
  const { metric, words } = context;
  const column = new Column(words.dir, top + 10);
  const age = document.querySelector("[data-eta-fonti]")?.textContent;
  const about = metric ? noteOf(metric, context) : [words.t("fonti_piede")];
  const said = [...about, words.t("confini_fonte"), "EPSG:3035", ...(age ? [age] : [])];
  column.write(said.map((part) => part.replace(/[.。।۔]$/, "")).join(" · "), 14, PALETTE["testo-quieto"]);
  if (/^https?:/.test(location.protocol)) column.write(location.href, 14, PALETTE["testo-quieto"]);
  return { texts: column.texts, height: column.height - top + 16 };
}

/** Lines of text below one another, over the whole width. */
class Column {
  /** @param {string} dir @param {number} top */
  constructor(dir, top) {
    this.height = top;
    this.where = { direction: dir, x: String(dir === "rtl" ? WIDTH - MARGIN : MARGIN) };
    /** @type {SVGElement[]} */
    this.texts = [];
  }

  /** @param {string} text @param {number} size @param {string} fill @param {string} [weight] */
  write(text, size, fill, weight = "400") {
    for (const line of linesOf(text, WIDTH - 2 * MARGIN, size * (weight === "600" ? 1.08 : 1))) {
      this.height += size * 1.3;
      const y = String(this.height);
      this.texts.push(label(line, { ...this.where, y, fill, "font-size": String(size), "font-weight": weight }));
    }
  }
}

/** @param {string} text @param {Record<string, string>} attributes */
function label(text, attributes) {
  const element = svg("text", attributes);
  element.textContent = text;
  return element;
}

/** @param {Context} context @param {number} top */
function land(context, top) {
  const { model } = context;
  const { features } = feature(model.topology, model.topology.objects.regioni);
  const outlines = features.map(({ geometry, properties }) => ({
    code: properties.codice_regione,
    rings: ringsOf(geometry).map((ring) => ring.map(([x, y]) => equalArea(x, y))),
  }));
  const corners = outlines.flatMap(({ rings }) => rings.flat());
  const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis]));
  const [left, right, low, high] = [least(xs), -least(xs.map(minus)), least(ys), -least(ys.map(minus))];
  const scale = (WIDTH - 4 * MARGIN) / (right - left);
  /** @param {[number, number]} point @returns {[number, number]} */
  const put = ([x, y]) => [2 * MARGIN + (x - left) * scale, top + MARGIN + (high - y) * scale];
  const line = { stroke: PALETTE["bordo-forte"], "stroke-width": "0.8", "stroke-linejoin": "round" };
  const shapes = outlines.map(({ code, rings }) =>
    svg("path", {
      d: rings.map((ring) => pathOf(ring.map(put))).join(""),
      fill: unsure(code, context) ? striped(regionClass(code, context)) : colourOf(regionClass(code, context)),
      ...line,
    }),
  );
  /** @type {Place} */
  const place = (longitude, latitude) => put(equalArea(longitude, latitude));
  return { shapes, place, height: (high - low) * scale + 2 * MARGIN };
}

/** @param {GeoJSON.Geometry} geometry @returns {GeoJSON.Position[][]} */
function ringsOf(geometry) {
  if (geometry.type === "Polygon") return geometry.coordinates;
  return geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [];
}

/** @param {number[]} values @returns {number} too many for the arguments of Math.min */
function least(values) {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

/** @param {number} value */
function minus(value) {
  return -value;
}

/** @param {[number, number][]} ring @returns {string} in tenths of a pixel */
function pathOf(ring) {
  return `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

/** @param {Context} context @param {Place} place */
function circles({ model, selection, state }, place) {
  if (!state.strati.includes("associazioni")) return [];
  const all = [...selection.byPlace].map(([n, rows]) => ({ ...model.places[n], count: rows.length }));
  return all
    .sort((a, b) => b.count - a.count)
    .map(({ lon, lat, count }) => circle(place(lon, lat), (diameter(count) * SHRUNK) / 2));
}

/** @param {[number, number]} centre @param {number} r */
function circle([cx, cy], r) {
  const at = { cx: cx.toFixed(1), cy: cy.toFixed(1), r: r.toFixed(1) };
  return svg("circle", { ...at, fill: PALETTE.cerchio, stroke: PALETTE.fondo, "stroke-width": "1.2" });
}

/** @param {Context} context @param {Place} place */
function diamonds({ model, selection, state }, place) {
  const counts = new Map([...selection.byPlace].map(([n, rows]) => [model.places[n].codice, rows.length]));
  const circled = state.strati.includes("associazioni");
  return sitesOf(sitesKnown(model.initiatives).filter(({ progetto }) => state.strati.includes(progetto))).map(
    (site) => {
      const count = circled ? (counts.get(site.code) ?? 0) : 0;
      return diamond(place(site.point[1], site.point[0]), count && (diameter(count) * SHRUNK) / 2);
    },
  );
}

/**
 * Hollow, around the circle of its comune if there is one: nothing is hidden.
 * @param {[number, number]} centre
 * @param {number} r
 */
function diamond([x, y], r) {
  const far = Math.max(r * Math.SQRT2 + 3, 7);
  const d = `M${x} ${y - far}L${x + far} ${y}L${x} ${y + far}L${x - far} ${y}Z`;
  return svg("path", { d, fill: "none", stroke: PALETTE.rombo, "stroke-width": "2" });
}

/** @param {Context} context @param {number} top */
function legend(context, top) {
  const { model, metric, selection, state, words } = context;
  /** @type {SVGElement[]} */
  const drawn = [];
  let y = top + 14;
  const row = (/** @type {string} */ text, /** @type {SVGElement[]} */ ...mark) => {
    const lines = linesOf(text, WIDTH - LEGEND - 60, 16);
    for (const [n, line] of lines.entries())
      drawn.push(
        label(line, { x: String(LEGEND + 44), y: String(y + 5 + 20 * n), fill: PALETTE.testo, "font-size": "16" }),
      );
    drawn.push(...mark);
    y += 20 * lines.length + 8;
  };
  const write = (/** @type {number} */ value) => words.n(value, metric?.indicator.decimali);
  y += 16;
  if (metric) {
    row(words.t("zero"), box("zero", y));
    for (const { name, from, to } of classRanges(metric))
      row(from === to ? write(to) : `${write(from)} – ${write(to)}`, box(name, y));
    if (metric.unsure.size) row(words.t("classe_incerta"), box("c2", y, striped("c2")));
    row(words.t("dato_mancante"), box("nd", y));
  }
  for (const [name, text] of evidenceLines(context)) row(text, box(name, y));
  if (state.strati.includes("associazioni")) {
    const most = Math.max(0, ...[...selection.byPlace.values()].map((rows) => rows.length));
    row(words.t("chiave_cerchi"));
    for (const count of SIZES.filter((size) => size <= Math.max(most, 1)))
      row(words.n(count), circle([LEGEND + 16, y], (diameter(count) * SHRUNK) / 2));
  }
  for (const { progetto, nome } of model.initiatives.progetti)
    if (state.strati.includes(progetto)) row(nome, diamond([LEGEND + 16, y], 0));
  return drawn;
}

/** @param {string} name @param {number} y @param {string} [fill] */
function box(name, y, fill = colourOf(name)) {
  const where = { x: String(LEGEND), y: String(y - 8), width: "32", height: "16" };
  return svg("rect", { ...where, fill, stroke: PALETTE["bordo-forte"] });
}
