// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The associations: one object each, with every column that was sent, what the facets look at, and a key to search in.

import { fold } from "../text/fold.js";
import { UNKNOWN } from "../text/value-names.js";
import { openColumns, unpack, values } from "./columns.js";
import { COMUNE } from "./findable.js";
import { readListed } from "./listed.js";
import { AGE, ageClass, newestOf, sourceText } from "./sources.js";

/** @import { Facet, Place, Row } from "../types/page.js" */
/** @import { Packed, Payload } from "../types/payload.js" */

/** @typedef {() => Promise<void>} Rest lets the browser answer the reader between two short tasks */

/** Rows that are read in one task: a registry of a hundred thousand must not freeze the page. */
const PORTION = 4000;
/** The texts that the code asks for by name, empty where none was sent; others it finds in the table of fields. */
const NAMED = [
  "id",
  "denominazione",
  "acronimo",
  "indirizzo",
  "cap",
  "provincia",
  "regione",
  "anno_costituzione",
  "stato_verifica",
  "fonte_tipo",
  "fonte_url",
  "fonte_data",
  "fonti",
  "data_verifica",
  "stato",
  "precisione",
  "paesi_completi",
];
const NOTHING_KNOWN = [UNKNOWN];

/** No column of the registry: the projects held in the comune of the association. */
const PROJECTS = "iniziative";

/**
 * What the rows are read beside.
 * @typedef {Object} Around
 * @property {Place[]} places
 * @property {Record<string, string>} provinces - two letters -> name
 * @property {Map<string, string[]>} projects - ISTAT code -> projects held there
 * @property {Facet[]} facets
 * @property {number} last - the year of the newest source of all
 */

/**
 * @param {Pick<Payload, "associazioni"|"quante">} block
 * @param {Around} around
 * @param {Rest} rest
 * @returns {Promise<Row[]>}
 */
export async function readRows({ associazioni, quante }, around, rest) {
  const columns = await openColumns(associazioni, rest);
  if (columns.posto) Object.assign(columns, readListed(/** @type {number[]} */ (unpack(columns.posto, quante, 0))));
  const read = rowReader(columns, quante, around);
  const rows = new Array(quante);
  for (let n = 0; n < quante; n += 1) {
    if (n % PORTION === 0) await rest();
    rows[n] = read(n);
  }
  return rows;
}

/**
 * The cell of a column that the table of fields names: the code knows it by no other name.
 * @param {Row} row
 * @param {string} column
 * @returns {string} "" where nothing is known
 */
export function cellOf(row, column) {
  return String(/** @type {Record<string, unknown>} */ (row)[column] ?? "");
}

/**
 * @param {Record<string, Packed|undefined>} columns
 * @param {number} length
 * @param {Around} around
 * @returns {(n: number) => Row}
 */
function rowReader(columns, length, { places, provinces, projects, facets, last }) {
  const { luogo, lat, lon, posto, ...texts } = columns;
  const own = [...new Set([...NAMED, ...Object.keys(texts)])];
  const plain = own.map((name) => /** @type {const} */ ([name, unpack(texts[name], length, "")]));
  const placed = /** @type {number[]} */ (unpack(luogo, length, -1));
  const [lats, lons] = [lat, lon].map((packed) => /** @type {(number|null)[]} */ (unpack(packed, length, null)));
  const split = splitter(facets);
  return (n) => {
    const place = places[placed[n]];
    const cells = /** @type {Record<string, string>} */ ({});
    for (const [name, all] of plain) cells[name] = String(all[n] ?? "");
    cells.fonti = [sourceText(cells), cells.fonti].filter(Boolean).join("; ");
    const newest = newestOf({ fonti: cells.fonti });
    cells[AGE] = ageClass(newest, last);
    const iniziative = (place && projects.get(place.codice)) || [];
    cells[COMUNE] = place?.codice ?? "";
    const { denominazione, acronimo, provincia } = cells;
    const row = {
      ...cells,
      n,
      luogo: placed[n],
      lat: lats[n],
      lon: lons[n],
      iniziative,
      fonte_recente: newest,
      valori: split(cells, iniziative),
      chiave: `${fold(`${denominazione} ${acronimo}`)}\n${fold(`${place?.nome ?? ""} ${provinces[provincia] ?? ""}`)}`,
    };
    return /** @type {Row} */ (/** @type {unknown} */ (row));
  };
}

/**
 * @param {Facet[]} facets
 * @returns {(cells: Record<string, string>, projects: string[]) => Row["valori"]} equal cells share one list: a
 *   registry of a hundred thousand has few distinct ones
 */
function splitter(facets) {
  /** @type {Map<string, string[]>} */
  const known = new Map();
  const listOf = (/** @type {string} */ cell, /** @type {boolean} */ several) => {
    const key = several ? cell : `=${cell}`;
    const found = known.get(key) ?? (cell ? (several ? values(cell) : [cell]) : NOTHING_KNOWN);
    known.set(key, found);
    return found;
  };
  return (cells, projects) => {
    /** @type {Row["valori"]} */
    const lists = {};
    for (const { nome, colonna, molti } of facets)
      lists[nome] = colonna === PROJECTS ? projects : listOf(cells[colonna] ?? "", molti);
    return lists;
  };
}
