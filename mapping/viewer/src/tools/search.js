// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The search box: a combobox that offers filters with their counts; what is typed is searched for in the names.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

import { filterKey } from "../model/state.js";
import { createSuggestions } from "../model/suggestions.js";
import { byId, h } from "../page/dom.js";
import { pause } from "../page/pause.js";
import { redraw } from "../page/redraw.js";
import { showResults } from "./bottom-sheet.js";
import { searchNote } from "./search-note.js";
import { createSuggestionList } from "./suggestion-list.js";

/** @import { Suggestion } from "../types/finder.js" */
/** @import { Context, Model, Part } from "../types/page.js" */

/** @param {Model} model @returns {Part} */
export function createSearch(model) {
  const suggestions = createSuggestions(model);
  const field = h("input", {
    type: "search",
    id: "q",
    role: "combobox",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    enterkeyhint: "search",
    dir: "auto",
    "aria-autocomplete": "list",
  });
  const label = h("label", { for: "q" });
  const list = createSuggestionList(field, choose);
  /** @type {Context} */
  let context;
  /** The address that typing wrote: the next letter takes its place, unless the reader went elsewhere since. */
  let written = "";
  let noted = "";
  let due = false;

  function typed() {
    list.offer();
    const replace = Boolean(written) && location.hash === written;
    context.go({ q: field.value }, { replace });
    written = location.hash;
  }

  /** @param {Suggestion} suggestion */
  function choose({ patch }) {
    list.close();
    context.go(patch, { replace: Boolean(written) && location.hash === written });
    written = "";
    if (!patch.id) showResults();
  }

  /** @returns {boolean} whether the words name one filter alone, which is then chosen */
  function chooseNamed() {
    const named = suggestions.all(field.value, context).filter((suggestion) => suggestion.named);
    if (named.length === 1) choose(named[0]);
    return named.length === 1;
  }

  function clear() {
    if (!field.value) return false;
    field.value = "";
    typed();
    list.close();
    return true;
  }

  /** @type {Record<string, () => boolean>} whether the key is dealt with */
  const keys = {
    ArrowDown: () => list.move(1) || open(),
    ArrowUp: () => list.move(-1) || open(),
    Home: () => list.moveTo(0),
    End: () => list.moveTo(-1),
    Escape: () => list.close() || clear(),
    Enter: () => list.chooseActive() || chooseNamed() || list.close(),
  };

  function open() {
    list.offer();
    draw();
    return true;
  }

  function draw() {
    due = false;
    list.draw(list.isOffered() ? suggestions.all(field.value, context) : [], context);
    note();
  }

  function note() {
    const key = [context.words.lang, filterKey(context.state)].join();
    if (key === noted) return;
    noted = key;
    redraw(byId("nota-ricerca"), searchNote(suggestions, context), byId("risultato"));
  }

  /** What is offered has a task of its own, after what the words select; a key comes to the list as it will be. */
  async function drawSoon() {
    due = true;
    list.wait();
    await pause();
    drawDue();
  }

  function drawDue() {
    if (due) draw();
  }

  field.addEventListener("focus", () => pause().then(() => suggestions.prepare(context)));
  field.addEventListener("input", typed);
  field.addEventListener("blur", () => list.close());
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || !(event.key in keys)) return;
    drawDue();
    if (!keys[event.key]()) return;
    event.preventDefault();
    event.stopPropagation();
  });
  byId("ricerca").replaceChildren(label, field, ...list.nodes);
  return {
    update(next) {
      context = next;
      const { state, words } = next;
      label.textContent = words.t("cerca");
      if (field.value !== state.q) field.value = state.q;
      if (list.isOffered()) drawSoon();
      else draw();
    },
  };
}
