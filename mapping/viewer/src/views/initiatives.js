// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The initiatives: a card each, what it was and for whom before all else, then figures, places, bodies and sources.

import { sitesKnown } from "../model/initiatives.js";
import { capitals } from "../page/capitals.js";
import { byId, h, registryText } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { italianRegion, regionName } from "../text/place-name.js";
import { told } from "../text/told.js";
import { aroundTable } from "./around.js";
import { eventList } from "./project-events.js";
import { amount, BODIES, CORE, factList, factsToldAt, LEAD } from "./project-facts.js";
import { largeFigures, otherFigures } from "./project-figures.js";
import { publishedTable } from "./published.js";
import { sourceMarks, sources, together } from "./sources.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Part, Project, Spot } from "../types/page.js" */

/** @returns {Part} */
export function createInitiatives() {
  let lang = "";
  return {
    update(context) {
      if (context.state.vista !== "iniziative" || lang === context.words.lang) return;
      lang = context.words.lang;
      const cards = context.model.initiatives.progetti.map((project) => projectCard(project, context));
      redraw(byId("iniziative-vivo"), cards);
    },
  };
}

/** @param {Project} project @param {Context} context @returns {HTMLElement} */
function projectCard(project, context) {
  const { model, words } = context;
  const figures = model.initiatives.cifre.filter((figure) => isOf(project, figure));
  const events = model.initiatives.eventi.filter((event) => isOf(project, event));
  const counts = project.progetto === "incontro" ? model.initiatives.mappatura : [];
  const cited = together([project, ...project.fatti, ...figures, ...events, ...counts].map(({ fonti }) => fonti));
  const mark = (/** @type {string[]} */ own) => sourceMarks(own, cited, words);
  const year = h(
    "span",
    { class: "anni", "data-fatto": factsToldAt(project, "periodo") },
    told(project.periodo, words),
  );
  const card = h(
    "article",
    { class: "iniziativa", id: `iniziativa-${project.progetto}` },
    h("h3", {}, registryText(project.nome), " ", year),
    h("p", { class: "guida" }, told(project.titolo, words)),
    h("div", { class: "sintesi" }, factList(project, LEAD, words, { mark })),
    largeFigures(project, figures, cited, words),
    factList(project, CORE, words, { mark, events }),
    placeLinks(project, context),
    bodies(project, mark, words),
    otherFigures(figures, cited, words),
    eventList(events, cited, words),
    project.progetto === "malaika" ? aroundTable(context) : null,
    ...(counts.length ? publishedTable(context, "iniziative", cited) : []),
    sources(cited, words),
  );
  return capitals(card, ".fatti > div > *, .intorno thead th", words);
}

/** @param {Project} project @param {{progetto: string}} fact */
function isOf(project, fact) {
  return fact.progetto === project.progetto;
}

/** @param {Project} project @param {(sources: string[]) => Node|null} mark @param {Words} words */
function bodies(project, mark, words) {
  const list = factList(project, BODIES, words, { mark });
  return list && h("details", {}, h("summary", {}, words.t("chi_e_fondi")), list, amount(project, words));
}

/**
 * The places of a project by region, and what of them is not known.
 * @param {Project} project
 * @param {Context} context
 */
function placeLinks(project, context) {
  const { model, words } = context;
  const sites = sitesKnown(model.initiatives).filter((site) => isOf(project, site));
  const codes = [...new Set(sites.map(({ codice_regione: code }) => code))];
  const lines = codes.map((code) => {
    const name = h("dt", { lang: words.placeLang(italianRegion(code, model)) }, regionName(code, model, words));
    const towns = sites.filter((site) => site.codice_regione === code).map((site) => townLink(site, context));
    return h("div", {}, name, h("dd", {}, h("ul", { class: "fila" }, ...towns)));
  });
  return h(
    "div",
    { "data-fatto": factsToldAt(project, "luoghi") },
    h("h4", {}, words.t("luoghi")),
    lines.length
      ? h("dl", { class: "fatti per-regione" }, ...lines)
      : h("p", { class: "minuto" }, words.t("senza_luoghi")),
    h("p", { class: "minuto" }, told(project.luoghi, words)),
  );
}

/** @param {Spot} site @param {Context} context */
function townLink({ codice_comune: comune, comune: name }, { link, words }) {
  return h(
    "li",
    {},
    h("a", { ...link({ comune, id: "", scheda: "" }), lang: words.placeLang(name) }, words.place(name)),
  );
}
