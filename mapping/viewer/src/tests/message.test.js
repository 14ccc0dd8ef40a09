// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Messages are filled as ICU fills them: as the shared vectors say, and as a whole implementation of ICU's does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { IntlMessageFormat } from "intl-messageformat";
import { fillMessage } from "../text/message.js";

const VECTORS = new URL("../../../../tests/vectors/messages.json", import.meta.url);
/** The pieces of random messages: what is plain, and every sign that means something. */
const PLAIN = ["a", " di ", "l'ora ", "''", "'{'x'}'", "#", "é", "’", "'#'", "{n}", "{ nome }", ", ", "'"];
const KEYS = { plural: ["one", "two", "few", "many", "=0", "=3"], select: ["x", "12", "AQ", "other_one"] };
const LANGUAGES = ["it", "en", "ar", "ru", "ro", "fr", "zh", "fil"];

/** @param {string} lang */
function writing(lang) {
  const rules = new Intl.PluralRules(lang);
  const group = (/** @type {number} */ n) => new Intl.NumberFormat(`${lang}-u-nu-latn`).format(n);
  return {
    plural: (/** @type {number} */ n) => rules.select(n),
    number: (/** @type {number|null} */ n) => (n === null ? "–" : group(n)),
  };
}

/** @param {number} seed @returns {(below: number) => number} the same numbers at every run */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {(below: number) => number} next @param {number} depth @returns {string} */
function message(next, depth) {
  const parts = Array.from({ length: next(4) }, () => PLAIN[next(PLAIN.length)]);
  if (depth && next(3)) parts.splice(next(parts.length + 1), 0, choice(next, depth));
  return parts.join("");
}

/** @param {(below: number) => number} next @param {number} depth */
function choice(next, depth) {
  const kind = next(2) ? "plural" : "select";
  const keys = [...KEYS[kind].filter(() => next(2)), "other"];
  const forms = keys.map((key) => `${key} {${message(next, depth - 1)}}`);
  return `{${kind === "plural" ? ["n", "m"][next(2)] : "nome"}, ${kind}, ${forms.join(" ")}}`;
}

test("messages of the shared vectors", () => {
  const { cases } = JSON.parse(readFileSync(VECTORS, "utf8"));
  for (const [lang, text, values, told] of cases) {
    const known = { ...writing(lang), number: lang === "it" ? italian : writing(lang).number };
    assert.equal(fillMessage(text, values, known), told, text);
  }
});

/** @param {number|null} n with a point from the fourth digit on, as the page writes it */
function italian(n) {
  return n === null ? "–" : String(n).replace(/\B(?=(\d{3})+$)/g, ".");
}

test("random messages are filled as ICU's own implementation fills them", () => {
  const next = random(20260101);
  let compared = 0;
  for (let n = 0; n < 4000; n += 1) {
    const lang = LANGUAGES[next(LANGUAGES.length)];
    const text = message(next, 3);
    const values = {
      n: [0, 1, 2, 3, 5, 11, 21, 101, 503][next(9)],
      m: next(30),
      nome: ["x", "12", "AQ", "y"][next(4)],
    };
    const expected = reference(text, lang, values);
    if (expected === undefined) continue;
    assert.equal(fillMessage(text, values, writing(lang)), expected, text);
    compared += 1;
  }
  assert.ok(compared > 1500, `${compared} were messages`);
});

/** @param {string} text @param {string} lang @param {Record<string, string|number>} values */
function reference(text, lang, values) {
  try {
    return String(new IntlMessageFormat(text, lang, undefined, { ignoreTag: true }).format(values));
  } catch {
    return undefined; // a quote that was not ended has eaten a brace: no message
  }
}
