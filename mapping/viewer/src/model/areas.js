// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Areas smaller than a region: the outlines of the comuni, and the figures of the provinces.

import { feature } from "topojson-client";
import { propertiesOf, readTopology } from "./topology.js";

/** @import { MultiPolygon } from "topojson-specification" */
/** @import { Outlines, PackedBorders } from "../types/borders.js" */
/** @import { Model, ProvinceFigures } from "../types/page.js" */
/** @import { ProvinceBlock } from "../types/payload.js" */

/** @typedef {MultiPolygon<{codice: string}>} Shape */

/**
 * @param {() => PackedBorders<Outlines>|null} open - asked once, when the first comune is chosen
 * @returns {Model["outlineOf"]}
 */
export function readOutlines(open) {
  /** @type {{topology: Outlines, codes: string[]}|undefined} */
  let known;
  return (code) => {
    known ??= indexed(open());
    const place = known.codes.indexOf(code);
    if (place < 0) return undefined;
    const { topology } = known;
    const shape = feature(topology, /** @type {Shape} */ (topology.objects.comuni.geometries[place]));
    return shape.geometry;
  };
}

const NONE = /** @type {PackedBorders<Outlines>} */ ({
  type: "Topology",
  objects: { comuni: { type: "GeometryCollection", geometries: [] } },
  arcs: /** @type {string[]} */ ([]),
});

/** @param {PackedBorders<Outlines>|null} packed */
function indexed(packed) {
  const topology = readTopology(packed ?? NONE);
  return { topology, codes: propertiesOf(topology.objects.comuni).map(({ codice }) => codice) };
}

/** @param {ProvinceBlock} block @returns {Map<string, ProvinceFigures>} */
export function readProvinceFigures({ sigla, cifre, incerte }) {
  const read = (/** @type {string} */ name) => ({
    values: new Map(sigla.map((letters, n) => /** @type {const} */ ([letters, cifre[name][n]]))),
    unsure: new Set(incerte[name]),
  });
  return new Map(Object.keys(cifre).map((name) => /** @type {const} */ ([name, read(name)])));
}
