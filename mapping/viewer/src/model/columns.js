// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Tables as they travel, column by column: mapping/viewer/packing.py packs them.

/** @import { Packed, Table } from "../types/payload.js" */

/**
 * @template T
 * @param {Packed<T>|undefined} packed
 * @param {number} length
 * @param {T} missing - what every cell holds of a column that was not sent
 * @returns {T[]}
 */
export function unpack(packed, length, missing) {
  if (packed === undefined) return new Array(length).fill(missing);
  return Array.isArray(packed) ? packed : packed.i.map((place) => packed.v[place]);
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
