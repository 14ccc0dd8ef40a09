// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Why the list, the regions and the map count differently.

/** @import { Words } from "../types/languages.js" */
/** @import { Row } from "../types/page.js" */

/**
 * @param {Pick<Row, "regione"|"luogo">[]} rows
 * @param {Pick<Words, "t">} words
 * @returns {string} "" where they count alike
 */
export function totalsText(rows, words) {
  const n = rows.length;
  const regioni = rows.filter(({ regione }) => regione).length;
  const mappa = rows.filter(({ luogo }) => luogo >= 0).length;
  return regioni === n && mappa === n ? "" : words.t("totali", { n, regioni, mappa });
}
