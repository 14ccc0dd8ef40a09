// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// «Dove sono», only when asked; and what the reader is near to, as a circle on the map.

import { ownPosition } from "../model/state.js";
import { h } from "../page/dom.js";
import { askPosition, canAsk } from "../page/position.js";
import L from "./leaflet.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Part } from "../types/page.js" */

/** @param {L.Map} map @returns {Part & {button: HTMLButtonElement}} */
export function createLocate(map) {
  /** @type {Context} */
  let context;
  let drawn = "";
  Object.assign(map.createPane("raggio").style, { zIndex: "450", pointerEvents: "none" });
  const drawing = L.layerGroup().addTo(map);
  const button = h("button", { type: "button", onclick: ask }, "◎");
  button.hidden = !canAsk();
  function ask() {
    askPosition(
      (vicino) => context.go({ vicino, id: "", comune: "", scheda: "" }),
      (why) => warn(button, context.words.t(why), context.words),
    );
  }
  return {
    button,
    update(next) {
      context = next;
      button.setAttribute("aria-label", next.words.t("dove_sono"));
      button.title = next.words.t("dove_sono");
      const key = `${next.state.vicino} ${next.state.raggio}`;
      if (key === drawn) return;
      drawn = key;
      drawing.clearLayers();
      for (const layer of surroundings(next)) layer.addTo(drawing);
    },
  };
}

/** @param {Context} context @returns {L.Layer[]} the circle, and the reader in its middle */
function surroundings({ state, selection }) {
  if (!selection.near) return [];
  const { centre, radius } = selection.near;
  const quiet = { pane: "raggio", interactive: false };
  const around = L.circle([centre.lat, centre.lon], { ...quiet, radius: radius * 1000, className: "raggio" });
  const here = L.circleMarker([centre.lat, centre.lon], { ...quiet, radius: 8, className: "qui" });
  return [...(radius < Infinity ? [around] : []), ...(ownPosition(state) ? [here] : [])];
}

/**
 * Says it on the map until the reader closes it: it may take long to read.
 * @param {HTMLElement} button
 * @param {string} text
 * @param {Words} words
 */
function warn(button, text, words) {
  const frame = button.closest(".cornice");
  frame?.querySelector(".bolla")?.remove();
  const close = () => {
    note.remove();
    button.focus();
  };
  const away = h(
    "button",
    { type: "button", class: "chiudi", "aria-label": words.t("chiudi_avviso"), onclick: close },
    "×",
  );
  const note = h("div", { class: "bolla" }, h("p", { role: "alert" }, text), away);
  frame?.append(note);
}
