// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Text that no spreadsheet computes: the rule of mapping/files/spreadsheet.py; tests/vectors/safe_cells.json holds both to it.

const SIGN = /[=+\-@＝＋－＠﹦﹢﹣﹫]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: spreadsheets and editors take them for the end of a line
const BREAK = /[,;|\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]/g;
const UNSEEN = String.raw`\x00-\x20\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff`;
const BREAKS = new RegExp(`${BREAK.source}[,;|'"${UNSEEN}]*`, "g");
const START = new RegExp(`^['${UNSEEN}]*`);
const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;

/**
 * @param {string} text
 * @returns {string} with an apostrophe before anything that a spreadsheet would run, whatever it takes for the
 *   separator; enough only together with quotes around every field
 */
export function safeCell(text) {
  if (NUMBER.test(text)) return text;
  const marked = text.replace(BREAKS, (run, at) =>
    SIGN.test(text.charAt(at + run.length)) ? run.replace(BREAK, "$&'") : run,
  );
  const [lead] = /** @type {RegExpMatchArray} */ (marked.match(START));
  const risky = /[\t\r\n]/.test(lead) || SIGN.test(marked.charAt(lead.length));
  return risky ? `'${marked}` : marked;
}
