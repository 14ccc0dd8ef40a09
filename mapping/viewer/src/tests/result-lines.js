// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The sentence of the result on a whole page: the page's data and a list of [language, filters, found, total] come in,
// sentences go out (tests/test_viewer_sentences.py).

import { readFileSync } from "node:fs";
import { readModel } from "../model/model.js";
import { emptyState, parseState } from "../model/state.js";
import { createWords } from "../text/sentences.js";
import { resultText } from "../tools/result.js";

/** @import { Context } from "../types/page.js" */

const { page, asked } = JSON.parse(readFileSync(0, "utf8"));
const model = await readModel(page, async () => {});
const faccette = model.facets.map(({ nome }) => nome);
const lines = asked.map(([lang, filters, found, total]) => {
  const defaults = emptyState({ lang, indicatore: "", strati: [], faccette });
  const context = /** @type {Context} */ (
    /** @type {unknown} */ ({
      model: { ...model, rows: Array(total) },
      state: { ...parseState(filters, "", defaults), lang },
      selection: { rows: Array(found), near: null },
      words: createWords(model.languages, lang),
    })
  );
  return resultText(context);
});
process.stdout.write(JSON.stringify(lines));
