// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where facts are from: a numbered list of addresses, and beside a fact the numbers of its own.

import { h, outerLink } from "../page/dom.js";

/** @import { PlainWords } from "../types/languages.js" */

/** @param {string[][]} lists @returns {string[]} every address once, in the order they come */
export function together(lists) {
  return [...new Set(lists.flat())];
}

/** @param {string[]} addresses @param {PlainWords} words */
export function sources(addresses, words) {
  if (!addresses.length) return null;
  const links = addresses.map((address) => h("li", {}, outerLink(address, host(address))));
  return h("div", { class: "fonti minuto" }, h("span", {}, words.t("fonti")), h("ol", {}, ...links));
}

/**
 * @param {string[]} own - the sources of one fact
 * @param {string[]} all - those that the card lists
 * @param {PlainWords} words
 */
export function sourceMarks(own, all, words) {
  if (!own.length) return null;
  const marks = own.map((address) => {
    const number = all.indexOf(address) + 1;
    const link = outerLink(address, words.n(number));
    link.setAttribute("aria-label", `${words.t("fonte")} ${words.n(number)}${words.colon}${host(address)}`);
    return link;
  });
  return h("sup", { class: "rimandi" }, ...marks.flatMap((link, n) => (n ? [" ", link] : [link])));
}

/** @param {string} address @returns {string} whose page it is */
export function host(address) {
  return address.replace(/^https?:\/\/(www\.)?/, "").split("/")[0];
}
