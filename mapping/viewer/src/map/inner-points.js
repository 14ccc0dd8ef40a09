// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where the name of an area may stand: points of a grid inside it, the middle first. Corners are asked for so often
// while the page opens, before the browser has made quick code of it, that none is taken apart as a list.

import { feature } from "topojson-client";

/** @import { Polygon, MultiPolygon, Position } from "geojson" */
/** @import { GeometryCollection, Topology } from "topojson-specification" */

const STEPS = 9;
/** Corners of the edge that are looked at. */
const CORNERS = 40;
const MOST = 24;

/**
 * @template {object} P
 * @param {Topology} topology
 * @param {GeometryCollection<P>} shapes
 * @returns {{properties: P, points: [lat: number, lon: number][]}[]}
 */
export function areas(topology, shapes) {
  return feature(topology, shapes).features.map(({ geometry, properties }) => {
    /** @type {[lat: number, lon: number][]|undefined} */
    let points;
    return {
      properties,
      /** Looked for when first asked for. */
      get points() {
        points ??= innerPoints(/** @type {Polygon|MultiPolygon} */ (geometry));
        return points;
      },
    };
  });
}

/**
 * @param {Polygon|MultiPolygon} shape
 * @returns {[lat: number, lon: number][]} inside its largest part, those farthest from its edges first
 */
function innerPoints(shape) {
  const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const whole = largest(polygons.map((rings) => rings[0]));
  const every = Math.ceil(whole.length / CORNERS);
  /** @type {Position[]} */
  const ring = [];
  for (let n = 0; n < whole.length; n += every) ring.push(whole[n]);
  const [west, south, east, north] = boxOf(ring);
  const [wide, high] = [(east - west) / STEPS, (north - south) / STEPS];
  /** @type {{point: [number, number], room: number}[]} */
  const found = [];
  for (let row = 0.5; row < STEPS; row += 1)
    for (let column = 0.5; column < STEPS; column += 1) {
      const [lon, lat] = [west + column * wide, south + row * high];
      if (inside(ring, lon, lat)) found.push({ point: [lat, lon], room: room(ring, lon, lat) });
    }
  return found
    .sort((a, b) => b.room - a.room)
    .slice(0, MOST)
    .map(({ point }) => point);
}

/** @param {Position[][]} rings @returns {Position[]} the one with the largest box around it */
function largest(rings) {
  let [found, most] = [rings[0], -1];
  for (const ring of rings) {
    const [west, south, east, north] = boxOf(ring);
    const size = (east - west) * (north - south);
    if (size > most) [found, most] = [ring, size];
  }
  return found;
}

/** @param {Position[]} ring */
function boxOf(ring) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const corner of ring) {
    const lon = corner[0];
    const lat = corner[1];
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
}

/** @param {Position[]} ring @param {number} lon @param {number} lat */
function inside(ring, lon, lat) {
  let odd = false;
  for (let n = 0, before = ring.length - 1; n < ring.length; before = n, n += 1) {
    const x = ring[n][0];
    const y = ring[n][1];
    const v = ring[before][1];
    if (y > lat !== v > lat && lon < ((ring[before][0] - x) * (lat - y)) / (v - y) + x) odd = !odd;
  }
  return odd;
}

/** @param {Position[]} ring @param {number} lon @param {number} lat @returns {number} to the nearest corner, squared */
function room(ring, lon, lat) {
  let least = Infinity;
  for (const corner of ring) {
    const far = ((corner[0] - lon) * 0.74) ** 2 + (corner[1] - lat) ** 2;
    if (far < least) least = far;
  }
  return least;
}
