// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Areas smaller than a region: the outlines of the comuni, and the figures of the provinces.

import { readArc } from "./topology.js";

/** @import { Position } from "geojson" */
/** @import { Model, ProvinceFigures } from "../types/page.js" */
/** @import { OutlineBlock, ProvinceBlock } from "../types/payload.js" */

/** Steps are counted in parts of a degree (mapping/viewer/outlines.py). */
const UNIT = 10_000;

/**
 * @param {() => OutlineBlock|null} open - asked once, when the first comune is chosen
 * @returns {Model["outlineOf"]}
 */
export function readOutlines(open) {
  /** @type {OutlineBlock|null|undefined} */
  let block;
  return (code) => {
    if (block === undefined) block = open();
    const place = block ? block.codici.indexOf(code) : -1;
    if (!block || place < 0) return undefined;
    const step = block.passi[place] / UNIT;
    const rings = block.anelli[place].split(" ").map((text) => ringOf(text, step));
    return { type: "MultiPolygon", coordinates: rings.map((ring) => [ring]) }; // holes too: filled by even and odd
  };
}

/** @param {string} text @param {number} step @returns {Position[]} */
function ringOf(text, step) {
  let [x, y] = [0, 0];
  return readArc(text).map(([east, north]) => {
    x += east;
    y += north;
    return [x * step, y * step];
  });
}

/** @param {ProvinceBlock} block @returns {Map<string, ProvinceFigures>} */
export function readProvinceFigures({ sigla, cifre, incerte }) {
  const read = (/** @type {string} */ name) => ({
    values: new Map(sigla.map((letters, n) => /** @type {const} */ ([letters, cifre[name][n]]))),
    unsure: new Set(incerte[name]),
  });
  return new Map(Object.keys(cifre).map((name) => /** @type {const} */ ([name, read(name)])));
}
