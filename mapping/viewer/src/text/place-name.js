// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The names of places as the reader's language has them; where an association is, as precisely as it is known.

/** @import { PlainWords, Words } from "../types/languages.js" */
/** @import { Model, Row } from "../types/page.js" */

/** @param {string} code @param {Pick<Model, "regions">} model @param {Words} words @returns {string} */
export function regionName(code, model, words) {
  return words.place(italianRegion(code, model));
}

/** @param {string} code @param {Pick<Model, "regions">} model @returns {string} the code of what is no region */
export function italianRegion(code, { regions }) {
  return regions.find(({ codice }) => codice === code)?.regione ?? code;
}

/** @param {string} letters @param {Pick<Model, "provinces">} model @param {Words} words @returns {string} */
export function provinceName(letters, { provinces }, words) {
  return words.place(provinces[letters] ?? letters);
}

/** @param {string} letters @param {Pick<Model, "provinces">} model @param {Words} words @returns {string} */
export function wholeProvinceName(letters, model, words) {
  return words.t("provincia_di", { codice: letters, nome: provinceName(letters, model, words) });
}

/** @typedef {{nome: string, provincia: string}} Named @typedef {Pick<PlainWords, "place">} Placing */

/** @param {Named} comune @param {Placing} words @returns {string} «Brescia (BS)» */
export function comuneName({ nome, provincia }, words) {
  return provincia ? `${words.place(nome)} (${provincia})` : words.place(nome);
}

/** @param {Named} comune @param {Placing} words @returns {string[]} in the reader's language, then in Italian */
export function comuneNames(comune, words) {
  return [...new Set([comuneName(comune, words), comuneName(comune, { place: (name) => name })])];
}

/**
 * @param {Row} row
 * @param {Pick<Model, "places">} model
 * @param {Words} words
 * @returns {string|null} the language of its place's name, null for the page's
 */
export function placeNameLang(row, { places }, words) {
  const nome = places[row.luogo]?.nome;
  return nome ? words.placeLang(nome) : null;
}

/** @param {Row} row @param {Model} model @param {Words} words @returns {string} */
export function placeName(row, model, words) {
  const place = model.places[row.luogo];
  if (place?.nome) return comuneName(place, words);
  if (row.provincia) return wholeProvinceName(row.provincia, model, words);
  if (row.regione) return words.t("luogo_regione", { nome: regionName(row.regione, model, words) });
  return words.choice("stato", row.stato);
}
