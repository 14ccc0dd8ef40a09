// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Serbian in its other letters, by rule: one Latin letter or pair of letters for each Cyrillic one.

const LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š".split(" ");
const CYRILLIC = "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш".split(" ");
const LETTERS = new Map(LATIN.map((letter, n) => [letter, CYRILLIC[n]]));
/**
 * Kept as they are: addresses, what is written in capitals or with a stop within, names of projects, formats and marks
 * that have no other spelling, words with letters that Serbian lacks.
 */
const KEPT = [
  "https?:\\S+",
  "[A-Z]+(?:\\.[A-Z]+)+",
  "\\b[A-Z]{2,}\\b(?: [A-Z]{2}\\b)?",
  "\\b(?:Malaika|JavaScript|GeoJSON|cookie|script)\\b",
  "\\p{L}*[qwxyQWXY]\\p{L}*",
];
const PIECE = new RegExp(`(${KEPT.join("|")})|[Ll]j|[Nn]j|[Dd]ž|LJ|NJ|DŽ|\\p{L}`, "gu");

/** @param {string} text @returns {string} */
export function cyrillic(text) {
  return text.replace(PIECE, (piece, kept) => {
    if (kept !== undefined) return piece;
    const letter = LETTERS.get(piece.toLowerCase());
    if (!letter) return piece;
    return piece[0] === piece[0].toLowerCase() ? letter : letter.toUpperCase();
  });
}
