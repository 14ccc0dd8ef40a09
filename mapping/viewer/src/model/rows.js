// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The associations: one object each, with the names the page calls its fields by and a key to search in.

import { fold } from "../text/fold.js";
import { unpack, values } from "./columns.js";

/** @import { Place, Row } from "../types/page.js" */
/** @import { AssociationColumns, Packed, Payload } from "../types/payload.js" */

/** @typedef {() => Promise<void>} Rest lets the browser answer the reader between two short tasks */
/** @typedef {{[K in keyof Row]: Row[K] extends string ? K : never}[keyof Row]} Field whose value is one text */
/** @typedef {Exclude<keyof AssociationColumns, "luogo"|"lat"|"lon">} Column of texts */

/** Rows that are read in one task: a registry of a hundred thousand must not freeze the page. */
const PORTION = 4000;

/** @type {[Field, Column][]} our name, the column's name */
const PLAIN = [
  ["id", "id"],
  ["nome", "denominazione"],
  ["sigla", "acronimo"],
  ["indirizzo", "indirizzo"],
  ["cap", "cap"],
  ["provincia", "provincia"],
  ["regione", "regione"],
  ["composizione", "composizione"],
  ["tipologia", "tipologia"],
  ["raggio", "raggio_azione"],
  ["anno", "anno_costituzione"],
  ["soci", "numero_soci"],
  ["sito", "sito_web"],
  ["verifica", "stato_verifica"],
  ["fonteTipo", "fonte_tipo"],
  ["fonteUrl", "fonte_url"],
  ["fonteData", "fonte_data"],
  ["dataVerifica", "data_verifica"],
  ["stato", "stato"],
  ["precisione", "precisione"],
  ["metodo", "metodo"],
];

/**
 * What the rows are read beside.
 * @typedef {Object} Around
 * @property {Place[]} places
 * @property {Record<string, string>} provinces - two letters -> name
 * @property {Map<string, string[]>} projects - ISTAT code -> projects held there
 */

/**
 * @param {Pick<Payload, "associazioni"|"quante">} block
 * @param {Around} around
 * @param {Rest} rest
 * @returns {Promise<Row[]>}
 */
export async function readRows({ associazioni, quante }, around, rest) {
  const read = rowReader(associazioni, quante, around);
  const rows = new Array(quante);
  for (let n = 0; n < quante; n += 1) {
    if (n % PORTION === 0) await rest();
    rows[n] = read(n);
  }
  return rows;
}

/**
 * @param {AssociationColumns} columns
 * @param {number} length
 * @param {Around} around
 * @returns {(n: number) => Row}
 */
function rowReader(columns, length, { places, provinces, projects }) {
  const texts = (/** @type {Packed<string>|undefined} */ packed) => unpack(packed, length, "");
  const plain = PLAIN.map(([name, column]) => /** @type {const} */ ([name, texts(columns[column])]));
  const luogo = unpack(columns.luogo, length, -1);
  const paesi = texts(columns.paesi_origine);
  const ambiti = texts(columns.ambiti_attivita);
  const lat = unpack(columns.lat, length, null);
  const lon = unpack(columns.lon, length, null);
  return (n) => {
    const place = places[luogo[n]];
    const own = /** @type {Record<Field, string>} */ ({});
    for (const [name, cells] of plain) own[name] = cells[n] ?? "";
    return {
      ...own,
      n,
      luogo: luogo[n],
      lat: lat[n],
      lon: lon[n],
      paesi: values(paesi[n]),
      ambiti: values(ambiti[n]),
      iniziative: (place && projects.get(place.codice)) || [],
      chiave: fold([own.nome, own.sigla, place?.nome ?? "", provinces[own.provincia] ?? ""].join(" ")),
    };
  };
}
