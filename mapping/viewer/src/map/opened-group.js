// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a click on a circle opens: the list of its comune, or the places of a group, as near as it takes to part them.

import { inFreePart } from "./following.js";
import L from "./leaflet.js";

/** @import { Context } from "../types/page.js" */
/** @import { Circle } from "./grouping.js" */

/** A click goes at least so much nearer: a group that it opens is not found closed again. */
const NEARER = 0.8;
/** What the margins around the places take, in zoom. */
const MARGINS = 0.3;

/** @param {L.Map} map @param {Circle} circle @param {Context} context */
export function openGroup(map, circle, context) {
  const { ns } = circle;
  if (ns.length === 1) return openPlace(ns[0], context);
  const bounds = L.latLngBounds(ns.map((n) => pointOf(n, context)));
  const nearer = Math.min(map.getMaxZoom(), map.getZoom() + NEARER); // at the last zoom nothing is grouped
  if (map.getBoundsZoom(bounds) - MARGINS < nearer) map.setView(bounds.getCenter(), nearer);
  else map.fitBounds(bounds, inFreePart({ padding: [24, 24] }));
}

/** @param {number} n @param {Context} context */
function openPlace(n, { model, selection, go }) {
  const { codice } = model.places[n];
  if (codice) go({ comune: codice, id: "", scheda: "" });
  else go({ id: selection.byPlace.get(n)?.[0]?.id ?? "", comune: "", scheda: "" });
}

/** @param {number} n @param {Context} context @returns {[number, number]} */
function pointOf(n, { model }) {
  return [model.places[n].lat, model.places[n].lon];
}
