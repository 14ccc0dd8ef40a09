// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The rooms on the map: where each name could stand, and what no name should cover.

/** @import { Box } from "./fitting.js" */
/** @import { Name } from "./names.js" */

const HEIGHT = 14;
const GAP = 2;
/** Pixels that a name keeps from what stands for another place: it would seem to be that one's. */
const APART = 3;
/** Half the side of what is kept free around the point of a place: its name elsewhere would be another's. */
const POINT = 4;
/** Pixels of a circle at either side of its number; half the height of that. */
const [RIM, NUMBER] = [4, 8];
/** Pixels: what stands farther from a place, a circle with its edge, does not have its name. */
const ASTRAY = 20;
/** Pixels that a letter takes, by the kind of the name; one of a script with square letters takes SQUARE. */
const LETTERS = { luogo: 6.4, regione: 7.6, provincia: 7.4, paese: 7.6 };
const SQUARE = 12.5;
/** Pixels by which the name of a country, which has one point, may stand aside: it stays over the country. */
const ASIDE = [0, -12, 12, -24, 24];
const SQUARES = /[\u0900-\u0dff\u2e80-\u9fff]/;

/** @param {Name} name @returns {number} in pixels */
function widthOf({ kind, text }) {
  return [...text].reduce((sum, letter) => sum + (SQUARES.test(letter) ? SQUARE : LETTERS[kind]), 0);
}

/**
 * @param {Name} name
 * @param {{x: number, y: number}[]} points - those of the name, in pixels
 * @param {Box|undefined} mark - what stands for the place on the map: its circle, its diamond
 * @param {{x: number, y: number}} size - of the map
 * @returns {Box[]} where it could stand whole, the best first
 */
export function boxesOf(name, points, mark, size) {
  const width = widthOf(name);
  const aside = name.kind === "paese" ? ASIDE : [0];
  const found =
    name.kind === "luogo"
      ? beside(points[0], width, mark, name.must)
      : points.flatMap(({ x, y }) => aside.map((right) => over({ x: x + right, y }, width)));
  return found.filter(({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= size.x && bottom <= size.y);
}

/** @param {{x: number, y: number}} point @param {number} width @returns {Box} */
function over({ x, y }, width) {
  return { left: x - width / 2, right: x + width / 2, top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 };
}

/**
 * @param {{x: number, y: number}} point
 * @param {number} width
 * @param {Box|undefined} mark
 * @param {boolean} far - whether it may stand farther off
 * @returns {Box[]} below the mark, above, at its sides, at its corners; without a mark, only below
 */
function beside(point, width, mark, far) {
  if (!mark) return [moved(point, -width / 2, POINT + GAP, width)];
  const middle = { x: (mark.left + mark.right) / 2, y: (mark.top + mark.bottom) / 2 };
  const gaps = far ? [GAP, GAP + HEIGHT / 2, GAP + HEIGHT] : [GAP];
  const rings = gaps.map((gap) => (mark.right - mark.left) / 2 + gap);
  const slid = far ? [-0.75, -0.25] : [];
  const raised = far ? [-HEIGHT, 0] : [];
  return rings.flatMap((off) => [
    moved(middle, -width / 2, off, width),
    moved(middle, -width / 2, -off - HEIGHT, width),
    moved(middle, off, -HEIGHT / 2, width),
    moved(middle, -off - width, -HEIGHT / 2, width),
    ...raised.flatMap((top) => [off, -off - width].map((right) => moved(middle, right, top, width))),
    ...[off, -off - HEIGHT].flatMap((top) => [0, -1, ...slid].map((part) => moved(middle, part * width, top, width))),
  ]);
}

/**
 * @param {{x: number, y: number}} point
 * @param {number} right - of the point, where the box begins
 * @param {number} down
 * @param {number} width
 * @returns {Box}
 */
function moved({ x, y }, right, down, width) {
  return { left: x + right, right: x + right + width, top: y + down, bottom: y + down + HEIGHT };
}

/** @param {Box} mark @returns {Box} and what names of other places keep free of it */
export function around({ left, right, top, bottom }) {
  return { left: left - APART, right: right + APART, top: top - APART, bottom: bottom + APART };
}

/**
 * @param {Box} mark - a circle
 * @returns {Box} its number: no name is written over it, also one that covers the rim
 */
export function coreOf({ left, right, top, bottom }) {
  const middle = (top + bottom) / 2;
  return { left: left + RIM, right: right - RIM, top: middle - NUMBER, bottom: middle + NUMBER };
}

/**
 * @param {Box} mark - what stands for a place, perhaps among others, or set apart
 * @param {boolean} round - a circle; the mark of a project stands for one comune
 * @param {{x: number, y: number}} point - of the place
 * @returns {boolean} whether it stands near enough to have the name of the place
 */
export function belongs({ left, right, top, bottom }, round, { x, y }) {
  return Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y) <= ASTRAY + (round ? (right - left) / 2 : 0);
}

/** @param {{x: number, y: number}} point @returns {Box} */
export function aroundPoint({ x, y }) {
  return { left: x - POINT, right: x + POINT, top: y - POINT, bottom: y + POINT };
}

/**
 * @param {{x: number, y: number}} point - in whole pixels
 * @param {number} r
 * @returns {Box} of what is so large
 */
export function roomAround({ x, y }, r) {
  const half = Math.floor(r);
  return { left: x - half, right: x + half, top: y - half, bottom: y + half };
}

/**
 * @param {Element} element
 * @param {DOMRect} frame - of the map
 * @returns {Box[]} the room that it takes on the map, in whole pixels; none of what is not seen
 */
export function roomOf(element, frame) {
  const { left, right, top, bottom, width } = element.getBoundingClientRect();
  if (!width) return [];
  return [
    {
      left: Math.floor(left - frame.left),
      right: Math.ceil(right - frame.left),
      top: Math.floor(top - frame.top),
      bottom: Math.ceil(bottom - frame.top),
    },
  ];
}
