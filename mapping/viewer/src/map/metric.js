// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The figure that colours the regions: its values now, its classes, and whether the filters changed it.

/** @typedef {import("../types.js").Metric} Metric */
/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Selection} Selection */

const CLASSES = 5;
const COUNTED = "associazioni";

/**
 * The number of associations follows the filters; every other figure is of the whole registry.
 * @param {Model} model @param {string} name @param {Selection} selection @returns {Metric|null}
 */
export function metricOf(model, name, selection) {
  const indicator = model.indicators.find((known) => known.nome === name);
  if (!indicator?.soglie) return null;
  const filtered = name === COUNTED && selection.rows.length < model.rows.length;
  const values = new Map(
    model.regions.map((region) => [
      region.codice,
      filtered ? (selection.byRegion.get(region.codice) ?? 0) : region[name],
    ]),
  );
  return { indicator, values, filtered, bounds: filtered ? quantiles([...values.values()]) : indicator.soglie };
}

/** @param {number[]} values @returns {number[]} ascending upper bounds of the classes of the values above zero */
export function quantiles(values) {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  if (distinct.length <= CLASSES) return distinct;
  const at = (/** @type {number} */ k) => sorted[Math.ceil((k * sorted.length) / CLASSES) - 1];
  return [...new Set(Array.from({ length: CLASSES }, (_, k) => at(k + 1)))];
}

/** @param {number|null|undefined} value @param {number[]} bounds @returns {string} the class as the style sheet names it */
export function classOf(value, bounds) {
  if (value === null || value === undefined) return "nd";
  if (value === 0) return "zero";
  const place = bounds.findIndex((bound) => value <= bound);
  return `c${place < 0 ? bounds.length - 1 : place}`;
}

/** @param {Metric} metric @returns {{name: string, from: number, to: number}[]} the classes that some region falls in */
export function classRanges({ values, bounds }) {
  const present = [...values.values()].filter((value) => value !== null && value > 0).map(Number);
  return bounds.flatMap((_, place) => {
    const name = `c${place}`;
    const inside = present.filter((value) => classOf(value, bounds) === name);
    return inside.length ? [{ name, from: Math.min(...inside), to: Math.max(...inside) }] : [];
  });
}
