// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// «Dove sono», only when asked: the browser's own answer, nothing sent to anyone.

import { h } from "../page/dom.js";
import L from "./leaflet.js";

/** @import { Context, Part, Place } from "../types/page.js" */

/** @param {L.Map} map @returns {Part & {button: HTMLButtonElement}} */
export function createLocate(map) {
  /** @type {Context} */
  let context;
  const mark = L.circleMarker([0, 0], { className: "qui", radius: 8, interactive: false });
  const found = (/** @type {GeolocationPosition} */ { coords }) => {
    const here = L.latLng(coords.latitude, coords.longitude);
    mark.setLatLng(here).addTo(map);
    const place = nearest(here, context);
    if (!place) return;
    map.fitBounds(L.latLngBounds([here, [place.lat, place.lon]]), { maxZoom: 11, padding: [60, 60] });
    context.go({ comune: place.codice, id: "", scheda: "" });
  };
  const failed = () => say(button, context.words.t("posizione_negata"));
  const button = h(
    "button",
    { type: "button", onclick: () => navigator.geolocation.getCurrentPosition(found, failed, { timeout: 10000 }) },
    "◎",
  );
  button.hidden = !("geolocation" in navigator) || !window.isSecureContext;
  return {
    button,
    update(next) {
      context = next;
      button.setAttribute("aria-label", next.words.t("dove_sono"));
      button.title = next.words.t("dove_sono");
    },
  };
}

/** @param {HTMLElement} button @param {string} text */
function say(button, text) {
  const note = h("p", { class: "bolla", role: "alert" }, text);
  button.closest(".cornice")?.append(note);
  setTimeout(() => note.remove(), 6000);
}

/** @param {L.LatLng} here @param {Context} context @returns {Place|undefined} of those that the filters leave */
function nearest(here, { model, selection }) {
  const places = [...selection.byPlace.keys()].map((n) => model.places[n]).filter((place) => place.codice);
  const distance = (/** @type {Place} */ place) => here.distanceTo([place.lat, place.lon]);
  return places.reduce(
    (/** @type {Place|undefined} */ best, place) => (best && distance(best) <= distance(place) ? best : place),
    undefined,
  );
}
