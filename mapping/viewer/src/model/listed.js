// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The plain list holds ids and names already: they do not travel twice (mapping/viewer/noscript.py: `places_in_list`).

/**
 * @param {number[]} places - of each association, in the plain list
 * @returns {{id: string[], denominazione: string[]}} as the list has them: it must be there, whole
 */
export function readListed(places) {
  const entries = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#elenco-vivo li[data-id]"))];
  const names = entries.map((entry) => entry.querySelector("bdi")?.textContent);
  if (entries.length !== places.length || names.some((name) => typeof name !== "string"))
    throw new Error(`of ${places.length} associations the plain list has ${entries.length}, or not their names`);
  return {
    id: places.map((place) => entries[place].dataset.id ?? ""),
    denominazione: places.map((place) => names[place] ?? ""),
  };
}
