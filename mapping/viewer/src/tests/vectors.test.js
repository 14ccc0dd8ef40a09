// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The rules that the page shares with the package: tests/test_vectors.py reads the same files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { quantiles } from "../map/metric.js";
import { readArc } from "../model/topology.js";
import { bunzip } from "../text/bunzip.js";
import { cyrillic } from "../text/cyrillic.js";
import { fold } from "../text/fold.js";
import { inflate } from "../text/inflate.js";
import { abbreviated, looseKey, oneSlip, wordsOf } from "../text/spelling.js";
import { csvCell } from "../tools/export.js";

/** @param {string} name @returns {any[][]} */
function cases(name) {
  const path = new URL(`../../../../tests/vectors/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")).cases;
}

test("a downloaded cell is made safe like a published one", () => {
  for (const [text, safe] of cases("safe_cells")) assert.equal(csvCell(text), `"${safe.replaceAll('"', '""')}"`);
  assert.equal(csvCell(-3.5), '"-3.5"');
});

test("what Python packed is unpacked", () => {
  for (const [value, text] of cases("deflated")) assert.deepEqual(JSON.parse(inflate(text)), value);
  for (const [text, times, packed] of cases("bzipped")) assert.equal(bunzip(packed), text.repeat(times));
});

test("what was packed and is damaged is a fault, and no endless work", () => {
  for (const [, , packed] of cases("bzipped").filter(([, times]) => times > 1)) {
    assert.throws(() => bunzip(packed.slice(0, -10)));
    assert.throws(() => bunzip(`~${packed.slice(1, 40)}`));
    assert.throws(() => bunzip(packed.slice(0, 20) + "0".repeat(400)));
  }
});

test("arcs come back as they went", () => {
  for (const [steps, text] of cases("arcs")) assert.deepEqual(readArc(text), steps);
});

test("Serbian is rewritten as CLDR writes it in its other letters", () => {
  for (const [latin, told] of cases("cyrillic")) assert.equal(cyrillic(latin), told);
});

test("a search takes for one name what the registry takes for one", () => {
  for (const [text, key] of cases("folds")) assert.equal(fold(text), key, JSON.stringify(text));
});

test("the search box takes for one place what the geocoder takes for one", () => {
  for (const [text, key, loose] of cases("place_keys")) {
    assert.equal(wordsOf(text).join(""), key, text);
    assert.equal(looseKey(wordsOf(text)), loose, text);
  }
  for (const [text, name, fits] of cases("shortened"))
    assert.equal(abbreviated(text)?.(wordsOf(name)) ?? false, fits, text);
  for (const [one, other, slip] of cases("slips")) {
    assert.equal(oneSlip(one, other), slip, `${one} ${other}`);
    assert.equal(oneSlip(other, one), slip, `${other} ${one}`);
  }
});

test("the classes of what is filtered are those that the package cuts", () => {
  for (const [values, bounds] of cases("quantiles")) assert.deepEqual(quantiles(values), bounds);
});
