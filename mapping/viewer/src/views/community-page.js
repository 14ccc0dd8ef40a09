// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The page of one community: who lives in Italy, which associations the registry has, what can be said where.

import { byRegion, inItaly } from "../model/communities.js";
import { otherFilters } from "../model/state.js";
import { valuesOf } from "../model/tally.js";
import { h } from "../page/dom.js";
import { evidenceSentence } from "../text/evidence.js";
import { foundPhrase } from "../text/found.js";
import { italianRegion, regionName } from "../text/place-name.js";
import { UNKNOWN } from "../text/value-names.js";
import { residentsChart } from "./community-chart.js";
import { evidenceMap } from "./community-map.js";
import { communityTable } from "./community-table.js";
import { foldedList } from "./folded.js";
import { listEntry } from "./list.js";
import { eventText } from "./project-events.js";
import { sources } from "./sources.js";

/** @import { Community, Context, People } from "../types/page.js" */

/** @param {string} country @param {Context} context @returns {HTMLElement[]} */
export function communityPage(country, context) {
  const { model, state, words } = context;
  const cells = byRegion(model, country);
  const people = /** @type {People} */ (model.residents.paesi.get(country));
  const section = (/** @type {string} */ title, /** @type {(Node|null)[]} */ ...nodes) =>
    nodes.some(Boolean) ? h("section", {}, h("h4", {}, title), ...nodes) : null;
  const parts = [
    h("h3", { id: "titolo-comunita-scelta" }, words.country(country)),
    headline(country, people, cells, context),
    otherFilters(state) ? h("p", { class: "minuto" }, words.t("altri_filtri")) : null,
    section(
      words.t("evidenza_titolo"),
      h("p", { class: "minuto" }, words.t("evidenza_nota")),
      h("div", { class: "mappa-evidenza" }, evidenceMap(cells, context), communityTable(cells, context)),
    ),
    section(words.t("cercare_prima"), ...toFind(cells, context)),
    section(words.t("residenti_negli_anni"), ...residentsChart(people, context)),
    section(words.short({ nome: "associazioni" }), ...associations(country, context)),
    section(words.t("incontro"), ...meetings(country, context)),
  ];
  return parts.filter((part) => part !== null);
}

/** @param {string} country @param {People} people @param {Map<string, Community>} cells @param {Context} context */
function headline(country, people, cells, { model, words }) {
  const rows = model.rows.filter((row) => valuesOf(row, "comunita").includes(country));
  const regions = [...cells.values()].filter(({ associazioni }) => associazioni > 0).length;
  const unknown = model.rows.filter((row) => valuesOf(row, "comunita").includes(UNKNOWN)).length;
  const lived = inItaly(people);
  const year = String(model.comparison.anni[0]);
  const first = lived === null ? words.t("dato_mancante") : words.t("residenti_in_italia", { n: lived, anno: year });
  return h(
    "div",
    { class: "guida", "data-titolo-comunita": country },
    h(
      "p",
      {},
      first,
      " ",
      words.t("associazioni_in_regioni", { n: rows.length, regioni: regions, totale: cells.size }),
    ),
    h(
      "p",
      { class: "minuto" },
      words.t("senza_comunita_italia", { n: unknown, totale: model.rows.length }),
      " ",
      words.t("nota_registro"),
    ),
    h("p", { class: "minuto" }, words.t("cittadinanza_nota")),
  );
}

/**
 * The regions where a search would most probably find some, the most first.
 * @param {Map<string, Community>} cells
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
function toFind(cells, { model, words, link }) {
  const some = [...cells.values()].filter((cell) => (cell.da_trovare ?? 0) > 0);
  some.sort((a, b) => (b.da_trovare ?? 0) - (a.da_trovare ?? 0) || (b.attese ?? 0) - (a.attese ?? 0));
  const items = some.map((cell) =>
    h(
      "li",
      { "data-cerca": cell.regione },
      h(
        "a",
        {
          ...link({ scheda: cell.regione, id: "", comune: "" }),
          lang: words.placeLang(italianRegion(cell.regione, model)),
        },
        regionName(cell.regione, model, words),
      ),
      ` · ${foundPhrase(cell.da_trovare ?? 0, words)} · `,
      evidenceSentence(cell, words),
    ),
  );
  if (!items.length) return [h("p", {}, words.t("cercare_ignoto"))];
  return [h("p", { class: "minuto" }, words.t("cercare_nota")), ...foldedList(items, words, "da-cercare")];
}

/** @param {string} country @param {Context} context @returns {HTMLElement[]} */
function associations(country, context) {
  const rows = context.model.rows.filter((row) => valuesOf(row, "comunita").includes(country));
  if (!rows.length) return [h("p", {}, context.words.t("ev_conta", { n: 0 }))];
  const compare = new Intl.Collator("it").compare;
  const sorted = rows.sort((a, b) => compare(a.denominazione, b.denominazione));
  return foldedList(
    sorted.map((row) => listEntry(row, context)),
    context.words,
    "voci strette",
  );
}

/** @param {string} country @param {Context} context @returns {HTMLElement[]} of IN.CO.NT.RO */
function meetings(country, { model, words, link }) {
  const known = model.initiatives.eventi.filter(({ comunita }) => comunita === country);
  return known.map((event) => {
    const { codice_comune: code, comune } = event;
    const to = link({ comune: code, id: "", scheda: "" });
    const place = code ? h("p", {}, h("a", { ...to, lang: words.placeLang(comune) }, words.place(comune))) : "";
    return h("div", { class: "incontro" }, h("p", {}, eventText(event, words)), place, sources(event.fonti, words));
  });
}
