// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The name of a facet's value in the chosen language.

/** @import { Words } from "../types/languages.js" */
/** @import { Model } from "../types/page.js" */

/** Letters shown of a value that nobody knows: an address may hold anything. */
const LONGEST = 40;

/** @type {Record<string, (value: string, model: Model, words: Words) => string|undefined>} */
const NAMED = {
  comunita: (value, model, words) => (value in model.languages.it.paesi ? words.country(value) : undefined),
  regione: (value, model) => model.regions.find((region) => region.codice === value)?.regione,
  provincia: (value, model) => model.provinces[value],
  iniziativa: (value, model) => model.initiatives.progetti.find((project) => project.progetto === value)?.nome,
};

/**
 * @param {string} facet
 * @param {string} value
 * @param {Model} model
 * @param {Words} words
 * @returns {string} of a value that only an old link knows, the value itself and that it is gone
 */
export function valueName(facet, value, model, words) {
  const name = NAMED[facet] ? NAMED[facet](value, model, words) : listed(facet, value, model, words);
  return name ?? words.t("non_in_elenco", { nome: value.slice(0, LONGEST) });
}

/** @param {string} facet @param {string} value @param {Model} model @param {Words} words */
function listed(facet, value, model, words) {
  return value in (model.languages.it.voci[facet] ?? {}) ? words.choice(facet, value) : undefined;
}
