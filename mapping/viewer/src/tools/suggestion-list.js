// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The list below the search box: groups of options, of which one may be active while the focus stays in the box.

import { NAMES, NEAR, TOGETHER } from "../model/suggestions.js";
import { h, registryText } from "../page/dom.js";

/** @import { Suggestion } from "../types/finder.js" */
/** @import { Context } from "../types/page.js" */

const ID = "suggerimenti";
/** Pixels between the list and the end of the window or of the frame, in which it stays. */
const MARGIN = 12;

/** @param {HTMLInputElement} field @param {(suggestion: Suggestion) => void} choose */
export function createSuggestionList(field, choose) {
  const list = h("div", { id: ID, role: "listbox", hidden: true });
  const status = h("span", { class: "solo-lettori", role: "status" });
  /** @type {Suggestion[]} */
  let shown = [];
  let active = -1;
  let offered = false;

  field.setAttribute("aria-controls", ID);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
  list.addEventListener("click", ({ target }) => {
    const option = /** @type {Element} */ (target).closest("[role=option]");
    if (option) choose(shown[Number(option.id.slice(ID.length))]);
  });

  /** @param {number} place - -1 for none */
  function activate(place) {
    active = place;
    for (const option of list.querySelectorAll("[role=option]"))
      option.setAttribute("aria-selected", String(option.id === ID + place));
    if (place < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", ID + place);
    const option = list.querySelector("[aria-selected=true]");
    option?.scrollIntoView({ block: "nearest" });
    if (place === 0) list.scrollTop = 0; // its heading too
  }

  /** @returns {number} of the box, in the window; who asks has the whole page laid out */
  const foot = () => field.getBoundingClientRect().bottom;

  /** @param {Suggestion[]} suggestions @param {Context} context */
  function draw(suggestions, context) {
    shown = suggestions;
    list.removeAttribute("aria-busy");
    const { length } = shown;
    list.setAttribute("aria-label", context.words.t("suggerimenti"));
    list.replaceChildren(...groups(shown, context));
    list.hidden = length === 0;
    if (length) list.style.maxHeight = `min(26rem, max(6rem, ${innerHeight - foot() - MARGIN}px))`;
    field.setAttribute("aria-expanded", String(length > 0));
    const told = offered && field.value ? context.words.t("suggerimenti_n", { n: length }) : "";
    if (status.textContent !== told) status.textContent = told;
    activate(-1);
  }

  function close() {
    const open = !list.hidden;
    offered = false;
    list.hidden = true;
    status.textContent = "";
    field.setAttribute("aria-expanded", "false");
    activate(-1);
    return open;
  }

  return {
    nodes: [list, status],
    draw,
    close,
    isOffered: () => offered,
    /** What it shows is of the letters before. */
    wait: () => list.setAttribute("aria-busy", "true"),
    offer() {
      offered = true;
    },
    /** @param {number} step @returns {boolean} whether the list is open; beyond its ends the box is active again */
    move(step) {
      if (list.hidden) return false;
      const places = shown.length + 1;
      activate(((active + 1 + step + places) % places) - 1);
      return true;
    },
    /** @param {number} place @returns {boolean} whether there was an active option: else the key moves the caret */
    moveTo(place) {
      if (list.hidden || active < 0) return false;
      activate((place + shown.length) % shown.length);
      return true;
    },
    /** @returns {boolean} */
    chooseActive() {
      if (list.hidden || active < 0) return false;
      choose(shown[active]);
      return true;
    },
  };
}

/** @param {Suggestion[]} shown @param {Context} context @returns {HTMLElement[]} */
function groups(shown, context) {
  return [...new Set(shown.map(({ group }) => group))].map((group) => {
    const id = `gruppo-${group}`;
    const options = shown.flatMap((one, n) => (one.group === group ? [option(one, n, context)] : []));
    const name = groupName(group, context);
    return h(
      "div",
      { role: "group", "aria-labelledby": id },
      h("div", { class: "gruppo-nome", id, role: "presentation" }, name),
      ...options,
    );
  });
}

/** @param {string} group @param {Context} context */
function groupName(group, { model, words }) {
  /** @type {Record<string, string>} */
  const own = { [TOGETHER]: "cerca_insieme", [NAMES]: "strato_associazioni", [NEAR]: "cerca_vicino" };
  return words.t(own[group] ?? model.facets.find(({ nome }) => nome === group)?.colonna ?? group);
}

/** @param {Suggestion} suggestion @param {number} n @param {Context} context */
function option(suggestion, n, context) {
  const { label, hint, count, group } = suggestion;
  const { words } = context;
  const italian = (/** @type {string} */ text) => (group === NAMES ? registryText(text) : text);
  return h(
    "div",
    { role: "option", id: `${ID}${n}`, "aria-selected": "false" },
    h(
      "span",
      { dir: "auto" },
      italian(label),
      hint ? h("span", { class: "suggerimento-altro", dir: "auto" }, " · ", italian(hint)) : null,
    ),
    h("span", { class: "solo-lettori" }, `: ${kindName(suggestion, context)}, `),
    count === null ? null : h("span", { class: "conta" }, words.n(count)),
  );
}

/** @param {Suggestion} suggestion @param {Context} context @returns {string} «Comunità», «Comunità + Provincia» */
export function kindName({ group, patch }, context) {
  const facets = context.model.facets.filter(({ nome }) => group !== NEAR && nome in patch);
  const names = facets.map(({ colonna }) => context.words.t(colonna));
  return names.length ? names.join(" + ") : groupName(group, context);
}
