// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The boundaries: the arcs come as texts, steps from point to point, most of two signs (mapping/viewer/borders.py).

/** @import { GeometryCollection } from "topojson-specification" */
/** @import { Polygon, Topology, Transform } from "topojson-specification" */
/** @import { PackedBorders } from "../types/borders.js" */

/** @typedef {(number|Nested)[]} Nested */

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

/**
 * What topojson-client's `feature` makes of polygons, without the library and its licence on other people's pages.
 * @template {object} P
 * @param {Topology} topology
 * @param {GeometryCollection<P>} shapes
 * @returns {import("geojson").FeatureCollection<import("geojson").Geometry, P>}
 */
export function shapesOf({ arcs, transform }, { geometries }) {
  const lines = arcs.map((arc) => placed(arc, /** @type {Transform} */ (transform)));
  const features = geometries.map((shape) => ({
    type: "Feature",
    properties: shape.properties,
    geometry: { type: shape.type, coordinates: rings(/** @type {Polygon} */ (shape).arcs, lines) },
  }));
  const made = /** @type {unknown} */ ({ type: "FeatureCollection", features });
  return /** @type {import("geojson").FeatureCollection<import("geojson").Geometry, P>} */ (made);
}

/** @param {number[][]} arc @param {Transform} transform @returns {number[][]} its steps as degrees */
function placed(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([right, up]) => {
    x += right;
    y += up;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/**
 * @param {Nested} node - arcs one after the other, or rings of them at any depth; backwards those below zero
 * @param {number[][][]} lines
 * @returns {unknown[]}
 */
function rings(node, lines) {
  if (typeof node[0] !== "number") return node.map((inner) => rings(/** @type {Nested} */ (inner), lines));
  return /** @type {number[]} */ (node).flatMap((arc, n) => {
    const line = arc < 0 ? [...lines[~arc]].reverse() : lines[arc];
    return n ? line.slice(1) : line;
  });
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
