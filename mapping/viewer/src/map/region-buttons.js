// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The regions as buttons: what a mouse does on the map, done with the keyboard and heard from a screen reader.

import { byId, h } from "../page/dom.js";
import { rove } from "../page/roving.js";
import { evidenceSentence } from "../text/evidence.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Part, Region } from "../types/page.js" */

/** @returns {Part} */
export function createRegionButtons() {
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  return {
    update(context) {
      if (!buttons.size) build(buttons, context);
      byId("titolo-scegli-regione").textContent = context.words.t("scegli_regione");
      for (const region of context.model.regions)
        relabel(/** @type {HTMLButtonElement} */ (buttons.get(region.codice)), region, context);
    },
  };
}

/** @param {Map<string, HTMLButtonElement>} buttons @param {Context} context */
function build(buttons, { model, go }) {
  const sorted = [...model.regions].sort((a, b) => String(a.regione).localeCompare(b.regione, "it"));
  for (const region of sorted) {
    const open = () => go({ scheda: region.codice, id: "", comune: "" });
    buttons.set(
      region.codice,
      h("button", { type: "button", class: "pulsante-regione", "data-regione": region.codice, onclick: open }),
    );
  }
  const holder = byId("scegli-regione");
  holder.toggleAttribute("open", window.matchMedia("(min-width: 43.75rem)").matches); // a phone has little room
  holder.replaceChildren(
    h("summary", { id: "titolo-scegli-regione" }),
    h("ul", {}, ...[...buttons.values()].map((button) => h("li", {}, button))),
  );
  rove(holder, ".pulsante-regione");
}

/** @param {HTMLButtonElement} button @param {Region} region @param {Context} context */
function relabel(button, region, { state, words, selection, evidence, community }) {
  const chosen = selection.byRegion.get(region.codice) ?? 0;
  const name = words.place(region.regione);
  button.replaceChildren(h("span", { lang: words.placeLang(region.regione) }, name));
  button.dataset.conta = words.n(chosen);
  const cell = evidence?.get(region.codice);
  const told = cell && words.pair(words.phrases([name, words.country(community)]), evidenceSentence(cell, words));
  button.setAttribute("aria-label", told ?? regionLabel(region, chosen, words));
  button.setAttribute("aria-current", String(state.scheda === region.codice)); // pressed again it stays open
}

/**
 * @param {Region} region
 * @param {number} chosen - how many the filters leave
 * @param {Words} words
 */
function regionLabel(region, chosen, words) {
  const values = { nome: words.place(region.regione), n: region.cifre.associazioni ?? 0 };
  const some = chosen === values.n ? [] : [words.t("scelte_n", { n: chosen })];
  const rate = region.cifre.tasso_10000;
  if (rate === null || rate === undefined) return words.phrases([words.t("regione_senza_tasso", values), ...some]);
  return words.phrases([words.t("regione_con_tasso", { ...values, tasso: words.n(rate, 1) }), ...some]);
}
