// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What paper has and the screen has not: where it comes from with its permanent link, and what is folded unfolded. The
// foot stands by the map and before the list, which would else leave it a sheet of its own.

import { byId } from "../page/dom.js";
import { source } from "./cite.js";

/** @import { Part } from "../types/page.js" */

const FOLDED = "#iniziative details:not([open]), #scheda .iniziativa details:not([open])";

/** @returns {Part} */
export function createPaper() {
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  const foot = /** @type {HTMLElement} */ (document.querySelector("footer"));
  const above = foot.previousElementSibling;
  const fold = (/** @type {boolean} */ open) => {
    for (const details of unfolded) details.open = open;
  };
  addEventListener("beforeprint", () => {
    unfolded = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(FOLDED))];
    fold(true);
    const { classList, dataset } = document.documentElement;
    if (classList.contains("con-scheda")) return;
    if (dataset.vista === "mappa") byId("mappa").append(foot);
    if (dataset.vista === "elenco") byId("elenco").prepend(foot);
  });
  addEventListener("afterprint", () => {
    fold(false);
    above?.after(foot);
  });
  return {
    update(context) {
      byId("provenienza").textContent = source(context);
    },
  };
}
