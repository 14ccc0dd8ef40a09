// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// From the data block to the model: columns unpacked, names found once, search keys folded.

import { fold } from "../text/fold.js";
import { readLanguages } from "../text/languages.js";
import { readTopology } from "./topology.js";

/** @import { Community, Initiatives, Model, Place, Region, Row } from "../types/page.js" */

/** @param {any} packed @param {number} length @param {any} missing @returns {any[]} */
export function unpack(packed, length, missing = "") {
  if (packed === undefined) return new Array(length).fill(missing);
  return Array.isArray(packed) ? packed : packed.i.map((/** @type {number} */ place) => packed.v[place]);
}

/** @param {string} cell @param {string} [separator] @returns {string[]} */
function values(cell, separator = "; ") {
  return cell ? cell.split(separator) : [];
}

/** @typedef {() => Promise<void>} Rest lets the browser answer the reader between two short tasks */

/** Rows that are read in one task: a registry of a hundred thousand must not freeze the page. */
const PORTION = 4000;

/** @param {any} block the parsed data block @param {Rest} rest @returns {Promise<Model>} */
export async function readModel(block, rest) {
  const places = readPlaces(block.luoghi);
  const provinces = Object.fromEntries(provinceProperties(block.confini).map((p) => [p.sigla, p.nome]));
  const provinceRegion = Object.fromEntries(provinceProperties(block.confini).map((p) => [p.sigla, p.codice_regione]));
  return {
    rows: await readRows(block, places, provinces, rest),
    places,
    regions: readRegions(block.regioni),
    italy: block.italia,
    indicators: block.indicatori,
    communities: readCommunities(block.comunita),
    comparison: block.confronto,
    initiatives: readInitiatives(block.iniziative),
    provinces,
    provinceRegion,
    towns: block.capoluoghi,
    registry: block.registro,
    topology: readTopology(block.confini),
    map: block.mappa,
    lang: block.lingua,
    languages: readLanguages(block),
  };
}

/** @param {{tabelle: Record<string, any>, indirizzi: string[]}} block @returns {Initiatives} */
export function readInitiatives({ tabelle, indirizzi }) {
  const cited = (/** @type {string} */ places) => values(places, " ").map((place) => indirizzi[Number(place)]);
  const read = (/** @type {any} */ table) => readTable(table).map((row) => ({ ...row, fonti: cited(row.fonti ?? "") }));
  return /** @type {any} */ (Object.fromEntries(Object.entries(tabelle).map(([name, table]) => [name, read(table)])));
}

/** @param {{quante: number, colonne: Record<string, any>}} table @returns {Record<string, any>[]} */
export function readTable({ quante, colonne }) {
  const columns = Object.entries(colonne).map(
    ([name, packed]) => /** @type {const} */ ([name, unpack(packed, quante)]),
  );
  return Array.from({ length: quante }, (_, n) =>
    Object.fromEntries(columns.map(([name, cells]) => [name, cells[n] ?? ""])),
  );
}

/** @param {any} topology @returns {{sigla: string, nome: string, codice_regione: string}[]} */
function provinceProperties(topology) {
  return topology.objects.province.geometries.map((/** @type {any} */ geometry) => geometry.properties);
}

/** @param {Record<string, any[]>} columns @returns {Region[]} */
export function readRegions(columns) {
  const names = Object.keys(columns);
  return columns.codice.map((_, n) => Object.fromEntries(names.map((name) => [name, columns[name][n]])));
}

/** @param {{quante: number, colonne: Record<string, any>}} table @returns {Community[]} */
function readCommunities({ quante, colonne }) {
  const column = (/** @type {string} */ name) => unpack(colonne[name], quante, null);
  const [regione, paese, associazioni] = ["codice_regione", "paese", "associazioni"].map(column);
  const [now, then, state, stateThen] = ["residenti", "residenti_2014", "lacuna", "lacuna_2014"].map(column);
  return Array.from({ length: quante }, (_, n) => ({
    regione: regione[n],
    paese: paese[n],
    associazioni: associazioni[n],
    residenti: [now[n], then[n]],
    lacuna: [state[n], stateThen[n]],
  }));
}

/** @param {Record<string, any>} columns @returns {Place[]} */
function readPlaces(columns) {
  const length = unpack(columns.lat, 0).length;
  const names = ["codice", "nome", "provincia", "regione", "lat", "lon"];
  const table = Object.fromEntries(names.map((name) => [name, unpack(columns[name], length)]));
  return Array.from(
    { length },
    (_, n) =>
      /** @type {any} */ ({
        n,
        ...Object.fromEntries(names.map((name) => [name, table[name][n]])),
      }),
  );
}

/** @type {[string, string][]} our name, the column's name */
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
 * @param {any} block
 * @param {Place[]} places
 * @param {Record<string, string>} provinces
 * @param {Rest} rest
 * @returns {Promise<Row[]>}
 */
async function readRows(block, places, provinces, rest) {
  const read = rowReader(block, places, provinces);
  const rows = new Array(block.quante);
  for (let n = 0; n < block.quante; n += 1) {
    if (n % PORTION === 0) await rest();
    rows[n] = read(n);
  }
  return rows;
}

/** @param {any} block @param {Place[]} places @param {Record<string, string>} provinces @returns {(n: number) => Row} */
function rowReader(block, places, provinces) {
  const columns = block.associazioni;
  const length = block.quante;
  const plain = PLAIN.map(([name, column]) => /** @type {const} */ ([name, unpack(columns[column], length)]));
  const luogo = unpack(columns.luogo, length, -1);
  const paesi = unpack(columns.paesi_origine, length);
  const ambiti = unpack(columns.ambiti_attivita, length);
  const lat = unpack(columns.lat, length, null);
  const lon = unpack(columns.lon, length, null);
  const projects = projectsByComune(readTable(block.iniziative.tabelle.luoghi));
  return (n) => {
    const row = /** @type {any} */ ({ n, luogo: luogo[n], lat: lat[n], lon: lon[n] });
    for (const [name, cells] of plain) row[name] = cells[n] ?? "";
    row.paesi = values(paesi[n]);
    row.ambiti = values(ambiti[n]);
    const place = places[row.luogo];
    row.iniziative = (place && projects.get(place.codice)) || [];
    row.chiave = fold([row.nome, row.sigla, place?.nome ?? "", provinces[row.provincia] ?? ""].join(" "));
    return row;
  };
}

/** @param {Record<string, any>[]} places @returns {Map<string, string[]>} ISTAT code -> projects held there */
function projectsByComune(places) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const place of places) {
    const known = found.get(place.codice_comune) ?? [];
    if (place.codice_comune && !known.includes(place.progetto))
      found.set(place.codice_comune, [...known, place.progetto]);
  }
  return found;
}
