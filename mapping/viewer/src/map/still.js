// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Shapes that never change, as borders are: Leaflet works out anew at each zoom, twice, where every corner lies on the
// globe; here that is done once, and a zoom is a product. They come simplified already, so Leaflet need not.

import L from "./leaflet.js";

/** @import { GeoJsonObject } from "geojson" */

/** Units of the projection, metres mostly: so many that what one of them takes is told exactly. */
const FAR = 1e6;

/** @typedef {L.LatLng[]|L.LatLng[][]|L.LatLng[][][]} Rings */
/**
 * @typedef {Object} Projected - what Leaflet keeps to itself of a line or an area
 * @property {L.Map} _map
 * @property {(rings: Rings, found: L.Point[][], bounds: L.Bounds) => void} _projectLatlngs
 */

/**
 * @param {GeoJsonObject|undefined} data
 * @param {L.GeoJSONOptions & L.PolylineOptions} options
 * @returns {L.GeoJSON}
 */
export function stillShapes(data, options) {
  return L.geoJSON(
    data,
    /** @type {L.GeoJSONOptions} */ ({
      ...options,
      smoothFactor: 0,
      onEachFeature(feature, layer) {
        projectOnce(/** @type {Projected} */ (/** @type {unknown} */ (layer)));
        options.onEachFeature?.(feature, layer);
      },
    }),
  );
}

/** @param {Projected} shape */
function projectOnce(shape) {
  /** @type {L.Point[][]|undefined} on the plane of the map's projection, which is the same at every zoom */
  let flat;
  shape._projectLatlngs = (rings, found, bounds) => {
    const map = shape._map;
    const { projection } = /** @type {{projection: L.Projection}} */ (/** @type {unknown} */ (map.options.crs));
    flat ??= ringsOf(rings).map((ring) => ring.map(projection.project, projection));
    const plane = planeOf(map);
    for (const ring of flat) found.push(placed(ring, plane, bounds));
  };
}

/** @param {Rings} rings @returns {L.LatLng[][]} */
function ringsOf(rings) {
  if (!Array.isArray(rings[0])) return [/** @type {L.LatLng[]} */ (rings)];
  return /** @type {L.LatLng[][]} */ (rings).flatMap(ringsOf);
}

/** @typedef {{start: L.Point, step: L.Point, origin: L.Point}} Plane pixels of its origin, of one unit; the map's */

/** @param {L.Map} map @returns {Plane} at its zoom */
function planeOf(map) {
  const crs = /** @type {L.CRS & {transformation: L.Transformation}} */ (map.options.crs);
  const scale = crs.scale(map.getZoom());
  const start = crs.transformation.transform(new L.Point(0, 0), scale);
  const far = crs.transformation.transform(new L.Point(FAR, FAR), scale);
  return { start, step: far.subtract(start).divideBy(FAR), origin: map.getPixelOrigin() };
}

/** @param {L.Point[]} ring @param {Plane} plane @param {L.Bounds} bounds */
function placed(ring, { start, step, origin }, bounds) {
  const found = [];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const corner of ring) {
    const point = new L.Point(
      Math.round(start.x + corner.x * step.x) - origin.x,
      Math.round(start.y + corner.y * step.y) - origin.y,
    );
    found.push(point);
    if (point.x < left) left = point.x;
    if (point.x > right) right = point.x;
    if (point.y < top) top = point.y;
    if (point.y > bottom) bottom = point.y;
  }
  if (found.length) bounds.extend(new L.Point(left, top)).extend(new L.Point(right, bottom));
  return found;
}
