// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where a map of the reader's may be sent: to the door where the register knows it, else to the comune, else nowhere.

/** @import { Reach } from "../text/outer-maps.js" */
/** @import { Model, Row } from "../types/page.js" */

/**
 * @param {Pick<Row, "luogo"|"lat"|"lon">} row
 * @param {Pick<Model, "places">} model
 * @returns {Reach|null} null where no more than its province or region is known
 */
export function reachOf({ luogo, lat, lon }, { places }) {
  const place = places[luogo];
  if (!place) return null;
  if (lat !== null && lon !== null) return { lat, lon, exact: true };
  return { lat: place.lat, lon: place.lon, exact: false };
}

/**
 * @param {string} code - ISTAT code
 * @param {Pick<Model, "rows"|"places"|"initiatives"|"towns"|"outlineOf">} model
 * @returns {Reach|null} its own point: the circle may stand at the door of the only association there
 */
export function reachOfComune(code, { rows, places, initiatives, towns, outlineOf }) {
  const place = places.find(({ codice }) => codice === code);
  if (place && rows.some(({ luogo, lat }) => luogo === place.n && lat === null)) return somewhere(place.lat, place.lon);
  for (const { codice_comune, latitudine, longitudine } of [...initiatives.luoghi, ...initiatives.eventi])
    if (codice_comune === code && typeof latitudine === "number" && typeof longitudine === "number")
      return somewhere(latitudine, longitudine);
  const town = towns.find(([, , , known]) => known === code);
  if (town) return somewhere(town[1], town[2]);
  const corners = outlineOf(code)?.coordinates.flat(2) ?? [];
  return corners.length ? somewhere(middle(corners, 1), middle(corners, 0)) : null;
}

/** @param {number} lat @param {number} lon @returns {Reach} */
function somewhere(lat, lon) {
  return { lat, lon, exact: false };
}

/** @param {number[][]} corners @param {number} axis */
function middle(corners, axis) {
  let [least, most] = [Infinity, -Infinity];
  for (const corner of corners) {
    if (corner[axis] < least) least = corner[axis];
    if (corner[axis] > most) most = corner[axis];
  }
  return Math.round(((least + most) / 2) * 1e5) / 1e5;
}
