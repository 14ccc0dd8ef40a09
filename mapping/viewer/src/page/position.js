// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where the reader is, only when asked: the browser's own answer, nothing sent to anyone.

/** @typedef {"posizione_negata"|"posizione_ignota"|"posizione_cornice"} Refusal the key of the sentence */

const PATIENCE = 10_000;
const framed = window.parent !== window;

/** @returns {boolean} whether the browser has an answer at all */
export function canAsk() {
  return "geolocation" in navigator && window.isSecureContext;
}

/**
 * @param {(position: string) => void} found - gets latitude and longitude
 * @param {(refusal: Refusal) => void} failed
 */
export function askPosition(found, failed) {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => found(`${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`),
    ({ code, PERMISSION_DENIED }) => failed(code === PERMISSION_DENIED ? refused() : "posizione_ignota"),
    { timeout: PATIENCE, maximumAge: 60_000 },
  );
}

/** @returns {Refusal} within a page of others the reader may never have been asked */
function refused() {
  return framed ? "posizione_cornice" : "posizione_negata";
}
