// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The search field: name, acronym, comune, province; from two letters.

import { byId, h } from "../page/dom.js";

/** @import { Context, Part } from "../types/page.js" */

/** @returns {Part} */
export function createSearch() {
  const field = h("input", { type: "search", id: "q", autocomplete: "off", enterkeyhint: "search", dir: "auto" });
  const label = h("label", { for: "q" });
  /** @type {Context} */
  let context;
  field.addEventListener("input", () => context.go({ q: field.value }, { replace: true }));
  byId("ricerca").replaceChildren(label, field);
  return {
    update(next) {
      context = next;
      label.textContent = next.words.t("cerca");
      if (field.value !== next.state.q) field.value = next.state.q;
    },
  };
}
