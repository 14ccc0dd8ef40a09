// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { readersLanguage } from "../model/reader-language.js";

const KNOWN = ["it", "en", "fr", "zh", "fil", "sr", "pt"];

test("the first of the reader's languages that the page speaks, by whatever tag", () => {
  const cases = /** @type {const} */ ([
    [["pt-BR", "en"], "pt"],
    [["zh-CN"], "zh"],
    [["zh-Hans-SG"], "zh"],
    [["tl"], "fil"],
    [["fil-PH"], "fil"],
    [["sr-Cyrl-RS"], "sr"],
    [["sh", "en"], "sr"],
    [["de-DE", "de", "fr-CH", "en"], "fr"],
    [["DE", "EN_us"], "en"],
    [["frr", "x", ""], undefined],
    [["constructor", "toString"], undefined],
    [[], undefined],
  ]);
  for (const [wanted, found] of cases) assert.equal(readersLanguage(wanted, KNOWN), found, wanted.join());
});

test("a script of its own wins over the language alone", () => {
  assert.equal(readersLanguage(["sr-Cyrl-RS"], [...KNOWN, "sr-Cyrl"]), "sr-Cyrl");
  assert.equal(readersLanguage(["sr-Latn"], [...KNOWN, "sr-Cyrl"]), "sr");
});
