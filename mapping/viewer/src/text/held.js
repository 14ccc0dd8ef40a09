// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What share of a published count the register holds: said beside every rate.

import { h } from "../page/dom.js";
import { regionName } from "./place-name.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Model } from "../types/page.js" */
/** @import { Indicator } from "../types/payload.js" */

/**
 * @param {string} code - the region's, or «IT»
 * @param {Pick<Model, "published"|"regions">} model
 * @param {Words} words
 * @returns {string} "" of a register that is held against no count
 */
export function heldText(code, model, words) {
  return told(code, model, words, (values) => words.t("quota_conteggio", values));
}

/**
 * The figure, and below it what the register holds of the count: in few words, the whole sentence for whoever asks.
 * @param {Node|string} figure
 * @param {Indicator} indicator
 * @param {string} code
 * @param {Pick<Model, "published"|"regions">} model
 * @param {Words} words
 */
export function withHeld(figure, { limiti }, code, model, words) {
  const text = limiti
    ? told(code, model, words, ({ n, totale, anno }) => words.comma([words.t("conteggio", { n, totale }), anno]))
    : "";
  return text
    ? h("span", {}, figure, h("span", { class: "quota", title: heldText(code, model, words) }, text))
    : figure;
}

/**
 * @param {string} code
 * @param {Pick<Model, "published"|"regions">} model
 * @param {Words} words
 * @param {(values: {n: number, totale: number, anno: string}) => string} write
 */
function told(code, { published, regions }, words, write) {
  if (!published.size) return "";
  const count = published.get(code);
  if (!count) return words.t("quota_ignota");
  const { luogo, ...values } = count;
  const name = luogo === "IT" ? words.t("italia") : countedPlace(luogo, regions, words);
  return luogo === code ? write(values) : `${write(values)} ${words.isolated(`(${name})`)}`;
}

/**
 * @param {string} place - a region's code, the name of an area, or that «senza» what is counted apart
 * @param {Model["regions"]} regions
 * @param {Words} words
 */
function countedPlace(place, regions, words) {
  const [whole, apart] = place.split(" senza ");
  const luogo = regionName(whole, { regions }, words);
  return apart ? words.t("luogo_senza", { luogo, altri: words.comma(apart.split(", ").map(words.place)) }) : luogo;
}
