// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What the sheet of a region says first, where one community is chosen: of that community, in this region.

import { byRegion } from "../model/communities.js";
import { otherFilters } from "../model/state.js";
import { facts, h } from "../page/dom.js";
import { evidenceLine } from "../text/evidence-mark.js";
import { rangeName } from "../text/uncertain.js";
import { rateText } from "../views/community-columns.js";

/** @import { Context } from "../types/page.js" */

/**
 * @param {string} code - ISTAT code
 * @param {Context} context
 */
export function chosenCommunityHere(code, { model, state, community, words, link }) {
  const cell = community ? byRegion(model, community).get(code) : undefined;
  if (!cell) return null;
  const counted = { associazioni: cell.associazioni, residenti: cell.residenti[0] };
  return h(
    "section",
    { class: "di-comunita", "data-paese": community },
    h("h3", {}, h("a", link({ vista: "comunita", scheda: "", id: "", comune: "" }), words.country(community))),
    h("p", {}, evidenceLine(cell, words)),
    facts([
      [`${words.t("residenti_comunita")}, ${model.comparison.anni[0]}`, words.n(cell.residenti[0])],
      [words.t("tasso_comunita"), h("span", {}, rateText(counted, model.comparison, words), rangeName(words))],
    ]),
    otherFilters(state) ? h("p", { class: "minuto" }, words.t("altri_filtri")) : null,
  );
}
