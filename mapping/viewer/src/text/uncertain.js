// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A figure with what chance alone would do to it: a rate is never shown bare.

import { h } from "../page/dom.js";

/** @import { PlainWords } from "../types/languages.js" */
/** @import { Context, Figures } from "../types/page.js" */
/** @import { Indicator } from "../types/payload.js" */

/** @param {Figures} place @param {Indicator} indicator @param {PlainWords} words */
export function uncertain({ cifre }, { nome, decimali }, words) {
  const write = (/** @type {number|null|undefined} */ value) => words.n(value, decimali);
  const low = cifre[`${nome}_inf`];
  if (low === null || low === undefined) return write(cifre[nome]);
  return withRange(write(cifre[nome]), write(low), write(cifre[`${nome}_sup`]));
}

/** @param {string} value @param {string} low @param {string} high */
export function withRange(value, low, high) {
  return h("span", {}, value, " ", h("span", { class: "intervallo" }, `${low}–${high}`));
}

/** @param {PlainWords} words @returns {HTMLElement} what the smaller numbers are: seen wherever they stand */
export function rangeName(words) {
  return h("span", { class: "nome-intervallo" }, words.t("intervallo"));
}

/** @param {Context} context @returns {(Node|string)[]} the regions whose colour is not certain: what dots say */
export function unsureRegions({ metric, model, words }) {
  const some = model.regions.filter(({ codice }) => metric?.unsure.has(codice));
  const names = some.flatMap(({ regione }, n) => [
    n ? " · " : "",
    h("span", { lang: words.placeLang(regione) }, words.place(regione)),
  ]);
  return some.length ? [words.t("classe_incerta"), " (", ...names, ")"] : [];
}
