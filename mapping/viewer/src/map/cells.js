// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What lies beside what, without asking all of all: points in square cells, each cell and its eight neighbours.

/** More columns than any map has. */
const ROW = 1e6;

/**
 * Asked so often that nothing is copied.
 * @template T
 * @param {number} side - of a cell
 */
export function createCells(side) {
  /** @type {Map<number, T[]>} */
  const cells = new Map();
  const cellOf = (/** @type {number} */ x, /** @type {number} */ y) =>
    Math.floor(y / side) * ROW + Math.floor(x / side);
  return {
    /** @param {T} value @param {number} x @param {number} y */
    add(value, x, y) {
      const own = cellOf(x, y);
      const known = cells.get(own);
      if (known) known.push(value);
      else cells.set(own, [value]);
    },
    /** @param {number} x @param {number} y @returns {T[][]} all that lie nearer than a side, and others */
    near(x, y) {
      const own = cellOf(x, y);
      const found = [];
      for (let row = own - ROW; row <= own + ROW; row += ROW)
        for (let cell = row - 1; cell <= row + 1; cell++) {
          const known = cells.get(cell);
          if (known) found.push(known);
        }
      return found;
    },
  };
}
