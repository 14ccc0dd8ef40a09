// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What lies beside what, without asking all of all: points in square cells, each cell and its eight neighbours.

/** More columns than any map has. */
const ROW = 1e6;

/**
 * Asked so often that it calls nothing.
 * @template T
 * @param {number} side - of a cell
 */
export function createCells(side) {
  /** @type {Map<number, T[]>} */
  const cells = new Map();
  return {
    /** @param {T} value @param {number} x @param {number} y */
    add(value, x, y) {
      const own = Math.floor(y / side) * ROW + Math.floor(x / side);
      const known = cells.get(own);
      if (known) known.push(value);
      else cells.set(own, [value]);
    },
    /** @param {number} x @param {number} y @returns {T[]} all that lie nearer than a side, and some that do not */
    near(x, y) {
      const own = Math.floor(y / side) * ROW + Math.floor(x / side);
      /** @type {T[]} */
      const found = [];
      for (const row of [own - ROW, own, own + ROW])
        for (let cell = row - 1; cell <= row + 1; cell++) for (const other of cells.get(cell) ?? []) found.push(other);
      return found;
    },
  };
}
