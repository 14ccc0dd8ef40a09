// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Beside the result of a search in the names: that its words name a filter, which counts more; what to do about zero.

import { searchWords } from "../model/select.js";
import { h } from "../page/dom.js";
import { kindName } from "./suggestion-list.js";

/** @import { Suggestion } from "../types/finder.js" */
/** @import { Context } from "../types/page.js" */

/**
 * @param {{instead: (text: string, context: Context) => Suggestion[]}} suggestions
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
export function searchNote(suggestions, context) {
  const { state, words, selection } = context;
  if (!searchWords(state.q).length) return [];
  const found = suggestions.instead(state.q, context);
  if (found.length) return found.map((one) => offer(one, context));
  return selection.rows.length ? [] : [h("p", {}, words.t("cerca_zero"))];
}

/** @param {Suggestion} suggestion @param {Context} context */
function offer(suggestion, context) {
  const { words, go } = context;
  const { label, count, named, patch } = suggestion;
  const associations = words.t("associazioni_n", { n: count ?? 0 });
  const values = { nome: label, tipo: kindName(suggestion, context), associazioni: associations };
  const act = words.t("mostrale");
  return h(
    "p",
    {},
    words.t(named ? "e_filtro" : "forse_filtro", values),
    " ",
    count
      ? h(
          "button",
          { type: "button", class: "quieto", "aria-label": act + words.colon + label, onclick: () => go(patch) },
          act,
        )
      : null,
  );
}
