// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Many elements, one stop of the Tab key: arrows go on from one to the next, Home and End to the first and the last.

/** @typedef {[number, number]} Direction to the right, down */
/** @typedef {(element: Element) => boolean} Test */
/** @typedef {(holder: Element, selector: string) => void} Hint tells who comes to one of them that the arrows go on */

export const DIRECTIONS = /** @type {Record<string, Direction>} */ ({
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
});

/** @type {Hint|undefined} none on other people's pages */
let hint;

/** @param {Hint} own - for every group made from now on */
export function hintWith(own) {
  hint = own;
}

/**
 * @param {Element} holder
 * @param {string} selector
 * @param {() => Test} [seen] - which of the elements can have the focus now
 * @returns {() => void} to be called when others may be seen than before
 */
export function rove(holder, selector, seen = every) {
  /** @type {Element|undefined} */
  let last;
  let asked = 0;
  const all = () => [...holder.querySelectorAll(selector)];
  const keep = () => {
    asked = 0;
    const shown = all().filter(seen());
    const stop = shown.find((one) => one === last) ?? shown.find(({ id }) => id && id === last?.id) ?? shown[0];
    for (const one of all()) one.setAttribute("tabindex", one === stop ? "0" : "-1");
  };
  const soon = () => {
    asked = asked || requestAnimationFrame(keep);
  };
  new MutationObserver(soon).observe(holder, { childList: true, subtree: true, attributeFilter: ["style"] });
  holder.addEventListener("focusin", ({ target }) => {
    if (!(/** @type {Element} */ (target).matches(selector))) return;
    last = /** @type {Element} */ (target);
    keep();
  });
  hint?.(holder, selector);
  holder.addEventListener("keydown", (event) => {
    const { key, target } = /** @type {KeyboardEvent} */ (event);
    const here = /** @type {Element} */ (target);
    if (!here.matches(selector) || !(DIRECTIONS[key] || key === "Home" || key === "End")) return;
    event.preventDefault();
    event.stopPropagation();
    const shown = all().filter(seen());
    const end = shown[key === "Home" ? 0 : shown.length - 1];
    const next = DIRECTIONS[key] ? nearestOf(middle(here), shown, middle, DIRECTIONS[key]) : end;
    /** @type {HTMLElement|undefined} */ (next)?.focus();
  });
  keep();
  return keep;
}

/** @returns {Test} */
const every = () => () => true;

/**
 * The nearest within 45 degrees of the arrow, by the sum of both distances. Whatever is to be reached lies within that
 * of one of the four arrows, and each step in its quarter leads nearer to it: from everywhere, everything is reached.
 * @template T
 * @param {[number, number]} from
 * @param {T[]} all
 * @param {(one: T) => [number, number]} place
 * @param {Direction} direction
 * @returns {T|undefined}
 */
export function nearestOf(from, all, place, direction) {
  /** @type {T|undefined} */
  let found;
  let least = Infinity;
  for (const one of all) {
    const far = distance(from, place(one), direction);
    if (far < least) [found, least] = [one, far];
  }
  return found;
}

/** @param {Element} element @returns {[number, number]} */
function middle(element) {
  const box = element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

/**
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {Direction} direction
 * @returns {number} infinite outside the arrow's quarter, whose one border belongs to it
 */
function distance(from, to, [right, down]) {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const along = x * right + y * down;
  const aside = y * right - x * down;
  return along > 0 && aside > -along && aside <= along ? along + Math.abs(aside) : Infinity;
}
