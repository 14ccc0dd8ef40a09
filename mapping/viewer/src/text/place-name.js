// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where an association is, in words: as precisely as it is known.

/** @import { Words } from "../types/languages.js" */
/** @import { Model, Row } from "../types/page.js" */

/** @param {Row} row @param {Model} model @param {Words} words @returns {string} */
export function placeName(row, model, words) {
  const place = model.places[row.luogo];
  if (place?.nome) return `${place.nome} (${place.provincia})`;
  if (row.provincia) return words.t("luogo_provincia", { nome: model.provinces[row.provincia] ?? row.provincia });
  const region = model.regions.find((known) => known.codice === row.regione)?.regione;
  if (region) return words.t("luogo_regione", { nome: region });
  return words.choice("stato", row.stato);
}
