// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The panel beside the map: one sheet at a time, the focus led in and led back.

import { sitesKnown } from "../model/initiatives.js";
import { chosenOf, filterKey } from "../model/state.js";
import { byId, h } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { pageTitle } from "../text/page-title.js";
import { wholeName } from "../text/value-names.js";
import { HALF, heightOfSheet, LOW, nameHandle, setHeight } from "../tools/bottom-sheet.js";
import { associationSheet } from "./association.js";
import { comuneSheet } from "./comune.js";
import { regionSheet } from "./region.js";

/** @import { Context, Part, Sheet } from "../types/page.js" */

/** @returns {Part} */
export function createPanel() {
  /** @type {HTMLElement|null} */
  let opener = null;
  let drawn = "";
  let lowered = LOW;
  /** @type {Context} */
  let context;
  const panel = byId("scheda");
  const close = () => context.go({ id: "", comune: "", scheda: "" });
  panel.addEventListener("keydown", (event) => event.key === "Escape" && close());
  return {
    update(next) {
      context = next;
      const moved = !sameSheet(next);
      const key = keyOf(next);
      if (key === drawn) return panel.hidden && nameResults(next);
      drawn = key;
      const sheet = currentSheet(next);
      if (sheet && panel.hidden) {
        opener = /** @type {HTMLElement|null} */ (document.activeElement);
        lowered = heightOfSheet();
      }
      const raised = sheet && moved && heightOfSheet() === LOW;
      if (raised || panel.hidden === Boolean(sheet)) setHeight(sheet ? HALF : lowered);
      panel.hidden = !sheet;
      document.documentElement.classList.toggle("con-scheda", Boolean(sheet));
      const within = panel.contains(document.activeElement);
      redraw(panel, sheet ? frame(sheet, next, close) : []);
      nameDocument(next);
      if (sheet) nameHandle([...byId("titolo-scheda").cloneNode(true).childNodes]);
      else nameResults(next);
      const arrived = within && next.before?.vista !== next.state.vista; // by a link of the card, which is gone
      if ((moved || arrived) && next.before) moveFocus(next, panel, opener, Boolean(sheet));
    },
  };
}

/** @param {Context} context */
function nameDocument(context) {
  const { model, state, words } = context;
  const chosen = model.facets.flatMap((facet) =>
    chosenOf(state, facet.nome).map((value) => wholeName(facet, value, model, words)),
  );
  document.title = pageTitle(document.getElementById("titolo-scheda")?.textContent ?? "", chosen, context);
}

/** @param {Context} context */
function nameResults({ words, selection }) {
  nameHandle([words.t("associazioni_n", { n: selection.rows.length })]);
}

/** @param {Context} context @returns {string} all that a sheet depends on */
function keyOf({ state, words }) {
  const open = [state.id, state.comune, state.scheda, state.vista];
  return [words.lang, ...open, state.strati.join(), state.terzi, filterKey(state)].join(" ");
}

/** @param {Context} context */
function sameSheet({ state, before }) {
  return before !== null && state.id === before.id && state.comune === before.comune && state.scheda === before.scheda;
}

/** @param {Context} context @returns {Sheet|null} */
function currentSheet(context) {
  const { state } = context;
  if (state.id) return associationSheet(state.id, context);
  if (state.comune) return knownComune(context) ? comuneSheet(state.comune, context) : gone(state.comune, context);
  if (state.scheda) return regionSheet(state.scheda, context) ?? gone(state.scheda, context);
  return null;
}

/** @param {Context} context */
function knownComune({ model, state }) {
  const known = [
    ...model.places.map(({ codice }) => codice),
    ...sitesKnown(model.initiatives).map((p) => p.codice_comune),
  ];
  return known.includes(state.comune);
}

/**
 * @param {string} code - of an old or mistaken link
 * @param {Context} context
 * @returns {Sheet}
 */
function gone(code, { words }) {
  return { title: words.t("non_in_elenco", { nome: code.slice(0, 40) }), body: [] };
}

/** @param {Sheet} sheet @param {Context} context @param {() => void} close @returns {Node[]} */
function frame({ title, body, back }, { words, state }, close) {
  const beside = state.vista === "mappa" || state.vista === "elenco";
  const top = h(
    "div",
    { class: "scheda-testa" },
    back ? h("a", { ...back.to, class: "indietro" }, back.text) : null,
    !back &&
      beside &&
      h("button", { type: "button", class: "indietro quieto", onclick: close }, words.t("torna_risultati")),
    h("button", { type: "button", class: "chiudi", "aria-label": words.t("chiudi"), onclick: close }, "×"),
  );
  return [top, h("h2", { id: "titolo-scheda", tabindex: "-1" }, title), ...body.filter((node) => node !== null)];
}

/** @param {Context} context @param {HTMLElement} panel @param {HTMLElement|null} opener @param {boolean} open */
function moveFocus(context, panel, opener, open) {
  if (open) {
    document.getElementById("titolo-scheda")?.focus({ preventScroll: true });
    panel.scrollTop = 0;
    panel.scrollIntoView({ block: "nearest" });
  } else (usable(opener) ?? stead(context)).focus();
}

/**
 * @param {HTMLElement|null} opener
 * @returns {HTMLElement|null} unless it is gone, or was the page itself (a click on the map's drawing)
 */
function usable(opener) {
  return opener?.isConnected && opener !== document.body ? opener : null;
}

/** @param {Context} context @returns {HTMLElement} where to go instead: the region's button, or the view's heading */
function stead({ state, before }) {
  const button = /** @type {HTMLElement|null} */ (
    document.querySelector(`button[data-regione="${CSS.escape(before?.scheda ?? "")}"]`)
  );
  return button?.offsetParent ? button : byId(`titolo-${state.vista}`);
}
