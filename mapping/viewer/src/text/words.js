// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The words of the chosen language, Italian one by one where it lacks them; numbers and dates as CLDR writes them.

/** @import { Language, Separators, Text, Values, Words } from "../types/languages.js" */
/** @import { Told } from "../types/payload.js" */
/** @import { Writing } from "./message.js" */

/** @typedef {(text: string, values: Values, writing: Writing) => string} Fill */

/**
 * @param {Fill} fill - the page's reads messages (`createWords`); the texts of the layers are plain, their script small
 * @param {Record<string, Language>} languages
 * @param {string} lang
 * @returns {Words}
 */
export function wordsBy(fill, languages, lang) {
  const own = languages[lang] ?? languages.it;
  const italian = languages.it;
  const plural = pluralRule(own.codice);
  const n = numberWriter(own);
  const writing = (/** @type {string} */ key) => ({ plural, number: n, letters: lettersOf(own, key) });
  /** @param {string} key @param {Values} [values] */
  const t = (key, values = {}) =>
    fill(form(own.testi[key] ?? italian.testi[key] ?? key, values, plural), values, writing(key));
  /** @type {Words} */
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
    parts: (told) => told.reduce((prima, poi, at) => (at ? words.t("punto_e_virgola", { prima, poi }) : poi), ""),
    phrases: (told) => told.reduce((prima, poi, at) => (at ? words.t("frasi", { prima, poi }) : poi), ""),
    either: (names) => listed(names, own.elenchi.o),
    both: (names) => listed(names, own.elenchi.e),
    place: (name) => own.luoghi[name] ?? name,
    placeLang: (name) => (own.luoghi[name] === undefined ? "it" : null),
    isolated: (text) => (own.direzione === "rtl" ? `\u2068${text}\u2069` : text),
    country: (code) => own.paesi[code] ?? italian.paesi[code] ?? code,
    choice: (table, value) => own.voci[table]?.[value] ?? italian.voci[table]?.[value] ?? value,
    date: dateWriter(own),
    indicator: ({ nome }) => own.indicatori[nome] ?? italian.indicatori[nome],
    short: ({ nome }) => own.brevi[nome] ?? italian.brevi[nome] ?? own.indicatori[nome] ?? italian.indicatori[nome],
    unit: ({ unita }) => own.unita[unita] ?? italian.unita[unita],
    source: ({ fonte }) => own.fonti[fonte] ?? italian.fonti[fonte],
    told: (place) => toldIn(own, italian, place),
    own: (record, name) => record[`${name}_${own.codice === "it" ? "it" : "en"}`] ?? "",
  };
  return words;
}

/** @param {Language} own @param {string} key @returns {((text: string) => string)|undefined} of a text of ours alone */
function lettersOf({ testi, lettere, salvi = [] }, key) {
  return key in testi && !salvi.includes(key) ? lettere : undefined;
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

/** @param {string[]} names @param {Separators} separators @returns {string} «Senegal, Mali o Ghana» */
function listed(names, [between, last, two]) {
  const end = names.length > 2 ? last : two;
  return names.reduce((told, name, at) => (at ? told + (at === names.length - 1 ? end : between) + name : name), "");
}

/** @param {Language} language @returns {Words["n"]} */
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

/** @param {Language} language @returns {(iso: string) => string} */
function dateWriter({ date }) {
  return (iso) => {
    const [year, month, day] = iso.split("-");
    const months = day || !date.mesi_soli.length ? date.mesi : date.mesi_soli;
    const name = months[Number(month) - 1];
    if (!name) return iso;
    const pattern = day ? date.giorno : date.mese;
    return fillDate(pattern, year, name, month, day);
  };
}

/** @param {string} pattern @param {string} year @param {string} name @param {string} month @param {string} [day] */
function fillDate(pattern, year, name, month, day = "") {
  return pattern.replace(/'([^']*)'|y+|[ML]+|d+/g, (token, quoted) => {
    if (quoted !== undefined) return quoted;
    if (token[0] === "y") return year;
    if (token[0] === "d") return String(Number(day));
    return token.length > 2 ? name : String(Number(month));
  });
}
