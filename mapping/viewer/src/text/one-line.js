// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A text of the registry for where no page watches over it: the subject of a letter, an address, a window's title.

/** Mail programs and Windows cut addresses at some two thousand characters, and a letter of Bengali takes nine. */
const LONGEST = 120;
/** What breaks a line, is not seen, or turns the text around it; lone halves of letters, which no address can hold. */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]+/gu;

/** @param {string} text @returns {string} in one line, in its own direction, not too long */
export function oneLine(text) {
  const letters = [...text.replace(UNFIT, " ").replace(/\s+/g, " ").trim()];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : letters.join("");
}

/** @param {string} text @returns {string} for a part of an address: brackets and apostrophes too, which may end it */
export function encoded(text) {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
