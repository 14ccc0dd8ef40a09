// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Styles, Leaflet and the viewer travel packed, a third as long (mapping/viewer/code.py). The page's policy names the
// hashes of what is inside: the browser takes those texts and no others.

import { byId } from "./page/dom.js";
import { stayPlain } from "./page/fault.js";
import { bunzip } from "./text/bunzip.js";

function open() {
  const [style, code] = bunzip(byId("codice").textContent ?? "").split("\f");
  dress(style);
  run(code);
}

/** @param {string} text */
function dress(text) {
  const style = document.createElement("style");
  style.id = "vivo";
  style.textContent = text;
  document.getElementById(style.id)?.remove(); // of a page that was saved as it stood
  document.head.append(style);
  if (!style.sheet) throw new Error("The policy refuses the style.");
}

/** @param {string} code */
function run(code) {
  const trusted = window.trustedTypes?.createPolicy("codice", { createScript: (text) => (text === code ? text : "") });
  const script = document.createElement("script");
  script.text = /** @type {string} */ (trusted?.createScript(code) ?? code);
  document.body.append(script);
  script.remove(); // it has run: saved with the page it would run twice
}

try {
  open();
} finally {
  // What does not run (its hash is another, it is cut short) throws nothing here: it leaves the map's library missing.
  if (!("L" in window)) stayPlain();
}
