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

/**
 * @param {Wish[]} names - the most important first
 * @param {Box[]} obstacles - what no name should cover
 * @returns {number[]} the place that each name takes, -1 for none
 */
export function fitting(names, obstacles) {
  /** @type {Box[]} */
  const kept = [];
  return names.map(({ places, must, own, spare = 0 }) => {
    const left = Math.min(...places.map((box) => box.left));
    const right = Math.max(...places.map((box) => box.right));
    // Only those in the same strip of the map can be covered.
    const others = obstacles.filter((one) => one !== own && one.left < right && one.right > left);
    const costs = places.map((box) => (kept.some((other) => common(box, other)) ? Infinity : cost(box, others)));
    const least = Math.min(...costs);
    const chosen = costs.indexOf(least);
    if (least === Infinity || (least > 0 && !must && hidden(places[chosen], others) > spare)) return -1;
    kept.push(places[chosen]);
    return chosen;
  });
}

/** @param {Box} box @param {Box[]} obstacles @returns {number} how many it covers, then how much of them */
function cost(box, obstacles) {
  const covered = obstacles.map((other) => common(box, other)).filter(Boolean);
  const area = covered.reduce((sum, one) => sum + one, 0);
  return covered.length + area / (area + 1);
}

/** @param {Box} box @param {Box[]} obstacles @returns {number} the part of it that they cover */
function hidden(box, obstacles) {
  return obstacles.reduce((sum, other) => sum + common(box, other), 0) / common(box, box);
}

/** @param {Box} a @param {Box} b @returns {number} square pixels that both cover */
function common(a, b) {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}
