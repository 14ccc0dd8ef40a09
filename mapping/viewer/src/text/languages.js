// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The languages: the keys come once, the texts of each language in their order.

/** @import { Language, PackedLanguage, Texts, WordBlock, WordKeys } from "../types/languages.js" */

/**
 * @param {Pick<WordBlock, "chiavi"|"lingue">} block
 * @returns {Record<string, Language>}
 */
export function readLanguages({ chiavi, lingue }) {
  return Object.fromEntries(Object.entries(lingue).map(([code, packed]) => [code, readLanguage(chiavi, packed)]));
}

/**
 * The tables are unpacked when first asked for: a page needs two of the languages.
 * @param {WordKeys} keys
 * @param {PackedLanguage} packed
 * @returns {Language}
 */
function readLanguage(keys, packed) {
  const { testi, voci, paesi, indicatori, unita, fonti, ...facts } = packed;
  return lazily(facts, {
    testi: () => pair(keys.testi, testi),
    voci: () => Object.fromEntries(Object.entries(keys.voci).map(([table, own]) => [table, pair(own, voci[table])])),
    paesi: () => pair(keys.paesi, paesi),
    indicatori: () => pair(keys.indicatori, indicatori),
    unita: () => pair(keys.unita, unita),
    fonti: () => pair(keys.fonti, fonti),
  });
}

/**
 * @template {object} T
 * @param {T} facts
 * @param {{[K in keyof Texts]: () => Texts[K]}} makers - each called once, when its table is first asked for
 * @returns {T & Texts}
 */
function lazily(facts, makers) {
  const object = { ...facts };
  for (const [name, make] of Object.entries(makers)) {
    const get = () => {
      const value = make();
      Object.defineProperty(object, name, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(object, name, { get, enumerable: true, configurable: true });
  }
  return /** @type {T & Texts} */ (object);
}

/**
 * @template T
 * @param {string[]} keys
 * @param {(T|null)[]} texts
 * @returns {Record<string, T>} without what the language lacks
 */
function pair(keys, texts) {
  return Object.fromEntries(keys.flatMap((key, n) => (texts[n] === null ? [] : [[key, /** @type {T} */ (texts[n])]])));
}
