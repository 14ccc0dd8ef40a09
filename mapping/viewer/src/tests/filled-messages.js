// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Every text as the page fills it: the words of the page and, by text, the values to try come in, what is told goes out
// (tests/test_translations_filled.py).

import { readFileSync } from "node:fs";
import { readLanguages } from "../text/languages.js";
import { createWords } from "../text/sentences.js";

const { words: block, asked } = JSON.parse(readFileSync(0, "utf8"));
const languages = readLanguages(block);
const told = Object.keys(block.lingue).map((lang) => {
  const words = createWords(languages, lang);
  return [lang, asked[lang].map(([key, values]) => words.t(key, values))];
});
process.stdout.write(JSON.stringify(Object.fromEntries(told)));
