// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Discs that overlap are pushed apart, as little as it takes: none hides another. The same discs always end the same.

import { createCells } from "./cells.js";

/**
 * @typedef {Object} Disc
 * @property {number} x - pixels: where it belongs
 * @property {number} y
 * @property {number} r - with its share of the gap to the next
 * @property {number} [weight] - how little it gives way: as much as its size, unless it says so
 * @property {number} left - where it stands
 * @property {number} top
 */

/** Pixels that two discs may share: less than a hairline. */
export const HAIRLINE = 0.5;
const PASSES = 120;
/** In the first passes a disc is drawn back to where it belongs. */
const DRAWN_BACK = 40;
/** An irrational turn: discs on one point go apart in directions that never repeat. */
const TURN = 2.4;

/** Pixels: two that lie so far apart may come to overlap before they are looked for again. */
const SLACK = 8;

/** So often those around what was pushed are looked at too: they may be in its way. */
const ROUNDS = 4;

/**
 * @template {Disc} D
 * @param {D[]} discs
 * @param {number} [passes] - of which the first draw back
 * @returns {[D, D][]} the pairs that still overlap
 */
export function settle(discs, passes = PASSES) {
  for (const disc of discs) {
    disc.left = disc.x;
    disc.top = disc.y;
  }
  /** @type {Set<D>} */
  let moving = new Set();
  let pairs = pairsWithin(discs, 0);
  for (let round = 0; round < ROUNDS && pairs.length; round++) {
    moving = beside([...moving, ...pairs.flat()], discs);
    push([...moving], passes);
    pairs = pairsWithin(discs, 0);
  }
  return pairs;
}

/**
 * Those that lie near one another are found once for as many passes as none has gone far.
 * @param {Disc[]} discs
 * @param {number} passes
 */
function push(discs, passes) {
  /** @type {[Disc, Disc][]} */
  let near = [];
  /** @type {Float64Array|undefined} where they stood then */
  let from;
  for (let pass = 0; pass < passes; pass++) {
    if (!from || farthest(discs, from) > SLACK / 2) {
      near = pairsWithin(discs, SLACK);
      from = Float64Array.from(discs.flatMap(({ left, top }) => [left, top]));
    }
    const pairs = near.filter(overlap);
    if (!pairs.length) return;
    for (const pair of pairs) part(pair[0], pair[1], discs.length + pass);
    if (pass < DRAWN_BACK) drawBack(discs);
  }
}

/** @param {Disc[]} discs @param {Float64Array} from @returns {number} pixels that one of them has gone */
function farthest(discs, from) {
  let most = 0;
  for (let n = 0; n < discs.length; n++) {
    const { left, top } = discs[n];
    const dx = left - from[2 * n];
    const dy = top - from[2 * n + 1];
    if (dx * dx + dy * dy > most) most = dx * dx + dy * dy;
  }
  return Math.sqrt(most);
}

/**
 * Asked so often, mostly before the browser has made quick code of it, that nothing is taken apart as a list.
 * @param {[Disc, Disc]} pair
 */
function overlap(pair) {
  const a = pair[0];
  const b = pair[1];
  const reach = a.r + b.r - HAIRLINE;
  const dx = a.left - b.left;
  const dy = a.top - b.top;
  return reach > 0 && dx * dx + dy * dy < reach * reach;
}

/**
 * @template {Disc} D
 * @param {D[]} some
 * @param {D[]} discs
 * @returns {Set<D>} these and those in their reach, in their order
 */
function beside(some, discs) {
  /** @type {ReturnType<typeof createCells<D>>} */
  const cells = createCells(widest(discs));
  for (const disc of discs) cells.add(disc, disc.left, disc.top);
  const reached = new Set(some.flatMap(({ left, top }) => cells.near(left, top).flat()));
  return new Set(discs.filter((disc) => reached.has(disc)));
}

/** @param {Disc[]} discs @returns {number} pixels from edge to edge of the largest */
function widest(discs) {
  let most = 1;
  for (const { r } of discs) if (2 * r > most) most = 2 * r;
  return most;
}

/** @param {Disc} disc @returns {number} pixels from where it belongs */
export function strayed({ x, y, left, top }) {
  return Math.hypot(left - x, top - y);
}

/** @param {Disc[]} discs */
function drawBack(discs) {
  for (const disc of discs) {
    disc.left += (disc.x - disc.left) * 0.06;
    disc.top += (disc.y - disc.top) * 0.06;
  }
}

/** @param {Disc} a @param {Disc} b @param {number} seed */
function part(a, b, seed) {
  let dx = b.left - a.left;
  let dy = b.top - a.top;
  const apart = Math.hypot(dx, dy);
  const missing = a.r + b.r - apart;
  if (missing <= 0) return;
  const together = apart < 0.01;
  dx = together ? Math.cos(seed * TURN) : dx / apart;
  dy = together ? Math.sin(seed * TURN) : dy / apart;
  const weight = a.weight ?? a.r * a.r;
  const other = b.weight ?? b.r * b.r;
  const share = other / (weight + other);
  a.left -= dx * missing * share;
  a.top -= dy * missing * share;
  b.left += dx * missing * (1 - share);
  b.top += dy * missing * (1 - share);
}

/**
 * @template {Disc} D
 * @param {D[]} discs
 * @param {number} slack - pixels
 * @returns {[D, D][]} that overlap, or lie no farther apart
 */
function pairsWithin(discs, slack) {
  /** @type {ReturnType<typeof createCells<D>>} */
  const cells = createCells(widest(discs) + slack);
  /** @type {[D, D][]} */
  const found = [];
  for (const disc of discs) {
    const { left, top } = disc;
    const room = disc.r - HAIRLINE + slack;
    const around = cells.near(left, top);
    for (let n = 0; n < around.length; n++) {
      const cell = around[n];
      for (let k = 0; k < cell.length; k++) {
        const other = cell[k];
        const dx = other.left - left;
        const dy = other.top - top;
        const reach = other.r + room;
        if (dx * dx + dy * dy < reach * reach && reach > 0) found.push([other, disc]);
      }
    }
    cells.add(disc, left, top);
  }
  return found;
}
