// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Each project in its own shape and colour: on the map, in the legend, in a picture.

import MARKS from "palette/marks";
import { svg } from "./svg.js";

/** Of a project that has no shape of its own. */
const OTHER = "M0-8A8 8 0 0 1 0 8 8 8 0 0 1 0-8z";

/** @param {string} project @returns {string} its outline around the origin, some 9 pixels to each side */
export function markPath(project) {
  return MARKS[project] ?? OTHER;
}

/** @param {string} project @returns {SVGSVGElement} coloured by the style sheet */
export function projectMark(project) {
  const path = svg("path", { d: markPath(project) });
  path.style.fill = `var(--progetto-${project}, var(--testo))`;
  return svg("svg", { viewBox: "-12 -12 24 24", class: "segno-progetto", "aria-hidden": "true" }, path);
}
