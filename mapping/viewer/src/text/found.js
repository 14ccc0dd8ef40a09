// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// How many associations a search may find: an estimate, told in whole numbers wherever it is told.

/** @import { Words } from "../types/languages.js" */

/** @param {number} found @param {Words} words @returns {string} as `mapping.viewer.noscript` writes it */
export function foundText(found, words) {
  return found < 1 ? words.t("meno_di", { n: 1 }) : words.n(found);
}

/** @param {number} found @param {Words} words @returns {string} «circa 32 da trovare» */
export function foundPhrase(found, words) {
  const text = foundText(found, words);
  return found < 1 ? words.t("da_trovare") + words.colon + text : words.t("circa_da_trovare", { n: text });
}
