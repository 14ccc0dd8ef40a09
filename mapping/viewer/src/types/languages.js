// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * The words of the page: as Python writes them (mapping/viewer/page_words.py), as they are read, as they are asked for.
 *
 * @import { Indicator, Told } from "./payload.js"
 *
 * @typedef {string|Record<string, string>} Text or its forms by CLDR's names of plurals
 *
 * @typedef {Object} WordBlock
 * @property {string} lingua - to open with
 * @property {WordKeys} chiavi
 * @property {Record<string, PackedLanguage>} lingue
 *
 * @typedef {Object} WordKeys
 * @property {string[]} testi
 * @property {Record<string, string[]>} voci
 * @property {string[]} paesi
 * @property {string[]} indicatori
 * @property {string[]} brevi - the figures that have a short name
 * @property {string[]} unita
 * @property {string[]} fonti
 * @property {string[]} luoghi - regions, provinces and towns by their Italian names
 *
 * @typedef {Object} LanguageFacts
 * @property {string} codice
 * @property {string} tag - as the attribute `lang` names it
 * @property {string} nome
 * @property {"ltr"|"rtl"} direzione
 * @property {boolean} bozza - nobody who speaks it has read all of it
 * @property {number} letta - how much of it somebody has read, in per cent
 *
 * @typedef {Object} NumberMarks
 * @property {string} decimale
 * @property {string} migliaia
 * @property {number[]} gruppi - the sizes of the groups of digits, the last first
 *
 * @typedef {Object} DateWords patterns of CLDR's, and the names of the months
 * @property {string} giorno
 * @property {string} mese
 * @property {string[]} mesi - beside a day
 * @property {string[]} mesi_soli - without one, where that is another case (Russian, Ukrainian); else empty
 *
 * @typedef {[between: string, last: string, two: string]} Separators of a list, before the last of three and of two
 *
 * @typedef {Object} ListWords
 * @property {Separators} o - «or»
 * @property {Separators} e - «and»
 *
 * @typedef {LanguageFacts & PackedWords} PackedLanguage
 *
 * @typedef {Object} PackedWords
 * @property {LanguageWords|string|null} parole - open, or packed as bzip2 in base 85, with those of languages like it
 * @property {string|null} con - the language whose `parole` hold its own, by its code
 * @property {OtherLetters|null} altra
 *
 * @typedef {Object} OtherLetters the same language as others write it: made of it by rule
 * @property {string} codice
 * @property {string} nome
 * @property {string[]} salvi - the keys of the publisher's own texts, which may be in any language
 *
 * @typedef {Object} LanguageWords texts in the order of their keys, null where the language lacks one
 * @property {(Text|null)[]} testi
 * @property {Record<string, (string|null)[]>} voci
 * @property {(string|null)[]} paesi
 * @property {(string|null)[]} indicatori
 * @property {(string|null)[]} brevi
 * @property {(string|null)[]} unita
 * @property {(string|null)[]} fonti
 * @property {(string|null)[]} luoghi - null where it says them as Italian does
 * @property {(string|null)[]} racconti - what the tables of the projects tell: their cells are places in it
 * @property {NumberMarks} numeri
 * @property {DateWords} date
 * @property {ListWords} elenchi
 *
 * @typedef {Object} Texts
 * @property {Record<string, Text>} testi
 * @property {Record<string, Record<string, string>>} voci
 * @property {Record<string, string>} paesi
 * @property {Record<string, string>} indicatori
 * @property {Record<string, string>} brevi
 * @property {Record<string, string>} unita
 * @property {Record<string, string>} fonti
 * @property {Record<string, string>} luoghi
 * @property {(string|null)[]} racconti
 * @property {NumberMarks} numeri
 * @property {DateWords} date
 * @property {ListWords} elenchi
 *
 * @typedef {LanguageFacts & Texts & {lettere?: (text: string) => string, salvi?: string[]}} Language
 *
 * @typedef {Record<string, string|number|null|undefined>} Values for the placeholders of a text; null is «not known»
 *
 * @typedef {Object} PlainWords what other people's maps ask for too
 * @property {string} lang
 * @property {"ltr"|"rtl"} dir
 * @property {(key: string, values?: Values) => string} t
 * @property {(value: number|null|undefined, decimals?: number) => string} n
 * @property {string} tag - as the attribute `lang` names it: «zh-Hans»
 * @property {(name: string, value: string) => string} pair - «Lazio: 12»: the French set the colon apart
 * @property {string} colon - what stands between the two of a pair, where one of them is an element
 * @property {(names: string[]) => string} comma - «Senegal, Mali»
 * @property {(italian: string) => string} place - the name of a region, a province or a town
 * @property {(italian: string) => "it"|null} placeLang - the language of that name, null of the page's own
 * @property {(code: string) => string} country
 * @property {(table: string, value: string) => string} choice
 * @property {(indicator: {nome: string}) => string} indicator
 * @property {(indicator: Indicator) => string} unit
 * @property {(told: {fonte: string}) => string} source
 * @property {(place: Told) => {text: string, lang: string}} told - a text of the tables, Italian where need be
 *
 * @typedef {Object} SentenceWords
 * @property {(told: string[]) => string} parts - the same with semicolons
 * @property {(told: string[]) => string} phrases - the same of the parts of a sentence
 * @property {(names: string[]) => string} either - «Senegal o Mali»
 * @property {(names: string[]) => string} both - «Senegal e Mali»
 * @property {(text: string) => string} isolated - Latin words that keep their own brackets in a line from right to left
 * @property {(iso: string) => string} date
 * @property {(indicator: {nome: string}) => string} short - what stands above its column
 * @property {Own} own
 *
 * @typedef {PlainWords & SentenceWords} Words
 *
 * @typedef {<N extends string>(record: {[K in `${N}_${"it"|"en"}`]?: string}, name: N) => string} Own
 * a text that a record holds in Italian and English, as `name_it` and `name_en`
 */
export {};
