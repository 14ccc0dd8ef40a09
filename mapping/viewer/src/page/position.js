// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where the reader is, only when asked: the browser's own answer, nothing sent to anyone.

import { framed } from "./print.js";

/** @typedef {"posizione_negata"|"posizione_cornice"} Refusal the key of the sentence */

const PATIENCE = 10_000;

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
    // Within a page of others the reader may never have been asked.
    ({ code, PERMISSION_DENIED }) =>
      failed(code === PERMISSION_DENIED && framed ? "posizione_cornice" : "posizione_negata"),
    { timeout: PATIENCE, maximumAge: 60_000 },
  );
}
