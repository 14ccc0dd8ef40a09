// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a click on a circle opens: the list of its comune, or the places of a group, as near as it takes to part them.

import { placeNames } from "../model/place-names.js";
import { h } from "../page/dom.js";
import { belonging } from "./arranged.js";
import { besideLegend } from "./following.js";
import L from "./leaflet.js";

/** @import { Context } from "../types/page.js" */
/** @import { Circle } from "./grouping.js" */

/** A click goes at least so much nearer: a group that it opens is not found closed again. */
const NEARER = 0.8;

/** @param {L.Map} map @param {Circle} circle @param {Context} context */
export function openGroup(map, circle, context) {
  const { ns } = circle;
  if (ns.length === 1) return openPlace(ns[0], context);
  const bounds = L.latLngBounds(ns.map((n) => pointOf(n, context)));
  const nearest = map.getMaxZoom();
  if (map.getZoom() >= nearest || bounds.getNorthEast().equals(bounds.getSouthWest(), 1e-4))
    return listPlaces(map, circle, context);
  const fitted = map.getBoundsZoom(bounds);
  const zoom = Math.min(nearest, Math.max(fitted - 0.3, map.getZoom() + NEARER));
  if (zoom > fitted - 0.3) map.setView(bounds.getCenter(), zoom);
  else map.fitBounds(bounds, besideLegend({ padding: [24, 24] }));
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

/**
 * Of places that no zoom parts.
 * @param {L.Map} map
 * @param {Circle} circle
 * @param {Context} context
 */
function listPlaces(map, circle, context) {
  const { words, selection } = context;
  const entry = (/** @type {number} */ n) => {
    const text = words.t("cerchio", { nome: placeNames([n], context), n: selection.byPlace.get(n)?.length ?? 0 });
    return h("li", {}, h("button", { type: "button", class: "quieto", onclick: () => openPlace(n, context) }, text));
  };
  const list = h("ul", { class: "luoghi-vicini", tabindex: "-1" }, ...circle.ns.map(entry));
  map.openPopup(list, belonging(map, circle));
  list.querySelector("button")?.focus();
}
