// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// How the map is moved by touch: the finger belongs to the page until the map is tapped, which nobody can know.

import { byId } from "../page/dom.js";
import { LEFT } from "./goal.js";

/** @import { Part } from "../types/page.js" */

/** @param {L.Map} map @returns {Part} */
export function createTouchHint(map) {
  const hint = byId("mano");
  hint.hidden = map.dragging.enabled();
  map.once(`click ${LEFT}`, () => {
    hint.hidden = true;
  });
  return {
    update({ words }) {
      hint.textContent = words.t("mano");
    },
  };
}
