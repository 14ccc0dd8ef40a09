// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The figures of the regions and of their communities.

import { unpack } from "./columns.js";

/** @import { Community, Figures, Region } from "../types/page.js" */
/** @import { Cell, CommunityCells, RegionColumns, Table } from "../types/payload.js" */

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

/**
 * @param {Record<string, Cell>} cells
 * @returns {Figures} the numbers among them
 */
export function readFigures(cells) {
  const numbers = Object.entries(cells).filter(([, cell]) => typeof cell !== "string");
  return { cifre: /** @type {Figures["cifre"]} */ (Object.fromEntries(numbers)) };
}

/**
 * @param {Table<CommunityCells>} table
 * @returns {Community[]}
 */
export function readCommunities({ quante, colonne }) {
  const text = (/** @type {"codice_regione"|"paese"} */ name) => unpack(colonne[name], quante, "");
  const number = (/** @type {"associazioni"|"residenti"|"residenti_2014"} */ name) =>
    unpack(colonne[name], quante, null);
  const gap = (/** @type {"lacuna"|"lacuna_2014"} */ name) => unpack(colonne[name], quante, "senza_dato");
  const [regione, paese, associazioni] = [text("codice_regione"), text("paese"), number("associazioni")];
  const [now, then] = [number("residenti"), number("residenti_2014")];
  const [state, stateThen] = [gap("lacuna"), gap("lacuna_2014")];
  return Array.from({ length: quante }, (_, n) => ({
    regione: regione[n] ?? "",
    paese: paese[n] ?? "",
    associazioni: associazioni[n] ?? 0,
    residenti: [now[n], then[n]],
    lacuna: [state[n] ?? "senza_dato", stateThen[n] ?? "senza_dato"],
  }));
}
