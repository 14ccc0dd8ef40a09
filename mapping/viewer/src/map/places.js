// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where the initiatives were: one diamond per comune, on its true point, for the projects that are switched on.
// Where the comune has a circle too, the diamond lies beneath it and its four corners look out.

import { sitesKnown, sitesOf } from "../model/initiatives.js";
import { buttonIcon } from "./button-icon.js";
import { diameter } from "./circle-size.js";
import L from "./leaflet.js";
import { createSwitch } from "./switching.js";

/** @import { Site } from "../model/initiatives.js" */
/** @import { Context, Model, Part, State } from "../types/page.js" */

/** @param {L.Map} map @param {Model} model @returns {Part & {layer: L.LayerGroup}} */
export function createInitiativePlaces(map, model) {
  const layer = L.featureGroup();
  const projects = model.initiatives.progetti.map((p) => p.progetto);
  /** @param {State} state @returns {string[]} the projects that it shows */
  const shown = ({ strati }) => projects.filter((name) => strati.includes(name));
  /** @type {string[]} shown when somebody switched the layer off; they come back with it */
  let before = projects.slice(0, 1);
  const show = createSwitch(
    map,
    layer,
    (state) => shown(state).length > 0,
    ({ state }, on) => {
      if (on) return [...state.strati, ...before];
      before = shown(state);
      return state.strati.filter((name) => !projects.includes(name));
    },
  );
  let drawn = "";
  return {
    layer,
    update(context) {
      show(context);
      const wanted = shown(context.state);
      const sites = sitesOf(sitesKnown(model.initiatives).filter(({ progetto }) => wanted.includes(progetto)));
      const counts = circleCounts(context);
      const key = [context.words.lang, ...wanted, ...sites.map(({ code }) => counts.get(code) ?? 0)].join();
      if (key === drawn) return;
      drawn = key;
      layer.clearLayers();
      for (const site of sites) diamond(site, counts.get(site.code) ?? 0, context).addTo(layer);
    },
  };
}

/**
 * @param {Context} context
 * @returns {Map<string, number>} ISTAT code -> associations in its circle, if circles are drawn
 */
function circleCounts({ state, selection, model }) {
  const drawn = state.strati.includes("associazioni") ? [...selection.byPlace] : [];
  return new Map(drawn.map(([n, rows]) => [model.places[n].codice, rows.length]));
}

/**
 * @param {Site} site
 * @param {number} count - of its circle, 0 without one
 * @param {Context} context
 */
function diamond({ code, point, places }, count, { model, words, go }) {
  const names = places.map((place) => model.initiatives.progetti.find((p) => p.progetto === place.progetto)?.nome);
  const label = `${places[0].comune}: ${[...new Set(names)].join(", ")}`;
  /** @param {HTMLButtonElement} button */
  const make = (button) => {
    button.setAttribute("aria-label", words.t("rombo", { nome: label }));
    button.dataset.luogo = code;
    button.style.setProperty("--diametro", `${count && diameter(count)}px`);
  };
  const icon = buttonIcon({ className: "rombo", make });
  const under = count ? -1000 * count - 500 : 0; // its own circle has -1000 × count
  const options = { icon, keyboard: false, title: label, zIndexOffset: under };
  return L.marker(point, options).on("click", () => go({ comune: code, id: "", scheda: "" }));
}
