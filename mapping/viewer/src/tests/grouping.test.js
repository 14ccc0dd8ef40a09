// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// At every zoom, of every register: no circle hides another or a mark, each is large enough for a finger, none is lost.
import assert from "node:assert/strict";
import test from "node:test";
import { circleSize, growthFor, toldSizes } from "../map/circle-size.js";
import { group, levelAt } from "../map/grouping.js";
import { HAIRLINE, settle } from "../map/settling.js";

/** @import { Spot } from "../map/grouping.js" */
/** @import { Disc } from "../map/settling.js" */

/** @typedef {{x: number, y: number, count: number, province: string, region: string}} Town at zoom 0, in pixels */

const ZOOMS = [4.5, 5, 5.3, 5.6, 6, 6.5, 7, 7.3, 8, 9, 10.5, 13.9, 14];
const LAST = 14;

/** @param {number} seed @returns {() => number} the same numbers every time, from 0 to 1 */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/**
 * Towns in clusters, as people settle: a few with very many associations, most with one.
 * @param {number} seed
 * @param {number} towns
 * @returns {Town[]}
 */
function country(seed, towns) {
  const next = random(seed);
  const centres = Array.from({ length: 12 }, () => [128 + 7 * next(), 90 + 7 * next()]);
  return Array.from({ length: towns }, (_, n) => {
    const [x, y] = centres[n % 12];
    const spread = next() ** 3;
    const [province, region] = [`p${n % 12}`, `r${n % 4}`];
    const count = Math.ceil(400 * next() ** 12);
    return { x: x + spread * (next() - 0.5), y: y + spread * (next() - 0.5), count, province, region };
  });
}

/** @param {Town[]} towns @param {number} zoom @returns {Spot[]} */
const at = (towns, zoom) => towns.map((town, n) => ({ ...town, n, x: town.x * 2 ** zoom, y: town.y * 2 ** zoom }));

/** @param {Disc[]} discs @returns {number} pixels of the two that share most */
function worst(discs) {
  let most = 0;
  for (const [n, a] of discs.entries())
    for (const b of discs.slice(n + 1)) most = Math.max(most, a.r + b.r - Math.hypot(a.left - b.left, a.top - b.top));
  return most;
}

const REGISTERS = {
  "a sample": country(1, 275),
  "a dense one": country(2, 900),
  "one province": country(3, 40).map((town) => ({ ...town, province: "p", region: "r" })),
  "no province known": country(4, 60).map((town) => ({ ...town, province: "", region: "" })),
  "all on one point": country(5, 30).map((town) => ({ ...town, x: 130, y: 93 })),
  "a filter that leaves two": country(6, 2),
  "one town": country(7, 1),
  nothing: [],
};

for (const [name, towns] of Object.entries(REGISTERS))
  test(`${name}: nothing overlaps, nothing is lost, everything can be hit`, () => {
    const growth = growthFor(Math.max(1, ...towns.map(({ count }) => count)));
    for (const zoom of ZOOMS) {
      const marks = at(towns.slice(0, 15), zoom).map(({ x, y }) => ({ x, y, left: x, top: y, r: 13 }));
      const circles = group(at(towns, zoom), zoom, growth, marks, LAST);
      assert.ok(worst([...circles, ...marks]) <= HAIRLINE + 1e-6, `${zoom}: ${worst([...circles, ...marks])}`);
      assert.ok(circles.every(({ r }) => 2 * Math.floor(r) >= 24));
      const held = circles.flatMap(({ ns }) => ns).sort((a, b) => a - b);
      assert.deepEqual(held, [...towns.keys()]);
      for (const { ns, count } of circles)
        assert.equal(
          count,
          ns.reduce((sum, n) => sum + towns[n].count, 0),
        );
    }
  });

test("the same places at the same zoom are always the same circles, in whatever order they come", () => {
  const spots = at(REGISTERS["a sample"], 6.3);
  assert.deepEqual(group(spots, 6.3, 4), group(spots, 6.3, 4));
  const sets = (/** @type {Spot[]} */ some) =>
    group(some, 6.3, 4)
      .map(({ ns }) => [...ns].sort((a, b) => a - b).join(" "))
      .sort();
  assert.deepEqual(sets([...spots].reverse()), sets(spots));
});

test("where there is room a circle is a province, nearer a comune, and stands where it belongs", () => {
  const towns = [0, 1, 2, 3].map((n) => {
    const far = n < 2 ? 0 : 5;
    return { x: 128 + far + n / 8, y: 92, count: n + 1, province: n < 2 ? "A" : "B", region: "r" };
  });
  assert.deepEqual([5, 6, 9].map(levelAt), ["region", "province", "n"]);
  const stood = (/** @type {number} */ zoom) =>
    group(at(towns, zoom), zoom, 4)
      .map(({ ns, x, left }) => ({ ns, still: x === left }))
      .sort((a, b) => a.ns[0] - b.ns[0]);
  assert.deepEqual(stood(6), [
    { ns: [1, 0], still: true },
    { ns: [3, 2], still: true },
  ]);
  assert.deepEqual(
    stood(9).map(({ ns }) => ns),
    [[0], [1], [2], [3]],
  );
});

test("at the last zoom nothing is grouped: a reader could not go nearer to part it", () => {
  const spots = at(REGISTERS["a sample"], LAST);
  assert.equal(group(spots, LAST, 4, [], LAST).length, spots.length);
});

test("a large disc gives way less than a small one, a heavy one less than a light one", () => {
  const disc = (/** @type {number} */ x, /** @type {number} */ r, weight = r * r) => ({
    x,
    y: 0,
    r,
    weight,
    left: x,
    top: 0,
  });
  for (const [still, moved] of [
    [disc(0, 40), disc(10, 10)],
    [disc(0, 10, 900), disc(10, 10)],
  ]) {
    settle([still, moved]);
    assert.ok(Math.abs(still.left - still.x) < Math.abs(moved.left - moved.x));
  }
});

test("circles grow with their count up to a limit that leaves room, and the key tells sizes that are on the map", () => {
  for (const most of [1, 60, 10_000, 130_000]) {
    const growth = growthFor(most);
    const sizes = [1, 10, 100, 1000, 10_000, 130_000].map((count) => circleSize(count, growth));
    assert.deepEqual(
      sizes,
      [...sizes].sort((a, b) => a - b),
    );
    assert.ok(sizes[0] >= 24 && sizes[5] <= 56);
    assert.ok(toldSizes(most).length >= 1 && toldSizes(most).every((count) => count <= most));
  }
  assert.deepEqual(toldSizes(60), [1, 10, 30]);
});
