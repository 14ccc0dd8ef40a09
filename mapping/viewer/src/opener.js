// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Leaflet and the viewer travel packed, a third as long (mapping/viewer/code.py). The page's policy names the hash of
// what is inside: the browser runs that text and no other.

import { byId } from "./page/dom.js";
import { stayPlain } from "./page/fault.js";
import { bunzip } from "./text/bunzip.js";

function run() {
  const code = bunzip(byId("codice").textContent ?? "");
  const trusted = window.trustedTypes?.createPolicy("codice", { createScript: (text) => (text === code ? text : "") });
  const script = document.createElement("script");
  script.text = /** @type {string} */ (trusted?.createScript(code) ?? code);
  document.body.append(script);
}

try {
  run();
} finally {
  // What does not run (its hash is another, it is cut short) throws nothing here: it leaves the map's library missing.
  if (!("L" in window)) stayPlain();
}
