// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The list: every association that is selected, in the chosen order, a portion at a time. Beside the map the first
// portion is enough until the reader comes to one of the two, or rests.

import { filterKey } from "../model/state.js";
import { byId, h, registryText } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { say } from "../page/say.js";
import { distanceText, nearPhrase } from "../text/near-text.js";
import { placeName, placeNameLang } from "../text/place-name.js";
import { unverifiedText } from "../text/unverified.js";
import { fieldOf } from "./field.js";
import { createSorter, DISTANCE, ORDERS } from "./order.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Model, Part, Row } from "../types/page.js" */

const PORTION = 100;
/** Milliseconds in which a reader may choose again before the rest of a list beside the map is made. */
const REST = 1000;
/** What a reader does who comes to the list, or to the map, which marks in the list what is pointed at. */
const COMING = ["pointermove", "pointerdown", "wheel", "scroll", "focusin", "keydown"];
const AUTOMATIC = 2000;
/** Milliseconds before a list that is not shown follows the filters, so that it never tells of an earlier choice. */
const UNSEEN = 300;

/** @param {Model} model @returns {Part} */
export function createList(model) {
  const sort = createSorter(model);
  let waiting = 0;
  let drawing = 0;
  let resting = 0;
  let drawn = "";
  /** @type {(() => void)|undefined} */
  let next;
  let beside = false;
  const goOn = () => {
    const draw = next;
    next = undefined;
    draw?.();
  };
  const later = (/** @type {() => void} */ draw) => {
    next = draw;
    clearTimeout(resting);
    if (beside) resting = setTimeout(come, REST);
    else drawing = requestAnimationFrame(goOn);
  };
  const come = () => {
    if (!beside) return;
    beside = false;
    if (next) drawing = requestAnimationFrame(goOn);
  };
  for (const home of [byId("lato"), byId("mappa")])
    for (const kind of COMING) home.addEventListener(kind, come, { capture: true, passive: true });
  addEventListener("beforeprint", () => {
    cancelAnimationFrame(drawing);
    while (next) goOn();
  });
  return {
    update(context) {
      const { state, selection, words } = context;
      const key = `${words.lang} ${state.ordina} ${filterKey(state)}`;
      clearTimeout(waiting);
      if (state.vista === "elenco") come();
      if (key === drawn) return;
      const draw = () => {
        drawn = key;
        cancelAnimationFrame(drawing);
        clearTimeout(resting);
        next = undefined;
        beside = state.vista === "mappa";
        drawList(context, sort, later);
      };
      if (state.vista === "elenco" || state.vista === "mappa") draw();
      else if (drawn || selection.rows.length < model.rows.length) waiting = setTimeout(draw, UNSEEN);
    },
  };
}

/** @param {Context} context @param {ReturnType<typeof createSorter>} sort @param {(next: () => void) => void} later */
function drawList(context, sort, later) {
  const { selection, words } = context;
  const list = h("ol", { class: "voci saltate" });
  const rows = sort(selection.rows, orderOf(context), selection.near);
  const draw = (/** @type {number} */ from) => {
    list.classList.toggle("saltate", !from);
    list.append(...rows.slice(from, from + PORTION).map((row) => listEntry(row, context)));
    const next = from + PORTION;
    if (from && next >= rows.length) return;
    if (next < AUTOMATIC) later(() => draw(next));
    else offerMore(list, words, rows.length, () => draw(next));
  };
  draw(0);
  const [home, n, vista] = [byId("elenco"), rows.length, words.t("vista_elenco")];
  if (byId("elenco-vivo").firstChild) home.scrollTop = 0; // at first it is there, and to say so lays out the page
  home.classList.toggle("lunga", n > PORTION);
  redraw(byId("elenco-vivo"), n ? [orderSwitch(context), list, h("p", { class: "centro" })] : [nothing(words)]);
  byId("senza-elenco").textContent = n > PORTION ? words.t("carta_senza_elenco", { n, vista }) : "";
}

/** @param {Words} words */
function nothing(words) {
  return h("p", { class: "vuoto" }, words.t("nessun_risultato"));
}

/** @param {HTMLElement} list @param {Words} words @param {number} totale @param {() => void} draw */
function offerMore(list, words, totale, draw) {
  const place = /** @type {HTMLElement} */ (list.nextElementSibling);
  const more = h("button", { type: "button", class: "secondario" }, words.t("mostra_altre"));
  more.addEventListener("click", () => {
    place.replaceChildren();
    const last = list.lastElementChild;
    draw();
    /** @type {HTMLElement|null|undefined} */ (last?.nextElementSibling?.querySelector("a"))?.focus();
  });
  const cut = `${words.t("conteggio", { n: list.childElementCount, totale })}. ${words.t("carta_taglio")}`;
  place.replaceChildren(more, h("span", { class: "solo-carta" }, cut));
}

/** @param {Context} context @returns {string} the order that the reader chose, else the nearest first, else by name */
function orderOf({ state, selection }) {
  const possible = selection.near ? [DISTANCE, ...ORDERS] : ORDERS;
  return possible.includes(state.ordina) ? state.ordina : possible[0];
}

/** @param {Context} context */
function orderSwitch(context) {
  const { selection, words, go } = context;
  const chosen = orderOf(context);
  const options = (selection.near ? [DISTANCE, ...ORDERS] : ORDERS).map((name) =>
    h("option", { value: name, selected: name === chosen }, orderName(name, context)),
  );
  const change = (/** @type {Event} */ event) => {
    const ordina = /** @type {HTMLSelectElement} */ (event.target).value;
    go({ ordina });
    say(words.t("ordina") + words.colon + orderName(ordina, context));
  };
  return h(
    "div",
    { class: "campo in-riga" },
    h("label", { for: "ordina" }, words.t("ordina")),
    h("select", { id: "ordina", onchange: change }, ...options),
  );
}

/** @param {string} name @param {Context} context */
function orderName(name, { selection: { near }, words }) {
  return near && name === DISTANCE ? nearPhrase({ ...near, radius: Infinity }, words) : words.t(`ordina_${name}`);
}

/**
 * @param {Row} row
 * @param {Context} context
 * @param {{place?: boolean}} [options]
 * @returns {HTMLElement} one association, with the link to its card
 */
export function listEntry(row, context, { place = true } = {}) {
  const { model, words, link } = context;
  const { near } = context.selection;
  const doubt = unverifiedText(row, words);
  const far = near && distanceText(row, near, words);
  return h(
    "li",
    { class: "voce", "data-id": row.id, "data-luogo": row.luogo },
    h("a", { ...link({ id: row.id }), class: "voce-nome" }, registryText(row.denominazione)),
    place &&
      h(
        "span",
        { class: "voce-luogo" },
        whole(placeName(row, model, words), placeNameLang(row, model, words)),
        far && " · ",
        far && whole(far),
      ),
    context.state.ordina.startsWith("fonte_") && dated(row, words),
    ...model.fields.elenco.map((column) => {
      const shown = fieldOf(row, column, context);
      return shown && h("span", { class: "voce-campo" }, shown);
    }),
    doubt && h("span", { class: "voce-campo" }, doubt),
  );
}

/**
 * @param {string} text
 * @param {string|null} [lang]
 * @returns {HTMLElement} that keeps its own direction beside others
 */
function whole(text, lang) {
  return h("bdi", { lang }, text);
}

/** @param {Row} row @param {Words} words */
function dated({ fonte_recente: newest }, words) {
  const text = newest ? words.pair(words.t("fonte_data"), words.date(newest)) : words.t("fonte_senza_data");
  return h("span", { class: "voce-campo" }, text);
}
