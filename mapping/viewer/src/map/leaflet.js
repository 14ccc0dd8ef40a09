// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The one Leaflet of the page: ours, or that of the map which our layers were added to.

export default window.L;

/**
 * @param {L.Layer} layer
 * @returns {L.Map|undefined} the map that the layer is on: Leaflet keeps it to itself and has no other way to ask
 */
export function mapOf(layer) {
  return /** @type {{_map?: L.Map}} */ (/** @type {unknown} */ (layer))._map;
}
