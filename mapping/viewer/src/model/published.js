// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// How many associations others counted where the register is held against them: in a region, its area or Italy.

/** @import { Published } from "../types/page.js" */
/** @import { Cell, Payload } from "../types/payload.js" */

/**
 * @param {Pick<Payload, "regioni"|"italia">} block
 * @returns {Map<string, Published|null>} by the region's code, Italy's by «IT»; null where no count is known, nothing
 *   at all of a register that is held against none
 */
export function readPublished({ regioni, italia }) {
  const columns = /** @type {Record<string, Cell[]>} */ (regioni);
  const own = (/** @type {number} */ n) => (/** @type {string} */ name) => columns[name]?.[n] ?? null;
  const found = regioni.codice.map((code, n) => /** @type {const} */ ([code, publishedOf(own(n))]));
  const all = new Map([...found, ["IT", publishedOf((name) => italia[name] ?? null)]]);
  return [...all.values()].some(Boolean) ? all : new Map();
}

/** @param {(name: string) => Cell} cell @returns {Published|null} */
function publishedOf(cell) {
  const counted = cell("conteggio_pubblicato");
  if (counted === null) return null;
  const [anno, luogo] = [cell("conteggio_anno"), cell("conteggio_luogo")].map((text) => String(text ?? ""));
  return { n: Number(cell("nel_conteggio")), totale: Number(counted), anno, luogo };
}
