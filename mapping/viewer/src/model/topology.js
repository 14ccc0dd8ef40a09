// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The boundaries: the arcs come as texts of five bits a character, steps from point to point.

/** @typedef {import("topojson-specification").Topology} Topology */

/** @param {any} packed @returns {Topology} */
export function readTopology(packed) {
  return { ...packed, arcs: packed.arcs.map(readArc) };
}

/** @param {string} text @returns {[number, number][]} */
export function readArc(text) {
  const numbers = readNumbers(text);
  return Array.from({ length: numbers.length / 2 }, (_, n) => [numbers[2 * n], numbers[2 * n + 1]]);
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
