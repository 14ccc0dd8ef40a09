// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The figures of a project: those that tell what it was in large, the others folded.

import { h } from "../page/dom.js";
import { told } from "../text/told.js";
import { factsToldAt } from "./project-facts.js";
import { sourceMarks } from "./sources.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Project, ProjectFigure } from "../types/page.js" */

/**
 * @param {Project} project
 * @param {ProjectFigure[]} known
 * @param {string[]} cited - the sources of the whole card
 * @param {Words} words
 */
export function largeFigures(project, known, cited, words) {
  const items = known.filter(({ posto }) => posto).map((figure) => item(figure, cited, words));
  return items.length ? h("ul", { class: "cifre", "data-fatto": factsToldAt(project, "cifre") }, ...items) : null;
}

/** @param {ProjectFigure[]} known @param {string[]} cited @param {Words} words */
export function otherFigures(known, cited, words) {
  const items = known.filter(({ posto }) => !posto).map((figure) => item(figure, cited, words));
  if (!items.length) return null;
  return h(
    "details",
    {},
    h("summary", {}, words.t("altre_cifre", { n: items.length })),
    h("ul", { class: "altre-cifre" }, ...items),
  );
}

/** @param {ProjectFigure} figure @param {string[]} cited @param {Words} words */
function item(figure, cited, words) {
  return h(
    "li",
    {},
    h("strong", {}, writeFigure(figure.valore, words), unitOf(figure, words)),
    " ",
    told(figure.nome, words),
    sourceMarks(figure.fonti, cited, words),
  );
}

/**
 * The unit, unless the name tells it.
 * @param {ProjectFigure} figure
 * @param {Words} words
 */
function unitOf(figure, words) {
  const unit = words.told(figure.unita).text;
  const said = words.told(figure.nome).text.includes(unit.split(" ")[0]) || figure.valore === "1";
  return said ? "" : h("span", { class: "unita" }, " ", told(figure.unita, words));
}

/** @param {string} text @param {Words} words */
function writeFigure(text, words) {
  const value = Number(text);
  return Number.isFinite(value) && text !== "" ? words.n(value, Number.isInteger(value) ? 0 : 2) : text;
}
