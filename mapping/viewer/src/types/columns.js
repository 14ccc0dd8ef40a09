// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * The columns in which all rows stand.
 *
 * @typedef {Uint8Array|Uint16Array|Uint32Array} Places of each row, the place of its value among the distinct ones
 *
 * @typedef {Object} Looked what a facet looks at
 * @property {string[][]} lists - of values
 * @property {Places} places - of each row, in the lists
 *
 * @typedef {Object} Keys what a search looks through
 * @property {(n: number) => string} name - the folded names of a row
 * @property {(n: number) => string} of - the same, and in a second line its place
 * @property {() => Set<string>} words - every word that there is
 * @property {(word: string) => (n: number) => boolean} having - whether name or place of a row has a folded word
 *
 * @typedef {Object} Columns
 * @property {Map<string, Looked>} facets - by name
 * @property {Looked} regions - lists of one code
 * @property {Int32Array} circles - of each row, as in `Row.luogo`
 * @property {Keys} keys
 */
export {};
