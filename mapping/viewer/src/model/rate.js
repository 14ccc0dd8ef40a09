// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The rate of one community in one place, from its count, its residents and the exact limits of the count.

/** @import { Comparison } from "../types/payload.js" */

const PER = 10000;

/**
 * @param {{associazioni: number, residenti: number|null}} community
 * @param {Comparison} comparison
 * @returns {{rate: number, low: number, high: number}|"nd"|"pochi"} per 10,000; residents not known; too few to rate
 */
export function rateOf({ associazioni, residenti }, { pochi, limiti }) {
  if (residenti === null) return "nd";
  if (residenti < pochi) return "pochi";
  const [rate, low, high] = [associazioni, ...limiti[associazioni]].map((count) => (count * PER) / residenti);
  return { rate, low, high };
}
