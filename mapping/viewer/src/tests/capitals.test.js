// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { capital } from "../page/capitals.js";

test("a title begins with a capital of its language, if it has them and begins with a letter", () => {
  assert.equal(capital("imprese", "it"), "Imprese");
  assert.equal(capital("işletmeler", "tr"), "İşletmeler");
  assert.equal(capital("цель", "ru"), "Цель");
  for (const [text, tag] of [
    ["მიზანი", "ka"],
    ["ما", "ar"],
    ["省", "zh"],
    ["«imprese»", "it"],
    ["3 imprese", "it"],
    ["", "it"],
  ])
    assert.equal(capital(text, tag), text);
});
