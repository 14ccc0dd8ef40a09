// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * The shapes that the modules hand to one another.
 *
 * @typedef {Object} Row one published association
 * @property {number} n its place in the registry's order, from 0
 * @property {string} id
 * @property {string} nome
 * @property {string} sigla acronym
 * @property {string} indirizzo
 * @property {string} cap
 * @property {number} luogo place of its circle in `Model.places`, -1 if it has none
 * @property {string} provincia two letters, "" if not known
 * @property {string} regione ISTAT code of two digits, "" if not known
 * @property {string[]} paesi ISO codes of its communities
 * @property {string} composizione
 * @property {string} tipologia
 * @property {string[]} ambiti
 * @property {string} raggio
 * @property {string} anno
 * @property {string} soci
 * @property {string} sito http(s) address or ""
 * @property {string} verifica
 * @property {string} fonteTipo
 * @property {string} fonteUrl http(s) address or ""
 * @property {string} fonteData
 * @property {string} dataVerifica
 * @property {string} stato
 * @property {string} precisione
 * @property {string} metodo
 * @property {number|null} lat its own point, if the registry gives one
 * @property {number|null} lon
 * @property {string[]} iniziative projects held in its comune
 * @property {string} chiave what a search looks through, folded
 *
 * @typedef {Object} Place one comune with associations (or one point outside every known comune)
 * @property {number} n
 * @property {string} codice ISTAT code of six digits, or ""
 * @property {string} nome
 * @property {string} provincia
 * @property {string} regione
 * @property {number} lat
 * @property {number} lon
 *
 * @typedef {Record<string, any>} Region `codice`, `regione` (name) and one value per indicator, null where not known
 *
 * @typedef {Object} Indicator
 * @property {string} nome
 * @property {string} unita
 * @property {string} fonte
 * @property {string} formula_it
 * @property {string} formula_en
 * @property {number} decimali
 * @property {number[]} [soglie] upper bounds of the classes, if it can colour the map
 *
 * @typedef {Object} Community one community in one region
 * @property {string} regione
 * @property {string} paese
 * @property {number} associazioni
 * @property {(number|null)[]} residenti in each of the two years of `Comparison`, null where not known
 * @property {("presente"|"lacuna"|"pochi_residenti"|"senza_dato")[]} lacuna in each of the two years
 *
 * @typedef {Object} Comparison
 * @property {number[]} anni the years of the residents, today's first
 * @property {number} pochi below so many residents there is no rate
 * @property {[number, number][]} limiti exact Poisson limits by count
 *
 * @typedef {Record<string, any>} Project
 *
 * @typedef {Object} Initiatives
 * @property {Project[]} progetti
 * @property {Record<string, any>[]} luoghi
 * @property {Record<string, any>[]} eventi
 * @property {Record<string, any>[]} cifre
 * @property {Record<string, any>[]} malaika the associations around its territories
 * @property {Record<string, any>[]} censimento the published counts beside the sample's
 *
 * @typedef {Object} Language
 * @property {string} codice
 * @property {string} nome
 * @property {"ltr"|"rtl"} direzione
 * @property {boolean} bozza
 * @property {Record<string, string | Record<string, string>>} testi
 * @property {Record<string, Record<string, string>>} voci
 * @property {Record<string, string>} paesi
 * @property {Record<string, string>} indicatori
 * @property {Record<string, string>} unita
 * @property {Record<string, string>} fonti
 * @property {{decimale: string, migliaia: string, gruppi: number[]}} numeri
 * @property {{giorno: string, mese: string, mesi: string[]}} date
 *
 * @typedef {Object} Model
 * @property {Row[]} rows
 * @property {Place[]} places
 * @property {Region[]} regions
 * @property {Region} italy
 * @property {Indicator[]} indicators
 * @property {Community[]} communities
 * @property {Comparison} comparison
 * @property {Initiatives} initiatives
 * @property {Record<string, string>} provinces two letters -> name
 * @property {Record<string, string>} provinceRegion two letters -> region code
 * @property {{nome: string, righe: number, stati: Record<string, number>, data: string}} registry
 * @property {import("topojson-specification").Topology} topology
 * @property {{nome: string, confini: [[number, number], [number, number]], indicatore: string, subito?: boolean, titolo?: string, contatto: string,
 *   strade: {url: string, nome: string, licenza: string}|null, strati: {tipo: string, nome: string, mostra: boolean}[]}} map
 * @property {[string, number, number, string][]} towns chief towns as name, latitude, longitude, code; the largest first
 * @property {string} lang
 * @property {Record<string, Language>} languages
 *
 * @typedef {Object} State what the address says
 * @property {string} lang
 * @property {string} vista
 * @property {string} q
 * @property {"almeno-una"|"tutte"} modo
 * @property {string[]} comunita
 * @property {string[]} regione
 * @property {string[]} provincia
 * @property {string[]} tipologia
 * @property {string[]} composizione
 * @property {string[]} ambito
 * @property {string[]} iniziativa
 * @property {string} indicatore
 * @property {string} classi "filtrate" where the classes follow the filters
 * @property {string[]} strati
 * @property {string} ordina
 * @property {string} id
 * @property {string} comune
 * @property {string} scheda
 * @property {string} incorporata
 *
 * @typedef {Object} Selection what a state selects of the model
 * @property {Row[]} rows
 * @property {Map<string, Map<string, number>>} counts facet -> value -> rows
 * @property {Map<number, Row[]>} byPlace
 * @property {Map<string, number>} byRegion ISTAT code -> rows
 *
 * @typedef {Object} Metric the figure that colours the regions
 * @property {Indicator} indicator
 * @property {Map<string, number|null>} values
 * @property {number[]} bounds
 * @property {boolean} filtered whether its values follow the filters
 *
 * @typedef {Object} Words
 * @property {string} lang
 * @property {"ltr"|"rtl"} dir
 * @property {(key: string, values?: Record<string, string|number>) => string} t
 * @property {(value: number|null|undefined, decimals?: number) => string} n
 * @property {(code: string) => string} country
 * @property {(table: string, value: string) => string} choice
 * @property {(iso: string) => string} date
 * @property {(indicator: Indicator) => string} indicator
 * @property {(indicator: Indicator) => string} unit
 * @property {(indicator: Indicator) => string} source
 * @property {(record: Record<string, any>, name: string) => string} own
 *
 * @typedef {Object} Context everything a part needs to draw itself
 * @property {Model} model
 * @property {State} state
 * @property {State|null} before
 * @property {Selection} selection
 * @property {Metric|null} metric
 * @property {Words} words
 * @property {(patch: Partial<State>, options?: {replace?: boolean}) => void} go
 * @property {(patch: Partial<State>) => Record<string, string>} link the attributes of a link to the present state with this patch
 *
 * @typedef {Object} Part
 * @property {(context: Context) => void} update
 */
export {};
