// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Headings that order the table beneath them.

import { h } from "../page/dom.js";
import { say } from "../page/say.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Region } from "../types/page.js" */

/** @typedef {{column: string, down: boolean}} Order */
/** @typedef {(column: string) => Order} Sort */
/** @typedef {Node|string} Shown */
/**
 * @typedef {Object} Column
 * @property {string} name
 * @property {string} head
 * @property {string} [title] - its full name
 * @property {boolean} [text] - whether it holds words, not numbers
 * @property {HTMLElement} [below] - what stands below its heading
 * @property {(region: Region) => Shown} cell
 * @property {(region: Region) => number|null|undefined} value - to sort by
 * @property {Shown} italy
 */
/** @typedef {{title: string, apart: boolean, columns: Column[]}} Group columns that answer for the same */

/**
 * @param {string} column
 * @param {string} text
 * @param {Order} order
 * @param {Sort} sort
 * @param {Words} words
 * @param {{title?: string, apart?: boolean, text?: boolean, below?: Node}} [options]
 */
export function header(column, text, order, sort, words, options = {}) {
  const { title } = options;
  const chosen = order.column === column;
  const act = () => {
    const way = words.t(sort(column).down ? "decrescente" : "crescente");
    say(`${words.t("ordina") + words.colon + text}, ${way}`);
  };
  const button = h(
    "button",
    { type: "button", "data-colonna": column, title, onclick: act },
    text,
    h("span", { "aria-hidden": "true" }, chosen ? (order.down ? " ↓" : " ↑") : ""),
  );
  const direction = chosen ? (order.down ? "descending" : "ascending") : null;
  return h("th", { scope: "col", class: cellClass(options), "aria-sort": direction }, button, options.below);
}

/**
 * @param {Order} order
 * @param {string} column
 * @param {string} named - the column of names, which begins at A
 * @returns {Order}
 */
export function turned(order, column, named) {
  return { column, down: order.column === column ? !order.down : column !== named };
}

/**
 * @param {{apart?: boolean, text?: boolean}} column
 * @returns {string|null} of its cells: set apart, or words and no numbers
 */
export function cellClass({ apart, text }) {
  return apart ? "a-parte" : text ? "parole" : null;
}
