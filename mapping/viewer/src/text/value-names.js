// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The name of a facet's value in the chosen language.

/** @import { Words } from "../types/languages.js" */
/** @import { Facet, Model } from "../types/page.js" */

/** The value of a facet that nobody knows: also a word of the closed lists, so that it is said once. */
export const UNKNOWN = "non nota";
/** Letters shown of a value that nobody knows: an address may hold anything. */
const LONGEST = 40;

/**
 * By column: what has a table of names.
 * @type {Record<string, (value: string, model: Model, words: Words) => string|undefined>}
 */
const NAMED = {
  regione: (value, model) => model.regions.find((region) => region.codice === value)?.regione,
  provincia: (value, model) => model.provinces[value],
  codice_comune: (value, model) => {
    for (const { codice, nome, provincia } of model.places) if (codice === value) return `${nome} (${provincia})`;
    return undefined;
  },
  iniziative: (value, model) => model.initiatives.progetti.find((project) => project.progetto === value)?.nome,
  eta_fonte: (value, _, words) => {
    const [, from, to] = value.match(/^(\d{4})?-(\d{4})$/) ?? [];
    if (!to) return undefined;
    return from ? `${from}–${to}` : words.t("prima_del", { anno: String(Number(to) + 1) });
  },
};

/**
 * @param {Facet} facet
 * @param {string} value
 * @param {Model} model
 * @param {Words} words
 * @returns {string} of a value that only an old link knows, the value itself and that it is gone
 */
export function valueName(facet, value, model, words) {
  if (value === UNKNOWN && facet.colonna !== "iniziative") return words.choice("tipologia", value);
  const name = facet.colonna in NAMED ? NAMED[facet.colonna](value, model, words) : written(facet, value, model, words);
  return name ?? words.t("non_in_elenco", { nome: value.slice(0, LONGEST) });
}

/**
 * @param {Facet} facet
 * @param {string} value
 * @param {Model} model
 * @param {Words} words
 * @returns {string} the same where no heading says of what it is: «Comunità: non nota»
 */
export function wholeName(facet, value, model, words) {
  const name = valueName(facet, value, model, words);
  return value === UNKNOWN ? words.t(facet.colonna) + words.colon + name : name;
}

/** @param {Facet} facet @param {string} value @param {Model} model @param {Words} words */
function written({ tipo, elenco }, value, model, words) {
  const italian = model.languages.it;
  if (tipo === "countries") return value in italian.paesi ? words.country(value) : undefined;
  if (elenco) return value in (italian.voci[elenco] ?? {}) ? words.choice(elenco, value) : undefined;
  return value.slice(0, LONGEST);
}
