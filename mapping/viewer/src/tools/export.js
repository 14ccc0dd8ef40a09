// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The selected rows as files: CSV that no spreadsheet can run, GeoJSON of those that have a place.

import { safeCell } from "../text/safe-cell.js";

/** @import { Model, Row } from "../types/page.js" */

/** @type {[string, (row: Row, model: Model) => string|number][]} the public column, and its cell */
const COLUMNS = [
  ["id", (row) => row.id],
  ["denominazione", (row) => row.nome],
  ["acronimo", (row) => row.sigla],
  ["indirizzo", (row) => row.indirizzo],
  ["cap", (row) => row.cap],
  ["codice_comune", (row, model) => model.places[row.luogo]?.codice ?? ""],
  ["comune", (row, model) => model.places[row.luogo]?.nome ?? ""],
  ["provincia", (row) => row.provincia],
  ["codice_regione", (row) => row.regione],
  ["regione", (row, model) => model.regions.find((region) => region.codice === row.regione)?.regione ?? ""],
  ["paesi_origine", (row) => row.paesi.join("; ")],
  ["composizione", (row) => row.composizione],
  ["tipologia", (row) => row.tipologia],
  ["ambiti_attivita", (row) => row.ambiti.join("; ")],
  ["raggio_azione", (row) => row.raggio],
  ["anno_costituzione", (row) => row.anno],
  ["sito_web", (row) => row.sito],
  ["fonte_tipo", (row) => row.fonteTipo],
  ["fonte_url", (row) => row.fonteUrl],
  ["fonte_data", (row) => row.fonteData],
  ["stato", (row) => row.stato],
  ["precisione", (row) => row.precisione],
  ["latitudine", (row, model) => pointOf(row, model)?.[1] ?? ""],
  ["longitudine", (row, model) => pointOf(row, model)?.[0] ?? ""],
];

/**
 * @param {Row} row
 * @param {Model} model
 * @returns {[number, number]|null} longitude and latitude: its own point, else its comune's
 */
function pointOf(row, model) {
  if (row.lat !== null && row.lon !== null) return [row.lon, row.lat];
  const place = model.places[row.luogo];
  return place ? [place.lon, place.lat] : null;
}

/**
 * @param {Row[]} rows
 * @param {Model} model
 * @returns {string} with a byte order mark, so that a spreadsheet reads UTF-8
 */
export function toCsv(rows, model) {
  const lines = [COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row, model)))];
  return `\ufeff${lines.map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** @param {string|number} cell @returns {string} quoted, and marked where a spreadsheet would compute it */
export function csvCell(cell) {
  const safe = typeof cell === "string" ? safeCell(cell) : String(cell);
  return `"${safe.replace(/"/g, '""')}"`;
}

/** @param {Row[]} rows @param {Model} model @returns {string} RFC 7946; a row without a place has no geometry */
export function toGeoJson(rows, model) {
  const features = rows.map((row) => {
    const point = pointOf(row, model);
    const cells = COLUMNS.map(([name, cell]) => [name, cell(row, model)]).filter(([, cell]) => cell !== "");
    return {
      type: "Feature",
      id: row.id,
      geometry: point && { type: "Point", coordinates: point },
      properties: Object.fromEntries(cells),
    };
  });
  return `${JSON.stringify({ type: "FeatureCollection", features }, null, 1)}\n`;
}
