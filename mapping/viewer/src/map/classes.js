// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Which class of the legend a value falls in: «zero» and «no data» are classes of their own.

/** @typedef {import("../types.js").Indicator} Indicator */

/** @param {number|null|undefined} value @param {Indicator|undefined} indicator @returns {string} a name the style sheet colours */
export function classOf(value, indicator) {
  const bounds = indicator?.soglie;
  if (!bounds) return "spenta";
  if (value === null || value === undefined) return "nd";
  if (value === 0) return "zero";
  const place = bounds.findIndex((bound) => value <= bound);
  return `c${place < 0 ? bounds.length - 1 : place}`;
}

/**
 * The two ends of each class; a class begins where the one before it ends.
 * @param {number[]} bounds ascending upper bounds @param {number[]} values the values above zero
 * @returns {{name: string, from: number, to: number}[]}
 */
export function classRanges(bounds, values) {
  return bounds.map((to, place) => {
    const inside = values.filter((value) => classOf(value, /** @type {any} */ ({ soglie: bounds })) === `c${place}`);
    return { name: `c${place}`, from: Math.min(...inside, to), to };
  });
}
