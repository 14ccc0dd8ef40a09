// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The languages: the keys come once, the texts of each language in their order.

/** @import { Language, LanguageWords, OtherLetters, PackedLanguage } from "../types/languages.js" */
/** @import { Texts, WordBlock, WordKeys } from "../types/languages.js" */
/** @typedef {(packed: PackedLanguage) => LanguageWords} Unpack */

const TABLES = /** @type {const} */ (["testi", "paesi", "indicatori", "brevi", "unita", "fonti", "luoghi"]);

/** @type {Unpack} */
const asTheyAre = ({ parole }) => /** @type {LanguageWords} */ (parole);

/**
 * @param {Pick<WordBlock, "chiavi"|"lingue">} block
 * @param {Unpack} [unpack] - where they travel packed
 * @param {(own: Language, other: OtherLetters) => Language} [rewrite] - one in its other letters, where those are shown
 * @returns {Record<string, Language>}
 */
export function readLanguages({ chiavi, lingue }, unpack = asTheyAre, rewrite = undefined) {
  const read = Object.values(lingue).flatMap((packed) => {
    const own = readLanguage(chiavi, packed, unpack);
    return packed.altra && rewrite ? [own, rewrite(own, packed.altra)] : [own];
  });
  return Object.fromEntries(read.map((language) => [language.codice, language]));
}

/**
 * The words are unpacked, and each table read, when first asked for: a page needs two of the languages.
 * @param {WordKeys} keys
 * @param {PackedLanguage} packed
 * @param {Unpack} unpack
 * @returns {Language}
 */
function readLanguage(keys, packed, unpack) {
  const { parole: _words, con: _with, altra: _other, ...facts } = packed;
  const words = () => unpack(packed);
  const flat = TABLES.map((name) => [name, () => pair(keys[name], /** @type {(string|null)[]} */ (words()[name]))]);
  return lazily(facts, {
    .../** @type {Record<typeof TABLES[number], () => Record<string, string>>} */ (Object.fromEntries(flat)),
    voci: () =>
      Object.fromEntries(Object.entries(keys.voci).map(([table, own]) => [table, pair(own, words().voci[table])])),
    racconti: () => words().racconti,
    numeri: () => words().numeri,
    date: () => words().date,
    elenchi: () => words().elenchi,
  });
}

/**
 * @template {object} T
 * @param {T} facts
 * @param {{[K in keyof Texts]: () => Texts[K]}} makers - each called once, when its table is first asked for
 * @returns {T & Texts}
 */
export function lazily(facts, makers) {
  const object = { ...facts };
  for (const [name, make] of Object.entries(makers)) {
    /** @type {ReturnType<typeof make>|undefined} */
    let made;
    const get = () => {
      made ??= make();
      return made;
    };
    Object.defineProperty(object, name, { get, enumerable: true });
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
