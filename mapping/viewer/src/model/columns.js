// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Tables as they travel, column by column: mapping/viewer/packing.py packs them.

import { inflate, inflateBeside } from "../text/inflate.js";

/** @import { Packed, Table } from "../types/payload.js" */

/** Cells of a deflated column from which on the browser may answer the reader while it is inflated. */
const HEAVY = 20_000;

/**
 * @param {Record<string, Packed|string|undefined>} columns
 * @param {number} length
 * @param {() => Promise<void>} rest
 * @param {boolean} [now] - whether other scripts follow, which must find the whole page
 * @returns {Promise<Record<string, Packed|undefined>>} those that were deflated inflated
 */
export async function openColumns(columns, length, rest, now = false) {
  /** @type {Record<string, Packed|undefined>} */
  const opened = {};
  for (const [name, column] of Object.entries(columns)) {
    const heavy = typeof column === "string" && length > HEAVY;
    if (heavy) await rest();
    const text = typeof column !== "string" ? "" : heavy && !now ? await inflateBeside(column) : inflate(column);
    opened[name] = text ? JSON.parse(text) : /** @type {Packed|undefined} */ (column);
  }
  return opened;
}

/**
 * @template T
 * @param {Packed<T>|undefined} packed
 * @param {number} length
 * @param {T} missing - what every cell holds of a column that was not sent
 * @returns {T[]}
 */
export function unpack(packed, length, missing) {
  if (packed === undefined) return new Array(length).fill(missing);
  if (Array.isArray(packed)) return packed;
  const cells = [];
  for (const place of packed.i) cells.push(packed.v[place]);
  return cells;
}

/**
 * @template T
 * @param {Table<T>} table
 * @returns {T[]} one object per row; a cell without a value is an empty text
 */
export function readTable({ quante, colonne }) {
  const columns = Object.entries(/** @type {Record<string, Packed>} */ (colonne)).map(
    ([name, packed]) => /** @type {const} */ ([name, unpack(packed, quante, "")]),
  );
  const rows = Array.from({ length: quante }, (_, n) =>
    Object.fromEntries(columns.map(([name, cells]) => [name, cells[n] ?? ""])),
  );
  return /** @type {T[]} */ (rows);
}

/**
 * @param {string} cell
 * @param {string} [separator]
 * @returns {string[]}
 */
export function values(cell, separator = "; ") {
  return cell ? cell.split(separator) : [];
}
