// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// How places lie to one another: far, in which direction, side by side. The borders that two regions share say which
// are neighbours, and where.

import { feature } from "topojson-client";
import { distance } from "./near.js";

/** @import { MultiPolygon, Polygon, Position } from "geojson" */
/** @import { Topology } from "topojson-specification" */
/** @import { RegionBorders } from "../types/borders.js" */
/** @import { Point } from "./near.js" */

/** @typedef {{codice: string, wind: number}} Neighbour in which of the eight directions, from north by east */
/** @typedef {{centre: Point, neighbours: Neighbour[]}} Lie */

const EIGHTH = Math.PI / 4;

/** @param {Point} from @param {Point} to @returns {number} in which eighth of the compass it lies, north first */
function windTo(from, to) {
  const [east, north] = [(to.lon - from.lon) * Math.cos(((from.lat + to.lat) * Math.PI) / 360), to.lat - from.lat];
  return (Math.round(Math.atan2(east, north) / EIGHTH) + 8) % 8;
}

/** @param {RegionBorders} topology @returns {Map<string, Lie>} by ISTAT code */
export function lies(topology) {
  const { features } = feature(topology, topology.objects.regioni);
  const shapes = topology.objects.regioni.geometries.map((shape, n) => ({
    codice: features[n].properties.codice_regione,
    centre: centreOf(/** @type {Polygon|MultiPolygon} */ (features[n].geometry)),
    arcs: new Set(("arcs" in shape ? shape.arcs : []).flat(2).map((arc) => (arc < 0 ? ~arc : arc))),
  }));
  return new Map(
    shapes.map(({ codice, centre, arcs }) => {
      const neighbours = shapes.flatMap((other) => {
        const shared = other.codice === codice ? [] : [...arcs].filter((arc) => other.arcs.has(arc));
        return shared.length ? [{ codice: other.codice, wind: windTo(centre, middle(shared, topology)) }] : [];
      });
      return [codice, { centre, neighbours: neighbours.sort((a, b) => a.wind - b.wind) }];
    }),
  );
}

/** @param {Polygon|MultiPolygon} shape @returns {Point} the centre of gravity of its outer rings */
function centreOf(shape) {
  const rings = (shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates).map(([outer]) => outer);
  return weighed(rings, ([x, y], [u, v]) => x * v - u * y, 3);
}

/** @param {number[]} shared @param {Topology} topology @returns {Point} the middle of a common border */
function middle(shared, { arcs, transform }) {
  const { scale, translate } = transform ?? { scale: [1, 1], translate: [0, 0] };
  const lines = shared.map((arc) => {
    let [x, y] = [0, 0];
    return arcs[arc].map(([east, north]) => {
      [x, y] = [x + east, y + north];
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  return weighed(lines, ([x, y], [u, v]) => Math.hypot(u - x, v - y), 2);
}

/**
 * @param {Position[][]} lines
 * @param {(a: Position, b: Position) => number} weigh - how much a step counts
 * @param {2|3} corners - a step by itself, or the triangle that it makes with the origin
 * @returns {Point}
 */
function weighed(lines, weigh, corners) {
  let [lon, lat, sum] = [0, 0, 0];
  for (const line of lines)
    for (let n = 1; n < line.length; n++) {
      const [a, b] = [line[n - 1], line[n]];
      const weight = weigh(a, b);
      lon += ((a[0] + b[0]) / corners) * weight;
      lat += ((a[1] + b[1]) / corners) * weight;
      sum += weight;
    }
  return { lon: lon / sum, lat: lat / sum };
}

/** @param {Point} from @param {Point} to @returns {{km: number, wind: number}} */
export function wayTo(from, to) {
  return { km: Math.round(distance(from, to)), wind: windTo(from, to) };
}
