// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The legend where what can be said of a community colours the regions: each state with the count of its regions.

import { otherFilters } from "../model/state.js";
import { h } from "../page/dom.js";
import { evidenceMark } from "../text/evidence-mark.js";

/** @import { Context } from "../types/page.js" */
/** @import { Evidence } from "../types/communities.js" */

/** @param {Context} context @returns {HTMLElement[]} nothing where a figure colours them */
export function evidenceList({ model, state, community, evidence, words }) {
  if (!evidence) return [];
  const cells = [...evidence.values()];
  const entry = (/** @type {Evidence} */ name) => {
    const count = cells.filter(({ evidenza }) => evidenza === name).length;
    return h(
      "li",
      { "data-evidenza": name, title: words.choice("evidenza", name) },
      evidenceMark(name),
      h("span", {}, words.choice("evidenza_breve", name) + words.colon, h("b", {}, words.n(count))),
    );
  };
  const said = [
    words.t("evidenza_di", { nome: words.country(community) }),
    otherFilters(state) ? words.t("altri_filtri") : "",
    state.incorporata ? words.t("nota_registro") : "",
  ];
  return [
    h("ul", { class: "classi", "aria-label": words.t("legenda") }, ...model.evidence.map(entry)),
    h("p", { class: "minuto" }, said.filter(Boolean).join(" · ")),
  ];
}
