// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The buttons of the map: nearer, farther, all of Italy, the reader's position; and, for who cannot drag, four that
// move it. One stop of the Tab key, with arrows.

import { byId, h } from "../page/dom.js";
import { rove } from "../page/roving.js";
import { whole } from "./free-part.js";
import { createLocate } from "./locate.js";

/** @import { Model, Part } from "../types/page.js" */

/** How much of the map a step leaves behind. */
const STEP = 1 / 3;
const OPEN = "aperto";

/** @param {L.Map} map @param {Model} model @returns {Part} */
export function createControls(map, { map: settings }) {
  const locate = createLocate(map);
  const named = /** @type {[string, HTMLButtonElement][]} */ ([
    ["ingrandisci", control("+", () => map.zoomIn())],
    ["rimpicciolisci", control("−", () => map.zoomOut())],
    ["tutta_italia", control("⤢", () => map.fitBounds(settings.confini, whole()))],
  ]);
  const moving = /** @type {[string, HTMLButtonElement][]} */ ([
    ["verso_nord", mover(map, "↑", 0, -1)],
    ["verso_ovest", mover(map, "←", -1, 0)],
    ["verso_est", mover(map, "→", 1, 0)],
    ["verso_sud", mover(map, "↓", 0, 1)],
  ]);
  const holder = byId("comandi-mappa");
  const pad = h("div", { class: "spostamento", role: "group" }, ...moving.map(([, button]) => button));
  const opener = control("✥", () => {
    opener.setAttribute("aria-expanded", String(pad.classList.toggle(OPEN)));
  });
  opener.className = "apri-spostamento";
  opener.setAttribute("aria-expanded", "false");
  /** @type {[string, HTMLButtonElement][]} */
  const all = [...named, ...moving, ["sposta", opener]];
  const column = named.map(([, button]) => button);
  holder.replaceChildren(h("div", { class: "tasti" }, ...column, locate.button, opener), pad);
  map.on(
    "resize",
    rove(holder, "button", () => (button) => button.getClientRects().length > 0),
  ); // which folds some
  return {
    update(context) {
      locate.update(context);
      const { words } = context;
      pad.setAttribute("aria-label", words.t("sposta"));
      for (const [key, button] of all) {
        button.setAttribute("aria-label", words.t(key));
        button.title = words.t(key);
      }
    },
  };
}

/** @param {L.Map} map @param {string} sign @param {number} right @param {number} down */
function mover(map, sign, right, down) {
  return control(sign, () => {
    const { x, y } = map.getSize();
    map.panBy([x * right * STEP, y * down * STEP]);
  });
}

/** @param {string} sign @param {() => void} act */
function control(sign, act) {
  return h("button", { type: "button", onclick: act }, sign);
}
