// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// How large a circle is, and which circles are drawn where there are too many to see.

/** Pixels: what a finger hits; and what one circle may take of the map. */
const [LEAST, LARGEST] = [24, 52];
/** The counts that a key of sizes may tell. */
const TOLD = [1, 10, 30, 100, 300, 1000, 3000, 10000];

/**
 * @param {number} most - associations in the largest group
 * @returns {number} pixels for the root of a count: fixed where the largest is not large, as in a register of hundreds
 */
export function growthFor(most) {
  return Math.min(4, (LARGEST - 14) / Math.sqrt(Math.max(1, most)));
}

/** @param {number} count @param {number} growth @returns {number} whole and even pixels: sharp at every zoom */
export function circleSize(count, growth) {
  const written = 8 + 8 * String(count).length; // the number stands within
  return 2 * Math.round(Math.max(LEAST, written, Math.min(LARGEST, 14 + growth * Math.sqrt(count))) / 2);
}

/**
 * @param {number} most - associations in the largest circle
 * @returns {number[]} up to three counts, smallest first
 */
export function toldSizes(most) {
  return TOLD.filter((count) => count <= Math.max(1, most)).slice(-3);
}

/** Below this count a circle has no room for its number while Italy is in view whole. */
export const FEW = 6;
/** So many circles are drawn at once at most: more would neither be seen nor be quick. */
export const MOST = 400;

/** @param {number} count @returns {number} diameter in pixels at full scale: the area grows with the count */
export function diameter(count) {
  return Math.round(Math.min(72, 12 + 8 * Math.sqrt(count)));
}

/**
 * Circles shrink where the whole country is in view, so that they stay apart.
 * @param {number} zoom
 * @returns {number}
 */
export function scale(zoom) {
  return Math.min(1, Math.max(0.5, 0.5 + (zoom - 5.5) * 0.2));
}

/** @typedef {{getSouth: () => number, getNorth: () => number, getWest: () => number, getEast: () => number}} Bounds */

/**
 * @param {Bounds} bounds
 * @returns {(lat: number, lon: number) => boolean} asked of thousands of places at every move
 */
export function inside(bounds) {
  const [south, north, west, east] = [bounds.getSouth(), bounds.getNorth(), bounds.getWest(), bounds.getEast()];
  return (lat, lon) => lat >= south && lat <= north && lon >= west && lon <= east;
}

/**
 * @template {{count: number}} T
 * @param {T[]} circles
 * @param {(circle: T) => boolean} inView
 * @returns {T[]} all of them, or the largest of those in view
 */
export function drawable(circles, inView) {
  if (circles.length <= MOST) return circles;
  return circles
    .filter(inView)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST);
}
