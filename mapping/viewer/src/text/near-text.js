// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Nearness in words.

/** @import { Words } from "../types/languages.js" */
/** @import { Near, Row } from "../types/page.js" */

/** Kilometres from which on a tenth says nothing: the centre of a comune is no address. */
const FAR = 10;

/** @param {Near} near @param {Words} words @returns {string} «entro 25 km da Brescia» */
export function nearPhrase({ centre, radius }, words) {
  const nome = words.place(centre.nome) || words.t("qui");
  return radius === Infinity ? words.t("distanza_da", { nome }) : words.t("entro", { km: kmText(radius, words), nome });
}

/** @param {Row} row @param {Near} near @param {Words} words @returns {string} "" where it is not known */
export function distanceText(row, { km, centre }, words) {
  const far = km(row);
  if (Number.isNaN(far)) return "";
  if (!centre.codice) return kmText(Math.round(far), words); // a position that was rounded knows no tenths
  return far === 0 ? words.t("nel_comune") : kmText(far, words);
}

/** @param {number} km @param {Words} words @returns {string} «3,2 km» */
export function kmText(km, words) {
  return words.t("km", { km: words.n(km, km < FAR && !Number.isInteger(km) ? 1 : 0) });
}
