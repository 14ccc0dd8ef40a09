// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Text of a drawing in lines that fit, and the page's typeface to go with it.

const FAMILY = "Titillium Web";
/** Of every text of a drawing. */
export const FONT = `"${FAMILY}", "Noto Sans", system-ui, sans-serif`;

/**
 * @param {string} text
 * @param {number} width - pixels
 * @param {number} size - pixels
 * @returns {string[]} broken between words; a word that is too long, or a script without spaces, between letters
 */
export function linesOf(text, width, size) {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return [text];
  pen.font = `${size}px ${FONT}`;
  const fits = (/** @type {string} */ line) => pen.measureText(line).width <= width;
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const piece of (text.match(/[^ ]* |[^ ]+$/g) ?? []).flatMap((word) => (fits(word) ? [word] : [...word]))) {
    if (line && !fits(line + piece.trimEnd())) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].filter(Boolean);
}

/** @returns {string} the rules of the page's own typeface, which holds its letters: a drawing asks nobody for them */
export function fontRules() {
  const rules = [...document.styleSheets].flatMap(rulesOf);
  const own = rules.filter((rule) => rule instanceof CSSFontFaceRule && rule.cssText.includes(FAMILY));
  return own.map((rule) => rule.cssText).join("\n");
}

/** @param {CSSStyleSheet} sheet @returns {CSSRule[]} none of a sheet of somebody else's that may not be read */
function rulesOf(sheet) {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}
