// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The counts that the Ministry's mapping published, with their doubts, beside those of the registry: not to be divided.

import { h } from "../page/dom.js";
import { scroller } from "../page/scroller.js";
import { told } from "../text/told.js";
import { sourceMarks, sources, together } from "./sources.js";

/** @import { Words } from "../types/languages.js" */
/** @import { PublishedRow, Context } from "../types/page.js" */

/** How a value is to be read, where it is not a plain count. */
const SIGNS = /** @type {Record<string, (text: string) => string>} */ ({
  piu_di: (text) => `> ${text}`,
  circa: (text) => `≈ ${text}`,
  dubbio: (text) => `${text} (?)`,
  calcolato: (text) => `(${text})`,
});

/**
 * @param {Context} context
 * @param {string} view - where it stands: the same table may stand in two views
 * @param {string[]} [cited] - the sources that the card around it lists
 * @returns {HTMLElement[]} none where no counts were sent
 */
export function publishedTable(context, view, cited) {
  if (context.model.initiatives.mappatura.length === 0) return [];
  const fold = h("details", { class: "mappatura" }, h("summary", {}, context.words.t("mappatura_titolo")));
  fold.addEventListener("toggle", () => {
    if (fold.childElementCount === 1) fold.append(...content(context, view, cited));
  });
  return [fold];
}

/** @param {Context} context @param {string} view @param {string[]} [cited] @returns {Node[]} */
function content({ model, words }, view, cited) {
  const known = model.initiatives.mappatura;
  const addresses = cited ?? together(known.map(({ fonti }) => fonti));
  const caption = `didascalia-mappatura-${view}`;
  const head = [words.t("luoghi"), words.t("mappatura"), words.t("nel_registro")];
  const table = h(
    "table",
    {},
    h("caption", { id: caption }, words.t("non_confrontabili")),
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...known.map((row) => line(row, addresses, words))),
  );
  return [
    scroller(caption, table),
    h("p", { class: "minuto" }, words.t("nota_registro")),
    ...[cited ? null : sources(addresses, words)].filter((part) => part !== null),
  ];
}

/** @param {PublishedRow} row @param {string[]} addresses @param {Words} words */
function line(row, addresses, words) {
  const doubt = told(row.dubbio, words);
  const write = SIGNS[row.segno] ?? ((/** @type {string} */ text) => text);
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      told(row.voce, words),
      `, ${row.anno}`,
      sourceMarks(row.fonti, addresses, words),
      doubt ? h("span", { class: "manca" }, doubt) : null,
    ),
    h("td", {}, h("bdi", { dir: "ltr" }, write(words.n(row.valore)))),
    h("td", {}, words.n(row.nel_registro)),
  );
}
