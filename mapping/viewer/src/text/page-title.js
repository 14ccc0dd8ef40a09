// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The name of what is shown, for a tab, a link among many, the history: what is open comes first, the page last.

import { nearPhrase } from "./near-text.js";
import { oneLine } from "./one-line.js";

/** @import { Context } from "../types/page.js" */

/** Choices that are named: of a tab no more is seen. */
const NAMED = 3;

/**
 * @param {string} sheet - the title of what is open, or ""
 * @param {string[]} chosen - the values of every facet, in words
 * @param {Context} context
 * @returns {string}
 */
export function pageTitle(sheet, chosen, { model, state, selection, words }) {
  const view = state.vista === "mappa" ? "" : words.t(`vista_${state.vista}`);
  const near = selection.near ? nearPhrase(selection.near, words) : "";
  const choices = [state.q && `«${state.q}»`, ...chosen, near, state.area && words.t("in_area")].filter(Boolean);
  const named = choices.length > NAMED ? [...choices.slice(0, NAMED), "…"] : choices;
  const parts = [sheet, view, ...named, model.map.titolo || words.t("titolo")];
  return parts.map(oneLine).filter(Boolean).join(" · ");
}
