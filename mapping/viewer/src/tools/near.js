// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// «Vicino a …»: a comune that is typed or the reader's own position, and how far around.

import { createTyped } from "../model/comuni-named.js";
import { ownPosition, RADII } from "../model/state.js";
import { byId, h } from "../page/dom.js";
import { askPosition, canAsk } from "../page/position.js";
import { redraw } from "../page/redraw.js";
import { kmText } from "../text/near-text.js";
import { comuneName, comuneNames } from "../text/place-name.js";

/** @import { Context, Model, Part } from "../types/page.js" */

/** @param {Model} model @returns {Part} */
export function createNear({ comuni, namedOver }) {
  const find = createTyped(comuni);
  /** @type {Context} */
  let context;
  let drawn = "";
  /** What the reader did in vain, in words. */
  let failure = "";
  const names = h("datalist", { id: "comuni" });
  const field = h("input", { id: "vicino", list: names.id, autocomplete: "off", "aria-describedby": "vicino-nota" });
  const label = h("label", { for: field.id });
  const here = h("button", { type: "button", class: "secondario", onclick: () => askPosition(choose, refuse) }, "◎");
  here.hidden = !canAsk();
  const radii = h("div", { class: "raggi" });
  const note = h("p", { id: "vicino-nota", class: "minuto", role: "status" });

  /** @param {string} vicino */
  function choose(vicino) {
    failure = "";
    context.go({ vicino, id: "", comune: "", scheda: "" });
    explain();
  }

  /** @param {Parameters<Parameters<typeof askPosition>[1]>[0]} why */
  function refuse(why) {
    failure = context.words.t(why);
    explain();
  }

  /** @param {boolean} whole - what is written is all that the reader means */
  function typed(whole) {
    const found = find(field.value, whole, context.words);
    if (found) choose(found.codice);
    else if (whole && !field.value.trim()) choose("");
    else if (whole) {
      failure = `${context.words.pair(field.value, context.words.t("vicino_ignoto"))} ${known()}`;
      explain();
    }
  }

  function known() {
    return context.words.t("vicino_quali", { n: namedOver });
  }

  function explain() {
    const { state, selection, words } = context;
    const lost =
      state.vicino && !selection.near ? `${words.pair(state.vicino, words.t("vicino_ignoto"))} ${known()}` : "";
    const of = selection.near ? words.t(ownPosition(state) ? "posizione_privata" : "vicino_nota") : "";
    const text = failure || lost || of || (names.hasChildNodes() ? known() : "");
    if (note.textContent !== text) note.textContent = text;
    field.setAttribute("aria-invalid", String(Boolean(failure || lost)));
  }

  function offer() {
    const all = comuni.flatMap((one) => comuneNames(one, context.words));
    names.replaceChildren(...all.map((value) => h("option", { value })));
  }

  field.addEventListener("focus", () => {
    if (!names.hasChildNodes()) offer();
    explain();
  });
  field.addEventListener("input", () => typed(false));
  field.addEventListener("change", () => typed(true));
  const holder = byId("vicinanza");
  holder.replaceChildren(label, h("div", { class: "riga" }, field, here), names, radii, note);
  return {
    update(next) {
      context = next;
      const { state, selection, words } = next;
      const key = [words.lang, state.vicino, state.raggio].join();
      if (key === drawn) return;
      if (names.hasChildNodes() && !drawn.startsWith(`${words.lang},`)) offer();
      drawn = key;
      failure = "";
      holder.classList.toggle("attiva", Boolean(state.vicino));
      label.textContent = words.t("vicino");
      here.setAttribute("aria-label", words.t("dove_sono"));
      here.setAttribute("aria-pressed", String(Boolean(ownPosition(state))));
      here.title = words.t("dove_sono");
      field.value = selection.near ? comuneName(selection.near.centre, words) : state.vicino;
      redraw(radii, selection.near ? RADII.map((raggio) => radius(raggio, next)) : []);
      explain();
    },
  };
}

/** @param {string} raggio @param {Context} context */
function radius(raggio, { state, words, go }) {
  const text = raggio ? kmText(Number(raggio), words) : words.t("senza_limite");
  const pressed = String(raggio === state.raggio);
  return h("button", { type: "button", "aria-pressed": pressed, onclick: () => go({ raggio }) }, text);
}
