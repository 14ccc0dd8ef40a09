// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Copying a text; where the browser refuses, the text is shown and selected, to be copied by hand.

import { h } from "../page/dom.js";
import { say } from "../page/say.js";

/** @import { Words } from "../types/languages.js" */

/**
 * A field with its button.
 * @param {string} id
 * @param {string} label
 * @param {string} text
 * @param {Words} words
 */
export function copyField(id, label, text, words) {
  const field = h("textarea", { id, readonly: true, rows: 3, dir: "ltr", spellcheck: "false" }, text);
  const [button, note] = parts(words.t("copia"));
  button.addEventListener("click", () => copy(field, button, note, words));
  return h("div", { class: "campo" }, h("label", { for: id }, label), field, button, note);
}

/**
 * A button alone; the field appears only if it is needed.
 * @param {string} label
 * @param {() => string} text
 * @param {Words} words
 */
export function copyButton(label, text, words) {
  const [button, note] = parts(label);
  const field = h("textarea", { readonly: true, rows: 2, dir: "ltr", "aria-label": label, hidden: true });
  button.addEventListener("click", () => {
    field.value = text();
    copy(field, button, note, words);
  });
  return h("div", {}, button, field, note);
}

/** @param {string} label @returns {[HTMLButtonElement, HTMLElement]} the button, and where it says that it failed */
function parts(label) {
  const button = h("button", { type: "button", class: "quieto" }, label);
  button.addEventListener("blur", () => button.replaceChildren(label)); // what was copied then may be another by now
  return [button, h("p", { class: "minuto" })];
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} note
 * @param {Words} words
 */
async function copy(field, button, note, words) {
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = words.t("copiato");
    say(button.textContent);
    note.textContent = "";
  } catch {
    field.hidden = false;
    field.select();
    note.textContent = words.t("copia_a_mano");
    say(note.textContent);
  }
}
