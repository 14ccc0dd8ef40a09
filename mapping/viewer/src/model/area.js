// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A part of the map that the reader searches in: south, west, north, east, in degrees with two decimals.

/** @typedef {[south: number, west: number, north: number, east: number]} Area */

const DEGREES = /^-?\d{1,3}(\.\d{1,2})?$/;
const HUNDREDTH = 100;

/** @param {string} text @returns {Area|null} null of what is no area, such as one turned inside out */
export function parseArea(text) {
  const parts = text.split(",");
  const [south, west, north, east] = parts.map(Number);
  const right = parts.length === 4 && parts.every((part) => DEGREES.test(part));
  return right && south < north && west < east ? [south, west, north, east] : null;
}

/** @param {Area} area @returns {string} rounded outwards: what was in view stays in it */
export function writeArea([south, west, north, east]) {
  const down = (/** @type {number} */ value) => Math.floor(value * HUNDREDTH) / HUNDREDTH;
  const up = (/** @type {number} */ value) => Math.ceil(value * HUNDREDTH) / HUNDREDTH;
  return [down(south), down(west), up(north), up(east)].join();
}

/** @param {Area} area @param {{lat: number, lon: number}|undefined} point */
export function inArea([south, west, north, east], point) {
  return Boolean(point && point.lat >= south && point.lat <= north && point.lon >= west && point.lon <= east);
}
