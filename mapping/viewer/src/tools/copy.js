// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Copying a text; where the browser refuses, the text is shown and selected, to be copied by hand.

import { h } from "../page/dom.js";

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
  const button = h("button", { type: "button", class: "quieto" }, words.t("copia"));
  const status = h("span", { class: "solo-lettori", role: "status" });
  button.addEventListener("click", () => copy(field, button, status, words));
  return h("div", { class: "campo" }, h("label", { for: id }, label), field, button, status);
}

/**
 * A button alone; the field appears only if it is needed.
 * @param {string} label
 * @param {() => string} text
 * @param {Words} words
 */
export function copyButton(label, text, words) {
  const button = h("button", { type: "button", class: "quieto" }, label);
  const field = h("textarea", { readonly: true, rows: 2, dir: "ltr", "aria-label": label, hidden: true });
  const status = h("span", { class: "solo-lettori", role: "status" });
  button.addEventListener("click", () => {
    field.value = text();
    copy(field, button, status, words);
  });
  return h("div", {}, button, field, status);
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} status - says it to whoever does not see the button change
 * @param {Words} words
 */
async function copy(field, button, status, words) {
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = status.textContent = words.t("copiato");
  } catch {
    field.hidden = false;
    field.select();
  }
}
