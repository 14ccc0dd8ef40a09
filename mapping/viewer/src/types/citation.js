// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * What a citation names, as mapping/viewer/payload.py writes it.
 *
 * @typedef {Object} Citation what a citation names: "" where the metadata do not say it
 * @property {string} titolo_it - of the register
 * @property {string} titolo_en
 * @property {string} autore_it
 * @property {string} autore_en
 * @property {string} data - of the register, else of its newest source
 */
export {};
