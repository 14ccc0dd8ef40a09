// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// One key for the many ways of writing the same name: the rule of mapping/cells/folding.py;
// tests/vectors/folds.json holds both to it.

/** Latin letters that Unicode does not take apart into a letter and its accent. */
const LETTERS = new Map(Object.entries({ ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i", ð: "d", þ: "th", ς: "σ" }));
const LETTER = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "g");

/** Accents, vowel points and the like, over or under a letter; vowel signs that take a place of their own stay. */
const ACCENT = new RegExp(
  "[\\u0300-\\u034e\\u0350-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7" +
    "\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u093c" +
    "\\u094d\\u0951-\\u0954\\u09bc\\u09cd\\u0a3c\\u0a4d\\u0abc\\u0acd\\u0b3c\\u0b4d\\u0bcd\\u0c4d\\u0cbc" +
    "\\u0ccd\\u0d4d\\u0dca\\u0e38-\\u0e3a\\u0e48-\\u0e4b\\u135d-\\u135f\\u1dc4-\\u1dff\\u20d0-\\u20dc\\u3099" +
    "\\u309a\\ufe20-\\ufe2f]",
  "g",
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: they belong to ASCII
const ASCII = /^[\x00-\x7f]*$/;
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/**
 * @param {string} text
 * @returns {string} without case, accents, punctuation and doubled spaces: «Forlì», «FORLI'» and «forli» are one, as
 *   are «A.C.I.A.» and «acia», «Łódź» and «lodz»
 */
export function fold(text) {
  if (ASCII.test(text)) return plainWords(text.toLowerCase());
  const bare = plain(plain(text)).replace(LETTER, (letter) => LETTERS.get(letter) ?? "");
  return words(bare, /[^\p{L}\p{N}\p{M}]+/gu);
}

/**
 * @param {string} text - of small letters
 * @returns {string} most names need no more
 */
function plainWords(text) {
  return PLAIN.test(text) ? text : words(text, /[^a-z0-9]+/g);
}

/**
 * Twice to be asked: some letters show their accent only once they are in small letters.
 * @param {string} text
 */
function plain(text) {
  // By way of the capitals, so that «ß» and «ss» are one.
  return text.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD").replace(ACCENT, "");
}

/** @param {string} text @param {RegExp} between @returns {string} */
function words(text, between) {
  return text.replace(/\./g, "").replace(between, " ").trim();
}
