// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The communities of a region: associations, residents of one year or of another, and what can be said of each.

import { listed, total } from "../model/communities.js";
import { checkbox, h } from "../page/dom.js";
import { evidenceLine } from "../text/evidence-mark.js";
import { rangeName } from "../text/uncertain.js";
import { rateText } from "../views/community-columns.js";
import { folded } from "../views/folded.js";

/** @import { Community, Context, Region } from "../types/page.js" */

/** @param {Region} region @param {Context} context */
export function communitySection(region, context) {
  const { model, state, words, go } = context;
  const wanted = listed(state, model);
  const own = model.communities
    .filter((known) => known.regione === region.codice && wanted(known.paese))
    .sort((a, b) => b.associazioni - a.associazioni || (b.residenti[0] ?? 0) - (a.residenti[0] ?? 0));
  const place = h("div", {});
  const draw = (/** @type {number} */ nth) => place.replaceChildren(...drawn(own, nth, context));
  draw(0);
  const unknown = region.cifre.senza_comunita ?? 0;
  return h(
    "div",
    {},
    h("h3", {}, words.t("vista_comunita")),
    h("p", { class: "minuto", "data-senza-comunita": unknown }, words.t("senza_comunita_qui", { n: unknown })),
    checkbox("terzi-scheda", words.t("solo_terzi"), Boolean(state.terzi), () => go({ terzi: state.terzi ? "" : "1" })),
    yearSwitch(context, draw),
    place,
  );
}

/** @param {Context} context @param {(nth: number) => void} draw */
function yearSwitch({ model, words }, draw) {
  const years = [...new Set(model.comparison.anni)];
  if (years.length < 2) return null;
  const choice = (/** @type {number} */ year, /** @type {number} */ nth) => {
    const id = `residenti-${year}`;
    const input = { type: "radio", name: "residenti-anno", id, checked: nth === 0, onchange: () => draw(nth) };
    return h("span", {}, h("input", input), h("label", { for: id }, String(year)));
  };
  return h("fieldset", { class: "modo anno" }, h("legend", {}, words.t("residenti_comunita")), ...years.map(choice));
}

/** The place of the rate among the columns. */
const RATE = 3;

/**
 * @param {Community[]} communities
 * @param {number} nth - which of the two years
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
function drawn(communities, nth, context) {
  const { model, words } = context;
  if (!communities.length) return [h("p", {}, words.t("nessuna_comunita"))];
  const year = String(model.comparison.anni[nth]);
  const head = [
    words.t("paesi_origine"),
    words.short({ nome: "associazioni" }),
    `${words.t("residenti_comunita")}, ${year}`,
    words.t("tasso_comunita"),
  ];
  const lived = words.n(total(communities.map(({ residenti }) => residenti[nth])));
  const foot = [h("th", { scope: "row" }, words.t("in_tutto")), h("td", {}), h("td", {}, lived), h("td", {})];
  const note = nth ? words.t("evidenza_anno", { anno: String(model.comparison.anni[0]) }) : words.t("nota_registro");
  const table = h(
    "table",
    { class: "confronto comunita" },
    h("caption", { class: "minuto" }, note),
    h(
      "thead",
      {},
      h("tr", {}, ...head.map((text, n) => h("th", { scope: "col" }, text, n === RATE && rangeName(words)))),
    ),
    h("tfoot", {}, h("tr", {}, ...foot)),
  );
  const lines = communities.map((cell) => lineOf(cell, nth, context));
  return folded(lines, words, table, (line) => table.insertBefore(line, table.tFoot));
}

/**
 * @param {Community} cell
 * @param {number} nth - which of the two years
 * @param {Context} context
 * @returns {HTMLElement} figures, and the sentence below
 */
function lineOf(cell, nth, { model, words, link, community }) {
  const { paese, associazioni, residenti } = cell;
  const lived = residenti[nth];
  const id = `riga-${paese}`;
  const to = link({ comunita: [paese], vista: "comunita", scheda: "", id: "", comune: "" });
  return h(
    "tbody",
    { class: paese === community ? "scelta" : null, "data-paese": paese },
    h(
      "tr",
      {},
      h("th", { scope: "row", id }, h("a", to, words.country(paese))),
      h("td", {}, words.n(associazioni)),
      h("td", {}, lived === null ? words.t("dato_mancante") : words.n(lived)),
      h("td", {}, rateText({ associazioni, residenti: lived }, model.comparison, words)),
    ),
    nth
      ? null
      : h(
          "tr",
          { class: "frase" },
          h("td", { colspan: "4", headers: id, class: "parole minuto" }, evidenceLine(cell, words)),
        ),
  );
}
