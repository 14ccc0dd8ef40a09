// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Long lists: the first lines, how many there are in all, and a button that shows the others.

import { h } from "../page/dom.js";

/** @import { Words } from "../types/languages.js" */

const FIRST = 10;

/**
 * @param {HTMLElement[]} lines
 * @param {Words} words
 * @param {(body: HTMLElement) => HTMLElement} around - the table around its body
 * @returns {HTMLElement[]}
 */
export function foldedRows(lines, words, around) {
  return folded(lines, h("tbody", {}), words, around);
}

/** @param {HTMLElement[]} items @param {Words} words @param {string} className @returns {HTMLElement[]} */
export function foldedList(items, words, className) {
  return folded(items, h("ul", { class: className }), words, (list) => list);
}

/**
 * @param {HTMLElement[]} lines
 * @param {HTMLElement} holder
 * @param {Words} words
 * @param {(holder: HTMLElement) => HTMLElement} around
 * @returns {HTMLElement[]} all of them where but a few are left over
 */
function folded(lines, holder, words, around) {
  const first = lines.length > FIRST + 2 ? lines.slice(0, FIRST) : lines;
  holder.append(...first);
  if (first === lines) return [around(holder)];
  const count = h("span", { "data-mostrate": "" }, words.t("conteggio", { n: first.length, totale: lines.length }));
  const more = h("button", { type: "button", class: "quieto" }, words.t("mostra_tutte"));
  const foot = h("p", { class: "minuto piega" }, count, " · ", more);
  more.addEventListener("click", () => {
    holder.append(...lines.slice(first.length));
    foot.remove();
    lines[first.length].querySelector("a")?.focus();
  });
  return [around(holder), foot];
}
