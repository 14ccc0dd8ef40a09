// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// How old the sources are: a drawing of the associations by the year of their newest source, and the same as a table.

import { ageClasses, isOld } from "../model/sources.js";
import { byId, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { svg } from "../page/svg.js";
import { UNKNOWN } from "../text/value-names.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Part } from "../types/page.js" */
/** @import { Age } from "../types/payload.js" */

/** Pixels: so narrow that a phone shows all years, so that only the highest bar has room for its number. */
const [STEP, HEIGHT, LABELS, MARGIN] = [13, 120, 18, 8];

/** @returns {Part} */
export function createSourceAge() {
  let lang = "";
  return {
    update({ model, words }) {
      const { eta } = model.registry;
      if (lang === words.lang || !eta.ultima) return;
      lang = words.lang;
      const undated = model.rows.length - Object.values(eta.anni).reduce((sum, n) => sum + n, 0);
      const fold = h(
        "details",
        { class: "eta" },
        h("summary", {}, words.t("eta_titolo")),
        drawing(eta, words),
        h("p", {}, h("span", { class: "quadro vecchia", "aria-hidden": "true" }), ` ${told(eta, undated, words)}`),
        table(eta, undated, words),
      );
      redraw(byId("eta-vivo"), [fold]);
    },
  };
}

/** @param {Age} age @returns {[year: number, count: number][]} every year from the first to the last */
function yearly({ prima, ultima, anni }) {
  return Array.from({ length: ultima - prima + 1 }, (_, n) => [prima + n, anni[prima + n] ?? 0]);
}

/** @param {Age} age @param {number} undated @param {Words} words @returns {string} how many are old or not dated */
function told(age, undated, words) {
  const old = yearly(age).filter(([year]) => isOld(String(year), age.ultima));
  const [, end] = (ageClasses(age.ultima).pop() ?? "").split("-");
  const count = words.n(old.reduce((sum, [, n]) => sum + n, 0));
  const before = words.t("prima_del", { anno: String(Number(end) + 1) });
  return `${before}${words.colon}${count} · ${words.choice("tipologia", UNKNOWN)}${words.colon}${words.n(undated)}`;
}

/** @param {Age} age @param {Words} words @returns {HTMLElement} */
function drawing(age, words) {
  const years = yearly(age);
  const most = Math.max(...years.map(([, count]) => count));
  const size = { width: years.length * STEP + 2 * MARGIN, height: HEIGHT + 2 * LABELS };
  const bars = years.flatMap(([year, count], n) => {
    const height = (count / most) * HEIGHT;
    const middle = String(n * STEP + STEP / 2);
    const top = LABELS + HEIGHT - height;
    const bar = { x: String(n * STEP + 1.5), y: String(top), width: String(STEP - 3), height: String(height) };
    const above = count === most ? [label(middle, top - 4, words.n(count))] : [];
    const below = isNamed(n, year, years.length) ? [label(middle, HEIGHT + 2 * LABELS - 4, String(year))] : [];
    return [svg("rect", { ...bar, class: isOld(String(year), age.ultima) ? "vecchia" : "" }), ...above, ...below];
  });
  const box = {
    viewBox: `${-MARGIN} 0 ${size.width} ${size.height}`,
    width: String(size.width),
    class: "istogramma",
    "aria-hidden": "true",
  };
  return h("div", { class: "scorre", dir: "ltr" }, svg("svg", box, ...bars));
}

/** @param {number} n @param {number} year @param {number} length @returns {boolean} the ends, and each fifth between */
function isNamed(n, year, length) {
  const last = length - 1;
  return n === 0 || n === last || (year % 5 === 0 && n > 1 && last - n > 1);
}

/** @param {string} x @param {number} y @param {string} text */
function label(x, y, text) {
  const element = svg("text", { x, y: String(y) });
  element.textContent = text;
  return element;
}

/** @param {Age} age @param {number} undated @param {Words} words */
function table(age, undated, words) {
  const known = yearly(age).filter(([, count]) => count);
  const line = (/** @type {string} */ name, /** @type {number} */ count) =>
    h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, words.n(count)));
  const rows = [
    ...known.map(([year, count]) => line(String(year), count)),
    line(words.choice("tipologia", UNKNOWN), undated),
  ];
  return h(
    "div",
    { class: "scorre", tabindex: "0", role: "region", "aria-labelledby": "didascalia-eta" },
    h(
      "table",
      {},
      h("caption", { id: "didascalia-eta", class: "solo-lettori" }, words.t("eta_titolo")),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ...[words.t("fonte_data"), words.short({ nome: "associazioni" })].map((text) =>
            h("th", { scope: "col" }, text),
          ),
        ),
      ),
      h("tbody", {}, ...rows),
    ),
  );
}
