// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { readPublished } from "../model/published.js";
import { ageClass, ageClasses, isOld, newestOf } from "../model/sources.js";
import { createSorter } from "../views/order.js";

test("an association is as old as its newest source", () => {
  assert.equal(newestOf({ fonti: "stampa | 2001; RUNTS | https://example.org/2024 | 2020-05; altro" }), "2020-05");
  assert.equal(newestOf({ fonti: "stampa; https://example.org/2019" }), "");
  assert.equal(newestOf({ fonti: "" }), "");
});

test("the classes are counted back from the newest source, and every year lies in one", () => {
  assert.deepEqual(ageClasses(2026), ["2024-2026", "2021-2023", "2016-2020", "-2015"]);
  assert.deepEqual(ageClasses(0), []);
  for (let last = 1990; last <= 2040; last += 1)
    for (let year = last - 30; year <= last; year += 1) {
      const [from, to] = ageClass(`${year}-06`, last).split("-").map(Number);
      assert.ok(from <= year && year <= to, `${year} of ${last}`);
      assert.equal(isOld(String(year), last), year < last - 10);
    }
  assert.equal(ageClass("", 2026), "");
  assert.equal(isOld("", 2026), false);
});

test("the newest or the oldest source comes first, what is not dated last, equal dates by name", () => {
  const dates = ["2001", "", "2020-05", "2020-05", "2020-11", ""];
  const rows = dates.map((fonte_recente, n) => ({ n, fonte_recente, chiave: "fbdace"[n] }));
  const sort = createSorter(/** @type {any} */ ({ rows }));
  const order = (/** @type {string} */ name) => sort(/** @type {any} */ (rows), name).map(({ n }) => n);
  assert.deepEqual(order("fonte_recente"), [4, 3, 2, 0, 1, 5]);
  assert.deepEqual(order("fonte_vecchia"), [0, 3, 2, 4, 1, 5]);
});

test("a register that is held against no count is said so nowhere, a place without a count where others have one", () => {
  const nothing = { conteggio_pubblicato: [null, null], conteggio_anno: ["", ""], conteggio_luogo: ["", ""] };
  const regioni = { codice: ["01", "02"], regione: ["Piemonte", "Valle d'Aosta"], nel_conteggio: [3, 1], ...nothing };
  assert.equal(readPublished({ regioni, italia: { conteggio_pubblicato: null } }).size, 0);
  const some = {
    ...regioni,
    conteggio_pubblicato: [5, null],
    conteggio_anno: ["2014", ""],
    conteggio_luogo: ["01", ""],
  };
  const found = readPublished({ regioni: some, italia: {} });
  assert.deepEqual(found.get("01"), { n: 3, totale: 5, anno: "2014", luogo: "01" });
  assert.equal(found.get("02"), null);
});
