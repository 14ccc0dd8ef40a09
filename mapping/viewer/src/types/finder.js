// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * What the search box finds.
 *
 * @import { Facet, State } from "./page.js"
 *
 * @typedef {Object} Name one way of writing a value of a facet
 * @property {string} text
 * @property {string[]} words
 * @property {string} key - the words together
 * @property {string} loose - what also forgives saints and small words, of places alone
 * @property {0|1} other - 1 of a name that the page does not show
 * @property {Entry} entry
 *
 * @typedef {Object} Entry a value of a facet that can be found
 * @property {Facet} facet
 * @property {string} value
 * @property {number} place - of its facet
 *
 * @typedef {Object} Hit
 * @property {Entry} entry
 * @property {Name} name - by which it was found
 * @property {number} rank - the smaller the better
 *
 * @typedef {Object} Found several values that the words name together, and the words that are left
 * @property {Hit[]} hits
 * @property {string} rest
 * @property {number} rank
 *
 * @typedef {Object} Suggestion
 * @property {string} group
 * @property {string} label
 * @property {string} hint - another name by which it was found
 * @property {number|null} count - of associations, if it is a filter
 * @property {Partial<State>} patch - what choosing it does
 * @property {boolean} named - whether the words name it, whole
 */
export {};
