// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { searchWords, select } from "../model/select.js";
import { emptyState } from "../model/state.js";
import { fold } from "../text/fold.js";

const defaults = emptyState({ lang: "it", indicatore: "associazioni", strati: [] });
const row = (/** @type {any} */ values, /** @type {number} */ n) => ({
  n,
  id: String(n),
  luogo: -1,
  paesi: [],
  ambiti: [],
  iniziative: [],
  regione: "",
  provincia: "",
  tipologia: "",
  composizione: "",
  ...values,
  chiave: fold(values.nome ?? ""),
});
const rows = [
  { nome: "Forlì insieme", paesi: ["SN"], regione: "08", luogo: 0, ambiti: ["cultura"] },
  { nome: "Casa Mali", paesi: ["SN", "ML"], regione: "08", luogo: 0, ambiti: ["cultura", "donne"] },
  { nome: "Roma due", paesi: ["ML"], regione: "12", luogo: 1 },
  { nome: "Senza luogo", paesi: [] },
].map(row);
const found = (/** @type {any} */ patch) => select(rows, { ...defaults, ...patch });

test("nothing chosen selects everything, also what has no place", () => {
  const { rows: all, byPlace, byRegion } = found({});
  assert.equal(all.length, 4);
  assert.deepEqual(
    [...byPlace].map(([n, some]) => [n, some.length]),
    [
      [0, 2],
      [1, 1],
    ],
  );
  assert.equal(byRegion.get("08"), 2);
});

test("values of one facet add up, facets narrow one another", () => {
  assert.equal(found({ comunita: ["SN", "ML"] }).rows.length, 3);
  assert.equal(found({ comunita: ["SN", "ML"], regione: ["12"] }).rows.length, 1);
});

test("«tutte» wants every value of a facet that can hold several", () => {
  assert.deepEqual(
    found({ comunita: ["SN", "ML"], modo: "tutte" }).rows.map((r) => r.nome),
    ["Casa Mali"],
  );
});

test("a count tells what choosing the value would give", () => {
  const { counts } = found({ comunita: ["SN"], regione: ["08"] });
  assert.equal(counts.get("comunita")?.get("ML"), 1, "its own facet does not hold it back");
  assert.equal(counts.get("regione")?.get("12"), undefined, "the other facets do");
  for (const [value, n] of counts.get("regione") ?? [])
    assert.equal(found({ comunita: ["SN"], regione: [value] }).rows.length, n);
});

test("a search folds accents and case, wants every word, and starts at two letters", () => {
  assert.deepEqual(
    found({ q: "FORLI'" }).rows.map((r) => r.nome),
    ["Forlì insieme"],
  );
  assert.deepEqual(
    found({ q: "forli INSI" }).rows.map((r) => r.nome),
    ["Forlì insieme"],
  );
  assert.equal(found({ q: "z" }).rows.length, 4);
  assert.deepEqual(searchWords(" a "), []);
});
