// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// One column of one association as the page writes it, by the kind of its values.

import { values } from "../model/columns.js";
import { cellOf } from "../model/rows.js";
import { outerLink, registryText } from "../page/dom.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Row } from "../types/page.js" */

/** @type {Record<string, (cell: string, words: Words, list: string, row: Row) => Node|string>} by the schema's kinds */
const WRITTEN = {
  choice: (cell, words, list) => words.choice(list, cell),
  choices: (cell, words, list) => words.comma(values(cell).map((value) => words.choice(list, value))),
  countries: (cell, words, _, { paesi_completi }) => {
    const elenco = words.comma(values(cell).map(words.country));
    return paesi_completi === "in parte" ? words.t("e_altri", { elenco }) : elenco;
  },
  date: (cell, words) => words.date(cell),
  url: (cell) => outerLink(cell, cell.replace(/^https?:\/\//, "")),
};

/**
 * @param {Row} row
 * @param {string} column
 * @param {Context} context
 * @returns {Node|string} "" where nothing is known
 */
export function fieldOf(row, column, { model, words }) {
  const cell = cellOf(row, column);
  const { tipo = "", elenco = "" } = model.fields.colonne[column] ?? {};
  if (!cell) return "";
  return WRITTEN[tipo]?.(cell, words, elenco, row) ?? registryText(cell);
}
