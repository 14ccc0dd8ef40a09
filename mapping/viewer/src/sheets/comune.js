// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The sheet of one comune: its associations as a list, never as scattered pins; the projects held there.

import { reachOfComune } from "../model/reach.js";
import { capitals } from "../page/capitals.js";
import { h, registryText } from "../page/dom.js";
import { comuneName } from "../text/place-name.js";
import { told } from "../text/told.js";
import { listEntry } from "../views/list.js";
import { eventText } from "../views/project-events.js";
import { projectFacts } from "../views/project-facts.js";
import { sources } from "../views/sources.js";
import { mapLinks } from "./map-links.js";
import { share } from "./share.js";

/** @import { Context, ProjectEvent, Sheet, Territory } from "../types/page.js" */

/**
 * @param {string} code - ISTAT code
 * @param {Context} context
 * @returns {Sheet}
 */
export function comuneSheet(code, context) {
  const { model, selection, words } = context;
  const place = model.places.find((known) => known.codice === code);
  const projects = model.initiatives.luoghi.filter((known) => known.codice_comune === code);
  const rows = (place && selection.byPlace.get(place.n)) ?? [];
  const meetings = model.initiatives.eventi.filter((known) => known.codice_comune === code);
  const name = place ? comuneName(place, words) : ([...projects, ...meetings][0]?.comune ?? code);
  return {
    title: h("span", { lang: place ? words.placeLang(place.nome) : "it" }, name),
    body: [
      h("p", { class: "guida" }, words.t("associazioni_n", { n: rows.length })),
      mapLinks(reachOfComune(code, model), name, context),
      h("ul", { class: "voci strette" }, ...rows.map((row) => listEntry(row, context, { place: false }))),
      h("p", { class: "minuto" }, words.t("luogo_comune_nota")),
      projects.length + meetings.length ? h("h3", {}, words.t("vista_iniziative")) : null,
      ...projects.map((known) => territory(known, context)),
      ...meetings.map((known) => meeting(known, context)),
      share(name, context),
    ],
  };
}

/**
 * The card of a project in this comune.
 * @param {Territory} place
 * @param {Context} context
 */
function territory(place, context) {
  const { model, words } = context;
  const project = model.initiatives.progetti.find((known) => known.progetto === place.progetto);
  if (!project) return null;
  const card = h(
    "article",
    { class: "iniziativa stretta", "data-progetto": place.progetto },
    h("h4", {}, registryText(project.nome), " ", h("span", { class: "anni" }, told(project.periodo, words))),
    h("p", {}, told(place.ruolo, words)),
    words.told(place.partner).text ? h("p", {}, words.t("partner") + words.colon, told(place.partner, words)) : null,
    h(
      "details",
      { open: context.state.strati.includes(place.progetto) },
      h("summary", {}, words.t("progetto")),
      projectFacts(project, words),
    ),
    words.told(place.nota).text ? h("p", { class: "minuto" }, told(place.nota, words)) : null,
    sources(place.fonti, words),
  );
  return capitals(card, ".fatti > div > *", words);
}

/**
 * An event of a project in this comune.
 * @param {ProjectEvent} event
 * @param {Context} context
 */
function meeting(event, { model, words }) {
  const project = model.initiatives.progetti.find((known) => known.progetto === event.progetto);
  if (!project) return null;
  return h(
    "article",
    { class: "iniziativa stretta", "data-progetto": event.progetto },
    h("h4", {}, registryText(project.nome)),
    h("p", {}, eventText(event, words)),
    sources(event.fonti, words),
  );
}
