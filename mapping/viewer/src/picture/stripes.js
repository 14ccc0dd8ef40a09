// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The fills of regions whose class is not certain, in a picture: their colour between stripes of the ground.

import PALETTE from "palette";
import { hatch } from "../page/svg.js";

const CLASSES = ["zero", "c0", "c1", "c2", "c3", "c4"];

/** @returns {SVGPatternElement[]} one for each class */
export function stripes() {
  return CLASSES.map((name) =>
    hatch(idOf(name), { width: "8", fill: PALETTE[name] }, { width: "3", fill: PALETTE.fondo }),
  );
}

/**
 * @param {string} name - of a class
 * @returns {string} the fill that its stripes are
 */
export function striped(name) {
  return `url(#${idOf(name)})`;
}

/** @param {string} name */
function idOf(name) {
  return `incerta-immagine-${name}`;
}
