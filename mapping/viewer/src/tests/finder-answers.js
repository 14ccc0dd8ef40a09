// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What the search box answers on a whole page: the page's data and a list of [language, words] come in, suggestions go
// out (tests/test_viewer_finder.py).

import { readFileSync } from "node:fs";
import { readModel } from "../model/model.js";
import { select } from "../model/select.js";
import { emptyState, parseState } from "../model/state.js";
import { createSuggestions } from "../model/suggestions.js";
import { createWords } from "../text/sentences.js";

/** @import { Context } from "../types/page.js" */

const { page, asked } = JSON.parse(readFileSync(0, "utf8"));
const model = await readModel(page, async () => {});
const faccette = model.facets.map(({ nome }) => nome);
const suggestions = createSuggestions(model);
const answers = asked.map(([lang, q, filters = ""]) => {
  const defaults = emptyState({ indicatore: "", strati: [], faccette });
  const state = { ...parseState(filters, "", defaults), lang, q };
  const selection = select(model, state);
  const context = /** @type {Context} */ (
    /** @type {unknown} */ ({ model, state, selection, words: createWords(model.languages, lang) })
  );
  return { all: suggestions.all(q, context), instead: suggestions.instead(q, context), rows: selection.rows.length };
});
process.stdout.write(JSON.stringify(answers));
