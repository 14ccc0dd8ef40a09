// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What is one name though it is written otherwise: the rules of mapping/places/names/keys.py and abbreviations.py;
// tests/vectors/places.json holds both to them. Other scripts keep their letters.

import { fold } from "./fold.js";

const list = (/** @type {string} */ text) => new Set(text.split(" "));

/** What «S.» may stand for, in «S. Agata» and in «Trezzo S/Adda». */
const ONE_LETTER = list("s ss san sant santa santi santo sante sto sta ste su sul sull sulla sulle sullo");
const SAINT = "(?:santissima|santi|santa|sante|santo|sant|san|s)";
const SAINTS = list("ss san sant santa santi santo");
/** Words that may be left out. */
export const SMALL = list(
  "di del dello della dell dei degli delle d de da dal dalla in nel nell nella nello al allo alla all ai agli alle a " +
    "lo la il l le i gli li e ed con per",
);
/** Those that a short form may leave out. */
const FORGIVEN = new Set([...SMALL, ..."ne su sul sull sulla sullo sulle".split(" ")].filter((word) => word !== "li"));
const GAP = `(?: (?:${[...FORGIVEN].join("|")}))* `;
const SHORT = new Map(
  (
    "st=saint mte=monte mti=monti pto=porto bgo=borgo csle=casale cast=castel castelli=castelli villafr=villafranca " +
    "fco=franco tme=terme mna=marina rmno=romano vic=vicentino ven=veneto piem=piemonte monf=monferrato canav=canavese"
  )
    .split(" ")
    .map((pair) => /** @type {[string, string]} */ (pair.split("="))),
);
/** Letters at most after the point of a contraction: «F.no», «L.dia». */
const CONTRACTED = 3;

/** @param {string} text @returns {string[]} its words: a point parts them, as in «S.Giovanni» */
export function wordsOf(text) {
  return fold(text.replace(/\./g, " ")).split(" ").filter(Boolean);
}

/** @param {string} text */
const sameSound = (text) => text.replace(/j/g, "i").replace(/y/g, "i");

/** @param {string[]} words @returns {string} a key that forgives small words, saints, abbreviations, j and y for i */
export function looseKey(words) {
  const kept = words.filter((word) => !SMALL.has(word));
  return sameSound(kept.map((word) => (ONE_LETTER.has(word) ? "s" : (SHORT.get(word) ?? word))).join(""));
}

/**
 * @param {string} text
 * @returns {((words: string[]) => boolean)|null} whether a name is what the text writes short («S.Maria C.V.», «Settimo
 *   T.se», «Trezzano s/N»); null if nothing in it is short
 */
export function abbreviated(text) {
  const plain = sameSound(wordsAndMarks(text));
  const tokens = [...plain.matchAll(/([a-z0-9]+)([./]?)(?=(\s?))/g)];
  const last = tokens[tokens.length - 1]?.[1] ?? "";
  if (!(last.length === 1 || tokens.some(([, , mark]) => mark))) return null;
  const pattern = new RegExp(`^${patternOf(tokens)}$`);
  return (words) => pattern.test(sameSound(words.join(" ")));
}

/** @param {string} text @returns {string} folded word by word, its points, bars and spaces kept */
function wordsAndMarks(text) {
  return text
    .split(/([./\s])/)
    .map((part, n) => (n % 2 ? part : fold(part)))
    .join("");
}

/** @param {RegExpMatchArray[]} tokens */
function patternOf(tokens) {
  let pattern = "";
  let gap = "";
  tokens.forEach(([, word, mark, space], n) => {
    if (FORGIVEN.has(word) && !mark && pattern) return;
    pattern += gap + wordPattern(word, mark);
    const [, after, markAfter] = tokens[n + 1] ?? ["", "", ""];
    const joined = mark === "/" || (after.length > 1 && after.length <= CONTRACTED);
    const contracted = mark && !space && !markAfter && joined;
    gap = contracted || (word === "s" && mark) ? `(?:${GAP})?` : GAP;
  });
  return pattern;
}

/** @param {string} word @param {string} mark */
function wordPattern(word, mark) {
  if (SAINTS.has(word)) return SAINT;
  return mark || word.length === 1 ? `${word}[a-z]*` : word;
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {boolean} whether one slip of the pen parts them: a letter missing, added, another, or two exchanged
 */
export function oneSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (a[start] === b[start]) start += 1;
  let [i, j] = [a.length, b.length];
  while (i > start && j > start && a[i - 1] === b[j - 1]) [i, j] = [i - 1, j - 1];
  const [left, right] = [a.slice(start, i), b.slice(start, j)];
  const exchanged = left.length === 2 && left[0] === right[1] && left[1] === right[0];
  return (left.length < 2 && right.length < 2) || (exchanged && right.length === 2);
}
