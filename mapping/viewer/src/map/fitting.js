// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where names can stand on the map without covering one another or the circles.

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/**
 * @typedef {Object} Wish
 * @property {Box[]} places - those that a name could take, the best first
 * @property {boolean} must - whether it is shown in any case, where it covers least
 * @property {number} [spare] - the part of it that may be covered, 0 unless told: a name in large letters still reads
 * @property {Box} [own] - the obstacle that stands for the very place
 */

/** So often those that must be shown, and found no room, come before those that took it. */
const TURNS = 8;

/**
 * @param {Wish[]} names - the most important first
 * @param {Box[]} obstacles - what no name should cover
 * @param {Box[]} [solid] - what no name covers, not even one that must be shown
 * @returns {number[]} the place that each name takes, -1 for none
 */
export function fitting(names, obstacles, solid = []) {
  const rest = names.findIndex(({ must }) => !must);
  const first = rest < 0 ? names : names.slice(0, rest);
  let needed = first.filter(({ places }) => places.length);
  let best = taking(needed, obstacles, solid);
  for (let turn = 0, now = best; turn < TURNS && now.size < needed.length; turn += 1) {
    const [had, tried] = [now, needed];
    needed = [...tried.filter((name) => !had.has(name)), ...tried.filter((name) => had.has(name))];
    now = taking(needed, obstacles, solid);
    if (now.size > best.size) best = now;
  }
  const kept = [...solid, ...[...best].map(([{ places }, place]) => places[place])];
  const others = taking(names.slice(first.length), obstacles, kept);
  return names.map((name) => best.get(name) ?? others.get(name) ?? -1);
}

/**
 * @param {Wish[]} names - each takes what those before it leave
 * @param {Box[]} obstacles
 * @param {Box[]} solid
 * @returns {Map<Wish, number>} the place of those that find one
 */
function taking(names, obstacles, solid) {
  const kept = [...solid];
  /** @type {Map<Wish, number>} */
  const found = new Map();
  for (const name of names) {
    const { places, must, own, spare = 0 } = name;
    const reach = around(places);
    const [taken, others] = [meeting(reach, kept), meeting(reach, obstacles, own)];
    const costs = places.map((box) => (meeting(box, taken).length ? Infinity : cost(box, meeting(box, others))));
    const least = Math.min(...costs);
    const chosen = costs.indexOf(least);
    if (least === Infinity || (least > 0 && !must && hidden(places[chosen], others) > spare)) continue;
    kept.push(places[chosen]);
    found.set(name, chosen);
  }
  return found;
}

/** @param {Box[]} boxes @returns {Box} that holds them all */
function around(boxes) {
  const whole = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { left, top, right, bottom } of boxes) {
    if (left < whole.left) whole.left = left;
    if (top < whole.top) whole.top = top;
    if (right > whole.right) whole.right = right;
    if (bottom > whole.bottom) whole.bottom = bottom;
  }
  return whole;
}

/**
 * @param {Box} box
 * @param {Box[]} others
 * @param {Box} [own] - that does not count
 * @returns {Box[]} those that it covers some of; asked so often that it calls nothing
 */
export function meeting({ left, top, right, bottom }, others, own) {
  const found = [];
  for (const other of others)
    if (other.left < right && left < other.right && other.top < bottom && top < other.bottom && other !== own)
      found.push(other);
  return found;
}

/** @param {Box} box @param {Box[]} obstacles @returns {number} how many it covers, then how much of them */
function cost(box, obstacles) {
  let [covered, area] = [0, 0];
  for (const other of obstacles) {
    const shared = common(box, other);
    if (shared) covered += 1;
    area += shared;
  }
  return covered + area / (area + 1);
}

/** @param {Box} box @param {Box[]} obstacles @returns {number} the part of it that they cover */
function hidden(box, obstacles) {
  let area = 0;
  for (const other of obstacles) area += common(box, other);
  return area / common(box, box);
}

/** @param {Box} a @param {Box} b @returns {number} square pixels that both cover */
function common(a, b) {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}
