// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Below the result, in every view: what it leaves apart, how far the nearest is, and the ways out where it is nothing.

import { filterKey } from "../model/state.js";
import { nearest, sameLanguage, wider, withoutOne } from "../model/ways.js";
import { byId, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { kmText, nearPhrase } from "../text/near-text.js";
import { placeName, regionName, wholeProvinceName } from "../text/place-name.js";
import { wholeName } from "../text/value-names.js";
import { listEntry } from "./list.js";

/** @import { Way } from "../model/ways.js" */
/** @import { Context, Part } from "../types/page.js" */

/** Kilometres from which on the nearest is not near. */
const FAR = 100;

/** @returns {Part} */
export function createWays() {
  let drawn = "";
  const said = h("p", { role: "status" });
  const offered = h("div", {});
  byId("vie").replaceChildren(said, offered);
  return {
    update(context) {
      const key = `${context.words.lang} ${filterKey(context.state)}`;
      if (key === drawn) return;
      drawn = key;
      const text = sentence(context);
      if (said.textContent !== text) said.textContent = text;
      const ways = context.selection.rows.length ? [] : [...lists(context), ...closest(context)];
      redraw(offered, [...ways, ...apart(context)]);
    },
  };
}

/** @param {Context} context @returns {string} that nothing was found, that everything is far */
function sentence({ model, state, selection, words }) {
  const none = selection.rows.length ? "" : words.t("nessun_risultato");
  const found = state.vicino ? nearest(state, model) : null;
  const km = found?.rows.length ? found.near.km(found.rows[0]) : 0;
  if (!found || km < FAR) return none;
  const nome = `${found.rows[0].denominazione}, ${placeName(found.rows[0], model, words)}`;
  return `${none} ${words.t("piu_vicina_a", { km: kmText(km, words), nome })}`.trim();
}

/** @param {Context} context @returns {Node[]} a larger circle, one filter less; other communities */
function lists(context) {
  const { model, state, words } = context;
  const larger = wider(state, model);
  const less = withoutOne(state, model).map((way) =>
    linkTo(way, words.t("togli", { nome: given(way, context) }), context),
  );
  const first = larger ? [linkTo(larger, radiusText(larger, context), context), ...less] : less;
  const kin = sameLanguage(state, model).map((way) => linkTo(way, words.country(way.values?.[0] ?? ""), context));
  return [...listed("", first), ...listed(words.t("stessa_lingua"), kin)];
}

/** @param {string} title @param {HTMLElement[]} items @returns {Node[]} */
function listed(title, items) {
  return items.length ? [...(title ? [h("p", {}, title)] : []), h("ul", { class: "fila" }, ...items)] : [];
}

/** @param {Way} way @param {string} text @param {Context} context */
function linkTo({ patch, n }, text, { words, link }) {
  return h("li", {}, h("a", link(patch), text), ` (${words.n(n)})`);
}

/** @param {Way} way @param {Context} context */
function radiusText({ patch }, { selection, words }) {
  const { near } = selection;
  return near && patch.raggio ? nearPhrase({ ...near, radius: Number(patch.raggio) }, words) : words.t("senza_limite");
}

/** @param {Way} way @param {Context} context @returns {string} what is given up */
function given({ facet, values = [], patch }, { model, state, words }) {
  if ("area" in patch) return words.t("in_area");
  if (!facet) return words.t("frase_ricerca", { testo: state.q.trim() });
  return words.either(values.map((value) => wholeName(facet, value, model, words)));
}

/** @param {Context} context @returns {Node[]} the nearest of the same community, with their kilometres */
function closest(context) {
  const { model, state, selection, words } = context;
  const found = nearest(state, model);
  if (!found?.rows.length) return [];
  const { near } = found;
  const title = [communities(context), nearPhrase({ ...near, radius: Infinity }, words)].filter(Boolean);
  const measured = { ...context, selection: { ...selection, near } };
  return [
    h("p", {}, words.pair(words.phrases(title), "").trim()),
    h("ol", { class: "voci" }, ...found.rows.map((row) => listEntry(row, measured))),
  ];
}

/** @param {Context} context @returns {string} those that are chosen */
function communities({ state, words }) {
  return words.either(state.comunita.map(words.country));
}

/** @param {Context} context @returns {Node[]} those that no distance is known of, folded */
function apart(context) {
  const { selection, words } = context;
  if (!selection.apart.length) return [];
  const title = h("summary", {}, words.t("senza_comune", { n: selection.apart.length, luoghi: placesOf(context) }));
  const entries = selection.apart.map((row) => listEntry(row, context));
  return [h("details", { id: "senza-comune" }, title, h("ol", { class: "voci" }, ...entries))];
}

/** @param {Context} context @returns {string} «provincia di Brescia, Lombardia» */
function placesOf({ model, selection, words }) {
  const names = selection.apart.map(({ provincia, regione }) =>
    provincia ? wholeProvinceName(provincia, model, words) : regionName(regione, model, words),
  );
  return words.comma([...new Set(names)]);
}
