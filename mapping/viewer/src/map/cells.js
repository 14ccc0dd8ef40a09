// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What lies beside what, without asking all of all: points in square cells, each cell and its eight neighbours.

/** More columns than any map has. */
const ROW = 1e6;

/**
 * @template T
 * @param {number} side - of a cell
 * @param {(value: T) => [x: number, y: number]} point
 */
export function createCells(side, point) {
  /** @type {Map<number, T[]>} */
  const cells = new Map();
  const cellOf = (/** @type {T} */ value) => {
    const [x, y] = point(value);
    return Math.floor(y / side) * ROW + Math.floor(x / side);
  };
  return {
    /** @param {T} value */
    add(value) {
      const own = cellOf(value);
      const known = cells.get(own);
      if (known) known.push(value);
      else cells.set(own, [value]);
    },
    /** @param {T} value @returns {T[]} all that lie nearer than a side, and some that do not */
    near(value) {
      const own = cellOf(value);
      /** @type {T[]} */
      const found = [];
      for (const row of [own - ROW, own, own + ROW])
        for (let cell = row - 1; cell <= row + 1; cell++) for (const other of cells.get(cell) ?? []) found.push(other);
      return found;
    },
  };
}
