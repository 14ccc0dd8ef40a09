// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A page that cannot come alive (a file cut short, an engine or a host that lets no script run from a text) shows what
// it shows without JavaScript, and says so.

import { byId } from "./dom.js";

/** Shows the page as it is without JavaScript. */
export function stayPlain() {
  document.documentElement.classList.remove("viva");
  for (const section of document.querySelectorAll("main section")) section.removeAttribute("hidden");
  byId("guasto").hidden = false;
}
