// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The view of the communities: the page of the one that is chosen, else the index of all.

import { listed } from "../model/communities.js";
import { byId, checkbox, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { communityIndex } from "./community-index.js";
import { communityPage } from "./community-page.js";

/** @import { Context, Part } from "../types/page.js" */
/** @import { Order } from "./sortable.js" */

/** @returns {Part} */
export function createCommunities() {
  /** @type {Order} */
  let order = { column: "residenti", down: true };
  let drawn = "";
  /** @param {Context} context */
  const draw = (context) => {
    const resort = (/** @type {Order} */ next) => {
      order = next;
      draw(context);
      return next;
    };
    const { community } = context;
    const body = community ? communityPage(community, context) : communityIndex(context, order, resort);
    redraw(byId("comunita-vivo"), [chooser(context), ...body]);
  };
  return {
    update(context) {
      if (context.state.vista !== "comunita") return;
      const key = context.link({ scheda: "", id: "", comune: "" }).href;
      if (key === drawn) return;
      drawn = key;
      draw(context);
    },
  };
}

/**
 * Which community, and whether only those of third countries are listed.
 * @param {Context} context
 */
function chooser({ model, state, community, words, go }) {
  const compare = new Intl.Collator(words.tag).compare;
  const wanted = listed(state, model);
  const known = [...model.residents.paesi.keys()]
    .filter((paese) => wanted(paese) || paese === community)
    .map((paese) => /** @type {const} */ ([paese, words.country(paese)]))
    .sort((a, b) => compare(a[1], b[1]));
  const options = known.map(([value, text]) => h("option", { value, selected: value === community }, text));
  const change = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    go({ comunita: value ? [value] : [] });
  };
  const all = h("option", { value: "" }, words.t("tutte_le_comunita"));
  const select = h("select", { id: "scegli-comunita", onchange: change }, all, ...options);
  return h(
    "div",
    { class: "riga scegli-comunita" },
    h("div", { class: "campo" }, h("label", { for: "scegli-comunita" }, words.t("scegli_comunita")), select),
    h(
      "div",
      {},
      checkbox("terzi-comunita", words.t("solo_terzi"), Boolean(state.terzi), () =>
        go({ terzi: state.terzi ? "" : "1" }),
      ),
      state.terzi ? null : h("p", { class: "minuto" }, words.t("terzi_nota")), // else the chip says it
    ),
  );
}
