// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The communities of a region: associations against the residents of one year or of another, and the gaps.

import { h } from "../page/dom.js";
import { withRange } from "../text/uncertain.js";
import { rateOf } from "./rate.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Community, Context } from "../types/page.js" */
/** @import { Comparison } from "../types/payload.js" */

const MOST = 10;

/**
 * @param {Community[]} communities - those of one region
 * @param {Context} context
 */
export function communitySection(communities, context) {
  const { model, words } = context;
  const place = h("div", {});
  const draw = (/** @type {number} */ nth) => place.replaceChildren(...drawn(communities, nth, context));
  const choice = (/** @type {number} */ year, /** @type {number} */ nth) => {
    const id = `residenti-${year}`;
    const input = { type: "radio", name: "residenti-anno", id, checked: nth === 0, onchange: () => draw(nth) };
    return h("span", {}, h("input", input), h("label", { for: id }, String(year)));
  };
  const years = [...new Set(model.comparison.anni)];
  const legend = h("legend", {}, words.short({ nome: "residenti_stranieri" }));
  draw(0);
  return h(
    "div",
    {},
    h("h3", {}, words.t("comunita_regione")),
    years.length > 1 ? h("fieldset", { class: "modo anno" }, legend, ...years.map(choice)) : null,
    place,
  );
}

/**
 * @param {Community[]} communities
 * @param {number} nth - which of the two years
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
function drawn(communities, nth, context) {
  const { words } = context;
  const known = communities.map((one) => ({ ...one, residenti: one.residenti[nth], lacuna: one.lacuna[nth] }));
  const year = String(context.model.comparison.anni[nth]);
  return [bars(known, year, context), h("h3", {}, `${words.t("lacune_titolo")}, ${year}`), gaps(known, words)];
}

/** @typedef {{paese: string, associazioni: number, residenti: number|null, lacuna: string}} OfYear */

/** @param {OfYear[]} communities @param {string} year @param {Context} context */
function bars(communities, year, { model, words }) {
  const present = communities
    .filter((known) => known.associazioni > 0)
    .sort((a, b) => b.associazioni - a.associazioni)
    .slice(0, MOST);
  if (!present.length) return h("p", {}, words.t("nessuna_comunita"));
  const most = present[0].associazioni;
  const row = (/** @type {OfYear} */ known) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, words.country(known.paese)),
      h(
        "td",
        {},
        words.n(known.associazioni),
        h("progress", { max: most, value: known.associazioni, "aria-hidden": "true" }),
      ),
      h("td", {}, known.residenti === null ? words.t("dato_mancante") : words.n(known.residenti)),
      h("td", {}, rate(known, model.comparison, words)),
    );
  const head = [
    words.t("paesi_origine"),
    words.short({ nome: "associazioni" }),
    `${words.short({ nome: "residenti_stranieri" })}, ${year}`,
    words.t("tasso_comunita"),
  ];
  return h(
    "table",
    { class: "confronto barre" },
    h("caption", { class: "minuto" }, words.t("nota_registro")),
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...present.map(row)),
  );
}

/** @param {OfYear} known @param {Comparison} comparison @param {Words} words */
function rate(known, comparison, words) {
  const found = rateOf(known, comparison);
  if (found === "nd") return words.n(null);
  if (found === "pochi") return h("bdi", { class: "minuto", dir: "ltr" }, `< ${words.n(comparison.pochi)}`);
  const [value, low, high] = [found.rate, found.low, found.high].map((number) => words.n(number, 1));
  return withRange(value, low, high, words);
}

/** @param {OfYear[]} communities @param {Words} words */
function gaps(communities, words) {
  const missing = communities
    .filter((known) => known.lacuna === "lacuna")
    .sort((a, b) => (b.residenti ?? 0) - (a.residenti ?? 0))
    .slice(0, MOST);
  if (!missing.length) return h("p", {}, words.t("nessuna_lacuna"));
  const item = (/** @type {OfYear} */ known) =>
    h("li", {}, words.t("lacuna", { nome: words.country(known.paese), n: known.residenti ?? 0 }));
  return h("div", {}, h("p", { class: "minuto" }, words.t("lacune_nota")), h("ol", {}, ...missing.map(item)));
}
