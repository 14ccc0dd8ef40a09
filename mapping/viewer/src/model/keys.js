// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a search looks through: the folded names of all associations as one text, a line each, and of their places.

import { fold } from "../text/fold.js";

/** @import { Keys } from "../types/columns.js" */

/** Words whose finds are kept: a few of what a reader types. */
const KEPT = 12;

/**
 * @param {string[]} names - folded, of each row
 * @param {string[]} wheres - what its place is called, of each place
 * @param {(n: number) => number} whereOf - which of these a row has
 * @returns {Keys}
 */
export function createKeys(names, wheres, whereOf) {
  const text = `${names.join("\n")}\n`;
  const starts = new Uint32Array(names.length + 1);
  for (let n = 0; n < names.length; n += 1) starts[n + 1] = starts[n] + names[n].length + 1;
  const folded = wheres.map(fold);
  /** @type {Map<string, (n: number) => boolean>} */
  const known = new Map();

  const name = (/** @type {number} */ n) => text.slice(starts[n], starts[n + 1] - 1);

  /** @param {string} word @returns {Uint8Array} 1 of each row whose name has it */
  function named(word) {
    const marks = new Uint8Array(starts.length - 1);
    let n = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[n])) {
      n = rowAt(starts, at, n);
      marks[n] = 1;
      n += 1;
    }
    return marks;
  }

  /** @param {string} word @returns {(n: number) => boolean} */
  function find(word) {
    const marks = named(word);
    const places = folded.map((where) => where.includes(word));
    return (n) => marks[n] === 1 || places[whereOf(n)];
  }

  return {
    name,
    of: (n) => `${name(n)}\n${folded[whereOf(n)]}`,
    words: () => new Set([text, ...folded].flatMap((some) => some.split(/\s/))),
    having(word) {
      const test = known.get(word) ?? find(word);
      if (known.size > KEPT) known.clear();
      known.set(word, test);
      return test;
    },
  };
}

/**
 * @param {Uint32Array} starts
 * @param {number} at
 * @param {number} from - no row before it
 * @returns {number} the row in whose line a place of the text is
 */
function rowAt(starts, at, from) {
  let [low, high] = [from, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
