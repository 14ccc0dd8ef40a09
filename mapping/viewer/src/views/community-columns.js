// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What is told of one community in each region: residents, rate, expected associations, and what can be said of it.

import { total } from "../model/communities.js";
import { rateOf } from "../model/rate.js";
import { h } from "../page/dom.js";
import { evidenceSentence } from "../text/evidence.js";
import { evidenceMark } from "../text/evidence-mark.js";
import { rangeName, withRange } from "../text/uncertain.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Community, Context } from "../types/page.js" */
/** @import { Comparison } from "../types/payload.js" */
/** @import { Column } from "./sortable.js" */

/**
 * @param {Map<string, Community>} cells - by region
 * @param {Context} context
 * @returns {Column[]}
 */
export function communityColumns(cells, { model, words }) {
  const of = (/** @type {{codice: string}} */ { codice }) => /** @type {Community} */ (cells.get(codice));
  const all = [...cells.values()];
  const whole = {
    associazioni: all.reduce((sum, { associazioni }) => sum + associazioni, 0),
    residenti: total(all.map(({ residenti }) => residenti[0])),
  };
  const rate = (/** @type {Community} */ { associazioni, residenti }) => ({ associazioni, residenti: residenti[0] });
  return [
    {
      name: "evidenza",
      head: words.t("evidenza"),
      text: true,
      cell: (region) => evidenceCell(of(region), words),
      value: (region) => -model.evidence.indexOf(of(region).evidenza),
      italy: "",
    },
    {
      name: "residenti",
      head: words.t("residenti_comunita"),
      cell: (region) => words.n(of(region).residenti[0]),
      value: (region) => of(region).residenti[0],
      italy: words.n(whole.residenti),
    },
    {
      name: "tasso",
      head: words.t("tasso_comunita"),
      below: rangeName(words),
      cell: (region) => rateText(rate(of(region)), model.comparison, words),
      value: (region) => rateValue(rate(of(region)), model.comparison),
      italy: rateText(whole, model.comparison, words),
    },
    ...(model.part ? [] : [expectedColumn(of, words)]), // of a part of Italy nothing is expected
  ];
}

/** @param {(region: {codice: string}) => Community} of @param {Words} words @returns {Column} */
function expectedColumn(of, words) {
  return {
    name: "attese",
    head: words.t("attese"),
    cell: (region) => words.n(of(region).attese, 1),
    value: (region) => of(region).attese,
    italy: "",
  };
}

/** @param {Community} cell @param {Words} words */
function evidenceCell(cell, words) {
  const short = words.choice("evidenza_breve", cell.evidenza);
  const title = evidenceSentence(cell, words);
  return h("span", { class: "evidenza", title, "data-evidenza": cell.evidenza }, evidenceMark(cell.evidenza), short);
}

/** @typedef {{associazioni: number, residenti: number|null}} Counted */

/** @param {Counted} counted @param {Comparison} comparison @param {Words} words */
export function rateText(counted, comparison, words) {
  const found = rateOf(counted, comparison);
  if (found === "nd") return words.n(null);
  if (found === "pochi") return h("bdi", { class: "minuto", dir: "ltr" }, `< ${words.n(comparison.pochi)}`);
  const [value, low, high] = [found.rate, found.low, found.high].map((number) => words.n(number, 2));
  return withRange(value, low, high);
}

/** @param {Counted} counted @param {Comparison} comparison */
function rateValue(counted, comparison) {
  const found = rateOf(counted, comparison);
  return typeof found === "string" ? null : found.rate;
}
