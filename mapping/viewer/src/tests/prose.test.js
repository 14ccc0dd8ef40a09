// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { modules } from "./modules.js";
import { misplaced } from "./prose.js";

for (const { path, source } of modules()) {
  test(`${path}: every sentence stands where it belongs, no line is too wide`, () => {
    assert.deepEqual(misplaced(source), []);
  });
}

test("a sentence about the function behind its last parameter is seen", () => {
  assert.equal(misplaced("/** @param {string} code @param {Context} context the card of a project */").length, 2);
  assert.equal(misplaced("/**\n * @param {{a: string}} [code] of an old link\n */").length, 1);
  assert.equal(misplaced("/**\n * The card.\n * @param {{a: string}} [code] - of an old link\n */").length, 0);
  assert.equal(misplaced("/** @param {string} a @param {string} b @returns {string} both */").length, 0);
  assert.equal(misplaced("x".repeat(121)).length, 1);
});
