// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Streets, only in a build made with them and only after the reader's yes: until then nobody is asked for anything.

import { byId, h, outerLink } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import L from "./leaflet.js";

/** @import { Context, Model, Part } from "../types/page.js" */

/** @param {L.Map} map @param {Model} model @returns {Part} */
export function createStreets(map, { map: settings }) {
  const { strade: streets } = settings;
  if (!streets) return { update() {} };
  const layer = L.tileLayer(streets.url, { maxZoom: 19, referrerPolicy: "strict-origin-when-cross-origin" });
  let asking = false;
  /** @param {Context} context */
  const draw = (context) => {
    const shown = map.hasLayer(layer);
    redraw(byId("strade"), shown ? on(context) : asking ? question(context) : [offer(context)]);
  };
  const answer = (/** @type {Context} */ context, /** @type {boolean} */ yes) => () => {
    asking = false;
    if (yes) layer.addTo(map);
    else layer.remove();
    draw(context);
  };
  /** @param {Context} context */
  const offer = (context) => {
    const refused = !canAsk();
    const ask = () => {
      asking = true;
      draw(context);
    };
    const name = { nome: streets.nome };
    return h(
      "span",
      {},
      button(context.words.t("strade_mostra", name), ask, refused),
      refused && ` ${context.words.t("strade_impossibile", name)}`,
    );
  };
  /** @param {Context} context */
  const question = (context) => [
    h("p", { role: "alert" }, context.words.t("strade_chiedi", { nome: streets.nome })),
    button(context.words.t("strade_carica"), answer(context, true)),
    button(context.words.t("annulla"), answer(context, false)),
  ];
  /** @param {Context} context */
  const on = (context) => [
    h("span", {}, "© ", outerLink(streets.licenza, streets.nome), " "),
    button(context.words.t("strade_togli"), answer(context, false)),
  ];
  return { update: draw };
}

/**
 * @returns {boolean} false where the browser would send no Referer, without which the servers of OpenStreetMap refuse
 */
function canAsk() {
  return location.protocol.startsWith("http") && window.origin !== "null";
}

/** @param {string} text @param {() => void} act @param {boolean} [disabled] */
function button(text, act, disabled = false) {
  return h("button", { type: "button", class: "quieto", disabled, onclick: act }, text);
}
