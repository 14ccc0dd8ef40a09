// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The initiatives: a card each, with its figures, places and sources.

import { sitesKnown } from "../model/initiatives.js";
import { byId, facts, h, registryText } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { aroundTable } from "./around.js";
import { publishedTable } from "./published.js";
import { sourceMarks, sources, together } from "./sources.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Part, Project, ProjectEvent, ProjectFigure } from "../types/page.js" */

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
  const figuresOfIt = model.initiatives.cifre.filter((figure) => isOf(project, figure) && figure.codice_comune === "");
  const eventsOfIt = model.initiatives.eventi.filter((event) => isOf(project, event));
  const cited = together([project, ...figuresOfIt, ...eventsOfIt].map(({ fonti }) => fonti));
  return h(
    "article",
    { class: "iniziativa", id: `iniziativa-${project.progetto}` },
    h("h3", {}, registryText(project.nome), " ", h("span", { class: "anni" }, words.own(project, "periodo"))),
    h("p", { class: "guida" }, words.own(project, "titolo")),
    figures(figuresOfIt, cited, words),
    projectFacts(project, words),
    placeLinks(project, context),
    events(eventsOfIt, cited, words),
    project.progetto === "malaika" ? aroundTable(context) : null,
    ...(project.progetto === "incontro" ? publishedTable(context, "iniziative") : []),
    sources(cited, words),
  );
}

/** @param {Project} project @param {{progetto: string}} fact */
function isOf(project, fact) {
  return fact.progetto === project.progetto;
}

/**
 * What was offered, by whom, with which funds.
 * @param {Project} project
 * @param {Words} words
 */
export function projectFacts(project, words) {
  const amount = project.importo_euro ? `${words.n(Number(project.importo_euro))} €` : "";
  return facts([
    [words.t("scopo"), words.own(project, "scopo")],
    [words.t("destinatari"), words.own(project, "destinatari")],
    [words.t("servizi"), words.own(project, "servizi")],
    [words.t("capofila"), words.own(project, "capofila")],
    [words.t("partner"), words.own(project, "partner")],
    [words.t("fondi"), words.own(project, "fondi")],
    [words.t("importo"), amount],
    [words.t("risultati"), words.own(project, "risultati")],
  ]);
}

/**
 * @param {ProjectFigure[]} known
 * @param {string[]} cited - the sources of the whole card
 * @param {Words} words
 */
function figures(known, cited, words) {
  if (!known.length) return null;
  const item = (/** @type {ProjectFigure} */ figure) =>
    h(
      "li",
      {},
      h("strong", {}, writeFigure(figure.valore, words), unitOf(figure, words)),
      " ",
      words.own(figure, "nome"),
      sourceMarks(figure.fonti, cited, words),
    );
  return h("ul", { class: "cifre" }, ...known.map(item));
}

/**
 * The unit, unless the name tells it.
 * @param {ProjectFigure} figure
 * @param {Words} words
 */
function unitOf(figure, words) {
  const unit = words.own(figure, "unita");
  const told = words.own(figure, "nome").includes(unit.split(" ")[0]) || figure.valore === "1";
  return told ? "" : h("span", { class: "unita" }, ` ${unit}`);
}

/** @param {string} text @param {Words} words */
function writeFigure(text, words) {
  const value = Number(text);
  return Number.isFinite(value) && text !== "" ? words.n(value, Number.isInteger(value) ? 0 : 2) : text;
}

/**
 * The places of a project, and what of them is not known.
 * @param {Project} project
 * @param {Context} context
 */
function placeLinks(project, { model, words, link }) {
  const distinct = sitesKnown(model.initiatives).filter((place) => place.progetto === project.progetto);
  const items = distinct.map((place) =>
    h("li", {}, h("a", { ...link({ comune: place.codice_comune, id: "", scheda: "" }), lang: "it" }, place.comune)),
  );
  return h(
    "div",
    {},
    h("h4", {}, words.t("luoghi")),
    items.length ? h("ul", { class: "fila" }, ...items) : h("p", { class: "minuto" }, words.t("senza_luoghi")),
    h("p", { class: "minuto" }, words.own(project, "luoghi")),
  );
}

/**
 * @param {ProjectEvent[]} known
 * @param {string[]} cited - the sources of the whole card
 * @param {Words} words
 */
function events(known, cited, words) {
  if (!known.length) return null;
  const item = (/** @type {ProjectEvent} */ event) =>
    h("li", {}, eventText(event, words), sourceMarks(event.fonti, cited, words));
  return h("details", {}, h("summary", {}, words.t("eventi", { n: known.length })), h("ul", {}, ...known.map(item)));
}

/** @param {ProjectEvent} event @param {Words} words @returns {string} what is known of it, and that something is not */
export function eventText(event, words) {
  const { data, comune, titolo, sede, comunita } = event;
  const whose = comunita && words.country(comunita);
  const unknown = data && comune ? "" : words.t("evento_ignoto");
  return [words.date(data), comune, titolo, sede, whose, words.own(event, "evento"), unknown]
    .filter(Boolean)
    .join(" · ");
}
