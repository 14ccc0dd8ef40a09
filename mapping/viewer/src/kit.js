// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The editor's page: choices on one side, the code to paste and the live frame on the other.

import { byId, h } from "./page/dom.js";
import { embedCode, followHeights } from "./tools/embed-code.js";

/** @typedef {{campo: string, nome: string, voci: [string, string][]}} Choice */
/** @typedef {{titolo: string, scelte: Choice[]}} Kit */

const kit = /** @type {Kit} */ (JSON.parse(byId("dati").textContent ?? ""));
const address = /** @type {HTMLInputElement} */ (byId("indirizzo"));
const selects = kit.scelte.map(({ campo, nome, voci }) => {
  const options = voci.map(([value, text]) => h("option", { value }, text));
  const select = h("select", { id: campo, onchange: show }, ...options);
  byId("scelte-editore").append(h("div", { class: "campo" }, h("label", { for: campo }, nome), select));
  return select;
});

/** @param {string} page @returns {string} */
function source(page) {
  const chosen = selects
    .filter((select) => select.value)
    .map((select) => `&${select.id}=${encodeURIComponent(select.value)}`);
  return `${page}?incorporata=1${chosen.join("")}`;
}

function show() {
  byId("codice").textContent = embedCode(source(address.value), kit.titolo);
  byId("esempio").setAttribute("src", source("index.html"));
}

document.documentElement.classList.add("viva");
address.value =
  location.protocol === "file:" ? "https://…/index.html" : new URL("index.html", location.href.split(/[?#]/)[0]).href;
address.addEventListener("input", show);
byId("copia").addEventListener("click", () => {
  /** @type {HTMLTextAreaElement} */ (byId("codice")).select();
  // Refused: the text is selected, to copy by hand.
  navigator.clipboard?.writeText(byId("codice").textContent ?? "").catch(() => {});
});
followHeights(document);
show();
