// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// «Cerca in quest'area»: the list does not follow the map, unless the reader, who has moved it, asks for that.

import { writeArea } from "../model/area.js";
import { byId } from "../page/dom.js";
import { underSheet } from "./free-part.js";
import { AIMED, LEFT } from "./goal.js";

/** @import { Context, Part } from "../types/page.js" */

/** @param {L.Map} map @returns {Part} */
export function createAreaSearch(map) {
  const button = byId("cerca-area");
  let moved = false;
  /** @type {Context|undefined} */
  let context;
  const show = () => {
    button.hidden = !moved || areaInView(map) === context?.state.area;
  };
  map.on(LEFT, () => {
    moved = true;
  });
  map.on(AIMED, () => {
    moved = false;
    show();
  });
  map.on("moveend", show);
  button.addEventListener("click", () => {
    context?.go({ area: areaInView(map) });
    byId("risultato").focus({ preventScroll: true }); // the button is gone, and its answer stands there
  });
  return {
    update(next) {
      context = next;
      const { words, selection, state } = next;
      button.textContent = words.t("cerca_area");
      const told = !state.area && selection.unplaced;
      byId("senza-punto").textContent = told ? words.t("senza_punto", { n: selection.unplaced }) : "";
      show();
    },
  };
}

/** @param {L.Map} map @returns {string} the area that a sheet leaves in sight */
export function areaInView(map) {
  const { x, y } = map.getSize();
  const [northWest, southEast] = [
    map.containerPointToLatLng([0, 0]),
    map.containerPointToLatLng([x, y - underSheet()]),
  ];
  return writeArea([southEast.lat, northWest.lng, northWest.lat, southEast.lng]);
}
