// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The residents of a community year by year: a small drawing, and the same figures as a table.

import { h } from "../page/dom.js";
import { svg } from "../page/svg.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, People } from "../types/page.js" */

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [460, 190, 8, 40, 26, 28];
/** Years apart from which a line would say what is not known: it is dashed. */
const APART = 1;

/** @typedef {{year: number, value: number}} Point */

/** @param {People} people @param {Context} context @returns {HTMLElement[]} */
export function residentsChart({ paese, serie }, { model, words }) {
  const { anni } = model.residents;
  const points = anni.flatMap((year, n) =>
    serie[n] === null ? [] : [{ year, value: /** @type {number} */ (serie[n]) }],
  );
  if (points.length < 2) return [h("p", {}, words.t("dato_mancante"))];
  const [first, last] = [points[0], points[points.length - 1]];
  const label = words.t("serie_frase", {
    nome: words.country(paese),
    da: String(first.year),
    a: String(last.year),
    prima: first.value,
    ultima: last.value,
  });
  const figure = h("figure", { class: "serie" }, h("figcaption", { class: "minuto" }, words.t("serie_nota")));
  figure.prepend(drawing(points, anni, label, words));
  return [figure, twin(points, words)];
}

/** @param {Point[]} points @param {number[]} years @param {string} label @param {Words} words */
function drawing(points, years, label, words) {
  const [from, to] = [years[0], years[years.length - 1]];
  const most = Math.max(...points.map(({ value }) => value), 1);
  const x = (/** @type {number} */ year) => LEFT + ((year - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const y = (/** @type {number} */ value) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM);
  const at = (/** @type {Point} */ { year, value }) => `${x(year).toFixed(1)} ${y(value).toFixed(1)}`;
  const lines = points.slice(1).map((point, n) => {
    const apart = point.year - points[n].year > APART;
    return svg("path", { d: `M${at(points[n])}L${at(point)}`, class: apart ? "linea tratteggiata" : "linea" });
  });
  const dots = points.map((point) =>
    svg("circle", { cx: x(point.year).toFixed(1), cy: y(point.value).toFixed(1), r: "3.2" }),
  );
  const base = svg("path", { d: `M${LEFT} ${HEIGHT - BOTTOM}H${WIDTH - RIGHT}`, class: "asse" });
  const top = points.find(({ value }) => value === most) ?? points[0];
  const told = [...new Set([points[0], top, points[points.length - 1]])];
  const values = told.map((point) => {
    const low = point === points[0] && points[1].value > point.value; // the line rises: below it there is room
    return text(x(point.year), y(point.value) + (low ? 20 : -9), words.n(point.value), anchor(point.year, from));
  });
  const ticks = [
    points[0].year,
    ...[2010, 2017].filter((year) => year > points[0].year),
    points[points.length - 1].year,
  ];
  const names = [...new Set(ticks)].map((year) => text(x(year), HEIGHT - 8, String(year), anchor(year, from)));
  const box = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label };
  return svg("svg", box, base, ...lines, ...dots, ...values, ...names);
}

/** @param {number} year @param {number} from @returns {string} so that no text leaves the drawing */
function anchor(year, from) {
  return year === from ? "start" : "middle";
}

/** @param {number} x @param {number} y @param {string} written @param {string} where */
function text(x, y, written, where) {
  const element = svg("text", { x: x.toFixed(1), y: y.toFixed(1), "text-anchor": where, direction: "ltr" });
  element.textContent = written;
  return element;
}

/** @param {Point[]} points @param {Words} words */
function twin(points, words) {
  const row = (/** @type {Point} */ { year, value }) =>
    h("tr", {}, h("th", { scope: "row" }, String(year)), h("td", {}, words.n(value)));
  const head = [words.t("anno"), words.t("residenti_comunita")];
  return h(
    "details",
    { class: "serie-tabella" },
    h("summary", {}, words.t("le_cifre")),
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, ...points.map(row)),
    ),
  );
}
