// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The table of the twenty regions and of Italy, sortable by every column.

import { indicatorsOf } from "../model/regions.js";
import { byId, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { withHeld } from "../text/held.js";
import { uncertain } from "../text/uncertain.js";
import { publishedTable } from "./published.js";

/** @import { Context, Part, Region } from "../types/page.js" */
/** @import { Indicator } from "../types/payload.js" */

/** @typedef {{column: string, down: boolean}} Order */

/** @returns {Part} */
export function createRegionTable() {
  let order = { column: "regione", down: false };
  let drawn = "";
  /** @type {{lang: string, nodes: HTMLElement[]}} what stands below the table: kept when it is sorted */
  let kept = { lang: "", nodes: [] };
  const below = (/** @type {Context} */ context) => {
    const { lang } = context.words;
    if (kept.lang !== lang) kept = { lang, nodes: [registryNote(context), ...publishedTable(context, "regioni")] };
    return kept.nodes;
  };
  const keyOf = (/** @type {Context} */ { words, selection }) => [words.lang, ...[...selection.byRegion].flat()].join();
  /** @param {Context} context */
  const draw = (context) => {
    drawn = keyOf(context);
    const sort = (/** @type {string} */ column) => {
      order = { column, down: order.column === column ? !order.down : column !== "regione" };
      draw(context);
    };
    redraw(byId("regioni-vivo"), [table(context, order, sort), ...below(context)]);
  };
  return {
    update(context) {
      if (context.state.vista === "regioni" && drawn !== keyOf(context)) draw(context);
    },
  };
}

/** @param {Context} context */
function registryNote({ model, words }) {
  const held = model.published.size ? ` ${words.t("quota_nota")}` : "";
  return h("p", { class: "minuto" }, words.t("nota_registro") + held);
}

/** @param {Context} context @param {Order} order @param {(column: string) => void} sort */
function table(context, order, sort) {
  const { model, words } = context;
  const columns = indicatorsOf(model, model.shown.tabella);
  const head = [
    header("regione", words.t("regione"), order, sort),
    ...columns.map((c) => header(c.nome, words.short(c), order, sort, words.indicator(c))),
  ];
  const rows = sorted(context, order).map((region) => line(region, columns, context));
  const total = h(
    "tr",
    {},
    h("th", { scope: "row" }, words.t("italia")),
    ...columns.map((c) => h("td", {}, italyCell(c, context))),
  );
  return h(
    "div",
    {
      class: "scorre",
      tabindex: "0",
      role: "region",
      "aria-labelledby": "didascalia-regioni",
      "data-scorre": "regioni",
    },
    h(
      "table",
      {},
      h("caption", { id: "didascalia-regioni" }, words.t("tabella_regioni")),
      h("thead", {}, h("tr", {}, ...head)),
      h("tbody", {}, ...rows),
      h("tfoot", {}, total),
    ),
  );
}

/**
 * @param {string} column
 * @param {string} text
 * @param {Order} order
 * @param {(column: string) => void} sort
 * @param {string} [title] - the figure's full name
 */
function header(column, text, order, sort, title) {
  const chosen = order.column === column;
  const button = h(
    "button",
    { type: "button", "data-colonna": column, title, onclick: () => sort(column) },
    text,
    h("span", { "aria-hidden": "true" }, chosen ? (order.down ? " ↓" : " ↑") : ""),
  );
  return h("th", { scope: "col", "aria-sort": chosen ? (order.down ? "descending" : "ascending") : null }, button);
}

/** @param {Region} region @param {Indicator[]} columns @param {Context} context */
function line(region, columns, context) {
  const { link } = context;
  const to = link({ scheda: region.codice, id: "", comune: "" });
  const cells = columns.map((column) => h("td", {}, cell(region, column, context)));
  return h("tr", {}, h("th", { scope: "row" }, h("a", { ...to, lang: "it" }, region.regione)), ...cells);
}

/** @param {Region} region @param {Indicator} column @param {Context} context */
function cell(region, column, { words, selection, model }) {
  const filtered = column.nome === "associazioni" && selection.rows.length < model.rows.length;
  if (!filtered) return withHeld(uncertain(region, column, words), column, region.codice, model, words);
  return words.t("conteggio", { n: selection.byRegion.get(region.codice) ?? 0, totale: region.cifre.associazioni });
}

/** @param {Indicator} column @param {Context} context */
function italyCell(column, { words, selection, model }) {
  const filtered = column.nome === "associazioni" && selection.rows.length < model.rows.length;
  if (!filtered) return withHeld(uncertain(model.italy, column, words), column, "IT", model, words);
  const chosen = model.regions.reduce((sum, region) => sum + (selection.byRegion.get(region.codice) ?? 0), 0);
  return words.t("conteggio", { n: chosen, totale: model.italy.cifre.associazioni });
}

/**
 * The associations are ordered as the filters leave them.
 * @param {Context} context
 * @param {Order} order
 */
function sorted({ model, selection }, { column, down }) {
  const sign = down ? -1 : 1;
  const compare = new Intl.Collator("it").compare;
  const value = (/** @type {Region} */ region) =>
    column === "associazioni" ? (selection.byRegion.get(region.codice) ?? 0) : (region.cifre[column] ?? -Infinity);
  return [...model.regions].sort((a, b) => {
    const order = column === "regione" ? 0 : value(a) - value(b);
    return sign * order || (column === "regione" ? sign : 1) * compare(a.regione, b.regione);
  });
}
