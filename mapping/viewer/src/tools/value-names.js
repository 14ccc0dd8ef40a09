// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The name of a facet's value in the chosen language.

/** @typedef {import("../types.js").Model} Model */

/** @type {Record<string, (value: string, model: Model) => string|undefined>} */
const NAMED = {
  regione: (value, model) => model.regions.find((region) => region.codice === value)?.regione,
  provincia: (value, model) => model.provinces[value],
  iniziativa: (value, model) => model.initiatives.progetti.find((project) => project.progetto === value)?.nome,
};

/** @param {string} facet @param {string} value @param {Model} model @param {import("../types.js").Words} words @returns {string} */
export function valueName(facet, value, model, words) {
  if (facet === "comunita") return words.country(value);
  return NAMED[facet]?.(value, model) ?? words.choice(facet, value);
}
