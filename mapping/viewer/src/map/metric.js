// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The figure that colours the regions: its values now, its classes, and whether the filters changed it.

/** @typedef {import("../types.js").Metric} Metric */
/** @typedef {import("../types.js").Model} Model */
/** @typedef {import("../types.js").Selection} Selection */

const COUNTED = "associazioni";

/**
 * The number of associations follows the filters; every other figure is of the whole registry. The classes are always
 * those of the whole registry, so that a colour means the same before and after a filter; a value is classed as shown.
 * @param {Model} model @param {string} name @param {Selection} selection @returns {Metric|null}
 */
export function metricOf(model, name, selection) {
  const indicator = model.indicators.find((known) => known.nome === name);
  if (!indicator?.soglie) return null;
  const filtered = name === COUNTED && selection.rows.length < model.rows.length;
  const valueOf = (/** @type {any} */ region) =>
    filtered ? (selection.byRegion.get(region.codice) ?? 0) : asShown(region[name], indicator.decimali);
  const values = new Map(model.regions.map((region) => [region.codice, valueOf(region)]));
  return { indicator, values, filtered, bounds: indicator.soglie };
}

/** @param {number|null} value @param {number} decimals @returns {number|null} */
function asShown(value, decimals) {
  return value === null ? null : Number(value.toFixed(decimals));
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
