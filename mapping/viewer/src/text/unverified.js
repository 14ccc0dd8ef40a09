// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Whether somebody has confirmed an association, in words.

/** @import { Words } from "../types/languages.js" */
/** @import { Row } from "../types/page.js" */

/** The one state of verification that leaves no doubt; of a row without any nothing is said. */
const VERIFIED = "verificata";

/** @param {Row} row @param {Words} words @returns {string} "" where there is nothing to say */
export function unverifiedText({ stato_verifica: state }, words) {
  return state && state !== VERIFIED ? words.t("da_verificare") : "";
}
