// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The map view: frame, regions, circles, initiatives, legend, region buttons; and the names Folium knows them by.

import { byId, h } from "../dom.js";
import { createCircles } from "./circles.js";
import { createFrame } from "./frame.js";
import { createLegend } from "./legend.js";
import { createInitiativePlaces } from "./places.js";
import { createRegionButtons } from "./region-buttons.js";
import { createRegions } from "./regions.js";

/** @typedef {import("../types.js").Context} Context */

/** @param {import("../types.js").Model} model @returns {import("../types.js").Part} */
export function createMap(model) {
  const map = createFrame(model);
  const drawn = {
    regioni: createRegions(map, model),
    associazioni: createCircles(map, model),
    iniziative: createInitiativePlaces(map, model),
  };
  announce(map, model, Object.fromEntries(Object.entries(drawn).map(([kind, { layer }]) => [kind, layer])));
  const parts = [...Object.values(drawn), createLegend(), createRegionButtons(), zoomButtons(map, model)];
  return {
    update(context) {
      for (const part of parts) part.update(context);
      follow(map, context, drawn.regioni.layer);
    },
  };
}

/** @param {L.Map} map @param {import("../types.js").Model} model @param {Record<string, L.Layer>} layers */
function announce(map, { map: settings }, layers) {
  Object.assign(window, { [settings.nome]: map });
  for (const { tipo, nome } of settings.strati) Object.assign(window, { [nome]: layers[tipo] });
}

/** @param {L.Map} map @param {import("../types.js").Model} model @returns {import("../types.js").Part} */
function zoomButtons(map, { map: settings }) {
  const button = (/** @type {string} */ sign, /** @type {() => void} */ act) => h("button", { type: "button", onclick: act }, sign);
  const plus = button("+", () => map.zoomIn());
  const minus = button("−", () => map.zoomOut());
  const italy = button("⌂", () => map.fitBounds(settings.confini));
  byId("comandi-mappa").replaceChildren(plus, minus, italy);
  return {
    update({ words }) {
      plus.setAttribute("aria-label", words.t("ingrandisci"));
      minus.setAttribute("aria-label", words.t("rimpicciolisci"));
      italy.setAttribute("aria-label", words.t("tutta_italia"));
    },
  };
}

/** @param {L.Map} map @param {Context} context @param {L.Layer} regions zoom to what was just chosen */
function follow(map, { state, before, model }, regions) {
  const code = state.scheda || (state.regione.length === 1 ? state.regione[0] : "");
  const earlier = before && (before.scheda || (before.regione.length === 1 ? before.regione[0] : ""));
  if (code === earlier) return;
  const chosen = /** @type {any} */ (regions).getLayers().find((/** @type {any} */ path) => path.feature.properties.codice_regione === code);
  if (chosen) map.fitBounds(chosen.getBounds(), { maxZoom: 9, padding: [24, 24] });
  else if (before && !code) map.fitBounds(model.map.confini);
}
