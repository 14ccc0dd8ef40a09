// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// One community, region by region: the columns of the table of the regions, all twenty of them.

import { valuesOf } from "../model/tally.js";
import { h } from "../page/dom.js";
import { scroller } from "../page/scroller.js";
import { UNKNOWN } from "../text/value-names.js";
import { communityColumns } from "./community-columns.js";
import { cellClass } from "./sortable.js";

/** @import { Community, Context } from "../types/page.js" */

/** @param {Map<string, Community>} cells @param {Context} context @returns {HTMLElement} the most residents first */
export function communityTable(cells, context) {
  const { model, community, words, link } = context;
  const columns = communityColumns(cells, context);
  const count = (/** @type {string} */ code) => cells.get(code)?.associazioni ?? 0;
  const lived = (/** @type {string} */ code) => cells.get(code)?.residenti[0] ?? 0;
  const regions = [...model.regions].sort((a, b) => lived(b.codice) - lived(a.codice));
  const numbers = [words.t("regione"), words.short({ nome: "associazioni" })].map((name) =>
    h("th", { scope: "col" }, name),
  );
  const head = columns.map((column) => h("th", { scope: "col", class: cellClass(column) }, column.head, column.below));
  const rows = regions.map((region) => {
    const to = link({ scheda: region.codice, id: "", comune: "" });
    return h(
      "tr",
      { "data-codice": region.codice },
      h("th", { scope: "row" }, h("a", { ...to, lang: words.placeLang(region.regione) }, words.place(region.regione))),
      h("td", {}, words.n(count(region.codice))),
      ...columns.map((column) => h("td", { class: cellClass(column) }, column.cell(region))),
    );
  });
  const whole = [...cells.values()].reduce((sum, { associazioni }) => sum + associazioni, 0);
  const foot = [
    h("th", { scope: "row" }, words.t("italia")),
    h("td", {}, words.n(whole)),
    ...columns.map(({ italy }) => h("td", {}, italy)),
  ];
  const lost = model.rows.filter((row) => !row.regione && valuesOf(row, "comunita").includes(community)).length;
  const unknown = words.pair(words.t("regione"), words.choice("tipologia", UNKNOWN));
  const without = [h("th", { scope: "row" }, unknown), h("td", {}, words.n(lost)), ...columns.map(() => h("td", {}))];
  const caption = h(
    "caption",
    { id: "didascalia-comunita-regioni", class: "solo-lettori" },
    words.t("evidenza_titolo"),
  );
  return scroller(
    "didascalia-comunita-regioni",
    h(
      "table",
      {},
      caption,
      h("thead", {}, h("tr", {}, ...numbers, ...head)),
      h("tbody", {}, ...rows),
      h("tfoot", {}, h("tr", {}, ...foot), lost > 0 && h("tr", { "data-senza-regione": "" }, ...without)),
    ),
    "comunita",
  );
}
