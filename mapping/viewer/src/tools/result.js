// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The one sentence that tells the result, and the chips that undo each choice.

import { COMUNE } from "../model/findable.js";
import { placeless } from "../model/initiatives.js";
import { searchWords } from "../model/select.js";
import { choosing, chosenOf, withoutFilters } from "../model/state.js";
import { byId, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { nearPhrase } from "../text/near-text.js";
import { UNKNOWN, wholeName } from "../text/value-names.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Facet, Part } from "../types/page.js" */

/** @type {Record<string, string>} a province and the town it is named after are told in two ways */
const IN_PLACE = { regione: "in_regione", provincia: "in_provincia", [COMUNE]: "in_comune" };

/** @returns {Part} */
export function createResult() {
  return {
    update(context) {
      const sentence = byId("risultato");
      const text = resultText(context);
      if (sentence.textContent !== text) sentence.replaceChildren(...counted(text, countText(context)));
      redraw(byId("scelte"), chips(context), sentence);
    },
  };
}

/** @param {Context} context @returns {string} «nel Lazio, in provincia di Roma: 7 di 503 associazioni» */
export function resultText(context) {
  const chosen = sentenceParts(context);
  const conto = countText(context);
  return chosen.length ? context.words.t("risultato", { scelte: context.words.phrases(chosen), conto }) : conto;
}

/** @param {Context} context @returns {string} «7 di 503 associazioni» */
function countText({ model, selection, words }) {
  return words.t("conto", { n: selection.rows.length, totale: model.rows.length });
}

/**
 * @param {string} text
 * @param {string} count - which it ends with
 * @returns {(Node|string)[]} with the numbers of the count apart
 */
function counted(text, count) {
  const at = text.lastIndexOf(count);
  const [, before = "", numbers = "", after = ""] = /^(\D*)(.*\d)?(.*)$/s.exec(count) ?? [];
  const told = numbers && h("span", { "data-conteggio": "" }, numbers);
  return [text.slice(0, at) + before, told, after + text.slice(at + count.length)];
}

/** @param {Context} context @returns {string[]} what was chosen, facet by facet */
function sentenceParts(context) {
  const { model, state, selection, words } = context;
  const chosen = model.facets.filter(({ nome }) => chosenOf(state, nome).length);
  const parts = chosen.map((facet) => facetPhrase(facet, context));
  if (state.area) parts.push(words.t("in_area"));
  const { near } = selection;
  const all = near ? [...parts, nearPhrase(near, words)] : parts;
  return searchWords(state.q).length
    ? [words.t("frase_ricerca", { testo: words.isolated(state.q.trim()) }), ...all]
    : all;
}

/** @param {Facet} facet @param {Context} context */
function facetPhrase(facet, context) {
  const { state, words } = context;
  const told = chosenOf(state, facet.nome).map((value) => valuePhrase(facet, value, context));
  return state.modo === "tutte" && facet.molti ? words.both(told) : words.either(told);
}

/** @param {Facet} facet @param {string} value @param {Context} context @returns {string} «nel Lazio», «Senegal» */
function valuePhrase(facet, value, { model, words }) {
  const nome = wholeName(facet, value, model, words);
  const key = IN_PLACE[facet.colonna];
  if (key && value !== UNKNOWN) return words.t(key, { nome: words.isolated(nome), codice: value });
  const lost = facet.colonna === "iniziative" && placeless(value, model.initiatives);
  return lost ? `${nome} (${words.t("nessun_luogo")})` : nome;
}

/** @param {Context} context @returns {HTMLElement[]} */
function chips(context) {
  const { state, selection, words, model, go } = context;
  const { unplaced } = selection;
  const remove =
    (/** @type {Facet} */ { nome }, /** @type {string} */ value) =>
    () =>
      go(
        choosing(
          nome,
          chosenOf(state, nome).filter((known) => known !== value),
        ),
      );
  const found = model.facets.flatMap((facet) =>
    chosenOf(state, facet.nome).map((value) =>
      chip(wholeName(facet, value, model, words), words, remove(facet, value)),
    ),
  );
  if (state.vicino) {
    const text = selection.near ? nearPhrase(selection.near, words) : `${words.t("vicino")} ${state.vicino}`;
    found.push(chip(text, words, () => go({ vicino: "" })));
  }
  if (state.terzi) found.push(chip(words.t("solo_terzi"), words, () => go({ terzi: "" })));
  if (state.area) found.push(chip(words.t("in_area"), words, () => go({ area: "" })));
  if (state.q)
    found.unshift(chip(words.t("frase_ricerca", { testo: words.isolated(state.q) }), words, () => go({ q: "" })));
  if (!found.length) return [];
  return [
    ...found,
    ...(state.terzi ? [h("li", { class: "minuto" }, words.t("terzi_nota"))] : []),
    ...(state.area && unplaced ? [h("li", { class: "minuto" }, words.t("area_senza_punto", { n: unplaced }))] : []),
    h(
      "li",
      {},
      h("button", { type: "button", class: "azzera", onclick: () => go(withoutFilters(state)) }, words.t("azzera")),
    ),
  ];
}

/** @param {string} text @param {Words} words @param {() => void} remove */
function chip(text, words, remove) {
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "scelta-attiva", "aria-label": words.t("togli", { nome: text }), onclick: remove },
      text,
      h("span", { "aria-hidden": "true" }, " ×"),
    ),
  );
}
