// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The present map as a drawing that stands alone: what is chosen, regions, circles, diamonds, legend, sources.

import PALETTE from "palette";
import { feature } from "topojson-client";
import { arrange } from "../map/arranged.js";
import { regionClass, unsure } from "../map/colouring.js";
import { noteOf } from "../map/legend.js";
import { classRanges } from "../map/metric.js";
import { strayed } from "../map/settling.js";
import { byId } from "../page/dom.js";
import { markPath } from "../page/project-mark.js";
import { svg } from "../page/svg.js";
import { wholeAddress } from "../tools/embed-code.js";
import { colourOf, evidenceLines, patterns } from "./colours.js";
import { equalArea } from "./equal-area.js";
import { FONT, fontRules, linesOf } from "./lines.js";

/** @import { Disc } from "../map/settling.js" */
/** @import { Context } from "../types/page.js" */

export const WIDTH = 1000;
const MARGIN = 32;
const LEGEND = 660; // from here to the right the sea is free beside northern Italy
/** The zoom of the page that groups by province. */
const PROVINCES = 6;
/** @typedef {(longitude: number, latitude: number) => [x: number, y: number]} Place */

/** @param {Context} context @returns {{element: SVGSVGElement, height: number}} */
export function drawing(context) {
  const head = headOf(context);
  const { shapes, place, height } = land(context, head.height);
  const foot = footOf(context, head.height + height);
  const whole = head.height + height + foot.height;
  const sea = {
    x: "0",
    y: String(head.height),
    width: String(WIDTH),
    height: String(height),
    fill: context.model.part ? PALETTE.fondo : PALETTE.acqua,
  };
  const element = svg(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${WIDTH} ${whole}`, "font-family": FONT, role: "img" },
    described("title", head.title),
    described("style", fontRules()),
    svg("rect", { width: String(WIDTH), height: String(whole), fill: PALETTE.fondo }),
    svg("rect", sea),
    ...patterns(context),
    ...shapes,
    ...placed(context, place),
    ...legend(context, head.height),
    ...head.texts,
    ...foot.texts,
  );
  for (const [name, value] of Object.entries({ width: WIDTH, height: whole, lang: context.words.tag }))
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
  if (/^https?:/.test(location.protocol)) column.write(wholeAddress(location.href), 14, PALETTE["testo-quieto"]);
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
  const scale = ((model.part ? LEGEND : WIDTH) - 4 * MARGIN) / (right - left); // a part leaves the legend no sea
  /** @param {[number, number]} point @returns {[number, number]} */
  const put = ([x, y]) => [2 * MARGIN + (x - left) * scale, top + MARGIN + (high - y) * scale];
  const line = { stroke: PALETTE["confine-forte"], "stroke-width": "0.8", "stroke-linejoin": "round" };
  const shapes = outlines.map(({ code, rings }) =>
    svg("path", {
      d: rings.map((ring) => pathOf(ring.map(put))).join(""),
      fill: colourOf(regionClass(code, context), unsure(code, context)),
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

/**
 * As on the page where Italy is in view whole: nothing hides another.
 * @param {Context} context
 * @param {Place} place
 */
function placed(context, place) {
  const pixels = (/** @type {number} */ lat, /** @type {number} */ lon) => {
    const [x, y] = place(lon, lat);
    return { x, y };
  };
  const { circles, marks } = arrange(context, PROVINCES, pixels);
  return [
    ...[...circles, ...marks].filter((disc) => strayed(disc) > disc.r).map(leader),
    ...circles.flatMap(({ left, top, r, count }) => circle([left, top], r - 1, context.words.n(count))),
    ...marks.map(({ left, top, project }) => mark([left, top], project)),
  ];
}

/** @param {Disc} disc */
function leader({ left, top, x, y }) {
  const d = `M${left.toFixed(1)} ${top.toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}`;
  return svg("path", { d, fill: "none", stroke: PALETTE.testo });
}

/**
 * @param {[number, number]} centre
 * @param {number} r
 * @param {string} text - its count
 */
function circle([cx, cy], r, text) {
  const at = { cx: cx.toFixed(1), cy: cy.toFixed(1), r: r.toFixed(1) };
  const number = { x: at.cx, y: (cy + 4.5).toFixed(1), fill: PALETTE["su-cerchio"], "text-anchor": "middle" };
  return [
    svg("circle", { ...at, fill: PALETTE.cerchio, stroke: PALETTE.fondo, "stroke-width": "1.2" }),
    label(text, { ...number, "font-size": "13", "font-weight": "600" }),
  ];
}

/** @param {[number, number]} centre @param {string} project */
function mark([x, y], project) {
  const fill = PALETTE[`progetto-${project}`] ?? PALETTE.testo;
  const transform = `translate(${x.toFixed(1)} ${y.toFixed(1)})`;
  return svg("path", { d: markPath(project), transform, fill, stroke: PALETTE.fondo, "stroke-width": "1.5" });
}

/** @param {Context} context @param {number} top */
function legend(context, top) {
  const { model, metric, state, words } = context;
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
    if (metric.unsure.size) row(words.t("classe_incerta"), box("c2", y, colourOf("c2", true)));
    row(words.t("dato_mancante"), box("nd", y));
  }
  for (const [name, text] of evidenceLines(context)) row(text, box(name, y));
  if (state.strati.includes("associazioni")) {
    row(words.t("chiave_cerchi"));
  }
  for (const { progetto, nome = words.t(progetto) } of model.marked)
    if (state.strati.includes(progetto)) row(nome, mark([LEGEND + 16, y], progetto));
  return drawn;
}

/** @param {string} name @param {number} y @param {string} [fill] */
function box(name, y, fill = colourOf(name)) {
  const where = { x: String(LEGEND), y: String(y - 8), width: "32", height: "16" };
  return svg("rect", { ...where, fill, stroke: PALETTE["bordo-forte"] });
}
