// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The figures of the regions.

/** @import { Figures, Model, Region } from "../types/page.js" */
/** @import { Cell, Indicator, RegionColumns } from "../types/payload.js" */

/**
 * @param {RegionColumns} columns
 * @returns {Region[]}
 */
export function readRegions({ codice, regione, ...others }) {
  const columns = /** @type {Record<string, Cell[]>} */ (others);
  return codice.map((code, n) => {
    const own = Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, cells[n]]));
    return { codice: code, regione: regione[n], confronto: String(own.confronto_italia ?? ""), ...readFigures(own) };
  });
}

/** @param {Model} model @param {string[]} names @returns {Indicator[]} in the order of the names */
export function indicatorsOf({ indicators }, names) {
  const known = new Map(indicators.map((indicator) => [indicator.nome, indicator]));
  return names.flatMap((name) => known.get(name) ?? []);
}

/**
 * @param {Record<string, Cell>} cells
 * @returns {Figures} the numbers among them
 */
export function readFigures(cells) {
  const numbers = Object.entries(cells).filter(([, cell]) => typeof cell !== "string");
  return { cifre: /** @type {Figures["cifre"]} */ (Object.fromEntries(numbers)) };
}
