// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// From a card to where it is: on our map, on the reader's own, on the way there.

import { h, outerLink } from "../page/dom.js";
import { deviceOf, directionsAddress, mapAddress, OUTER_MAP } from "../text/outer-maps.js";

/** @import { Reach } from "../text/outer-maps.js" */
/** @import { Context } from "../types/page.js" */

/**
 * @param {Reach|null} reach
 * @param {string} name - of what is there
 * @param {Context} context
 * @returns {HTMLElement|null} nothing where no place is known
 */
export function mapLinks(reach, name, context) {
  if (!reach) return null;
  const { words } = context;
  const device = deviceOf(navigator);
  const address = mapAddress(reach, name, device);
  const text = device ? words.t("apri_telefono") : words.t("apri_mappa", { nome: OUTER_MAP });
  return h(
    "div",
    { class: "dove" },
    seeOnMap(context),
    h(
      "p",
      { class: "fila" },
      device === "android" ? h("a", { href: address }, text) : outerLink(address, text),
      outerLink(directionsAddress(reach), words.t("indicazioni", { nome: OUTER_MAP })),
    ),
    reach.exact || !context.state.id ? null : h("p", { class: "minuto" }, words.t("al_comune")),
  );
}

/** @param {Context} context @returns {HTMLElement|null} nothing where our map is seen already */
export function seeOnMap({ state, words, link }) {
  if (state.vista === "mappa") return null;
  const strati = [...new Set([...state.strati, "associazioni"])];
  return h("p", {}, h("a", { ...link({ vista: "mappa", strati }), class: "pulsante" }, words.t("vedi_mappa")));
}
