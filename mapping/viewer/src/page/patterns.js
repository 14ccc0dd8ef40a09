// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What fills a shape where colour alone would not do: once in the document, in a drawing that is always there.

import { byId } from "./dom.js";
import { hatch, svg } from "./svg.js";

/** @typedef {(name: string) => Record<string, string>} Paint how a part of a pattern is filled */

/** Adds the patterns to the page, where nothing that is hidden can take them along. */
export function addPatterns() {
  if (document.getElementById("motivi")) return;
  const holder = svg("svg", { id: "motivi", width: "0", height: "0", "aria-hidden": "true", focusable: "false" });
  const own = evidencePatterns((name) => ({ class: name }));
  holder.append(svg("defs", {}, hatch("tratteggio", { width: "2", class: "tratto" }), ...unsurePatterns(), ...own));
  byId("dati").before(holder); // a page that is saved as it stands has it ahead of the scripts that look for it
}

/** @returns {SVGPatternElement[]} for regions whose class is not certain */
function unsurePatterns() {
  return unsureStripes((name) => ({ class: name === "fondo" ? "chiaro" : name }), "incerta-");
}

/**
 * The colour of a class between stripes of the ground; zero is as light as the ground: thin stripes of a colour.
 * @param {Paint} paint
 * @param {string} start - of the names by which fills know them
 * @returns {SVGPatternElement[]}
 */
export function unsureStripes(paint, start) {
  return ["zero", "c0", "c1", "c2", "c3", "c4"].map((name) =>
    hatch(
      start + name,
      { width: "8", ...paint(name) },
      name === "zero" ? { width: "1.5", ...paint("c2") } : { width: "3", ...paint("fondo") },
    ),
  );
}

/**
 * @param {Paint} paint
 * @param {string} [end] - of the names by which fills know them
 * @returns {SVGPatternElement[]} stripes, thin lines from side to side, strong dots
 */
export function evidencePatterns(paint, end = "") {
  const stripes = [
    { width: "8", ...paint("ev-fondo-altra") },
    { width: "4", ...paint("ev-riga-altra") },
  ];
  const lines = tile(`ev-dubbio${end}`, "6", paint("ev-fondo-dubbio"));
  lines.append(svg("rect", { width: "6", height: "1", ...paint("tratto") }));
  const dots = tile(`ev-assente${end}`, "7", paint("ev-fondo-assente"));
  dots.append(svg("circle", { cx: "3.5", cy: "3.5", r: "1.7", ...paint("ev-punto-assente") }));
  return [hatch(`ev-altra${end}`, ...stripes), lines, dots];
}

/** @param {string} id @param {string} side @param {Record<string, string>} fill */
function tile(id, side, fill) {
  const size = { width: side, height: side };
  return svg("pattern", { id, ...size, patternUnits: "userSpaceOnUse" }, svg("rect", { ...size, ...fill }));
}
