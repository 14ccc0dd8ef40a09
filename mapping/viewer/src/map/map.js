// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The map view: frame, regions, circles, initiatives, legend, region buttons; and the names Folium knows them by.

import { byId, h } from "../dom.js";
import { createCircles } from "./circles.js";
import { createFollowing } from "./following.js";
import { createFrame } from "./frame.js";
import { createTownNames } from "./labels.js";
import { createLegend } from "./legend.js";
import { createLocate } from "./locate.js";
import { createInitiativePlaces } from "./places.js";
import { createRegionButtons } from "./region-buttons.js";
import { createRegions } from "./regions.js";
import { createStreets } from "./streets.js";

/** @param {import("../types.js").Model} model @returns {import("../types.js").Part} */
export function createMap(model) {
  const map = createFrame(model);
  const drawn = {
    regioni: createRegions(map, model),
    associazioni: createCircles(map, model),
    iniziative: createInitiativePlaces(map, model),
  };
  announce(map, model, Object.fromEntries(Object.entries(drawn).map(([kind, { layer }]) => [kind, layer])));
  const parts = [
    ...Object.values(drawn),
    createTownNames(map, model),
    createLegend(),
    createStreets(map, model),
    createRegionButtons(),
    createControls(map, model),
    createFollowing(map, model),
  ];
  return {
    update(context) {
      for (const part of parts) part.update(context);
    },
  };
}

/** @param {L.Map} map @param {import("../types.js").Model} model @param {Record<string, L.Layer>} layers */
function announce(map, { map: settings }, layers) {
  Object.assign(window, { [settings.nome]: map });
  for (const { tipo, nome } of settings.strati) Object.assign(window, { [nome]: layers[tipo] });
}

/** @param {L.Map} map @param {import("../types.js").Model} model @returns {import("../types.js").Part} */
function createControls(map, { map: settings }) {
  const locate = createLocate(map);
  const buttons = /** @type {[string, HTMLButtonElement][]} */ ([
    ["ingrandisci", control("+", () => map.zoomIn())],
    ["rimpicciolisci", control("−", () => map.zoomOut())],
    ["tutta_italia", control("⤢", () => map.fitBounds(settings.confini))],
  ]);
  byId("comandi-mappa").replaceChildren(...buttons.map(([, button]) => button), locate.button);
  return {
    update(context) {
      locate.update(context);
      for (const [key, button] of buttons) {
        button.setAttribute("aria-label", context.words.t(key));
        button.title = context.words.t(key);
      }
    },
  };
}

/** @param {string} sign @param {() => void} act */
function control(sign, act) {
  return h("button", { type: "button", onclick: act }, sign);
}
