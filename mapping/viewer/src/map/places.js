// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where the initiatives were: one small diamond per comune, for the projects that are switched on.

import { buttonIcon } from "./button-icon.js";
import L from "./leaflet.js";

/** @typedef {import("../types.js").Context} Context */

/** @param {L.Map} map @param {import("../types.js").Model} model @returns {import("../types.js").Part & {layer: L.LayerGroup}} */
export function createInitiativePlaces(map, model) {
  const layer = L.layerGroup().addTo(map);
  let drawn = "";
  return {
    layer,
    update(context) {
      const wanted = model.initiatives.progetti
        .map((p) => p.progetto)
        .filter((name) => context.state.strati.includes(name));
      const key = [context.words.lang, ...wanted].join();
      if (key === drawn) return;
      drawn = key;
      layer.clearLayers();
      for (const [code, places] of byComune(model, wanted)) diamond(code, places, context).addTo(layer);
    },
  };
}

/** @param {import("../types.js").Model} model @param {string[]} wanted */
function byComune({ initiatives }, wanted) {
  /** @type {Map<string, Record<string, any>[]>} */
  const groups = new Map();
  for (const place of initiatives.luoghi) {
    if (!wanted.includes(place.progetto) || place.latitudine === "") continue;
    groups.set(place.codice_comune, [...(groups.get(place.codice_comune) ?? []), place]);
  }
  return groups;
}

/** @param {string} code @param {Record<string, any>[]} places @param {Context} context */
function diamond(code, places, { model, words, go }) {
  const names = places.map((place) => model.initiatives.progetti.find((p) => p.progetto === place.progetto)?.nome);
  const label = `${places[0].comune}: ${[...new Set(names)].join(", ")}`;
  /** @param {HTMLButtonElement} button */
  const make = (button) => {
    button.setAttribute("aria-label", words.t("rombo", { nome: label }));
    button.dataset.luogo = code;
  };
  const icon = buttonIcon({ className: "rombo", make });
  return L.marker([places[0].latitudine, places[0].longitudine], { icon, keyboard: false, title: label }).on(
    "click",
    () => go({ comune: code, id: "", scheda: "" }),
  );
}
