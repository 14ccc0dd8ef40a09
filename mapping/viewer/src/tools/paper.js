// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What paper has and the screen has not: where it comes from with its permanent link, and what is folded unfolded.

import { byId } from "../page/dom.js";
import { source } from "./cite.js";

/** @import { Part } from "../types/page.js" */

const FOLDED = "#iniziative details:not([open]), #scheda .iniziativa details:not([open])";

/** @returns {Part} */
export function createPaper() {
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  const fold = (/** @type {boolean} */ open) => {
    for (const details of unfolded) details.open = open;
  };
  addEventListener("beforeprint", () => {
    unfolded = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(FOLDED))];
    fold(true);
  });
  addEventListener("afterprint", () => fold(false));
  return {
    update(context) {
      byId("provenienza").textContent = source(context);
    },
  };
}
