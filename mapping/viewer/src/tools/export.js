// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The selected rows as files: CSV that no spreadsheet can run, GeoJSON of those that have a place.

import { cellOf } from "../model/rows.js";
import { safeCell } from "../text/safe-cell.js";

/** @import { Model, Row } from "../types/page.js" */

/** Of a part of Italy all rows that are somewhere are in its region. */
const PLACED = ["mappata", "solo_provincia", "solo_regione"];
/** @type {Record<string, (row: Row, model: Model) => string|number>} the columns that a row takes from its place */
const FROM_PLACE = {
  codice_comune: (row, model) => model.places[row.luogo]?.codice ?? "",
  comune: (row, model) => model.places[row.luogo]?.nome ?? "",
  codice_regione: (row, { part }) => (part ? (PLACED.includes(row.stato) ? part.codice_regione : "") : row.regione),
  regione: (row, { part, regions }) =>
    part
      ? PLACED.includes(row.stato)
        ? part.regione
        : ""
      : (regions.find(({ codice }) => codice === row.regione)?.regione ?? ""),
  latitudine: (row, model) => pointOf(row, model)?.[1] ?? "",
  longitudine: (row, model) => pointOf(row, model)?.[0] ?? "",
};

/** @param {Row} row @param {Model} model @returns {(string|number)[]} its cells, in the order of the file */
function cellsOf(row, model) {
  return model.fields.scarica.map((name) => FROM_PLACE[name]?.(row, model) ?? cellOf(row, name));
}

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
  const lines = [model.fields.scarica, ...rows.map((row) => cellsOf(row, model))];
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
    const cells = cellsOf(row, model).map((cell, n) => [model.fields.scarica[n], cell]);
    return {
      type: "Feature",
      id: row.id,
      geometry: point && { type: "Point", coordinates: point },
      properties: Object.fromEntries(cells.filter(([, cell]) => cell !== "")),
    };
  });
  return `${JSON.stringify({ type: "FeatureCollection", features }, null, 1)}\n`;
}
