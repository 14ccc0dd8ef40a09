// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The languages: the keys come once, the texts of each language in their order.

/** @import { Language, LanguageWords, OtherLetters, PackedLanguage } from "../types/languages.js" */
/** @import { Texts, WordBlock, WordKeys } from "../types/languages.js" */
/** @typedef {(text: string) => LanguageWords} Unpack */

/**
 * @param {Pick<WordBlock, "chiavi"|"lingue">} block
 * @param {Unpack} [unpack] - where languages travel packed
 * @param {(text: string) => string} [letters] - the rule by which a language is written in its other letters too
 * @returns {Record<string, Language>}
 */
export function readLanguages({ chiavi, lingue }, unpack = JSON.parse, letters = undefined) {
  const read = Object.values(lingue).flatMap((packed) => {
    const own = readLanguage(chiavi, packed, unpack);
    return packed.altra && letters ? [own, inOtherLetters(own, packed.altra, letters)] : [own];
  });
  return Object.fromEntries(read.map((language) => [language.codice, language]));
}

/**
 * A language in its other letters, which travels as the first alone; its sentences are rewritten when they are filled.
 * @param {Language} own
 * @param {OtherLetters} other
 * @param {(text: string) => string} letters
 * @returns {Language}
 */
function inOtherLetters(own, { codice, nome, salvi }, letters) {
  const { direzione, bozza, letta } = own;
  const rewritten = rewriter(letters);
  return lazily(
    { codice, tag: codice, nome, direzione, bozza, letta, lettere: letters, salvi },
    {
      testi: () => own.testi,
      voci: () => rewritten(own.voci),
      paesi: () => rewritten(own.paesi),
      indicatori: () => rewritten(own.indicatori),
      brevi: () => rewritten(own.brevi),
      unita: () => rewritten(own.unita),
      fonti: () => rewritten(own.fonti),
      luoghi: () => rewritten(own.luoghi),
      racconti: () => rewritten(own.racconti),
      numeri: () => own.numeri,
      date: () => ({ ...own.date, mesi: rewritten(own.date.mesi), mesi_soli: rewritten(own.date.mesi_soli) }),
      elenchi: () => rewritten(own.elenchi),
    },
  );
}

/**
 * @param {(text: string) => string} letters
 * @returns {<T>(words: T) => T} of a text, or of texts at any depth, under keys that stay
 */
function rewriter(letters) {
  return (words) =>
    JSON.parse(JSON.stringify(words), (_, value) => (typeof value === "string" ? letters(value) : value));
}

/**
 * The words are unpacked, and each table read, when first asked for: a page needs two of the languages.
 * @param {WordKeys} keys
 * @param {PackedLanguage} packed
 * @param {Unpack} unpack
 * @returns {Language}
 */
function readLanguage(keys, { parole, altra: _, ...facts }, unpack) {
  /** @type {LanguageWords|null} */
  let opened = null;
  const words = () => {
    opened ??= typeof parole === "string" ? unpack(parole) : parole;
    return opened;
  };
  return lazily(facts, {
    testi: () => pair(keys.testi, words().testi),
    voci: () =>
      Object.fromEntries(Object.entries(keys.voci).map(([table, own]) => [table, pair(own, words().voci[table])])),
    paesi: () => pair(keys.paesi, words().paesi),
    indicatori: () => pair(keys.indicatori, words().indicatori),
    brevi: () => pair(keys.brevi, words().brevi),
    unita: () => pair(keys.unita, words().unita),
    fonti: () => pair(keys.fonti, words().fonti),
    luoghi: () => pair(keys.luoghi, words().luoghi),
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
