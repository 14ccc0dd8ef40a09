// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The little square that stands for what can be said of a community: filled as the map is.

import { h } from "../page/dom.js";
import { svg } from "../page/svg.js";
import { evidenceClass } from "./evidence.js";

/** @import { Evidence } from "../types/communities.js" */

/** @param {Evidence} name @returns {HTMLElement} */
export function evidenceMark(name) {
  const fill = svg("path", { d: "M0 0h22v16h-22z", class: evidenceClass(name) });
  const drawing = svg("svg", { width: "20", height: "14", viewBox: "0 0 22 16", preserveAspectRatio: "none" }, fill);
  const square = h("span", { class: "quadro", "aria-hidden": "true" });
  square.append(drawing);
  return square;
}
