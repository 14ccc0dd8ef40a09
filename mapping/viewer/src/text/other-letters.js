// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Serbian in Cyrillic, made by rule of what travels in Latin letters.

import { cyrillic } from "./cyrillic.js";
import { lazily } from "./languages.js";

/** @import { Language, OtherLetters } from "../types/languages.js" */

/**
 * A language in its other letters, which travels as the first alone; its sentences are rewritten when they are filled.
 * @param {Language} own
 * @param {OtherLetters} other
 * @returns {Language}
 */
export function inOtherLetters(own, { codice, nome, salvi }) {
  const { direzione, bozza, letta } = own;
  return lazily(
    { codice, tag: codice, nome, direzione, bozza, letta, lettere: cyrillic, salvi },
    {
      testi: () => own.testi,
      voci: () => rewritten(own.voci),
      paesi: () => rewritten(own.paesi),
      indicatori: () => rewritten(own.indicatori),
      brevi: () => rewritten(own.brevi),
      unita: () => rewritten(own.unita),
      fonti: () => rewritten(own.fonti),
      luoghi: () => rewritten(own.luoghi),
      racconti: () => rewritten(own.racconti),
      numeri: () => own.numeri,
      date: () => ({ ...own.date, mesi: rewritten(own.date.mesi), mesi_soli: rewritten(own.date.mesi_soli) }),
      elenchi: () => rewritten(own.elenchi),
    },
  );
}

/**
 * @template T
 * @param {T} words - a text, or texts at any depth, under keys that stay
 * @returns {T}
 */
function rewritten(words) {
  return JSON.parse(JSON.stringify(words), (_, value) => (typeof value === "string" ? cyrillic(value) : value));
}
