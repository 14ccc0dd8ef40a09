// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Words that stand within a sentence, as the name of a line or a column. By a style's first letter Chromium would tell
// a screen reader nothing of a text that has no second one, as «省» or «क्या».

/** Georgian has capitals for whole words alone. */
const SMALL = /^(?!\p{sc=Geor})\p{Ll}/u;

/**
 * @param {string} text
 * @param {string} tag - of its language
 * @returns {string} with a capital where it has them
 */
export function capital(text, tag) {
  return text.replace(SMALL, (letter) => letter.toLocaleUpperCase(tag));
}

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
    const own = /** @type {HTMLElement|null|undefined} */ (first?.parentElement?.closest("[lang]"));
    if (first instanceof Text) first.data = capital(first.data, own?.lang || tag);
  }
  return card;
}
