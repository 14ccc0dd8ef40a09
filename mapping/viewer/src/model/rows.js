// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The associations: one small object each, whose cells stand in columns; what facets look at; keys to search in.

import { fold } from "../text/fold.js";
import { UNKNOWN } from "../text/value-names.js";
import { Cells, eachOwn, narrow, readCells, together } from "./cells.js";
import { openColumns, unpack, values } from "./columns.js";
import { COMUNE } from "./findable.js";
import { createKeys } from "./keys.js";
import { readListed } from "./listed.js";
import { AGE, ageClass, newestOf, sourceText } from "./sources.js";

/** @import { Columns, Looked } from "../types/columns.js" */
/** @import { Facet, Place, Row } from "../types/page.js" */
/** @import { Packed, Payload } from "../types/payload.js" */

/** @typedef {() => Promise<void>} Rest lets the browser answer the reader between two short tasks */

/** Rows that are read in one task: a registry of a hundred thousand must not freeze the page. */
const PORTION = 8000;
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
/** What tells of the first source of a row, and of the others. */
const SOURCE = /** @type {const} */ (["fonte_tipo", "fonte_url", "fonte_data", "fonti"]);

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
 * @param {Pick<Payload, "associazioni"|"quante"> & {mappa?: Pick<Payload["mappa"], "subito">}} block
 * @param {Around} around
 * @param {Rest} rest
 * @returns {Promise<Row[]>}
 */
export async function readRows({ associazioni, quante, mappa }, around, rest) {
  const opened = await openColumns(associazioni, quante, rest, mappa?.subito);
  const { luogo, lat, lon, posto, ...texts } = opened;
  if (posto) Object.assign(texts, readListed(/** @type {number[]} */ (unpack(posto, quante, 0))));
  const placed = new Int32Array(/** @type {number[]} */ (unpack(luogo, quante, -1)));
  await rest();
  const cells = textsOf(texts, placed, around);
  const own = [lat, lon].map((packed) => /** @type {(number|null)[]} */ (unpack(packed, quante, null)));
  const colonne = {
    facets: new Map(around.facets.map((facet) => [facet.nome, lookedAt(facet, cells, placed, around)])),
    circles: placed,
    regions: { lists: cells.regione.values.map((code) => [code]), places: cells.regione.places ?? eachOwn(quante) },
    keys: await readKeys(cells, placed, around, rest),
  };
  const Own = rowClass(cells, { luogo: placed, lat: own[0], lon: own[1] }, colonne);
  const rows = new Array(quante);
  for (let n = 0; n < quante; n += 1) rows[n] = new Own(n);
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
 * @param {Record<string, Packed|undefined>} sent
 * @param {Int32Array} placed
 * @param {Around} around
 * @returns {Record<string, Cells>} every column of texts: those that were sent, and those that follow from them
 */
function textsOf(sent, placed, { places, last }) {
  const { length } = placed;
  const names = [...new Set([...NAMED, ...Object.keys(sent)])];
  const cells = Object.fromEntries(names.map((name) => [name, readCells(sent[name], length)]));
  const { places: sources, firsts } = together(
    SOURCE.map((name) => cells[name]),
    length,
  );
  const told = firsts.map((n) => {
    const own = Object.fromEntries(SOURCE.map((name) => [name, cells[name].at(n)]));
    return [sourceText(own), own.fonti].filter(Boolean).join("; ");
  });
  const fonti = new Cells(told, narrow(sources, told.length));
  const newest = fonti.map((text) => newestOf({ fonti: text }));
  const ofPlace = (/** @type {string} */ name, /** @type {"codice"|"provincia"|"regione"} */ own) =>
    fromPlace(
      cells[name] ?? readCells(undefined, length),
      placed,
      places.map((place) => place[own]),
    );
  return {
    ...cells,
    fonti,
    fonte_recente: newest,
    [AGE]: newest.map((date) => ageClass(date, last)),
    [COMUNE]: ofPlace(COMUNE, "codice"),
    provincia: ofPlace("provincia", "provincia"),
    regione: ofPlace("regione", "regione"),
  };
}

/**
 * @param {Cells} cells
 * @param {Int32Array} placed
 * @param {string[]} known - of each place
 * @returns {Cells} what a row says itself, else what its place does
 */
function fromPlace(cells, placed, known) {
  const own = new Cells(["", ...known], narrow(placed.map(circle(known.length)), known.length + 1));
  const { places, firsts } = together([cells, own], placed.length);
  return new Cells(
    firsts.map((n) => cells.at(n) || own.at(n)),
    narrow(places, firsts.length),
  );
}

/** @param {number} places @returns {(place: number) => number} 0 of none, and one more than the place of any other */
function circle(places) {
  return (place) => (place < places ? place + 1 : 0);
}

/**
 * @param {Facet} facet
 * @param {Record<string, Cells>} cells
 * @param {Int32Array} placed
 * @param {Around} around
 * @returns {Looked}
 */
function lookedAt({ colonna, molti }, cells, placed, { places, projects }) {
  if (colonna === PROJECTS) {
    const lists = places.map(({ codice }) => projects.get(codice) ?? []);
    return { lists: [[], ...lists], places: narrow(placed.map(circle(lists.length)), lists.length + 1) };
  }
  const column = cells[colonna] ?? readCells(undefined, placed.length);
  const split = (/** @type {string} */ cell) => (molti ? values(cell) : [cell]);
  const known = new Map([["", NOTHING_KNOWN]]);
  for (const cell of column.values) if (!known.has(cell)) known.set(cell, split(cell));
  return {
    lists: column.values.map((cell) => known.get(cell) ?? NOTHING_KNOWN),
    places: column.places ?? eachOwn(placed.length),
  };
}

/**
 * @param {Record<string, Cells>} cells
 * @param {Int32Array} placed
 * @param {Around} around
 * @param {Rest} rest
 */
async function readKeys({ denominazione, acronimo, provincia }, placed, { places, provinces }, rest) {
  const own = new Cells(new Array(places.length + 1), narrow(placed.map(circle(places.length)), places.length + 1));
  const found = together([own, provincia], placed.length);
  const wheres = found.firsts.map((n) => `${places[placed[n]]?.nome ?? ""} ${provinces[provincia.at(n)] ?? ""}`);
  const names = new Array(placed.length);
  for (let n = 0; n < names.length; n += 1) {
    if (n % PORTION === 0) await rest();
    names[n] = fold(`${denominazione.at(n)} ${acronimo.at(n)}`);
  }
  return createKeys(names, wheres, (n) => found.places[n]);
}

/**
 * @param {Record<string, Cells>} cells
 * @param {{luogo: Int32Array, lat: (number|null)[], lon: (number|null)[]}} numbers
 * @param {Columns} colonne
 * @returns {new (n: number) => object} rows that hold nothing but their number, and find everything else when asked
 */
function rowClass(cells, numbers, colonne) {
  class Own {
    /** @param {number} n */
    constructor(n) {
      this.n = n;
    }
  }
  const give = (/** @type {string} */ name, /** @type {(n: number) => unknown} */ get) =>
    Object.defineProperty(Own.prototype, name, {
      get() {
        return get(this.n);
      },
    });
  for (const [name, column] of Object.entries(cells)) give(name, (n) => column.at(n));
  for (const [name, column] of Object.entries(numbers)) give(name, (n) => column[n]);
  give("chiave", colonne.keys.of);
  give("colonne", () => colonne);
  return Own;
}
