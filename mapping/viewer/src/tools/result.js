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

const PLACES = ["regione", "provincia", COMUNE];

/** @returns {Part} */
export function createResult() {
  return {
    update(context) {
      const words = sentenceParts(context);
      const count = h("span", { "data-conteggio": "" }, countText(context));
      const sentence = byId("risultato");
      const text = words.length ? words.join(", ") + context.words.colon : "";
      const noun = ` ${context.words.t("conteggio_nome")}`;
      if (sentence.textContent !== text + count.textContent + noun) sentence.replaceChildren(text, count, noun);
      redraw(byId("scelte"), chips(context), sentence);
    },
  };
}

/** @param {Context} context @returns {string} the sentence, for whoever takes it away */
export function resultText(context) {
  const chosen = sentenceParts(context).join(", ");
  return `${chosen && chosen + context.words.colon}${countText(context)} ${context.words.t("conteggio_nome")}`;
}

/** @param {Context} context @returns {string} «7 di 503» */
function countText({ model, selection, words }) {
  return words.t("conteggio", { n: selection.rows.length, totale: model.rows.length });
}

/** @param {Context} context @returns {string[]} what was chosen, facet by facet */
function sentenceParts(context) {
  const { model, state, selection, words } = context;
  const chosen = model.facets.filter(({ nome }) => chosenOf(state, nome).length);
  const parts = chosen.map((facet) => facetPhrase(facet, context));
  if (state.area) parts.push(words.t("in_area"));
  const { near } = selection;
  const all = near ? [...parts, nearPhrase(near, words)] : parts;
  return searchWords(state.q).length ? [words.t("frase_ricerca", { testo: state.q.trim() }), ...all] : all;
}

/** @param {Facet} facet @param {Context} context */
function facetPhrase(facet, { model, state, words }) {
  const chosen = chosenOf(state, facet.nome);
  const lost = (/** @type {string} */ value) => facet.colonna === "iniziative" && placeless(value, model.initiatives);
  const names = chosen.map(
    (value) => wholeName(facet, value, model, words) + (lost(value) ? ` (${words.t("nessun_luogo")})` : ""),
  );
  const all = state.modo === "tutte" && facet.molti;
  const list = names.join(words.t(all ? "e_fra" : "o_fra"));
  const place = PLACES.includes(facet.colonna) && !chosen.includes(UNKNOWN);
  return place ? words.t("frase_luogo", { nome: list }) : list;
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
  if (state.q) found.unshift(chip(`«${state.q}»`, words, () => go({ q: "" })));
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
