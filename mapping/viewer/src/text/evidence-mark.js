// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The little square that stands for what can be said of a community: filled as the map is.

import { h } from "../page/dom.js";
import { svg } from "../page/svg.js";
import { evidenceClass, evidenceReason } from "./evidence.js";

/** @import { Evidence } from "../types/communities.js" */
/** @import { Words } from "../types/languages.js" */
/** @import { Community } from "../types/page.js" */

/** @param {Community} cell @param {Words} words @returns {HTMLElement} the square, the state in words, and why */
export function evidenceLine(cell, words) {
  const { evidenza } = cell;
  const state = h("b", {}, words.choice("evidenza_breve", evidenza));
  const told = h("span", {}, state, ` · ${evidenceReason(cell, words)}`);
  return h("span", { class: "evidenza", "data-evidenza": evidenza }, evidenceMark(evidenza), told);
}

/** @param {Evidence} name @returns {HTMLElement} */
export function evidenceMark(name) {
  const fill = svg("path", { d: "M0 0h22v16h-22z", class: evidenceClass(name) });
  const drawing = svg("svg", { width: "20", height: "14", viewBox: "0 0 22 16", preserveAspectRatio: "none" }, fill);
  const square = h("span", { class: "quadro", "aria-hidden": "true" });
  square.append(drawing);
  return square;
}
