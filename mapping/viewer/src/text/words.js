// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The words of the chosen language, Italian one by one where it lacks them; numbers as CLDR writes them. On other
// people's maps that is all: what the page alone asks for is in sentences.js.

/** @import { Language, PlainWords, Text, Values } from "../types/languages.js" */
/** @import { Told } from "../types/payload.js" */

/** @typedef {{plural: (n: number) => string, number: PlainWords["n"], own: Language, key: string}} Writing */
/** @typedef {(text: string, values: Values, writing: Writing) => string} Fill */

/**
 * @param {Fill} fill - the page's reads messages (`createWords`); the texts of the layers are plain, their script small
 * @param {Record<string, Language>} languages
 * @param {string} lang
 * @returns {PlainWords}
 */
export function wordsBy(fill, languages, lang) {
  const own = languages[lang] ?? languages.it;
  const italian = languages.it;
  const plural = pluralRule(own.codice);
  const n = numberWriter(own);
  const writing = (/** @type {string} */ key) => ({ plural, number: n, own, key });
  /** @param {string} key @param {Values} [values] */
  const t = (key, values = {}) =>
    fill(form(own.testi[key] ?? italian.testi[key] ?? key, values, plural), values, writing(key));
  /** @type {PlainWords} */
  const words = {
    lang: own.codice,
    dir: own.direzione,
    t,
    n,
    tag: own.tag,
    pair: (nome, valore) => words.t("coppia", { nome, valore }),
    get colon() {
      return words.t("coppia", { nome: "", valore: "" });
    },
    comma: (names) => names.reduce((prima, poi, at) => (at ? words.t("virgola", { prima, poi }) : poi), ""),
    place: (name) => own.luoghi[name] ?? name,
    placeLang: (name) => (own.luoghi[name] === undefined ? "it" : null),
    country: (code) => own.paesi[code] ?? italian.paesi[code] ?? code,
    choice: (table, value) => own.voci[table]?.[value] ?? italian.voci[table]?.[value] ?? value,
    indicator: ({ nome }) => own.indicatori[nome] ?? italian.indicatori[nome],
    unit: ({ unita }) => own.unita[unita] ?? italian.unita[unita],
    source: ({ fonte }) => own.fonti[fonte] ?? italian.fonti[fonte],
    told: (place) => toldIn(own, italian, place),
  };
  return words;
}

/**
 * @param {Language} own
 * @param {Language} italian
 * @param {Told} place
 */
function toldIn(own, italian, place) {
  const text = place === "" || place === undefined ? "" : own.racconti[place];
  return text === null ? { text: italian.racconti[Number(place)] ?? "", lang: "it" } : { text, lang: own.codice };
}

/** @param {string} lang @returns {(n: number) => string} */
function pluralRule(lang) {
  try {
    const rules = new Intl.PluralRules(lang);
    return (n) => rules.select(n);
  } catch {
    return (n) => (n === 1 ? "one" : "other"); // a browser without this language's rules
  }
}

/**
 * @param {Text} text
 * @param {Values} values
 * @param {(n: number) => string} plural
 */
function form(text, values, plural) {
  if (typeof text === "string") return text;
  return text[plural(Number(values.n))] ?? text.other;
}

/** @param {Language} language @returns {PlainWords["n"]} */
function numberWriter({ numeri }) {
  return (value, decimals = 0) => {
    if (value === null || value === undefined) return "–";
    const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
    const sign = value < 0 ? "−" : "";
    return sign + grouped(whole, numeri.gruppi, numeri.migliaia) + (fraction ? numeri.decimale + fraction : "");
  };
}

/**
 * @param {string} digits
 * @param {number[]} sizes - of the last and of the other groups
 * @param {string} mark
 */
function grouped(digits, sizes, mark) {
  const tail = digits.slice(-sizes[0]);
  const head = digits.slice(0, -sizes[0]);
  return head ? head.replace(new RegExp(`\\B(?=(\\d{${sizes[1]}})+$)`, "g"), mark) + mark + tail : tail;
}
