// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The territories of Malaika, each with the associations around it: how many, of whom, what is missing, how far.

import { h } from "../page/dom.js";
import { scroller } from "../page/scroller.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context } from "../types/page.js" */
/** @import { AroundCells, Group, Level } from "../types/payload.js" */

const LEVELS = /** @type {const} */ (["comune", "provincia", "regione"]);

/** @param {Context} context */
export function aroundTable(context) {
  const { model, words } = context;
  const levels = LEVELS.map((level) => levelName(level, words));
  const head = [words.t("luoghi"), ...levels, words.t("piu_vicina")].map((text) => h("th", { scope: "col" }, text));
  const groups = `${groupName("donne", words)} · ${groupName("giovani", words)}`;
  const note = words.pair(words.t("malaika_nota"), groups);
  return scroller(
    "didascalia-malaika",
    h(
      "table",
      { class: "intorno" },
      h("caption", { id: "didascalia-malaika" }, `${words.t("strato_associazioni")}. ${note}`),
      h("thead", {}, h("tr", {}, ...head)),
      h("tbody", {}, ...model.initiatives.malaika.flatMap((row) => lines(row, context))),
    ),
  );
}

/**
 * The counts, and below them what is missing.
 * @param {AroundCells} row
 * @param {Context} context
 */
function lines(row, context) {
  const { model, words, link } = context;
  const place = model.initiatives.luoghi.find((known) => known.codice_comune === row.codice_comune);
  const name = h(
    "a",
    { ...link({ comune: row.codice_comune, id: "", scheda: "" }), lang: "it" },
    place?.comune ?? row.codice_comune,
  );
  const id = `intorno-${row.codice_comune}`;
  const cells = [...LEVELS.map((level) => counts(row, level, words)), nearest(row, context)];
  return [
    h("tr", {}, h("th", { scope: "row", id }, name), ...cells.map((cell) => h("td", {}, cell))),
    row.manca
      ? h("tr", {}, h("td", { colspan: cells.length + 1, headers: id, class: "manca" }, missing(row, words)))
      : null,
  ];
}

/**
 * All, and below those of women and of the young.
 * @param {AroundCells} row
 * @param {Level} level
 * @param {Words} words
 */
function counts(row, level, words) {
  const group = (/** @type {Group} */ name) => [
    h("span", { class: "solo-lettori" }, ` ${groupName(name, words)} `),
    words.n(row[`${name}_${level}`]),
  ];
  return h(
    "span",
    {},
    words.n(row[`associazioni_${level}`]),
    h("span", { class: "intervallo" }, ...group("donne"), " · ", ...group("giovani")),
  );
}

/** @param {AroundCells} row @param {Words} words */
function missing(row, words) {
  const name = (/** @type {string} */ code) => {
    const [group, level] = code.split("_");
    const at = inside(levelName(level, words), words);
    return group === "associazioni" ? at : `${groupName(group, words)} (${at})`;
  };
  const texts = row.manca.split("; ").map(name);
  return words.pair(words.t("manca"), words.comma(texts));
}

/** @param {AroundCells} row @param {Context} context */
function nearest({ distanza_km: distance, vicina_codice_comune: near, codice_comune: code }, { model, words, link }) {
  const text = typeof distance === "number" ? words.n(distance) : words.t("distanza_ignota");
  const place = near && near !== code ? model.places.find((known) => known.codice === near) : undefined;
  if (!place) return text;
  const to = link({ comune: place.codice, id: "", scheda: "" });
  return h(
    "span",
    {},
    text,
    h(
      "span",
      { class: "intervallo" },
      h("a", to, h("bdi", { lang: words.placeLang(place.nome) }, words.place(place.nome))),
    ),
  );
}

/** As it stands within a sentence: German nouns keep their capital. @param {string} text @param {Words} words */
function inside(text, { lang }) {
  return lang === "de" ? text : text.toLocaleLowerCase(lang);
}

/** @param {string} level @param {Words} words */
function levelName(level, words) {
  return level === "comune" ? words.choice("precisione", "comune") : words.t(level);
}

/** @param {string} group @param {Words} words */
function groupName(group, words) {
  return words.choice("ambito", group === "giovani" ? "giovani/G2" : group);
}
