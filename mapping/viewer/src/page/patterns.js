// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What fills a shape where colour alone would not do: once in the document, in a drawing that is always there.

import { hatch, svg } from "./svg.js";

/** Adds the patterns to the page, where nothing that is hidden can take them along. */
export function addPatterns() {
  if (document.getElementById("motivi")) return;
  const holder = svg("svg", { id: "motivi", width: "0", height: "0", "aria-hidden": "true", focusable: "false" });
  holder.append(
    svg(
      "defs",
      {},
      hatch("tratteggio", { width: "2", class: "tratto" }),
      hatch("ev-altra", { width: "8", class: "ev-fondo-altra" }, { width: "4", class: "ev-riga-altra" }),
      lines("ev-dubbio"),
      dots("ev-assente"),
    ),
  );
  document.body.append(holder);
}

/** @param {string} id @returns {SVGPatternElement} thin lines from side to side */
function lines(id) {
  return svg(
    "pattern",
    { id, width: "6", height: "6", patternUnits: "userSpaceOnUse" },
    svg("rect", { width: "6", height: "6", class: "ev-fondo-dubbio" }),
    svg("rect", { width: "6", height: "1", class: "tratto" }),
  );
}

/** @param {string} id @returns {SVGPatternElement} strong dots */
function dots(id) {
  return svg(
    "pattern",
    { id, width: "7", height: "7", patternUnits: "userSpaceOnUse" },
    svg("rect", { width: "7", height: "7", class: "ev-fondo-assente" }),
    svg("circle", { cx: "3.5", cy: "3.5", r: "1.7", class: "ev-punto-assente" }),
  );
}
