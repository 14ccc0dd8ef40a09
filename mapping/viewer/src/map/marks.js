// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Circles and the marks of projects are one stop of the Tab key. The arrows reach every one that is in sight, and none
// that is not: beyond the edge of the map, beneath its legend, its buttons or the sheet of a phone.

import { byId } from "../page/dom.js";
import { pause } from "../page/pause.js";
import { rove } from "../page/roving.js";
import { underSheet } from "./free-part.js";
import { inSight, sightOf } from "./in-sight.js";

/** @import { Part } from "../types/page.js" */

const OVER = "#legenda .scala, #comandi-mappa > *, #cerca-area";

const covers = () => [...document.querySelectorAll(OVER)];

/** @param {L.Map} map @returns {(x: number, y: number) => boolean} whether a mark there can be reached */
export function sightOfMarks(map) {
  return sightOf(map, underSheet(), covers());
}

/** @param {L.Map} map @returns {Part} */
export function createMarks(map) {
  const pane = /** @type {HTMLElement} */ (map.getPane("markerPane"));
  pane.setAttribute("role", "group");
  pane.setAttribute("aria-describedby", "frecce");
  const keep = rove(pane, ".cerchio, .rombo", () => inSight(map, underSheet(), covers()));
  map.on("moveend", () => pause().then(keep));
  // A browser scrolls to the whole of what has the focus, be it in a frame that nobody could scroll back.
  pane.addEventListener("keydown", () => map.getContainer().scrollTo(0, 0));
  return {
    update({ words }) {
      pane.setAttribute("aria-label", words.t("segni"));
      byId("frecce").textContent = words.t("frecce");
      pause().then(keep); // the sheet, the legend or the buttons may cover others than before
    },
  };
}
