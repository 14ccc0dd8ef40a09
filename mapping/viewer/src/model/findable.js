// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Every value of the facets by all its names: in the reader's language, in Italian, in English, and the other names
// that Python sends (mapping/viewer/spellings.py).

import { looseKey, SMALL, wordsOf } from "../text/spelling.js";
import { UNKNOWN } from "../text/value-names.js";
import { AGE } from "./sources.js";

/** @import { Entry, Name } from "../types/finder.js" */
/** @import { Facet, Model } from "../types/page.js" */

/** The facet that only a search chooses: its values are too many to list. */
export const COMUNE = "codice_comune";
export const PLACES = new Set(["regione", "provincia", COMUNE]);
/** Letters that the stem of a country's name must keep. */
const STEM = 4;
/** What the name of a country ends with and its people's does not: vowels of Latin and Cyrillic. */
const ENDING = /[aeiouyаеиоуыэюяійь]+$/;
/** Of Arabic, written as one with its noun. */
export const ARTICLE = /^ال/;

/** @param {Model} model @param {string} lang @returns {Name[]} */
export function findable(model, lang) {
  const languages = [...new Set([lang, "it", "en"])].flatMap((code) => model.languages[code] ?? []);
  return model.facets.flatMap((facet, place) =>
    valuesOf(facet, model).flatMap(([value, shown, others]) => {
      const entry = { facet, value, place };
      const called = shown.flatMap((name) => languages.flatMap(({ luoghi }) => luoghi[name] ?? []));
      const written = shown.length
        ? [...called, ...shown]
        : languages.map((own) => wordIn(own, facet, value)).filter(Boolean);
      const bare = written.map((text) => text.replace(ARTICLE, ""));
      const names = [...new Set([...written, ...bare])].flatMap((text) => nameOf(text, 0, entry));
      return [...names, ...others.flatMap((text) => nameOf(text, 1, entry)), ...stemsOf(written[0], lang, entry)];
    }),
  );
}

/**
 * @param {Facet} facet
 * @param {Model} model
 * @returns {[value: string, shown: string[], others: string[]][]} no shown name of what each language names itself
 */
function valuesOf({ colonna, tipo, elenco }, { languages, regions, provinces, places, initiatives, spellings }) {
  const others = (/** @type {string|undefined} */ joined) => (joined ? joined.split(";").flatMap(endings) : []);
  if (tipo === "countries")
    return Object.keys(languages.it.paesi).map((code) => [code, [], others(spellings.paesi[code])]);
  if (colonna === "regione")
    return regions.map(({ codice, regione }) => [codice, [regione], others(spellings.regioni[codice])]);
  if (colonna === "provincia")
    return Object.entries(provinces).map(([code, name]) => [code, [name], [code, ...others(spellings.province[code])]]);
  if (colonna === COMUNE)
    return places.flatMap(({ codice, nome, provincia, n }) =>
      codice ? [[codice, [nome], [`${nome} ${provincia}`, ...others(spellings.luoghi[n]).map(titled)]]] : [],
    );
  if (colonna === "iniziative") return initiatives.progetti.map(({ progetto, nome }) => [progetto, [nome], []]);
  if (colonna === AGE) return [];
  const listed = Object.keys(languages.it.voci[elenco] ?? {});
  return listed.filter((value) => value !== UNKNOWN).map((value) => [value, [], []]);
}

/**
 * @param {string} text - «marocchin,a,e», or one name
 * @returns {string[]}
 */
function endings(text) {
  const [begun, ...ends] = text.split(",");
  return ends.length ? ends.map((end) => begun + end) : [begun];
}

/** @param {string} text @returns {string} «Madonna dell'Olmo» */
function titled(text) {
  return text.replace(/\p{L}+/gu, (word, at) => (at && SMALL.has(word) ? word : word[0].toUpperCase() + word.slice(1)));
}

/** @param {import("../types/languages.js").Language} language @param {Facet} facet @param {string} value */
function wordIn({ paesi, voci }, { tipo, elenco }, value) {
  return (tipo === "countries" ? paesi[value] : voci[elenco]?.[value]) ?? "";
}

/** @param {string} text @param {0|1} other @param {Entry} entry @returns {Name[]} none of a text without a letter */
function nameOf(text, other, entry) {
  const words = wordsOf(text);
  if (!words.length) return [];
  const end = text.endsWith("*") ? "*" : "";
  const loose = PLACES.has(entry.facet.colonna) ? looseKey(words) : "";
  return [{ text: text.replace("*", ""), words, key: words.join("") + end, loose, other, entry }];
}

/**
 * Of a people the name begins as its country's in most languages: «sénégalais», «سنغالي». The Italian and English ones
 * are all known, and more of them begin like a country than are of it («romano»).
 * @param {string} country
 * @param {string} lang
 * @param {Entry} entry
 * @returns {Name[]}
 */
function stemsOf(country, lang, entry) {
  if (entry.facet.tipo !== "countries" || lang === "it" || lang === "en" || !country) return [];
  const key = wordsOf(country).join("").replace(ARTICLE, "");
  const bare = key.replace(ENDING, "").replace(/ا$/, "");
  const stem = bare.length < STEM ? key : bare;
  return [{ text: country, words: [stem], key: `${stem}*`, loose: "", other: 1, entry }];
}
