// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Which values of the facets some words name: whole, begun, by a people's name, with one slip; and several together.

import { abbreviated, looseKey, oneSlip, SMALL, wordsOf } from "../text/spelling.js";
import { ARTICLE, findable, PLACES } from "./findable.js";

/** @import { Entry, Found, Hit, Name } from "../types/finder.js" */
/** @import { Model } from "../types/page.js" */

/** How well a name is met, the best first. */
const RANK = { whole: 0, other: 1, people: 1.5, begun: 2, inside: 4, slip: 6 };
/** Letters from which on a slip is believed; from which on also in the first letter. */
const SLIP = 5;
const SLIP_FIRST = 7;
/** Letters that a people's name has at most beside its country's. */
const ENDING = 7;
/** Letters of a last word that may be a beginning, where words are combined; and of a key that forgives. */
const BEGUN = 3;
/** Letters from which on they may be looked for inside a hamlet's name, of which there are thousands. */
const INSIDE = 4;
/** Words that are combined, values that a part of them may name, combinations. */
const MOST_WORDS = 8;
const MOST_HITS = 3;
const MOST_FOUND = 6;
/** What stands between names in the languages that write it apart, and words that every association could say. */
const BETWEEN = new Set([
  ...SMALL,
  ..."of the and en et aux des les du au los las el y und der die von".split(" "),
  ..."associazione associazioni association associations asociacion asociaciones comunita community communaute".split(
    " ",
  ),
  ..."provincia province regione region comune".split(" "),
]);

/** @typedef {ReturnType<typeof createFinder>} Finder */

/** @param {Model} model @param {string} lang */
export function createFinder(model, lang) {
  const names = findable(model, lang);
  const stems = names.filter(({ key }) => key.endsWith("*"));
  const whole = names.filter(({ key }) => !key.endsWith("*"));
  const byKey = grouped(whole, ({ key }) => key);
  const byLoose = grouped(whole, ({ loose }) => (loose.length < BEGUN ? "" : loose));

  /** @param {string[]} words @returns {Hit[]} values that the words name, whole */
  function namedBy(words) {
    const exact = hitsOf(byKey.get(words.join("")), ({ other }) => (other ? RANK.other : RANK.whole));
    return best([...exact, ...hitsOf(byLoose.get(looseKey(words)), () => RANK.other)]);
  }

  /** @param {string[]} words @param {string} text @returns {Hit[]} */
  function shortened(words, text) {
    const fits = words.length > 1 || /[./]/.test(text) ? abbreviated(text) : null;
    const found = fits
      ? best(
          hitsOf(
            whole.filter((name) => name.loose && fits(name.words)),
            () => RANK.other,
          ),
        )
      : [];
    return found.length > 2 ? found.map((hit) => ({ ...hit, rank: RANK.inside })) : found;
  }

  /** @param {string[]} words @returns {Hit[]} */
  function begunBy(words) {
    const key = words.join("");
    return best(
      whole.flatMap((name) => {
        if (name.key.startsWith(key)) return [hit(name, RANK.begun + name.other)];
        const enough = !name.other || key.length >= INSIDE;
        return enough && begin(words, name.words) ? [hit(name, RANK.inside + name.other)] : [];
      }),
    );
  }

  /** @param {string[]} words @returns {Hit[]} of a people: «sénégalaises» */
  function peopleBy(words) {
    const key = words.join("").replace(ARTICLE, "");
    const last = words[words.length - 1].replace(ARTICLE, "").length;
    const fitting = stems.filter((name) => {
      const ending = key.length - name.key.length + 1;
      return ending <= ENDING && (ending < last || key.length === last) && key.startsWith(name.key.slice(0, -1));
    });
    const longest = Math.max(...fitting.map(({ key: { length } }) => length));
    return best(
      hitsOf(
        fitting.filter((name) => name.key.length === longest),
        () => RANK.people,
      ),
    );
  }

  /** @param {string[]} words @returns {Hit[]} */
  function slippedBy(words) {
    const key = words.join("");
    if (key.length < SLIP) return [];
    const near = (/** @type {Name} */ name) =>
      name.key.length >= SLIP && (key[0] === name.key[0] || key.length >= SLIP_FIRST) && oneSlip(key, name.key);
    return best(hitsOf(whole.filter(near), () => RANK.slip));
  }

  /** @param {string[]} words @returns {Hit[]} what a part of several words names, whole */
  function partBy(words) {
    const known = namedBy(words);
    return known.length ? known : peopleBy(words);
  }

  /** @param {string[]} words @param {boolean} last @returns {Hit[]} what it may name */
  function likelyPart(words, last) {
    const known = partBy(words);
    if (known.length || BETWEEN.has(words[words.length - 1])) return known;
    const begun = last && words.join("").length >= BEGUN ? begunBy(words) : [];
    return begun.length ? begun : slippedBy(words);
  }

  /**
   * @param {string[]} words
   * @param {(words: string[], last: boolean) => Hit[]} by
   * @param {number} [from]
   * @returns {Hit[][]|null} what the parts of the words name, if every word is of one: the longest parts first
   */
  function parts(words, by, from = 0) {
    if (from === words.length) return [];
    for (let end = words.length; end > from; end -= 1) {
      const found = end - from < words.length ? by(words.slice(from, end), end === words.length) : [];
      const rest = found.length ? parts(words, by, end) : null;
      if (rest) return [found.slice(0, MOST_HITS), ...rest];
    }
    return BETWEEN.has(words[from]) ? parts(words, by, from + 1) : null;
  }

  /** @param {string[]} words @returns {Found[]} the parts that name values; the other words stay words of a name */
  function partly(words) {
    const found = [];
    const rest = [];
    for (let from = 0; from < words.length; ) {
      const end = [...words.keys()].reverse().find((n) => n >= from && namedPart(words.slice(from, n + 1)).length);
      if (end === undefined) rest.push(words[from]);
      else found.push(namedPart(words.slice(from, end + 1)).slice(0, MOST_HITS));
      from = (end ?? from) + 1;
    }
    return found.length ? combined(found, rest.filter((word) => !BETWEEN.has(word)).join(" ")) : [];
  }

  /** @param {string[]} words @returns {Hit[]} */
  function namedPart(words) {
    return words.join("").length < BEGUN ? [] : namedBy(words);
  }

  return {
    /** @param {string} text @returns {Hit[]} the values that it may name by itself, the best first */
    one(text) {
      const words = wordsOf(text);
      if (!enough(words)) return [];
      const exact = namedBy(words);
      const sure = exact.length ? exact : shortened(words, text);
      const found = best([...sure, ...begunBy(words), ...(sure.length ? [] : peopleBy(words))]);
      return found.length ? found : slippedBy(words);
    },
    /** @param {string} text @returns {Found[]} the values that its words name together, the best first */
    together(text) {
      const words = wordsOf(text).slice(0, MOST_WORDS);
      const found = words.length > 1 ? (parts(words, partBy) ?? parts(words, likelyPart)) : [];
      const whole = found?.length ? combined(found, "") : [];
      return whole.length ? whole : partly(words);
    },
  };
}

/** @param {string[]} words */
function enough(words) {
  const { length } = words.join("");
  return length > 1 || (length === 1 && words[0] > "\u02ff"); // one letter of Chinese may be a word
}

/** @param {Hit[][]} found @param {string} rest @returns {Found[]} */
function combined(found, rest) {
  /** @type {Hit[][]} */
  let all = [[]];
  for (const part of found) all = all.flatMap((before) => part.map((one) => [...before, one])).slice(0, 60);
  const several = all.map(once).filter((hits) => hits.every(isWhole) || !severalPlaces(hits));
  const ranked = several.map((hits) => ({ hits, rest, rank: hits.reduce((sum, { rank }) => sum + rank, 0) }));
  const order = (/** @type {Found} */ { hits }) => hits.reduce((sum, { entry }) => sum + entry.place, 0);
  return ranked.sort((a, b) => a.rank - b.rank || order(a) - order(b)).slice(0, MOST_FOUND);
}

/** @param {Hit[]} hits @returns {Hit[]} each value once: «Sambiase di Lamezia Terme» names its comune twice */
function once(hits) {
  return hits.filter(({ entry }, n) => hits.findIndex((other) => other.entry === entry) === n);
}

/** @param {Hit[]} hits @returns {boolean} whether they are two places: rarely what a reader means («Vasto Marina») */
export function severalPlaces(hits) {
  return hits.filter(({ entry }) => PLACES.has(entry.facet.colonna)).length > 1;
}

/** @param {Hit} hit @returns {boolean} whether the words name it whole: nothing is begun or misspelt */
export function isWhole({ rank }) {
  return rank <= RANK.people;
}

/** @param {string[]} begun @param {string[]} words @returns {boolean} whether words of a name begin so, in order */
function begin(begun, words) {
  let at = 0;
  return begun.every((start) => {
    const found = words.findIndex((word, n) => n >= at && word.startsWith(start));
    at = found + 1;
    return found >= 0;
  });
}

/** @param {Name} name @param {number} rank @returns {Hit} */
function hit(name, rank) {
  return { entry: name.entry, name, rank };
}

/** @param {Name[]|undefined} names @param {(name: Name) => number} rank @returns {Hit[]} */
function hitsOf(names, rank) {
  return (names ?? []).map((name) => hit(name, rank(name)));
}

/** @param {Hit[]} hits @returns {Hit[]} each value once, by its best name */
function best(hits) {
  /** @type {Map<Entry, Hit>} */
  const found = new Map();
  for (const one of hits) {
    const before = found.get(one.entry);
    if (!before || one.rank < before.rank) found.set(one.entry, one);
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank || a.entry.place - b.entry.place);
}

/** @param {Name[]} names @param {(name: Name) => string} key @returns {Map<string, Name[]>} */
function grouped(names, key) {
  const groups = new Map();
  for (const name of names) {
    const group = groups.get(key(name));
    if (group) group.push(name);
    else groups.set(key(name), [name]);
  }
  groups.delete("");
  return groups;
}
