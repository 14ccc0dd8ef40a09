// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * What travels of the communities of each region, and who lives where: mapping/viewer/figures.py writes it.
 *
 * @typedef {"presente"|"presente_altra_fonte"|"probabilmente_assente"|"non_si_puo_dire"} Said
 * @typedef {Said|"pochi_residenti"|"senza_dato"} Evidence
 *
 * @typedef {Object} CommunityCells
 * @property {string} codice_regione
 * @property {string} paese
 * @property {number} associazioni
 * @property {number|null} residenti
 * @property {number|null} residenti_2014
 * @property {number} evidenza
 * @property {number|null} attese
 * @property {number|null} p_zero
 * @property {number|null} q_value
 * @property {number|null} p_esiste
 * @property {number|null} per_smentire
 * @property {number|null} da_trovare
 * @property {number|null} altra_fonte
 * @property {number|null} altra_fonte_conteggio
 *
 * @typedef {Object} OtherSource
 * @property {string} it
 * @property {string} en
 * @property {string} anno - "" where not said
 * @property {string} url
 *
 * @typedef {Object} ResidentsBlock
 * @property {string[]} paesi
 * @property {(number|null)[][]} regioni - of each community, in the order of the regions
 * @property {number[]} anni
 * @property {(number|null)[][]} serie - of each community in Italy, year by year
 * @property {string[]} ue - those of the European Union
 * @property {number[]} altri - residents of every other citizenship: all, and those of third countries
 *
 * @typedef {Object} SearchCells "" where not known
 * @property {string} codice_regione
 * @property {string} paese
 * @property {number} associazioni
 * @property {number} residenti
 * @property {number|""} attese
 * @property {number|""} da_trovare
 * @property {number|""} altra_fonte - a place in `altre_fonti`
 * @property {number|""} altra_fonte_conteggio
 */
export {};
