// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Words that stand within a sentence, as the name of a line or a column. By a style's first letter Chromium would tell
// a screen reader nothing of a text that has no second one, as «省» or «क्या».

/**
 * @template {Element} E
 * @param {E} card
 * @param {string} titles - what of it begins with a capital
 * @param {{tag: string}} words
 * @returns {E}
 */
export function capitals(card, titles, { tag }) {
  for (const title of card.querySelectorAll(titles)) {
    /** @type {Node|null} */
    let first = title;
    while (first?.firstChild) first = first.firstChild;
    if (first instanceof Text) first.data = first.data.charAt(0).toLocaleUpperCase(tag) + first.data.slice(1);
  }
  return card;
}
