// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The plain list holds ids and names already: they do not travel twice (`places_in_list` of
// mapping/viewer/plain_list.py).

import { byId } from "../page/dom.js";

/** @typedef {{id: string[], denominazione: string[]}} Listed */

const ENTRY = /<li data-id="([^"]*)"><bdi[^>]*>(?:<a [^>]*>)?([^<]*)</g;
/** @type {Record<string, string>} */
const SIGNS = { amp: "&", lt: "<", gt: ">" };

/**
 * What was read stays written on the list's home: a page that a browser saves has another list there, in another order.
 * @param {number[]} places - of each association, in the plain list
 * @returns {Listed} as the list has them: it must be there, whole
 */
export function readListed(places) {
  const { dataset } = byId("elenco-vivo");
  dataset.letti ??= JSON.stringify(readPlain(places));
  return /** @type {Listed} */ (JSON.parse(dataset.letti));
}

/** @param {number[]} places @returns {Listed} */
function readPlain(places) {
  const entries = writtenEntries() ?? shownEntries();
  if (entries.length !== places.length || entries.some(([, name]) => typeof name !== "string"))
    throw new Error(`of ${places.length} associations the plain list has ${entries.length}, or not their names`);
  return {
    id: places.map((place) => entries[place][0] ?? ""),
    denominazione: places.map((place) => entries[place][1] ?? ""),
  };
}

/** @typedef {[id: string|undefined, name: string|null|undefined]} Entry */

/** @returns {Entry[]} */
function shownEntries() {
  const entries = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".ferme > li[data-id]"))];
  return entries.map((entry) => [entry.dataset.id, entry.querySelector("bdi")?.textContent]);
}

/** @returns {Entry[]|null} those of a long list, which a browser with JavaScript keeps as the text of a `noscript` */
function writtenEntries() {
  const text = byId("elenco-vivo").querySelector("noscript")?.textContent;
  return text ? Array.from(text.matchAll(ENTRY), ([, id, name]) => [plain(id), plain(name)]) : null;
}

/**
 * @param {string} escaped - as Python escapes texts in HTML
 * @returns {string}
 */
function plain(escaped) {
  return escaped.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) => (code ? String.fromCharCode(code) : SIGNS[name]));
}
