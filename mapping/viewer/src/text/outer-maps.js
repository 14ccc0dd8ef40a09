// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Addresses of maps that are not ours. They are followed when the reader taps, and ask nobody before.
//
// `geo:` opens whatever map an Android has, and nothing anywhere else, without a word; an iPhone opens its own for one
// address of Apple's. A computer has no map of its own: there it is OpenStreetMap, whose directions are for all, since
// its address works everywhere and it earns nothing from where somebody goes. A pin says «here»: what is known by its
// comune gets the map of the comune, without one.

import { encoded, oneLine } from "./one-line.js";

/** @typedef {{lat: number, lon: number, exact: boolean}} Reach not exact: somewhere in the comune */
/** @typedef {"android"|"apple"|""} Device */

export const OUTER_MAP = "OpenStreetMap";
const [COMUNE, DOOR] = [13, 18];

/**
 * No browser tells which addresses its device opens: its name has to do.
 * @param {{userAgent: string, maxTouchPoints?: number}} browser
 * @returns {Device}
 */
export function deviceOf({ userAgent, maxTouchPoints = 0 }) {
  if (/Android/.test(userAgent)) return "android";
  // An iPad calls itself a Macintosh, of which none has a screen to touch.
  const tablet = /Macintosh/.test(userAgent) && maxTouchPoints > 1;
  return tablet || /iPhone|iPad|iPod/.test(userAgent) ? "apple" : "";
}

/**
 * @param {Reach} reach
 * @param {string} name - of what is there
 * @param {Device} device
 * @returns {string}
 */
export function mapAddress({ lat, lon, exact }, name, device) {
  const [point, label] = [`${lat},${lon}`, encoded(oneLine(name))];
  if (device === "android") return `geo:${point}?${exact ? `q=${point}(${label})` : `z=${COMUNE}`}`;
  if (device === "apple") return `https://maps.apple.com/?ll=${point}&${exact ? `q=${label}` : `z=${COMUNE}`}`;
  const pin = exact ? `?mlat=${lat}&mlon=${lon}` : "";
  return `https://www.openstreetmap.org/${pin}#map=${exact ? DOOR : COMUNE}/${lat}/${lon}`;
}

/** @param {Reach} reach @returns {string} from wherever the reader says, on the other's page */
export function directionsAddress({ lat, lon }) {
  return `https://www.openstreetmap.org/directions?to=${lat},${lon}`;
}
