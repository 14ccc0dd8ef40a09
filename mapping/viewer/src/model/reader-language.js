// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The language to begin with where no link names one: the first of the reader's own that the page speaks.
// https://www.rfc-editor.org/rfc/rfc4647#section-3.4

/** Codes that browsers and systems have for a language that goes by another. */
const CALLED = new Map([
  ["tl", "fil"],
  ["mo", "ro"],
  ["sh", "sr"],
]);

/**
 * @param {readonly string[]} wanted - tags, the dearest first: «pt-BR», «zh-Hans-CN»
 * @param {string[]} known - the page's codes
 * @returns {string|undefined}
 */
export function readersLanguage(wanted, known) {
  const codes = new Map(known.map((code) => [code.toLowerCase(), code]));
  for (const tag of wanted) {
    const [first, ...rest] = tag.toLowerCase().split(/[-_]/);
    const parts = [CALLED.get(first) ?? first, ...rest];
    for (; parts.length; parts.pop()) {
      const code = codes.get(parts.join("-"));
      if (code) return code;
    }
  }
  return undefined;
}
