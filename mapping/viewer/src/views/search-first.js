// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where to look first: the communities of a region of which a search would most probably find more, with the reasons.

import { listed } from "../model/communities.js";
import { filterKey } from "../model/state.js";
import { byId, h } from "../page/dom.js";
import { filesBeside, pathOf } from "../page/files-beside.js";
import { redraw } from "../page/redraw.js";
import { scroller } from "../page/scroller.js";
import { foundText } from "../text/found.js";
import { italianRegion, regionName } from "../text/place-name.js";
import { UNKNOWN } from "../text/value-names.js";
import { reasons } from "./search-reasons.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Part, SearchFirst, State } from "../types/page.js" */

const SHOWN = 20;
const CAPTION = "didascalia-cercare";

/** @returns {Part} */
export function createSearchFirst() {
  let drawn = "";
  let whole = false;
  return {
    update(context) {
      const { state, words } = context;
      const key = `${words.lang} ${state.terzi} ${filterKey(state)}`;
      if (state.vista !== "cercare" || key === drawn) return;
      drawn = key;
      draw(context, whole, () => {
        whole = true;
      });
    },
  };
}

/** @param {Context} context @param {boolean} whole @param {() => void} remember */
function draw(context, whole, remember) {
  const { words } = context;
  const rows = chosen(context);
  const lines = (/** @type {SearchFirst[]} */ some) => some.map((row) => entry(row, context));
  const table = rows.length ? frame(lines(whole ? rows : rows.slice(0, SHOWN)), words) : empty(context);
  redraw(byId("cercare-vivo"), [
    h("p", { class: "guida" }, words.t("cercare_guida")),
    ...(otherFilters(context) ? [h("p", { class: "minuto" }, words.t("senza_filtri"))] : []),
    table,
    ...(whole || rows.length <= SHOWN
      ? []
      : [
          more(rows.length, words, () => {
            remember();
            const all = table.querySelector("table");
            for (const line of lines(rows.slice(SHOWN))) all?.append(line);
            /** @type {HTMLElement|null|undefined} */ (
              table.querySelectorAll("tbody")[SHOWN]?.querySelector("a")
            )?.focus();
          }),
        ]),
    files(),
  ]);
}

/** @param {Context} context @returns {SearchFirst[]} of the communities and of the regions that the filters leave */
function chosen({ model, state }) {
  const { comunita, [model.unit]: places } = state;
  const wanted = listed(state, model);
  const among = (/** @type {string[]} */ values, /** @type {string} */ value) =>
    !values.length || values.includes(value);
  return model.searchFirst.filter(
    ({ paese, codice_regione: code }) => wanted(paese) && among(comunita, paese) && among(places, code),
  );
}

/** @param {Context} context @returns {boolean} whether something is chosen that this list does not follow */
function otherFilters({ state, model }) {
  return filterKey(state) !== filterKey({ ...state, q: "", ...emptied(state, model.unit) });
}

/**
 * @param {Context["state"]} state
 * @param {string} unit - the facet of the regions
 * @returns {Partial<Context["state"]>} no facet but it and the community
 */
function emptied(state, unit) {
  const lists = Object.entries(state).filter(
    ([name, value]) => Array.isArray(value) && !["comunita", unit].includes(name),
  );
  return Object.fromEntries(lists.map(([name]) => [name, []]));
}

/** @param {Context} context @returns {HTMLElement} why the list is empty, each reason with the way out */
function empty(context) {
  const { model, state, words, go } = context;
  const left = listed(state, model);
  const union = state.comunita.filter((paese) => !left(paese)).map(words.country);
  const known = state.comunita.filter((paese) => paese !== UNKNOWN);
  const wayOut = (/** @type {string} */ said, /** @type {string} */ way, /** @type {Partial<State>} */ patch) =>
    h("p", {}, `${said} `, h("button", { type: "button", class: "secondario", onclick: () => go(patch) }, way));
  const take = (/** @type {string} */ nome) => words.t("togli", { nome });
  const reasons = [];
  if (union.length)
    reasons.push(
      wayOut(words.t("non_terzi", { nome: words.comma(union) }), take(words.t("solo_terzi")), { terzi: "" }),
    );
  if (known.length < state.comunita.length)
    reasons.push(wayOut(words.t("non_si_stima"), take(words.t("comunita_non_nota")), { comunita: known }));
  if (known.length > union.length || !reasons.length)
    reasons.push(wayOut(words.t("nessuna_riga"), words.t("azzera"), { comunita: [], [model.unit]: [], terzi: "" }));
  return h("div", { class: "vuoto" }, ...reasons);
}

/** @param {HTMLElement[]} entries @param {Words} words */
function frame(entries, words) {
  const head = ["posto", "paesi_origine", "regione", "nel_registro", "da_trovare"].map((key) => words.t(key));
  return scroller(
    CAPTION,
    h(
      "table",
      { class: "cercare" },
      h("caption", { id: CAPTION, class: "solo-lettori" }, words.t("da_trovare")),
      h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
      ...entries,
    ),
  );
}

/** @param {SearchFirst} row @param {Context} context */
function entry(row, context) {
  const { model, words, link } = context;
  const { codice_regione: code, paese, associazioni: n, da_trovare: found } = row;
  const region = model.regions.find(({ codice }) => codice === code);
  const own = { ...link({ vista: "elenco", comunita: [paese], [model.unit]: [code], scheda: "", id: "", comune: "" }) };
  const cells = [
    h(
      "a",
      { ...link({ scheda: code, id: "", comune: "" }), lang: words.placeLang(italianRegion(code, model)) },
      regionName(code, model, words),
    ),
    n ? h("a", own, words.n(n)) : words.n(n),
    found === "" ? words.n(null) : foundText(found, words),
  ];
  return h(
    "tbody",
    {},
    h(
      "tr",
      {},
      h("td", {}, words.n(row.posto)),
      h("th", { scope: "row" }, words.country(paese)),
      ...cells.map((cell) => h("td", {}, cell)),
    ),
    h(
      "tr",
      {},
      h("td", {}),
      h("td", { colspan: cells.length + 1, class: "perche" }, ...reasons(row, region?.cifre ?? {}, words)),
    ),
  );
}

/** @param {number} n @param {Words} words @param {() => void} show */
function more(n, words, show) {
  const button = h("button", { type: "button", class: "secondario" }, words.t("mostra_tutte", { n }));
  const count = h("span", { class: "conta" }, words.t("conteggio", { n: SHOWN, totale: n }));
  const place = h("p", { class: "centro" }, count, " ", button);
  button.addEventListener("click", () => {
    show();
    place.remove();
  });
  return place;
}

/** The published files of this list, where the page says that there are any. */
function files() {
  const known = filesBeside().filter((link) => /dove_cercare\.(?!.*json$)/.test(pathOf(link)));
  const links = known.map((link) =>
    h("a", { href: link.href, target: "_blank", rel: "noopener" }, pathOf(link).split("/").pop()),
  );
  return h("p", { class: "fila" }, ...links);
}
