// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// All communities: residents in Italy, associations in the registry, in how many regions.

import { inItaly, listed } from "../model/communities.js";
import { otherFilters } from "../model/state.js";
import { countValues } from "../model/tally.js";
import { h } from "../page/dom.js";
import { scroller } from "../page/scroller.js";
import { UNKNOWN, wholeName } from "../text/value-names.js";
import { header, turned } from "./sortable.js";

/** @import { Context } from "../types/page.js" */
/** @import { Order } from "./sortable.js" */

const NAME = "nome";
/** @typedef {{paese: string, nome: string, residenti: number|null, associazioni: number, regioni: number}} Line */

/** @param {Context} context @param {Order} order @param {(next: Order) => Order} resort @returns {HTMLElement[]} */
export function communityIndex(context, order, resort) {
  const { model, state, words } = context;
  const lines = linesOf(context);
  const sort = (/** @type {string} */ column) => resort(turned(order, column, NAME));
  const column = (/** @type {string} */ name, /** @type {string} */ text) => header(name, text, order, sort, words);
  const year = model.comparison.anni[0];
  const head = [
    column(NAME, words.t("paesi_origine")),
    column("residenti", `${words.t("residenti_comunita")}, ${year}`),
    column("associazioni", words.short({ nome: "associazioni" })),
    column("regioni", words.t("regioni_con_una")),
  ];
  const several = state.comunita.length > 1 ? h("p", { class: "guida" }, words.t("scegline_una")) : null;
  const deaf = words.t(state.comunita.length ? "altri_filtri" : "senza_filtri");
  const others = otherFilters(state) ? h("p", { class: "minuto" }, deaf) : null;
  const table = h(
    "table",
    { class: "indice" },
    h("caption", { id: "didascalia-comunita" }, words.t("indice_comunita")),
    h("thead", {}, h("tr", {}, ...head)),
    h("tbody", {}, ...sorted(lines, order, words.lang).map((line) => row(line, context))),
    h("tfoot", {}, ...foot(lines, context)),
  );
  const whole = scroller("didascalia-comunita", table, "indice");
  return [several, ...notListed(context), others, whole].filter((part) => part !== null);
}

/**
 * What is chosen and has no line here: how many associations it has, and that the list shows them.
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
function notListed({ model, state, words, link }) {
  const facet = model.facets.find(({ nome }) => nome === "comunita");
  const counts = countValues(model.rows, "comunita");
  const away = state.comunita.filter((paese) => !model.residents.paesi.has(paese));
  return away.map((paese) => {
    const n = counts.get(paese) ?? 0;
    const name = facet ? wholeName(facet, paese, model, words) : paese;
    const list = h("a", link({ vista: "elenco", scheda: "", id: "", comune: "" }), words.t("vista_elenco"));
    const said = `${name} · ${words.t("ev_conta", { n })}`;
    return h("p", { class: "guida", "data-senza-riga": paese }, ...(n ? [said + words.colon, list] : [said]));
  });
}

/** @param {Context} context @returns {Line[]} those that are chosen where there are several, else all listed */
function linesOf({ model, state, words }) {
  const wanted = listed(state, model);
  const several = state.comunita.length > 1;
  const counts = countValues(model.rows, "comunita");
  const present = (/** @type {string} */ paese) =>
    model.communities.filter((cell) => cell.paese === paese && cell.associazioni > 0).length;
  return [...model.residents.paesi.values()]
    .filter(({ paese }) => wanted(paese) && (!several || state.comunita.includes(paese)))
    .map((one) => ({
      paese: one.paese,
      nome: words.country(one.paese),
      residenti: inItaly(one),
      associazioni: counts.get(one.paese) ?? 0,
      regioni: present(one.paese),
    }));
}

/** @param {Line[]} lines @param {Order} order @param {string} lang */
function sorted(lines, { column, down }, lang) {
  const compare = new Intl.Collator(lang).compare;
  const sign = down ? -1 : 1;
  const value = (/** @type {Line} */ line) => Number(line[/** @type {keyof Line} */ (column)] ?? -1);
  return [...lines].sort((a, b) =>
    column === NAME ? sign * compare(a.nome, b.nome) : sign * (value(a) - value(b)) || compare(a.nome, b.nome),
  );
}

/** @param {Line} line @param {Context} context */
function row({ paese, nome, residenti, associazioni, regioni }, { words, link }) {
  return h(
    "tr",
    { "data-paese": paese },
    h("th", { scope: "row" }, h("a", link({ comunita: [paese] }), nome)),
    h("td", {}, words.n(residenti)),
    h("td", {}, words.n(associazioni)),
    h("td", {}, words.n(regioni)),
  );
}

/**
 * The other citizenships, all residents, the associations of which no community is known.
 * @param {Line[]} lines
 * @param {Context} context
 * @returns {HTMLElement[]}
 */
function foot(lines, { model, state, words }) {
  const line = (/** @type {string} */ name, /** @type {string} */ residents, /** @type {string} */ count) =>
    h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, residents), h("td", {}, count), h("td", {}));
  const unknown = countValues(model.rows, "comunita").get(UNKNOWN) ?? 0;
  const listedHere = lines.reduce((sum, { residenti }) => sum + (residenti ?? 0), 0);
  const others = state.comunita.length > 1 ? 0 : model.residents.altri[state.terzi ? 1 : 0];
  return [
    others ? line(words.t("altre_cittadinanze"), words.n(others), "") : null,
    line(words.t("in_tutto"), words.n(listedHere + others), ""),
    line(words.t("comunita_non_nota"), "", words.n(unknown)),
  ].filter((row) => row !== null);
}
