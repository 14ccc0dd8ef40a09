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
  const unsure = unsureDots((name) => ({ class: name }), "incerta-");
  holder.append(svg("defs", {}, hatch("tratteggio", { width: "2", class: "tratto" }), ...unsure, ...own));
  byId("dati").before(holder); // a page that is saved as it stands has it ahead of the scripts that look for it
}

/**
 * Small dots on the colour of a class, in the one colour that is seen on every class.
 * @param {Paint} paint
 * @param {string} start - of the names by which fills know them
 * @returns {SVGPatternElement[]}
 */
export function unsureDots(paint, start) {
  const names = ["confine-forte", "zero", "c0", "c1", "c2", "c3", "c4"];
  const [dot, ...grounds] = names.map(paint);
  return grounds.map((ground, n) => dotted(start + names[n + 1], "7", "1", ground, dot));
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
  const dots = dotted(`ev-assente${end}`, "7", "1.7", paint("ev-fondo-assente"), paint("confine-forte"));
  return [hatch(`ev-altra${end}`, ...stripes), lines, dots];
}

/**
 * @param {string} id
 * @param {string} side
 * @param {string} r
 * @param {Record<string, string>} ground
 * @param {Record<string, string>} dot
 */
function dotted(id, side, r, ground, dot) {
  const pattern = tile(id, side, ground);
  const middle = String(Number(side) / 2);
  pattern.append(svg("circle", { cx: middle, cy: middle, r, ...dot }));
  return pattern;
}

/** @param {string} id @param {string} side @param {Record<string, string>} fill */
function tile(id, side, fill) {
  const size = { width: side, height: side };
  return svg("pattern", { id, ...size, patternUnits: "userSpaceOnUse" }, svg("rect", { ...size, ...fill }));
}
