// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// How many associations the map shows, said when a button, a key or a region took it elsewhere.

import { filterKey } from "../model/state.js";
import { say } from "../page/say.js";

/** @import { Context, Part } from "../types/page.js" */

/** @param {L.Map} map @returns {Part} */
export function createSeen(map) {
  /** @type {Context} */
  let context;
  let dragged = false;
  let last = -1;
  let filtered = "";
  map.on("dragstart", () => {
    dragged = true;
  });
  map.on("moveend", () => {
    const byHand = dragged;
    dragged = false;
    if (context?.state.vista !== "mappa") return;
    const [n, before, key] = [seen(map, context), last, filterKey(context.state)];
    const chosen = key !== filtered; // the sentence of the result has said it
    [last, filtered] = [n, key];
    if (byHand || chosen || n === before || !("pronta" in document.documentElement.dataset)) return;
    const { words } = context;
    say(words.t("mappa_mostra", { associazioni: words.t("associazioni_n", { n }) }));
  });
  return {
    update(next) {
      if (!context) [last, filtered] = [seen(map, next), filterKey(next.state)];
      context = next;
    },
  };
}

/** @param {L.Map} map @param {Context} context */
function seen(map, { selection, model }) {
  const bounds = map.getBounds();
  let n = 0;
  for (const [place, rows] of selection.byPlace) {
    const { lat, lon } = model.places[place];
    if (bounds.contains([lat, lon])) n += rows.length;
  }
  return n;
}
