// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The fills of the image: the page's classes and patterns in the colours of the palette, as no style sheet goes along.

import PALETTE from "palette";
import { evidencePatterns } from "../page/patterns.js";
import { hatch } from "../page/svg.js";
import { evidenceClass } from "../text/evidence.js";

/** @import { Context } from "../types/page.js" */

const NO_DATA = "tratteggio-immagine";
/** What the patterns are called here: the page has its own. */
const OWN = "-immagine";
/** The colours of the parts of the patterns, as the page's style sheet has them. */
const PAINTS = /** @type {Record<string, string>} */ ({
  "ev-fondo-altra": "fondo",
  "ev-riga-altra": "c4",
  "ev-fondo-dubbio": "c0",
  tratto: "bordo-forte",
  "ev-fondo-assente": "assente",
  "ev-punto-assente": "confine-forte",
});
/** What is filled with one colour under another name. */
const PLAIN = /** @type {Record<string, string>} */ ({ "ev-presente": "c4", "ev-pochi": "zero", spenta: "zero" });

/** @param {Context} context @returns {SVGElement[]} those that its regions may have */
export function patterns({ evidence }) {
  const none = hatch(NO_DATA, { width: "8", fill: PALETTE.fondo }, { width: "2", fill: PALETTE["bordo-forte"] });
  return evidence ? [none, ...evidencePatterns((name) => ({ fill: PALETTE[PAINTS[name]] }), OWN)] : [none];
}

/**
 * @param {string} name - of a class
 * @returns {string}
 */
export function colourOf(name) {
  if (name === "nd") return `url(#${NO_DATA})`;
  return PALETTE[PLAIN[name] ?? name] ?? `url(#${name}${OWN})`;
}

/** @param {Context} context @returns {[name: string, text: string][]} the legend where the evidence colours the map */
export function evidenceLines({ model, evidence, words }) {
  if (!evidence) return [];
  const states = [...evidence.values()].map(({ evidenza }) => evidenza);
  return model.evidence.map((name) => {
    const count = states.filter((state) => state === name).length;
    return [evidenceClass(name), words.choice("evidenza_breve", name) + words.colon + words.n(count)];
  });
}
