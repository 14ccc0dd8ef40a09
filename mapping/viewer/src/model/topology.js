// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The boundaries: the arcs come as texts of five bits a character, steps from point to point.

/** @import { GeometryCollection } from "topojson-specification" */
/** @import { Topology } from "topojson-specification" */
/** @import { PackedBorders } from "../types/borders.js" */

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
  let shift = 0;
  for (let n = 0; n < text.length; n += 1) {
    const bits = text.charCodeAt(n) - 63;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? ~(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
