// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What is said above a function: where each sentence has to stand, so that an editor shows it for what it is about.

export const WIDTH = 120;

/** The tags whose text is about a name: it begins with a dash, so that no sentence about the function slips in. */
const NAMED = /^@(param|property)\s+(?<rest>.*)$/s;
const TAG = /(?:^|\s)(?=@(?:param|property|returns|template|typedef|type|this|import)\b)/;

/**
 * @param {string} source
 * @returns {string[]} what is wrong with its comments, with the line
 */
export function misplaced(source) {
  const found = [...source.matchAll(/\/\*\*(.*?)\*\//gs)].flatMap((match) => {
    const line = source.slice(0, match.index).split("\n").length;
    return faults(match[1]).map((fault) => `${line}: ${fault}`);
  });
  const long = source.split("\n").flatMap((text, n) => (text.length > WIDTH ? [`${n + 1}: ${text.length} wide`] : []));
  return [...found, ...long];
}

/**
 * @param {string} comment - without its stars at both ends
 * @returns {string[]}
 */
function faults(comment) {
  const tags = comment
    .replace(/\n\s*\* ?/g, "\n")
    .split(TAG)
    .map((tag) => tag.trim());
  const told = tags.filter((tag) => NAMED.test(tag) && textOf(tag));
  const glued = told.filter((tag) => !textOf(tag).startsWith("- "));
  const crowded = told.length > 0 && !comment.includes("\n") && tags.filter(Boolean).length > 1;
  return [
    ...glued.map((tag) => `no dash before the text of «${tag}»: is it about the function?`),
    ...(crowded ? ["one line for several tags, one of them with a text"] : []),
  ];
}

/**
 * @param {string} tag
 * @returns {string} what follows its type and its name
 */
function textOf(tag) {
  const rest = tag.match(NAMED)?.groups?.rest ?? "";
  return afterType(rest)
    .trim()
    .replace(/^(\[[^\]]*\]|[\w.$]+)\s*/, "");
}

/** @param {string} rest */
function afterType(rest) {
  if (!rest.startsWith("{")) return rest;
  let depth = 0;
  for (let n = 0; n < rest.length; n += 1) {
    if (rest[n] === "{") depth += 1;
    if (rest[n] === "}") depth -= 1;
    if (depth === 0) return rest.slice(n + 1);
  }
  return "";
}
