// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What colours the provinces of the one region that is chosen: the figure that colours the regions, where it is known
// by province; else the associations that the filters leave.

import { propertiesOf } from "../model/topology.js";
import { classOf, quantiles } from "./metric.js";

/** @import { ProvinceShape } from "../types/borders.js" */
/** @import { Context } from "../types/page.js" */
/** @import { Indicator } from "../types/payload.js" */

/**
 * @typedef {Object} Provinces
 * @property {string} region - ISTAT code
 * @property {Indicator|null} indicator - null where they are coloured by the associations shown
 * @property {ProvinceShape[]} shapes
 * @property {Map<string, number|null>} values - by two letters
 * @property {number[]} bounds
 * @property {boolean} own - whether the classes are theirs, not the regions'
 * @property {Set<string>} unsure
 */

const COUNTED = "associazioni";

/** @param {Context["state"]} state @returns {string} ISTAT code of the one region that is chosen, or "" */
function chosenRegion({ scheda, regione }) {
  return scheda || (regione.length === 1 ? regione[0] : "");
}

/**
 * @param {Pick<Context, "model"|"state"|"selection"|"metric"|"evidence">} context
 * @returns {Provinces|null} null where no region is chosen, or nothing colours the map
 */
export function provincesOf({ model, state, selection, metric, evidence }) {
  const region = chosenRegion(state);
  const all = propertiesOf(model.topology.objects.province);
  const shapes = all.filter(({ codice_regione: code }) => code === region);
  if (!shapes.length || !(metric || evidence)) return null;
  const known = metric?.ofCommunity || metric?.indicator.nome === COUNTED ? undefined : figuresOf(metric, model);
  const counts = countsBy(selection.rows);
  const values = new Map(
    shapes.map(({ sigla }) => [sigla, known ? (known.values.get(sigla) ?? null) : (counts.get(sigla) ?? 0)]),
  );
  // A rate means the same whatever its area; of a count each province has but a part of the region's.
  const own = !known || !metric?.indicator.decimali;
  return {
    region,
    indicator: known && metric ? metric.indicator : null,
    shapes,
    values,
    bounds: own ? quantiles([...values.values()]) : metric.bounds,
    own,
    unsure: known?.unsure ?? new Set(),
  };
}

/**
 * @param {Context} context
 * @returns {boolean} whether no other region has a colour: a filter leaves them nothing to count
 */
export function provincesAlone(context) {
  const { state, metric } = context;
  return state.regione.length === 1 && metric?.indicator.nome === COUNTED && provincesOf(context) !== null;
}

/** @param {Context["metric"]} metric @param {Context["model"]} model */
function figuresOf(metric, { provinceFigures }) {
  return metric ? provinceFigures.get(metric.indicator.nome) : undefined;
}

/** @param {Context["selection"]["rows"]} rows @returns {Map<string, number>} */
function countsBy(rows) {
  const counts = new Map();
  for (const { provincia } of rows) counts.set(provincia, (counts.get(provincia) ?? 0) + 1);
  return counts;
}

/** @param {Provinces} provinces @param {string} letters @returns {string} as the style sheet names its class */
export function provinceClass({ values, bounds, unsure }, letters) {
  return classOf(values.get(letters), bounds) + (unsure.has(letters) ? " incerta" : "");
}
