// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What the search box offers for some words: filters with the count that each would give, associations, what is near.

import { pause } from "../page/pause.js";
import { fold } from "../text/fold.js";
import { comuneName } from "../text/place-name.js";
import { oneSlip, wordsOf } from "../text/spelling.js";
import { valueName } from "../text/value-names.js";
import { createNamed } from "./comuni-named.js";
import { createCounts } from "./facet-count.js";
import { COMUNE } from "./findable.js";
import { createFinder, isWhole, severalPlaces } from "./finder.js";
import { searchWords } from "./select.js";
import { filterKey } from "./state.js";

/** @import { Context, Model, Row, State } from "../types/page.js" */
/** @import { Found, Hit, Suggestion } from "../types/finder.js" */

/** Groups that are of no single facet. */
export const TOGETHER = "insieme";
export const NAMES = "associazioni";
export const NEAR = "vicino";
/** Suggestions of a group; values whose counts are compared. */
const SHOWN = 5;
const COMPARED = 40;
/** Rows that are looked at for names that begin with the words. */
const LOOKED_AT = 2000;
/** Filters that the page names beside a result. */
const SAID = 3;
/** Comuni that the reader may ask what is near to. */
const MOST_NEAR = 2;
/** Added to the rank of a value that is only one of several that the words name. */
const ALONE = 7;
const CLOSED = { id: "", comune: "", scheda: "" };

/** @typedef {Suggestion & {rank: number}} Ranked */

/** @param {Model} model */
export function createSuggestions(model) {
  const countOf = createCounts(model);
  const wordsKnown = vocabulary(model);
  const comuniNamed = createNamed(model.comuni);
  /** @type {Map<string, import("./finder.js").Finder>} */
  const finders = new Map();

  /** @param {string} lang - its finder is made when somebody first comes to type */
  const finderOf = (lang) => {
    const made = finders.get(lang) ?? createFinder(model, lang);
    finders.set(lang, made);
    return made;
  };

  /** The last answer: list and note ask for the same words. */
  let last = { key: "", found: /** @type {Ranked[]} */ ([]) };

  /** @param {string} text @param {Context} context @returns {Ranked[]} the filters that it may mean */
  function filters(text, context) {
    const key = [context.words.lang, text, filterKey(context.state)].join("\n");
    if (last.key !== key) last = { key, found: filtersFor(text, context) };
    return last.found;
  }

  /** @param {string} text @param {Context} context @returns {Ranked[]} */
  function filtersFor(text, context) {
    const finder = finderOf(context.words.lang);
    const one = finder.one(text);
    const together = one.length && isWhole(one[0]) ? [] : finder.together(text);
    const alone = perFacet(one).map((hit) => ({ hits: [hit], rest: "", rank: hit.rank }));
    const all = [...together, ...alone];
    const first = Math.min(...all.filter(isNamed).map(({ rank }) => rank));
    const found = all.map((some) => filter(some, context, first));
    const doubtful = together.some(({ hits }) => severalPlaces(hits));
    const lost = together.length > 0 && (doubtful || found.slice(0, together.length).every(({ count }) => !count));
    return lost ? [...found, ...partsOf(together).map((some) => filter(some, context, -1))] : found;
  }

  /**
   * @param {Found} found
   * @param {Context} context
   * @param {number} first - rank of what is best named
   */
  function filter(found, context, first) {
    const { hits, rest, rank } = found;
    const several = hits.length > 1 || rest !== "";
    /** @type {Record<string, string[]>} */
    const chosen = {};
    for (const { entry } of hits) chosen[entry.facet.nome] = [...(chosen[entry.facet.nome] ?? []), entry.value];
    const patch = /** @type {Partial<State>} */ ({ ...chosen, q: rest });
    const names = hits.map((hit) => nameOf(hit, context, several));
    return {
      group: several ? TOGETHER : hits[0].entry.facet.nome,
      label: [...names, ...(rest ? [`«${rest}»`] : [])].join(" + "),
      hint: several ? "" : hintOf(hits[0], names[0]),
      count: countOf(context.state, patch),
      patch: { ...patch, ...CLOSED },
      named: isNamed(found) && rank === first,
      rank,
    };
  }

  return {
    /** @param {Context} context - what the first letter would wait for, gathered before it comes */
    async prepare({ words }) {
      finderOf(words.lang);
      await pause();
      comuniNamed("", words);
    },
    /** @param {string} text @param {Context} context @returns {Suggestion[]} group after group, the best first */
    all(text, context) {
      const found = filters(text, context);
      const others = [...associations(text, context), ...near(text, found, context)];
      return inGroups([...found, ...others, ...(found.length + others.length ? [] : corrected(text, context))]);
    },
    /**
     * @param {string} text
     * @param {Context} context
     * @returns {Suggestion[]} the filters that the words name, or part of them; the likely ones if none else is found
     */
    instead(text, context) {
      const found = filters(text, context);
      const named = found.filter((some) => some.named);
      const sure = named.length ? named : found.filter(({ patch, count }) => patch.q && count);
      if (sure.some(({ count }) => count)) return sure.slice(0, SAID);
      if (context.selection.rows.length) return [];
      const likely = inGroups(found.filter((some) => some.count && !some.named));
      return [...named.slice(0, 1), ...likely, ...(found.length ? [] : corrected(text, context))].slice(0, SAID);
    },
  };

  /**
   * @param {string} text
   * @param {Ranked[]} found
   * @param {Context} context
   * @returns {Ranked[]} what is near a comune that the words name, though no association be in it
   */
  function near(text, found, { state, words }) {
    const chosen = found.filter(({ group, rank }) => group === "nel_comune" && rank < 2);
    const codes = new Set(chosen.flatMap(({ patch: { nel_comune = [] } }) => nel_comune));
    const shown = new Set([...comuniNamed(text, words), ...model.comuni.filter(({ codice }) => codes.has(codice))]);
    return [...shown].slice(0, MOST_NEAR).map((comune) => {
      const patch = /** @type {Partial<State>} */ ({ vicino: comune.codice, raggio: "25", q: "" });
      const count = countOf(state, patch);
      const label = comuneName(comune, words);
      return { group: NEAR, label, hint: "", count, patch: { ...patch, ...CLOSED }, named: false, rank: 8 };
    });
  }

  /** @param {string} text @param {Context} context @returns {Ranked[]} the same words with one slip less */
  function corrected(text, { state }) {
    const words = searchWords(text);
    const repaired = words.map((word) => (wordsKnown().has(word) ? word : (nearest(word, wordsKnown()) ?? word)));
    const q = repaired.join(" ");
    const count = q === words.join(" ") ? 0 : countOf(state, { q });
    return count ? [{ group: NAMES, label: `«${q}»`, hint: "", count, patch: { q }, named: false, rank: 9 }] : [];
  }
}

/** @param {Found} found @returns {boolean} whether every word is of a name, whole */
function isNamed({ hits, rest }) {
  return rest === "" && hits.every(isWhole);
}

/** @param {Found[]} together @returns {Found[]} each of the values by itself */
function partsOf(together) {
  const hits = together.flatMap((found) => found.hits);
  const each = hits.filter(({ entry }, n) => hits.findIndex((other) => other.entry === entry) === n);
  return each.map((hit) => ({ hits: [hit], rest: "", rank: ALONE + hit.rank }));
}

/** @param {Hit[]} hits @returns {Hit[]} not more of one facet than are compared */
function perFacet(hits) {
  /** @type {Map<number, number>} */
  const seen = new Map();
  return hits.filter(({ entry: { place } }) => {
    seen.set(place, (seen.get(place) ?? 0) + 1);
    return Number(seen.get(place)) <= COMPARED;
  });
}

/**
 * @param {Hit} hit
 * @param {Context} context
 * @param {boolean} several - whether it stands beside others: then it is said that it is a province
 */
function nameOf({ entry: { facet, value } }, { model, words }, several) {
  const nome = valueName(facet, value, model, words);
  return several && facet.colonna === "provincia" ? words.t("provincia_di", { nome, codice: value }) : nome;
}

/** @param {Hit} hit @param {string} label @returns {string} the hamlet that leads to a comune, not its name again */
function hintOf({ name, entry }, label) {
  const own = wordsOf(label).join("").includes(name.key);
  return name.other && entry.facet.colonna === COMUNE && !own ? name.text : "";
}

/** @param {string} text @param {Context} context @returns {Ranked[]} of the rows that the words select, by name */
function associations(text, { selection, state }) {
  const words = searchWords(text);
  if (!words.length || state.q !== text) return [];
  const key = fold(text);
  const inName = (/** @type {Row} */ { n, colonne }) => {
    const name = ` ${colonne.keys.name(n)}`;
    return words.every((word) => name.includes(` ${word}`));
  };
  const looked = selection.rows.slice(0, LOOKED_AT).filter(inName);
  const first = (/** @type {Row} */ { chiave }) => Number(!chiave.startsWith(key));
  return looked
    .sort((a, b) => first(a) - first(b) || a.n - b.n)
    .slice(0, SHOWN)
    .map((row) => ({
      group: NAMES,
      label: row.denominazione,
      hint: row.acronimo,
      count: null,
      patch: { ...CLOSED, id: row.id, q: "" },
      named: false,
      rank: [row.denominazione, row.acronimo].some((name) => fold(name) === key) ? 0.5 : 3,
    }));
}

/** @param {Ranked[]} found @returns {Suggestion[]} */
function inGroups(found) {
  const groups = new Map();
  for (const one of found) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const sorted = [...groups.values()].map((some) =>
    some.sort(
      (/** @type {Ranked} */ a, /** @type {Ranked} */ b) => a.rank - b.rank || Number(b.count) - Number(a.count),
    ),
  );
  return sorted.sort((a, b) => a[0].rank - b[0].rank).flatMap((some) => some.slice(0, SHOWN));
}

/** @param {Model} model @returns {() => Set<string>} every word that a search can find, found when first asked */
function vocabulary({ rows }) {
  /** @type {Set<string>|null} */
  let words = null;
  return () => {
    words ??= rows[0]?.colonne.keys.words() ?? new Set();
    return words;
  };
}

/** @param {string} word @param {Set<string>} known @returns {string|undefined} */
function nearest(word, known) {
  if (word.length < 5) return undefined;
  for (const other of known) if (other.length > 3 && other[0] === word[0] && oneSlip(word, other)) return other;
  return undefined;
}
