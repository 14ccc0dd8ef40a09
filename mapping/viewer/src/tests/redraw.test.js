// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { redraw as redrawPage } from "../page/redraw.js";
import { page, Tiny } from "./tiny-dom.js";

Object.assign(globalThis, { document: page });
const redraw = /** @type {(...values: any[]) => void} */ (redrawPage);
const button = (/** @type {string} */ id = "") => new Tiny("button", { id });

test("the focus comes back to what has the same id, wherever it now stands", () => {
  const holder = new Tiny("div", {}, button("a"), button("b"));
  holder.children[1].focus();
  const again = [button("b"), button("a")];
  redraw(holder, again);
  assert.equal(page.activeElement, again[0]);
});

test("without an id, or once it is gone, the focus goes to the nth of its kind, or to the last", () => {
  const holder = new Tiny("ul", {}, new Tiny("a"), button(), button("gone"));
  holder.children[2].focus();
  const next = [button("x"), new Tiny("a"), button("y")];
  redraw(holder, next);
  assert.equal(page.activeElement, next[2]);
  const fewer = [new Tiny("a"), button("z")];
  redraw(holder, fewer);
  assert.equal(page.activeElement, fewer[1]);
});

test("where nothing is left, the focus goes to what stands in", () => {
  const stead = new Tiny("p");
  const holder = new Tiny("ul", {}, new Tiny("li", {}, button()));
  holder.children[0].children[0].focus();
  redraw(holder, [], stead);
  assert.equal(page.activeElement, stead);
});

test("a focus that is elsewhere is left alone", () => {
  const [field, holder] = [new Tiny("input"), new Tiny("div", {}, button("a"))];
  field.focus();
  redraw(holder, [button("a")], new Tiny("p"));
  assert.equal(page.activeElement, field);
});

test("a list that says which one it is stays where it was read", () => {
  const list = (/** @type {string} */ scorre) => new Tiny("ul", { scorre });
  const holder = new Tiny("div", {}, list("uno"), list("due"));
  Object.assign(holder.children[1], { scrollTop: 120, scrollLeft: 7 });
  const again = [list("due"), list("tre")];
  redraw(holder, again);
  assert.deepEqual([again[0].scrollTop, again[0].scrollLeft, again[1].scrollTop], [120, 7, 0]);
});
