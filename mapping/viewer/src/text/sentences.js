// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The words of the page: its sentences are messages; lists and dates as CLDR writes them.

import { fillMessage } from "./message.js";
import { wordsBy } from "./words.js";

/** @import { Language, SentenceWords, Separators, Words } from "../types/languages.js" */

/** @param {Record<string, Language>} languages @param {string} lang @returns {Words} */
export function createWords(languages, lang) {
  const own = languages[lang] ?? languages.it;
  const words = wordsBy(fillLettered, languages, lang);
  /** @type {SentenceWords} */
  const more = {
    parts: (told) => told.reduce((prima, poi, at) => (at ? words.t("punto_e_virgola", { prima, poi }) : poi), ""),
    phrases: (told) => told.reduce((prima, poi, at) => (at ? words.t("frasi", { prima, poi }) : poi), ""),
    either: (names) => listed(names, own.elenchi.o, own.codice),
    both: (names) => listed(names, own.elenchi.e, own.codice),
    isolated: (text) => (own.direzione === "rtl" ? `\u2068${text}\u2069` : text),
    date: dateWriter(own),
    short: (indicator) => own.brevi[indicator.nome] ?? languages.it.brevi[indicator.nome] ?? words.indicator(indicator),
    own: (record, name) => record[`${name}_${own.codice === "it" ? "it" : "en"}`] ?? "",
  };
  return Object.assign(words, more);
}

/** @type {import("./words.js").Fill} */
function fillLettered(text, values, { plural, number, own, key }) {
  return fillMessage(text, values, { plural, number, letters: lettersOf(own, key) });
}

/** @param {Language} own @param {string} key @returns {((text: string) => string)|undefined} of a text of ours alone */
function lettersOf({ testi, lettere, salvi = [] }, key) {
  return key in testi && !salvi.includes(key) ? lettere : undefined;
}

/** @param {string[]} names @param {Separators} separators @param {string} lang @returns {string} «Mali o Ghana» */
function listed(names, [between, last, two], lang) {
  const usual = names.length > 2 ? last : two;
  const end = lang === "es" ? beforeItsSound(usual, names[names.length - 1]) : usual;
  return names.reduce((told, name, at) => (at ? told + (at === names.length - 1 ? end : between) + name : name), "");
}

/** @param {string} end @param {string} [name] @returns {string} as in «Mali e Italia», «Mali u Omán» */
function beforeItsSound(end, name = "") {
  if (/^h?[oó]/i.test(name)) return end.replace("o", "u");
  return /^(?:[ií]|h[ií](?![ae]))/i.test(name) ? end.replace("y", "e") : end;
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
