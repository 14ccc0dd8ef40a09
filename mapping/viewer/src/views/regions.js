// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The table of the twenty regions and of Italy, sortable by every column.

import { byId, h } from "../dom.js";

/** @typedef {import("../types.js").Context} Context */
/** @typedef {{column: string, down: boolean}} Order */

/** The figures of the table, in this order, as far as the data have them. */
const COLUMNS = ["associazioni", "tasso_10000", "residenti_stranieri", "comunita_presenti", "comuni_presenti", "quota_residenti", "territori_malaika", "lacune"];

/** @returns {import("../types.js").Part} */
export function createRegionTable() {
  let order = { column: "regione", down: false };
  let lang = "";
  /** @param {Context} context */
  const draw = (context) => {
    lang = context.words.lang;
    byId("regioni-vivo").replaceChildren(table(context, order, (column) => {
      order = { column, down: order.column === column ? !order.down : column !== "regione" };
      draw(context);
      /** @type {HTMLElement|null} */ (document.querySelector(`#regioni-vivo [data-colonna="${column}"]`))?.focus();
    }));
  };
  return {
    update(context) {
      if (context.state.vista === "regioni" && lang !== context.words.lang) draw(context);
    },
  };
}

/** @param {Context} context @param {Order} order @param {(column: string) => void} sort */
function table(context, order, sort) {
  const { model, words } = context;
  const columns = COLUMNS.map((name) => model.indicators.find((known) => known.nome === name)).filter((known) => known !== undefined);
  const head = [header("regione", words.t("regione"), order, sort), ...columns.map((c) => header(c.nome, words.t(`breve.${c.nome}`), order, sort, words.indicator(c)))];
  const rows = sorted(model.regions, order).map((region) => line(region, columns, context));
  const total = h("tr", {}, h("th", { scope: "row" }, words.t("italia")), ...columns.map((c) => h("td", {}, words.n(model.italy[c.nome], c.decimali))));
  return h(
    "div",
    { class: "scorre", tabindex: "0", role: "region", "aria-labelledby": "didascalia-regioni" },
    h("table", {}, h("caption", { id: "didascalia-regioni" }, words.t("tabella_regioni")), h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows), h("tfoot", {}, total)),
  );
}

/** @param {string} column @param {string} text @param {Order} order @param {(column: string) => void} sort @param {string} [title] the figure's full name */
function header(column, text, order, sort, title) {
  const chosen = order.column === column;
  const button = h("button", { type: "button", "data-colonna": column, title, onclick: () => sort(column) }, text, h("span", { "aria-hidden": "true" }, chosen ? (order.down ? " ↓" : " ↑") : ""));
  return h("th", { scope: "col", "aria-sort": chosen ? (order.down ? "descending" : "ascending") : null }, button);
}

/** @param {import("../types.js").Region} region @param {import("../types.js").Indicator[]} columns @param {Context} context */
function line(region, columns, { words, link }) {
  const href = link({ scheda: region.codice, id: "", comune: "" });
  const cells = columns.map((column) => h("td", {}, words.n(region[column.nome], column.decimali)));
  return h("tr", {}, h("th", { scope: "row" }, h("a", { href, lang: "it" }, region.regione)), ...cells);
}

/** @param {import("../types.js").Region[]} regions @param {Order} order */
function sorted(regions, { column, down }) {
  const sign = down ? -1 : 1;
  const compare = new Intl.Collator("it").compare;
  return [...regions].sort((a, b) => {
    if (column === "regione") return sign * compare(a.regione, b.regione);
    return sign * ((a[column] ?? -Infinity) - (b[column] ?? -Infinity)) || compare(a.regione, b.regione);
  });
}
