// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The table of the twenty regions and of Italy, sortable by every column.

import { byId, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { scroller } from "../page/scroller.js";
import { totalsText } from "../text/totals.js";
import { unsureRegions } from "../text/uncertain.js";
import { publishedTable } from "./published.js";
import { regionColumns, showsHeld } from "./region-columns.js";
import { cellClass, header, turned } from "./sortable.js";

/** @import { Context, Part, Region } from "../types/page.js" */
/** @import { Column, Group, Order, Sort } from "./sortable.js" */

const NAME = "regione";

/** @returns {Part} */
export function createRegionTable() {
  /** @type {Order} */
  let order = { column: NAME, down: false };
  let drawn = "";
  /** @type {{key: string, nodes: HTMLElement[]}} what stands below the table: kept when it is sorted */
  let kept = { key: "", nodes: [] };
  const below = (/** @type {Context} */ context) => {
    const key = `${context.words.lang} ${showsHeld(context)}`;
    if (kept.key !== key) kept = { key, nodes: [registryNote(context), ...publishedTable(context, "regioni")] };
    return kept.nodes;
  };
  const keyOf = (/** @type {Context} */ { words, selection, community }) =>
    [words.lang, community, selection.rows.length, ...[...selection.byRegion].flat()].join();
  /** @param {Context} context */
  const draw = (context) => {
    drawn = keyOf(context);
    const sort = (/** @type {string} */ column) => {
      order = turned(order, column, NAME);
      draw(context);
      return order;
    };
    const totals = h("p", { class: "minuto" }, totalsText(context.selection.rows, context.words));
    redraw(byId("regioni-vivo"), [table(context, order, sort), totals, ...doubtful(context), ...below(context)]);
  };
  return {
    update(context) {
      if (context.state.vista === "regioni" && drawn !== keyOf(context)) draw(context);
    },
  };
}

/** @param {Context} context @returns {HTMLElement[]} what dots say on the map */
function doubtful(context) {
  const [{ metric, words }, doubt] = [context, unsureRegions(context)];
  return metric && doubt.length
    ? [h("p", { class: "minuto" }, words.indicator(metric.indicator), " · ", ...doubt)]
    : [];
}

/** @param {Context} context */
function registryNote(context) {
  const { words } = context;
  const held = showsHeld(context) ? ` ${words.t("quota_nota")}` : "";
  return h("p", { class: "minuto" }, words.t("nota_registro") + held);
}

/** @param {Context} context @param {Order} order @param {Sort} sort */
function table(context, order, sort) {
  const { words } = context;
  const groups = regionColumns(context);
  const columns = groups.flatMap((group) => group.columns.map((column) => ({ ...column, apart: group.apart })));
  const head = [
    header(NAME, words.t("regione"), order, sort, words),
    ...columns.map((c) => header(c.name, c.head, order, sort, words, c)),
  ];
  const cell = (/** @type {Column & {apart: boolean}} */ column, /** @type {Node|string} */ shown) =>
    h("td", { class: cellClass(column) }, shown);
  const rows = sorted(context, columns, order).map((region) =>
    h("tr", {}, nameCell(region, context), ...columns.map((column) => cell(column, column.cell(region)))),
  );
  const total = h("tr", {}, h("th", { scope: "row" }, words.t("italia")), ...columns.map((c) => cell(c, c.italy)));
  return scroller(
    "didascalia-regioni",
    h(
      "table",
      {},
      h("caption", { id: "didascalia-regioni" }, words.t("tabella_regioni")),
      h("thead", {}, ...groupTitles(groups), h("tr", {}, ...head)),
      h("tbody", {}, ...rows),
      h("tfoot", {}, total),
    ),
    "regioni",
  );
}

/** @param {Group[]} groups @returns {HTMLElement[]} what the columns below answer for, where they differ */
function groupTitles(groups) {
  if (groups.length === 1) return [];
  const title = (/** @type {Group} */ { title, columns, apart }) =>
    h(
      title ? "th" : "td",
      { scope: title && "colgroup", colspan: columns.length, class: apart ? "a-parte" : "di-gruppo" },
      title,
    );
  return [h("tr", { class: "gruppi" }, h("td", {}), ...groups.map(title))];
}

/** @param {Region} region @param {Context} context */
function nameCell(region, { link, words }) {
  const to = link({ scheda: region.codice, id: "", comune: "" });
  return h(
    "th",
    { scope: "row" },
    h("a", { ...to, lang: words.placeLang(region.regione) }, words.place(region.regione)),
  );
}

/**
 * Regions without a value come last when the most are first.
 * @param {Context} context
 * @param {Column[]} columns
 * @param {Order} order
 */
function sorted({ model, words }, columns, { column, down }) {
  const by = columns.find(({ name }) => name === column);
  const sign = down ? -1 : 1;
  const { compare } = new Intl.Collator(words.tag);
  const name = (/** @type {Region} */ { regione }) => words.place(regione);
  const value = (/** @type {Region} */ region) => by?.value(region) ?? -Infinity;
  return [...model.regions].sort((a, b) => {
    const order = by ? value(a) - value(b) : 0;
    return sign * order || (by ? 1 : sign) * compare(name(a), name(b));
  });
}
