// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The views as links of one navigation; the page's fixed words in the chosen language.

import { VIEWS } from "../model/state.js";
import { byId, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { say } from "../page/say.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Part } from "../types/page.js" */
/** @import { Age } from "../types/payload.js" */

/** @returns {Part} */
export function createViews() {
  return {
    update(context) {
      const { model, state, before, words, link } = context;
      const tab = (/** @type {string} */ view) =>
        h(
          "li",
          {},
          h(
            "a",
            { ...link({ vista: view }), "aria-current": state.vista === view ? "page" : null, "data-vista": view },
            words.t(`vista_${view}`),
          ),
        );
      redraw(byId("viste"), [h("ul", { "data-scorre": "viste" }, ...model.views.map(tab))]);
      document.documentElement.dataset.vista = state.vista;
      byId("viste").setAttribute("aria-label", words.t("viste"));
      for (const view of VIEWS) byId(view).hidden = view !== state.vista && !isBeside(view, state.vista);
      translate(words);
      accounts(context);
      if (before && before.vista !== state.vista) say(words.t(`vista_${state.vista}`));
    },
  };
}

/** @param {string} view @param {string} chosen @returns {boolean} the list stands beside the map too */
function isBeside(view, chosen) {
  return view === "elenco" && chosen === "mappa";
}

/** @param {Words} words */
function translate(words) {
  const root = document.documentElement;
  // To write what stands there lays out every text of the page anew.
  if (root.lang !== words.tag) root.lang = words.tag;
  if (root.dir !== words.dir) root.dir = words.dir;
  for (const element of document.querySelectorAll("[data-t]")) {
    element.textContent = words.t(/** @type {HTMLElement} */ (element).dataset.t ?? "");
  }
  for (const element of document.querySelectorAll("[data-t-nome]")) {
    element.setAttribute("aria-label", words.t(/** @type {HTMLElement} */ (element).dataset.tNome ?? ""));
  }
}

/**
 * Writes the age of the sources, and where every row of the registry ended.
 * @param {Context} context
 */
function accounts({ model, words }) {
  const { stati, righe, eta } = model.registry;
  const states = Object.entries(stati)
    .filter(([, n]) => n)
    .map(([state, n]) => words.pair(words.choice("stato", state), words.n(n)));
  write("[data-conti]", words.t("conti", { righe, stati: words.parts(states) }));
  write("[data-eta-fonti]", eta.ultima ? ageText(eta, words) : "");
}

/** @param {Age} age @param {Words} words */
function ageText({ prima, ultima, meta, verificate }, words) {
  const verified = verificate ? words.t("verificate", { n: verificate }) : words.t("nessuna_verificata");
  const years = { prima: String(prima), ultima: String(ultima), meta: String(meta) };
  return words.t(meta ? "eta_fonti" : "eta_fonti_breve", { ...years, verificate: verified });
}

/** @param {string} selector @param {string} text */
function write(selector, text) {
  const element = document.querySelector(selector);
  if (element) element.textContent = text;
}
