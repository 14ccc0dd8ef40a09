// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The language menu: every language by its own name, a machine's draft marked as such.

import { byId, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";

/** @import { Language } from "../types/languages.js" */
/** @import { Part } from "../types/page.js" */

/** @returns {Part} */
export function createLanguageMenu() {
  return {
    update({ model, state, words, go }) {
      const option = (/** @type {Language} */ language) =>
        h(
          "option",
          { value: language.codice, lang: language.codice, selected: language.codice === words.lang },
          language.nome + (language.bozza ? " *" : ""),
        );
      const change = (/** @type {Event} */ event) =>
        go({ lang: /** @type {HTMLSelectElement} */ (event.target).value });
      const select = h("select", { id: "lingua", onchange: change }, ...Object.values(model.languages).map(option));
      const { bozza = false, letta: n = 0 } = model.languages[state.lang] ?? {};
      const told = n ? words.t("bozza_letta", { n }) : words.t("bozza");
      const draft = bozza ? h("p", { class: "minuto" }, `* ${told}`) : null;
      redraw(byId("lingue"), [h("label", { for: "lingua" }, words.t("lingua")), select, ...(draft ? [draft] : [])]);
    },
  };
}
