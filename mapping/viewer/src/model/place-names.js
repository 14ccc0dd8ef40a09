// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a circle stands for, in words: a comune, a province, or the names of some.

import { comuneName, provinceName, regionName, wholeProvinceName } from "../text/place-name.js";

/** @import { Context } from "../types/page.js" */

/** So many names are read out of comuni, which are named on the map too, and of provinces. */
const NAMED = 3;
const PROVINCES = 6;

/**
 * @param {number[]} ns - places, those with most associations first
 * @param {Context} context
 * @returns {string}
 */
export function placeNames(ns, context) {
  const { model, words } = context;
  const cut = (/** @type {string[]} */ names, most = NAMED) => shortened(names, most, words);
  if (ns.length === 1) return placeName(ns[0], context);
  const places = ns.map((n) => model.places[n]);
  const provinces = [...new Set(places.map(({ provincia }) => provincia))];
  const regions = [...new Set(places.map(({ regione }) => regione))];
  if (whole(ns, "provincia", context))
    return provinces.length === 1
      ? wholeProvinceName(provinces[0], model, words)
      : whole(ns, "regione", context)
        ? cut(regions.map((code) => regionName(code, model, words)))
        : words.t("province_di", {
            nome: cut(
              provinces.map((code) => provinceName(code, model, words)),
              PROVINCES,
            ),
          });
  const names = ns.slice(0, NAMED + 1).map((n) => words.place(model.places[n].nome) || placeName(n, context));
  return cut(names);
}

/** @param {number} n @param {Context} context */
function placeName(n, { model, selection, words }) {
  const place = model.places[n];
  return place.codice ? comuneName(place, words) : (selection.byPlace.get(n)?.[0]?.denominazione ?? "");
}

/**
 * @param {number[]} ns
 * @param {"provincia"|"regione"} level
 * @param {Context} context
 * @returns {boolean} whether these are all the places with associations of their provinces, or of their regions
 */
function whole(ns, level, { model, selection }) {
  const own = new Set(ns.map((n) => model.places[n][level]));
  const counts = countsBy(level, selection, model);
  return !own.has("") && [...own].reduce((sum, area) => sum + (counts.get(area) ?? 0), 0) === ns.length;
}

/** @type {WeakMap<Context["selection"], Map<"provincia"|"regione", Map<string, number>>>} */
const counted = new WeakMap();

/**
 * @param {"provincia"|"regione"} level
 * @param {Context["selection"]} selection
 * @param {Context["model"]} model
 * @returns {Map<string, number>} places with associations, counted once for all circles
 */
function countsBy(level, selection, { places }) {
  const known = counted.get(selection) ?? new Map();
  counted.set(selection, known);
  const before = known.get(level);
  if (before) return before;
  const counts = new Map();
  for (const n of selection.byPlace.keys()) counts.set(places[n][level], (counts.get(places[n][level]) ?? 0) + 1);
  known.set(level, counts);
  return counts;
}

/** @param {string[]} names @param {number} most @param {Context["words"]} words */
function shortened(names, most, words) {
  return words.comma(names.slice(0, most)) + (names.length > most ? "…" : "");
}
