// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The plain list holds ids and names already: they do not travel twice (mapping/viewer/noscript.py: `places_in_list`).

import { byId } from "../page/dom.js";

/** @typedef {{id: string[], denominazione: string[]}} Listed */

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
  const entries = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".ferme > li[data-id]"))];
  const names = entries.map((entry) => entry.querySelector("bdi")?.textContent);
  if (entries.length !== places.length || names.some((name) => typeof name !== "string"))
    throw new Error(`of ${places.length} associations the plain list has ${entries.length}, or not their names`);
  return {
    id: places.map((place) => entries[place].dataset.id ?? ""),
    denominazione: places.map((place) => names[place] ?? ""),
  };
}
