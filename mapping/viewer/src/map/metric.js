// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The figure that colours the regions: its values now, its classes, and whether the filters changed it.

import { rateOf } from "../model/rate.js";

/** @import { Community, Metric, Model, Region, Selection } from "../types/page.js" */
/** @import { Indicator } from "../types/payload.js" */

const COUNTED = "associazioni";
const CLASSES = 5;
/** An interval that meets so many classes, or more, makes none of them certain: as in `mapping.coverage.UNSURE`. */
const UNSURE = 2;

/**
 * The number of associations follows the filters; every other figure is of the whole registry. The classes are those of
 * the whole registry, so that a colour means the same before and after a filter, unless the reader asks for the classes
 * of what is filtered; a value is classed as shown.
 * @param {Model} model
 * @param {string} name
 * @param {Selection} selection
 * @param {boolean} [own] - whether classes follow
 * @param {Map<string, Community>|null} [cells] - of the chosen community, by region
 * @returns {Metric|null}
 */
export function metricOf(model, name, selection, own = false, cells = null) {
  const indicator = model.indicators.find((known) => known.nome === name);
  if (!indicator?.soglie) return null;
  if (cells && name in OF_COMMUNITY) return communityMetric(model, indicator, cells);
  const filtered = name === COUNTED && selection.rows.length < model.rows.length;
  const figureOf = (/** @type {Region} */ { codice, cifre }) =>
    filtered ? (selection.byRegion.get(codice) ?? 0) : asShown(cifre[name] ?? null, indicator.decimali);
  const values = new Map(model.regions.map((region) => [region.codice, figureOf(region)]));
  const bounds = filtered && own ? quantiles([...values.values()]) : indicator.soglie;
  const unsure = new Set(indicator.incerte?.filter((code) => (values.get(code) ?? null) !== null));
  return { indicator, values, filtered, ofCommunity: false, bounds, unsure };
}

/** @typedef {{value: number|null, interval?: [low: number, high: number]}} Measured */

/** What colours the regions for one community too, beside its associations. */
const OF_COMMUNITY = /** @type {Record<string, (cell: Community, model: Model) => Measured>} */ ({
  residenti_stranieri: ({ residenti }) => ({ value: residenti[0] }),
  tasso_10000: ({ associazioni, residenti }, { comparison }) => {
    const found = rateOf({ associazioni, residenti: residenti[0] }, comparison);
    return typeof found === "string" ? { value: null } : { value: found.rate, interval: [found.low, found.high] };
  },
});

/** @param {string} name @returns {boolean} whether a figure can answer for one community */
export function answersForCommunity(name) {
  return name === COUNTED || name in OF_COMMUNITY;
}

/** @param {Model} model @param {Indicator} indicator @param {Map<string, Community>} cells @returns {Metric} */
function communityMetric(model, indicator, cells) {
  const { nome, decimali } = indicator;
  const measured = [...cells].map(([code, cell]) => /** @type {const} */ ([code, OF_COMMUNITY[nome](cell, model)]));
  const values = new Map(measured.map(([code, { value }]) => [code, asShown(value, decimali)]));
  const bounds = quantiles([...values.values()], decimali);
  const intervals = new Map(
    measured.flatMap(([code, { interval }]) =>
      interval ? [/** @type {[string, number[]]} */ ([code, interval])] : [],
    ),
  );
  const wide = (/** @type {number[]} */ limits) =>
    spanned(
      limits.map((limit) => asShown(limit, decimali)),
      bounds,
    ) >= UNSURE;
  const unsure = new Set([...intervals].flatMap(([code, limits]) => (wide(limits) ? [code] : [])));
  return { indicator, values, filtered: true, ofCommunity: true, bounds, intervals, unsure };
}

/**
 * @param {(number|null)[]} limits - the lower and the upper
 * @param {number[]} bounds
 * @returns {number} how many classes they meet, zero among them
 */
function spanned(limits, bounds) {
  const [low, high] = limits.map((limit) => ["zero", ...bounds.map((_, n) => `c${n}`)].indexOf(classOf(limit, bounds)));
  return high - low + 1;
}

/**
 * The upper bounds of at most five classes with as many values each: those of `mapping.coverage.classify` for counts.
 * @param {(number|null)[]} values
 * @param {number} [decimals]
 * @returns {number[]}
 */
export function quantiles(values, decimals = 0) {
  const above = values.filter((value) => value !== null && value > 0).map(Number);
  const sorted = above.sort((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  if (distinct.length <= CLASSES) return distinct;
  const shorten = (/** @type {number} */ value) => (decimals ? Number(value.toFixed(decimals)) : halfToEven(value));
  const bounds = Array.from({ length: CLASSES }, (_, n) => shorten(quantile(sorted, (n + 1) / CLASSES)));
  return [...new Set(bounds)];
}

/** @param {number[]} sorted @param {number} share @returns {number} between two values, the share of the way */
function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  return low + (sorted[Math.ceil(place)] - low) * (place % 1);
}

/** @param {number} value @returns {number} rounded as Python rounds */
function halfToEven(value) {
  const near = Math.round(value);
  return near - value === 0.5 && near % 2 ? near - 1 : near;
}

/** @param {number|null} value @param {number} decimals @returns {number|null} */
export function asShown(value, decimals) {
  return value === null ? null : Number(value.toFixed(decimals));
}

/**
 * @param {number|null|undefined} value
 * @param {number[]} bounds
 * @returns {string} the class as the style sheet names it
 */
export function classOf(value, bounds) {
  if (value === null || value === undefined) return "nd";
  if (value === 0) return "zero";
  const place = bounds.findIndex((bound) => value <= bound);
  return `c${place < 0 ? bounds.length - 1 : place}`;
}

/**
 * The lowest and the highest value that each class can hold, as `mapping.coverage.Classes.intervals` tells them.
 * @param {Pick<Metric, "values"|"bounds"|"filtered"> & {indicator: {decimali: number}}} metric
 * @returns {{name: string, from: number, to: number}[]}
 */
export function classRanges({ values, bounds, indicator: { decimali }, filtered }) {
  const step = 10 ** -decimali;
  const present = [...values.values()].filter((value) => value !== null && value > 0).map(Number);
  const lowest = filtered ? step : Math.min(...present); // under a filter any count may come
  return bounds.map((to, place) => ({
    name: `c${place}`,
    from: place ? Number((bounds[place - 1] + step).toFixed(decimali)) : lowest,
    to,
  }));
}
