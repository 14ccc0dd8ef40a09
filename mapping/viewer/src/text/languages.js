// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The languages: the keys come once, the texts of each language in their order.

/** @import { Language } from "../types/page.js" */

/** @param {{chiavi: Record<string, any>, lingue: Record<string, any>}} block @returns {Record<string, Language>} */
export function readLanguages({ chiavi, lingue }) {
  return Object.fromEntries(Object.entries(lingue).map(([code, packed]) => [code, readLanguage(chiavi, packed)]));
}

/** @param {Record<string, any>} keys @param {any} packed @returns {Language} its tables are unpacked when first asked for: a page needs two of the languages */
function readLanguage(keys, packed) {
  const language = { ...packed };
  for (const name of ["testi", "paesi", "indicatori", "unita", "fonti"])
    lazily(language, name, () => pair(keys[name], packed[name]));
  lazily(language, "voci", () =>
    Object.fromEntries(Object.entries(keys.voci).map(([table, values]) => [table, pair(values, packed.voci[table])])),
  );
  return language;
}

/** @param {Record<string, any>} object @param {string} name @param {() => any} make called once */
function lazily(object, name, make) {
  const get = () => {
    const value = make();
    Object.defineProperty(object, name, { value, enumerable: true });
    return value;
  };
  Object.defineProperty(object, name, { get, enumerable: true, configurable: true });
}

/** @param {string[]} keys @param {(string|null)[]} texts @returns {Record<string, any>} without what the language lacks */
function pair(keys, texts) {
  return Object.fromEntries(keys.map((key, n) => [key, texts[n]]).filter(([, text]) => text !== null));
}
