// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * The blocks of our layers on other people's maps: mapping/layers writes them.
 *
 * @import { WordBlock } from "./languages.js"
 * @import { Indicator, InitiativeBlock, RegionColumns, Table } from "./payload.js"
 *
 * @typedef {Object} RegionValues
 * @property {Indicator} indicatore
 * @property {RegionColumns} regioni
 * @property {string} confini - the id of the block that holds the boundaries
 * @property {boolean} legenda
 * @typedef {WordBlock & RegionValues} RegionBlock
 *
 * @typedef {Object} AssociationValues
 * @property {Table<AssociationCells>} associazioni
 * @property {Table<PlaceCells>} luoghi
 * @property {[state: string, rows: number][]} stati
 * @property {boolean} indirizzi - whether a circle stands at an address found in OpenStreetMap
 * @property {boolean} legenda
 * @typedef {WordBlock & AssociationValues} AssociationBlock
 *
 * @typedef {Object} AssociationCells
 * @property {string} denominazione
 * @property {string} [acronimo]
 * @property {number} luogo
 * @property {string} [paesi_origine]
 * @property {string} tipologia
 * @property {string} precisione
 * @property {string} [sito_web]
 *
 * @typedef {Object} PlaceCells
 * @property {string} codice
 * @property {string} nome
 * @property {string} provincia
 * @property {number} lat
 * @property {number} lon
 *
 * @typedef {WordBlock & {iniziative: InitiativeBlock, legenda: boolean}} ProjectBlock
 */
export {};
