// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Elements of a drawing, and the hatch that tells «no data» apart without colour.

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} attributes
 * @param {...SVGElement} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * @param {string} id - by which a fill names it
 * @param {...Record<string, string>} rects - what is repeated, one above the other
 * @returns {SVGPatternElement} lines from the lower left to the upper right
 */
export function hatch(id, ...rects) {
  const turned = { width: "8", height: "8", patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  return svg("pattern", { id, ...turned }, ...rects.map((rect) => svg("rect", { ...rect, height: "8" })));
}
