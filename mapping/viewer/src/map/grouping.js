// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Which places one circle stands for. Whole regions or provinces where much of the country is in view, comuni where
// little is; what would still crowd goes together, what nearly fits is set apart. All of it follows from the zoom and
// the places alone, not from what is in view: a circle stays what it is while the map is moved.

import { createCells } from "./cells.js";
import { circleSize } from "./circle-size.js";
import { settle, strayed } from "./settling.js";

/** @import { Disc } from "./settling.js" */

/** @typedef {{n: number, x: number, y: number, count: number, province: string, region: string}} Spot in pixels */
/** @typedef {{ns: number[], count: number}} Members the places, those with most associations first */
/** @typedef {Disc & Members} Circle */

const GAP = 1;
/** Circles whose centres lie so near, beside the sum of their radii, go together at once; nearer ones are parted. */
const CLOSE = 0.62;
/** Of so many circles none has room to move. */
const MANY = 300;
/** Pixels: a circle does not go further than this from where it belongs, and its radius. */
const FAR = 14;
/** What nothing can be grouped with lies so far off, beside the sum of the radii. */
const APART = 1.7;
/** Passes for what no grouping can part: marks, and circles where a reader can go no nearer. */
const PATIENT = 2000;

/** @param {number} zoom @returns {"region"|"province"|"n"} what one circle stands for where nothing crowds */
export function levelAt(zoom) {
  return zoom < 5.35 ? "region" : zoom < 7.2 ? "province" : "n";
}

/**
 * @param {Spot[]} spots
 * @param {number} zoom
 * @param {number} growth - of `growthFor`
 * @param {Disc[]} [marks] - what stands on the map beside the circles: it is moved, never taken into a group
 * @param {number} [last] - from this zoom on nothing is grouped: a reader could go no nearer
 * @returns {Circle[]} none of which overlaps another or a mark
 */
export function group(spots, zoom, growth, marks = [], last = Infinity) {
  const size = (/** @type {number} */ count) => circleSize(count, growth) / 2 + GAP;
  let circles = gathered(spots, levelAt(zoom)).map((members) => circleOf(members, size));
  if (zoom < last) circles = absorbed(circles, size, circles.length > MANY ? 1 : CLOSE);
  let left = settle([...circles, ...marks]);
  for (;;) {
    const fewer = zoom < last ? united(circles, crowding(circles, left), size) : circles;
    if (fewer.length === circles.length) break;
    circles = fewer;
    left = settle([...circles, ...marks]);
  }
  if (left.length) settle([...circles, ...marks], PATIENT);
  return circles;
}

/** @param {Spot[]} spots @param {"region"|"province"|"n"} level */
function gathered(spots, level) {
  /** @type {Map<string|number, Spot[]>} */
  const groups = new Map();
  for (const spot of spots) {
    const key = spot[level] === "" ? spot.n : spot[level];
    const known = groups.get(key);
    if (known) known.push(spot);
    else groups.set(key, [spot]);
  }
  return [...groups.values()];
}

/** @typedef {(count: number) => number} Size */

/** @param {(Spot|Circle)[]} members @param {Size} size @returns {Circle} at the centre of their associations */
function circleOf(members, size) {
  if (members.length === 1 && "ns" in members[0]) return members[0];
  const count = members.reduce((sum, one) => sum + one.count, 0);
  const middle = (/** @type {"x"|"y"} */ axis) =>
    members.reduce((sum, one) => sum + (one[axis] * one.count) / count, 0);
  const ns = [...members].sort((a, b) => b.count - a.count).flatMap((one) => ("ns" in one ? one.ns : [one.n]));
  const [x, y] = [middle("x"), middle("y")];
  return { ns, count, x, y, left: x, top: y, r: size(count) };
}

/** @typedef {ReturnType<typeof createCells<Circle>>} Cells */

/**
 * @param {Circle[]} circles
 * @param {number} reach - of two, for each pixel of their radii
 * @returns {Cells} where each finds beside it whatever lies within that
 */
function cellsOf(circles, reach) {
  const widest = circles.reduce((most, { r }) => Math.max(most, 2 * r), 1);
  /** @type {Cells} */
  const cells = createCells(widest * reach);
  for (const one of circles) cells.add(one, one.x, one.y);
  return cells;
}

/**
 * The largest takes those beside it, the next those that are left.
 * @param {Circle[]} circles
 * @param {Size} size
 * @param {number} close
 */
function absorbed(circles, size, close) {
  const ranked = [...circles].sort((a, b) => b.count - a.count || a.ns[0] - b.ns[0]);
  const cells = cellsOf(ranked, 1);
  /** @type {Set<Circle>} */
  const taken = new Set();
  return ranked.flatMap((one) => {
    if (taken.has(one)) return [];
    const own = [];
    for (const cell of cells.near(one.x, one.y)) {
      let left = 0; // those that are taken leave their cell
      for (const other of cell) {
        if (taken.has(other)) continue;
        cell[left++] = other;
        if (between(one, other) < close * (one.r + other.r)) own.push(other);
      }
      cell.length = left;
    }
    for (const other of own) taken.add(other);
    return [circleOf(own, size)];
  });
}

/**
 * @param {Circle[]} circles
 * @param {[Disc, Disc][]} pairs - that overlap still
 * @returns {Circle[]} those that find no room
 */
function crowding(circles, pairs) {
  const stuck = new Set(pairs.flat());
  return circles.filter((one) => stuck.has(one) || strayed(one) > FAR + one.r);
}

/**
 * The smallest of those without room goes to its nearest neighbour, if that is near, and so on; none twice.
 * @param {Circle[]} circles
 * @param {Circle[]} crowded
 * @param {Size} size
 */
function united(circles, crowded, size) {
  const cells = cellsOf(circles, APART);
  /** @type {Set<Circle>} */
  const gone = new Set();
  /** @type {Circle[]} */
  const made = [];
  for (const one of crowded.sort((a, b) => a.count - b.count || a.ns[0] - b.ns[0])) {
    if (gone.has(one)) continue;
    const other = nearest(one, cells, gone);
    if (!other || between(one, other) > APART * (one.r + other.r)) continue;
    gone.add(one).add(other);
    made.push(circleOf([one, other], size));
  }
  return [...circles.filter((circle) => !gone.has(circle)), ...made];
}

/** @param {Circle} one @param {Cells} cells @param {Set<Circle>} gone @returns {Circle|undefined} of those beside it */
function nearest(one, cells, gone) {
  /** @type {Circle|undefined} */
  let found;
  let least = Infinity;
  for (const cell of cells.near(one.x, one.y))
    for (const other of cell) {
      const far = between(one, other);
      if (far < least && other !== one && !gone.has(other)) [found, least] = [other, far];
    }
  return found;
}

/** @param {Circle} a @param {Circle} b @returns {number} pixels between the points where they belong */
function between(a, b) {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2); // asked so often that Math.hypot, which is slow, would tell
}
