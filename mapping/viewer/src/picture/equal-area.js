// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The projection of the printed maps, EPSG:3035: Lambert's azimuthal equal-area on the ellipsoid GRS 80, as EPSG's
// guidance note 7-2 writes it (method 9820).

const RADIUS = 6_378_137;
const E2 = 0.006_694_380_022_9;
const E = Math.sqrt(E2);
const DEGREE = Math.PI / 180;
const LATITUDE = 52 * DEGREE;
const LONGITUDE = 10 * DEGREE;

/** @param {number} latitude @returns {number} */
function q(latitude) {
  const sine = Math.sin(latitude);
  return (1 - E2) * (sine / (1 - E2 * sine * sine) - Math.log((1 - E * sine) / (1 + E * sine)) / (2 * E));
}

const POLE = q(Math.PI / 2);
const CENTRE = Math.asin(q(LATITUDE) / POLE);
const AUTHALIC = RADIUS * Math.sqrt(POLE / 2);
const STRETCH =
  (RADIUS * Math.cos(LATITUDE)) / Math.sqrt(1 - E2 * Math.sin(LATITUDE) ** 2) / (AUTHALIC * Math.cos(CENTRE));

/**
 * @param {number} longitude - degrees
 * @param {number} latitude - degrees
 * @returns {[x: number, y: number]} metres to the east and to the north of the projection's centre
 */
export function equalArea(longitude, latitude) {
  const beta = Math.asin(q(latitude * DEGREE) / POLE);
  const east = longitude * DEGREE - LONGITUDE;
  const whole = 1 + Math.sin(CENTRE) * Math.sin(beta) + Math.cos(CENTRE) * Math.cos(beta) * Math.cos(east);
  const b = AUTHALIC * Math.sqrt(2 / whole);
  const north = Math.cos(CENTRE) * Math.sin(beta) - Math.sin(CENTRE) * Math.cos(beta) * Math.cos(east);
  return [b * STRETCH * Math.cos(beta) * Math.sin(east), (b / STRETCH) * north];
}
