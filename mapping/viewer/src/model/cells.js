// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Columns of a hundred thousand cells in little room: the values once, and the place of each row's among them.

/** @import { Places } from "../types/columns.js" */
/** @import { Packed } from "../types/payload.js" */

/** Pairs of places that a plain table finds; beyond, a map does. */
const TABLE = 1 << 22;

export class Cells {
  /**
   * @param {string[]} values
   * @param {Places} [places] - of each row, in the values; without them each row has the value in its own place
   */
  constructor(values, places) {
    this.values = values;
    this.places = places;
  }

  /** @param {number} n @returns {string} the cell of a row */
  at(n) {
    return this.values[this.places ? this.places[n] : n];
  }

  /** @param {(value: string, n: number) => string} write @returns {Cells} other values in the same places */
  map(write) {
    return new Cells(this.values.map(write), this.places);
  }
}

/**
 * @param {Packed|undefined} packed
 * @param {number} length
 * @returns {Cells} empty texts where nothing was sent
 */
export function readCells(packed, length) {
  if (packed === undefined) return new Cells([""], new Uint8Array(length));
  const [sent, places] = Array.isArray(packed) ? [packed] : [packed.v, packed.i];
  return new Cells(
    sent.map((cell) => String(cell ?? "")),
    places && narrow(places, sent.length),
  );
}

/** @param {number} length @returns {Uint32Array} the places of rows that have one each */
export function eachOwn(length) {
  const places = new Uint32Array(length);
  for (let n = 0; n < length; n += 1) places[n] = n;
  return places;
}

/**
 * @param {ArrayLike<number>} places
 * @param {number} size - what is greater than all of them
 * @returns {Places}
 */
export function narrow(places, size) {
  const Small = size <= 1 << 8 ? Uint8Array : size <= 1 << 16 ? Uint16Array : Uint32Array;
  return new Small(places);
}

/**
 * @param {Cells[]} columns
 * @param {number} length
 * @returns {{places: Places, firsts: number[]}} of each row the place of what it holds in all of the columns together,
 *   and of each such place the first row
 */
export function together(columns, length) {
  let found = { places: /** @type {Places} */ (new Uint8Array(length)), firsts: [0] };
  for (const { values, places = eachOwn(length) } of columns)
    if (values.length > 1) found = paired(found.places, places, found.firsts.length, values.length);
  return found;
}

/**
 * @param {Places} ones
 * @param {Places} others
 * @param {number} size - of what the ones are places in
 * @param {number} width - of what the others are places in
 * @returns {{places: Places, firsts: number[]}}
 */
function paired(ones, others, size, width) {
  const known = size * width <= TABLE ? tableOf(size * width) : new Map();
  const places = new Uint32Array(ones.length);
  /** @type {number[]} */
  const firsts = [];
  for (let n = 0; n < places.length; n += 1) {
    const key = ones[n] * width + others[n];
    let place = known.get(key);
    if (place === undefined) {
      place = firsts.push(n) - 1;
      known.set(key, place);
    }
    places[n] = place;
  }
  return { places, firsts };
}

/** @param {number} size @returns {Pick<Map<number, number>, "get"> & {set: (key: number, place: number) => void}} */
function tableOf(size) {
  const cells = new Int32Array(size);
  return {
    get: (key) => (cells[key] ? cells[key] - 1 : undefined),
    set: (key, place) => {
      cells[key] = place + 1;
    },
  };
}
