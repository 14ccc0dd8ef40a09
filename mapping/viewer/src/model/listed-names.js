// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The plain list holds the names already: they do not travel twice (mapping/viewer/noscript.py: `holds_the_names`).

/**
 * @param {string[]} ids
 * @returns {string[]} the name of each, as the plain list has it: it must still be there
 */
export function listedNames(ids) {
  /** @type {Map<string|undefined, string|null|undefined>} */
  const names = new Map();
  for (const entry of document.querySelectorAll("#elenco-vivo li"))
    names.set(/** @type {HTMLElement} */ (entry).dataset.id, entry.querySelector("bdi")?.textContent);
  return ids.map((id) => {
    const name = names.get(id);
    if (typeof name !== "string") throw new Error(`the plain list has no name of «${id}»`);
    return name;
  });
}
