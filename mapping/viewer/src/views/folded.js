// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Long lists: the first lines, how many there are in all, and a button that shows the others; paper has them all.

import { h } from "../page/dom.js";

/** @import { Words } from "../types/languages.js" */

const FIRST = 10;

/** @param {HTMLElement[]} items @param {Words} words @param {string} className @returns {HTMLElement[]} */
export function foldedList(items, words, className) {
  const list = h("ul", { class: className });
  return folded(items, words, list, (item) => list.append(item));
}

/**
 * @param {HTMLElement[]} lines
 * @param {Words} words
 * @param {HTMLElement} holder
 * @param {(line: HTMLElement) => void} add - to the holder
 * @returns {HTMLElement[]} all of them where but a few are left over
 */
export function folded(lines, words, holder, add) {
  const first = lines.length > FIRST + 2 ? lines.slice(0, FIRST) : lines;
  lines.forEach(add);
  if (first === lines) return [holder];
  const rest = lines.slice(first.length);
  for (const line of rest) line.classList.add("piegata");
  const count = h("span", { "data-mostrate": "" }, words.t("conteggio", { n: first.length, totale: lines.length }));
  const more = h("button", { type: "button", class: "quieto" }, words.t("mostra_tutto"));
  const foot = h("p", { class: "minuto piega" }, count, " ", more);
  more.addEventListener("click", () => {
    for (const line of rest) line.classList.remove("piegata");
    foot.remove();
    rest[0].querySelector("a")?.focus();
  });
  return [holder, foot];
}
