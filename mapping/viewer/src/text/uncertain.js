// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A figure with what chance alone would do to it: a rate is never shown bare.

import { h } from "../page/dom.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Figures } from "../types/page.js" */
/** @import { Indicator } from "../types/payload.js" */

/** @param {Figures} place @param {Indicator} indicator @param {Words} words */
export function uncertain({ cifre }, { nome, decimali }, words) {
  const write = (/** @type {number|null|undefined} */ value) => words.n(value, decimali);
  const low = cifre[`${nome}_inf`];
  if (low === null || low === undefined) return write(cifre[nome]);
  return withRange(write(cifre[nome]), write(low), write(cifre[`${nome}_sup`]), words);
}

/** @param {string} value @param {string} low @param {string} high @param {Words} words */
export function withRange(value, low, high, words) {
  return h("span", {}, value, h("span", { class: "intervallo", title: words.t("intervallo") }, `${low}–${high}`));
}
