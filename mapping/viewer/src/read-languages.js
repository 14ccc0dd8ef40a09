// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The languages: the keys come once, the texts of each language in their order.

/** @typedef {import("./types.js").Language} Language */

/** @param {{chiavi: Record<string, any>, lingue: Record<string, any>}} block @returns {Record<string, Language>} */
export function readLanguages({ chiavi, lingue }) {
  return Object.fromEntries(Object.entries(lingue).map(([code, packed]) => [code, readLanguage(chiavi, packed)]));
}

/** @param {Record<string, any>} keys @param {any} packed @returns {Language} */
function readLanguage(keys, packed) {
  const voci = Object.entries(keys.voci).map(([table, values]) => [table, pair(values, packed.voci[table])]);
  const tables = ["testi", "paesi", "indicatori", "unita", "fonti"].map((name) => [
    name,
    pair(keys[name], packed[name]),
  ]);
  return { ...packed, ...Object.fromEntries(tables), voci: Object.fromEntries(voci) };
}

/** @param {string[]} keys @param {(string|null)[]} texts @returns {Record<string, any>} without what the language lacks */
function pair(keys, texts) {
  return Object.fromEntries(keys.map((key, n) => [key, texts[n]]).filter(([, text]) => text !== null));
}
