// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The boundaries: the arcs come as texts, steps from point to point, most of two signs (mapping/viewer/borders.py).

/** @import { GeometryCollection } from "topojson-specification" */
/** @import { Topology } from "topojson-specification" */
/** @import { PackedBorders } from "../types/borders.js" */

/** Signs from the first on end a number, up to the last; after any of the others, so many, it goes on. */
const [FIRST, LAST, MORE] = [63, 56, 8];

/**
 * @template {Topology} T
 * @param {PackedBorders<T>} packed
 * @returns {T}
 */
export function readTopology(packed) {
  return /** @type {T} */ (/** @type {unknown} */ ({ ...packed, arcs: packed.arcs.map(readArc) }));
}

/**
 * @template {object} P
 * @param {GeometryCollection<P>} shapes
 * @returns {P[]} what is said of each shape
 */
export function propertiesOf({ geometries }) {
  return geometries.map(({ properties }) => /** @type {P} */ (properties));
}

/** @param {string} text @returns {[number, number][]} */
export function readArc(text) {
  const numbers = readNumbers(text);
  /** @type {[number, number][]} */
  const steps = [];
  for (let n = 1; n < numbers.length; n += 2) steps.push([numbers[n - 1], numbers[n]]);
  return steps;
}

/** @param {string} text @returns {number[]} */
function readNumbers(text) {
  const numbers = [];
  let value = 0;
  let weight = 1;
  for (let n = 0; n < text.length; n += 1) {
    const digit = text.charCodeAt(n) - FIRST;
    value += digit * weight;
    weight *= MORE;
    if (digit >= LAST) continue;
    numbers.push(value & 1 ? ~(value >> 1) : value >> 1);
    value = 0;
    weight = 1;
  }
  return numbers;
}
