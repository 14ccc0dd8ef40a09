// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The fills of regions whose class is not certain, in a picture: their colour between stripes of the ground.

import PALETTE from "palette";
import { unsureStripes } from "../page/patterns.js";

const START = "incerta-immagine-";

/** @returns {SVGPatternElement[]} one for each class */
export function stripes() {
  return unsureStripes((name) => ({ fill: PALETTE[name] }), START);
}

/**
 * @param {string} name - of a class
 * @returns {string} the fill that its stripes are
 */
export function striped(name) {
  return `url(#${START}${name})`;
}
