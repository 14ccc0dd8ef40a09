// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The part of the map that its legend leaves free.

export const MARGIN = 24;

/**
 * As it is when the map is fitted, which may be later than now. Italy as a whole leaves it free by itself.
 * @param {L.FitBoundsOptions} view
 * @returns {L.FitBoundsOptions}
 */
export function besideLegend(view) {
  return {
    padding: [MARGIN, MARGIN],
    ...view,
    get paddingTopLeft() {
      return /** @type {[number, number]} */ ([underLegend(), MARGIN]);
    },
  };
}

/** @returns {number} pixels at the left of the map that its legend covers, and a margin */
function underLegend() {
  const legend = /** @type {HTMLElement|null} */ (document.querySelector("#legenda .scala"));
  const covers = legend && getComputedStyle(legend).position === "absolute";
  return covers ? legend.offsetLeft + legend.offsetWidth + MARGIN : MARGIN;
}
