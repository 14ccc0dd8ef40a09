// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A figure with what chance alone would do to it: a rate is never shown bare.

import { h } from "../page/dom.js";

/** @import { Indicator, Region, Words } from "../types/page.js" */

/** @param {Region} region @param {Indicator} indicator @param {Words} words */
export function uncertain(region, { nome, decimali }, words) {
  const write = (/** @type {number|null} */ value) => words.n(value, decimali);
  const low = region[`${nome}_inf`];
  if (low === null || low === undefined) return write(region[nome]);
  return withRange(write(region[nome]), write(low), write(region[`${nome}_sup`]), words);
}

/** @param {string} value @param {string} low @param {string} high @param {Words} words */
export function withRange(value, low, high, words) {
  return h("span", {}, value, h("span", { class: "intervallo", title: words.t("intervallo") }, `${low}–${high}`));
}
