// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What of the map nothing covers: its legend lies on it where it is wide, the sheet of a phone on its foot.

import { onPaper } from "./paper.js";

/** Pixels by which Italy, seen whole, makes room for the legend: west of Sardinia there is only sea. */
const ASIDE = 150;
/** Pixels by which Italy, seen whole, lies lower: large circles stand at its northern edge, Lampedusa at the other. */
const LOWER = 4;

/** @param {L.FitBoundsOptions} [view] @returns {L.FitBoundsOptions} how Italy as a whole is fitted */
export function whole(view = {}) {
  return {
    ...view,
    paddingBottomRight: [0, -LOWER], // the sum of both is what the zoom depends on
    get paddingTopLeft() {
      return /** @type {[number, number]} */ ([underLegend() && ASIDE, LOWER]);
    },
  };
}

/** @returns {number} pixels at the left of the map that its legend covers */
export function underLegend() {
  const legend = /** @type {HTMLElement|null} */ (document.querySelector("#legenda .scala"));
  const covers = legend && getComputedStyle(legend).position === "absolute";
  return covers ? legend.offsetLeft + legend.offsetWidth : 0;
}

/** @returns {number} pixels at the foot of the map that a raised sheet covers: the map then begins with the screen */
export function underSheet() {
  const { posto, foglio } = document.documentElement.dataset;
  if (posto !== "foglio" || foglio === "basso" || onPaper()) return 0;
  const map = /** @type {HTMLElement} */ (document.querySelector(".carta"));
  return Math.max(0, map.offsetHeight - window.innerHeight / 2);
}
