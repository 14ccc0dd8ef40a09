// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// One state, many parts: a change of the state is written to the address and every part draws itself from it.

import { colouring, EVIDENCE } from "./map/colouring.js";
import { chosenCommunity } from "./model/communities.js";
import { readersLanguage } from "./model/reader-language.js";
import { select } from "./model/select.js";
import { emptyState, filterKey, ownPosition, parseState, rounded, writeState } from "./model/state.js";
import { framed } from "./page/print.js";
import { createWords } from "./text/sentences.js";

/** @import { Context, Model, Part, State } from "./types/page.js" */

/**
 * @param {Model} model
 * @param {(() => Part)[]} makers - each part is made and drawn in a task of its own
 * @param {() => Promise<void>} rest
 */
export async function startApp(model, makers, rest) {
  const opening = emptyState({
    indicatore: "",
    strati: firstLayers(model),
    faccette: model.facets.map(({ nome }) => nome),
  });
  // A page that was given as a text (`srcdoc`) has no address that could say so: it stands in somebody else's page.
  const defaults = { ...opening, incorporata: location.protocol === "about:" ? "1" : "" };
  /** @type {Part[]} */
  const parts = [];
  /** @type {State|null} */
  let before = null;
  const asked = parseState("", location.search, defaults);
  let state = read();
  let selection = select(model, state);
  let selected = filterKey(state);
  let context = contextOf();

  function read() {
    const parsed = { ...parseState(location.hash, location.search, defaults), ...remembered() };
    if (!model.languages[parsed.lang]) parsed.lang = "";
    if (!model.views.includes(parsed.vista)) parsed.vista = defaults.vista;
    return knownIndicator(model, parsed.indicatore) ? parsed : { ...parsed, indicatore: defaults.indicatore };
  }

  /** @returns {Context} */
  function contextOf() {
    const key = filterKey(state);
    if (key !== selected) selection = select(model, state);
    selected = key;
    const words = createWords(model.languages, state.lang || firstLanguage(model, state));
    const community = chosenCommunity(state, model);
    const told = writeState({ ...state, lang: words.lang }, { ...defaults, lang: model.lang });
    const known = { model, state, told, before, selection, community, words, go, link };
    return { ...known, ...colouring(known) };
  }

  /** @param {Partial<State>} patch */
  function address(patch) {
    return `#${writeState({ ...state, ...patch }, defaults, asked)}`;
  }

  /**
   * The patch goes with the link: when it is followed, the rest of the state may be another.
   * @param {Partial<State>} patch
   */
  function link(patch) {
    return { href: address(patch), "data-cambia": JSON.stringify(patch) };
  }

  /** @param {Partial<State>} patch @param {{replace?: boolean}} [options] */
  function go(patch, { replace = false } = {}) {
    const hash = address(patch);
    const next = { ...state, ...patch };
    remember(hash, ownPosition(next), replace);
    draw(next);
  }

  /** @param {State} next */
  function draw(next) {
    before = state;
    state = next;
    context = contextOf();
    for (const part of parts) part.update(context);
  }

  addEventListener("popstate", () => draw(read()));
  followLinks(go);
  for (const make of makers) {
    await rest();
    const part = make();
    parts.push(part); // from here on it follows the state, though the reader may act before the last part is made
    part.update(context);
  }
}

/** @param {Model} model @param {string} name */
function knownIndicator({ indicators }, name) {
  return ["", EVIDENCE, "nessuno"].includes(name) || indicators.some((known) => known.nome === name && known.soglie);
}

/**
 * Where the reader is stays with the entry of the history, for «back» and for a page that is loaded again: an address
 * goes to others.
 * @param {string} hash
 * @param {string} position
 * @param {boolean} replace
 */
function remember(hash, position, replace) {
  const address = location.href.split("#")[0] + hash; // in full: a `srcdoc` frame resolves «#…» against its host
  const kept = position ? { vicino: position } : null;
  const same = hash === location.hash && position === (remembered().vicino ?? "");
  try {
    if (replace || same) history.replaceState(kept, "", address);
    else history.pushState(kept, "", address);
  } catch {
    // A browser that keeps no history for such a frame: the page works all the same.
  }
}

/** @returns {{vicino?: string}} */
function remembered() {
  const vicino = rounded(String(history.state?.vicino));
  return vicino ? { vicino } : {};
}

/**
 * In a page of others their language is around it, which no browser tells: there the page speaks its publisher's.
 * @param {Model} model
 * @param {State} state
 */
function firstLanguage({ lang, languages }, { incorporata }) {
  if (framed || incorporata) return lang;
  return readersLanguage(navigator.languages ?? [], Object.keys(languages)) ?? lang;
}

/** @param {Model} model @returns {string[]} */
function firstLayers({ map, initiatives }) {
  const shown = (/** @type {string} */ kind) => map.strati.some(({ tipo, mostra }) => tipo === kind && mostra);
  const first = initiatives.progetti[0]?.progetto;
  return [...(shown("associazioni") ? ["associazioni"] : []), ...(shown("iniziative") && first ? [first] : [])];
}

/**
 * Links within the page are followed here: in a `srcdoc` frame the browser would load the host page instead.
 * @param {(patch: Partial<State>) => void} go
 */
function followLinks(go) {
  document.addEventListener("click", (event) => {
    const anchor = /** @type {HTMLAnchorElement|null} */ (
      /** @type {Element} */ (event.target).closest?.("a[href^='#']")
    );
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (anchor.dataset.cambia) go(JSON.parse(anchor.dataset.cambia));
    else document.getElementById(anchor.hash.slice(1))?.focus();
  });
}
