// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What is told of a project: a theme a line, each part of it on a line of its own.

import { h } from "../page/dom.js";
import { told, toldParts } from "../text/told.js";

/** @import { PlainWords } from "../types/languages.js" */
/** @import { Project, ProjectEvent, ProjectFact } from "../types/page.js" */

/** Where the card tells a fact: for whom it was, what was done, who did it; the rest is told by other parts. */
export const LEAD = ["guida"];
export const CORE = ["", "comunita"];
export const BODIES = ["enti"];

/**
 * The facts of one part of the card.
 * @param {Project} project
 * @param {string[]} places - `posto` of the facts
 * @param {PlainWords} words
 * @param {{mark?: (sources: string[]) => Node|null, events?: ProjectEvent[]}} [rest] - the marks of the sources
 */
export function factList(project, places, words, { mark = () => null, events = [] } = {}) {
  const shown = places.flatMap((place) => project.fatti.filter(({ posto }) => posto === place));
  const lines = byTheme(shown).map((facts) => line(facts, words, mark, events));
  return lines.length ? h("dl", { class: "fatti" }, ...lines) : null;
}

/**
 * What was offered, by whom, with which funds: where a place of the project is shown.
 * @param {Project} project
 * @param {PlainWords} words
 */
export function projectFacts(project, words) {
  return h("div", {}, factList(project, [...LEAD, "", ...BODIES], words), amount(project, words));
}

/** @param {Project} project @param {PlainWords} words */
export function amount({ importo_euro: euro }, words) {
  if (!euro) return null;
  const text = `${words.n(Number(euro))} €`;
  return h("dl", { class: "fatti" }, h("div", {}, h("dt", {}, words.t("importo")), h("dd", {}, text)));
}

/**
 * @param {Project} project
 * @param {string} place
 * @returns {string|null} the names of the facts that another part of the card tells
 */
export function factsToldAt(project, place) {
  const names = project.fatti.filter(({ posto }) => posto === place).map(({ fatto }) => fatto);
  return names.join(" ") || null;
}

/** @param {ProjectFact[]} facts @returns {ProjectFact[][]} */
function byTheme(facts) {
  /** @type {Map<ProjectFact["tema"], ProjectFact[]>} */
  const themes = new Map();
  for (const fact of facts) themes.set(fact.tema, [...(themes.get(fact.tema) ?? []), fact]);
  return [...themes.values()];
}

/**
 * @param {ProjectFact[]} facts
 * @param {PlainWords} words
 * @param {(sources: string[]) => Node|null} mark
 * @param {ProjectEvent[]} events
 */
function line(facts, words, mark, events) {
  const parts = facts.flatMap((fact) => partsOf(fact, events, words));
  const own = [...new Set(facts.flatMap(({ fonti }) => fonti))];
  const last = parts.length - 1;
  return h(
    "div",
    { "data-fatto": facts.map(({ fatto }) => fatto).join(" ") },
    h("dt", {}, told(facts[0].tema, words)),
    ...parts.map((part, n) => h("dd", {}, part, n === last ? mark(own) : null)),
  );
}

/** @param {ProjectFact} fact @param {ProjectEvent[]} events @param {PlainWords} words */
function partsOf(fact, events, words) {
  if (fact.posto !== "comunita") return toldParts(fact.testo, words);
  const names = events.flatMap(({ comunita }) => (comunita ? [words.country(comunita)] : []));
  return [words.pair(words.n(names.length), words.comma(names.sort(new Intl.Collator(words.tag).compare)))];
}
