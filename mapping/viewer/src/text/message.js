// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Sentences as ICU writes them: «{n, plural, one {# associazione} other {# associazioni}}», «{code, select, …}».
//
// The part of ICU's MessageFormat that the catalogues need: arguments, `plural` (with `=0`), `select`, `#`, quotes.
// mapping/viewer/messages.py does the same in Python: tests/vectors/messages.json holds both to it.

/** @import { Values } from "../types/languages.js" */

/**
 * @typedef {{name: string, kind: string, forms: Map<string, Part[]>}} Argument
 * @typedef {string|Argument} Part
 * @typedef {{text: string, at: number}} Source
 * @typedef {Object} Writing
 * @property {(n: number) => string} plural
 * @property {(n: number|null) => string} number
 * @property {(text: string) => string} [letters] - in which the sentence's own words are rewritten
 */

/** @type {Map<string, Part[]>} a page asks for the same few hundred sentences */
const known = new Map();

/**
 * @param {string} text
 * @param {Values} values
 * @param {Writing} writing
 * @returns {string}
 */
export function fillMessage(text, values, writing) {
  const parts = known.get(text) ?? parse(text);
  known.set(text, parts);
  return fill(parts, values, writing);
}

/** @param {Part[]} parts @param {Values} values @param {Writing} writing @returns {string} */
function fill(parts, values, writing) {
  const told = (/** @type {Part} */ part) => {
    if (typeof part === "string") return writing.letters ? writing.letters(part) : part;
    const { name, kind, forms } = part;
    const value = values[name];
    if (value === undefined) return `{${name}}`;
    if (!kind) return typeof value === "string" ? value : writing.number(value);
    const exact = forms.get(kind === "plural" ? `=${value}` : String(value));
    const chosen = exact ?? (kind === "plural" ? forms.get(writing.plural(Number(value))) : undefined);
    return fill(chosen ?? forms.get("other") ?? [], values, writing);
  };
  return parts.map(told).join("");
}

/**
 * @param {string} text
 * @returns {Part[]} of what is no message the text as it stands: a publisher may write anything
 */
function parse(text) {
  try {
    return readParts({ text, at: 0 });
  } catch {
    return [text];
  }
}

/**
 * @param {Source} source
 * @param {string} [counted] - the argument that «#» stands for, "" in a form of a `select`, none outside of all forms
 * @returns {Part[]}
 */
function readParts(source, counted) {
  /** @type {Part[]} */
  const parts = [];
  const { text } = source;
  const said = (/** @type {string} */ more) => {
    const last = parts[parts.length - 1];
    if (typeof last === "string") parts[parts.length - 1] = last + more;
    else parts.push(more);
  };
  for (let sign = text[source.at]; sign && (sign !== "}" || counted === undefined); sign = text[source.at]) {
    if (sign === "{") parts.push(readArgument(source));
    else if (sign === "'") said(readQuoted(source, counted));
    else {
      source.at += 1;
      if (sign === "#" && counted) parts.push({ name: counted, kind: "", forms: new Map() });
      else said(sign);
    }
  }
  return parts;
}

/** An apostrophe is one, but where it shields a sign of the syntax. @param {Source} source @param {string} [counted] */
function readQuoted(source, counted) {
  const quoted = counted ? /'(?:'|([{}#](?:[^']|'')*)'?)?/y : /'(?:'|([{}](?:[^']|'')*)'?)?/y;
  quoted.lastIndex = source.at;
  const [all, inner] = /** @type {RegExpExecArray} */ (quoted.exec(source.text));
  source.at += all.length;
  return inner === undefined ? "'" : inner.replaceAll("''", "'");
}

/** @param {Source} source @returns {Argument} */
function readArgument(source) {
  const [, name, kind = ""] = read(/\{\s*(\w+)\s*(?:,\s*(plural|select)\s*,\s*|(?=\}))/y, source);
  const forms = new Map();
  while (source.text[source.at] !== "}") {
    const [, key] = read(/(=?[\w-]+)\s*\{/y, source);
    forms.set(key, readParts(source, kind === "plural" ? name : ""));
    read(/\}\s*/y, source);
  }
  if (kind && !forms.has("other")) throw new SyntaxError("no «other»");
  source.at += 1;
  return { name, kind, forms };
}

/** @param {RegExp} sticky @param {Source} source @returns {RegExpExecArray} */
function read(sticky, source) {
  sticky.lastIndex = source.at;
  const found = sticky.exec(source.text);
  if (!found) throw new SyntaxError(source.text);
  source.at = sticky.lastIndex;
  return found;
}
