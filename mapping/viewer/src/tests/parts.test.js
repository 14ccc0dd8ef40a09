// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { diameter, drawable, MOST } from "../map/circle-size.js";
import { classOf, classRanges, metricOf, quantiles } from "../map/metric.js";
import { openColumns, unpack } from "../model/columns.js";
import { rateOf as rateText } from "../model/rate.js";
import { readLanguages } from "../text/languages.js";
import { embedCode, frameAddress } from "../tools/embed-code.js";
import { csvCell, toCsv, toGeoJson } from "../tools/export.js";
import { createSorter } from "../views/order.js";

test("columns are unpacked, a missing one is filled", () => {
  assert.deepEqual(unpack({ v: ["a", "b"], i: [1, 0, 1] }, 3, ""), ["b", "a", "b"]);
  assert.deepEqual(unpack(undefined, 2, ""), ["", ""]);
});

test("a column is the same whether it travels open or deflated", async () => {
  const column = { v: ["Roma", "東京"], i: [1, 0, 1] };
  const sent = { comune: column, altro: "t5zygvWiv;%Fj(y(ouRgcjJ/?Ym:Pjlrn*$hB^j1hOxB(" };
  for (const [length, now] of /** @type {const} */ ([
    [3, false],
    [100_000, false],
    [100_000, true],
  ])) {
    const opened = await openColumns(sent, length, async () => {}, now);
    assert.deepEqual(opened.altro, opened.comune);
  }
});

test("zero, no data and the classes are apart; every value falls in the class that the legend tells", () => {
  assert.equal(classOf(0, [3, 9]), "zero");
  assert.equal(classOf(null, [3, 9]), "nd");
  assert.equal(classOf(3, [3, 9]), "c0");
  assert.equal(classOf(4, [3, 9]), "c1");
  const values = new Map(Object.entries({ a: 0, b: null, c: 2, d: 7, e: 9 }));
  const metric = /** @type {any} */ ({ values, bounds: [3, 9], indicator: { decimali: 0 } });
  assert.deepEqual(classRanges(metric), [
    { name: "c0", from: 2, to: 3 },
    { name: "c1", from: 4, to: 9 },
  ]);
  assert.equal(classRanges({ ...metric, filtered: true })[0].from, 1, "a filter may leave fewer than any region had");
});

test("the count of associations follows the filters, another figure does not", () => {
  const model = /** @type {any} */ ({
    rows: [1, 2, 3],
    regions: [{ codice: "12", cifre: { associazioni: 3, tasso: 1.5004 } }],
    indicators: [
      { nome: "associazioni", decimali: 0, soglie: [3] },
      { nome: "tasso", decimali: 1, soglie: [1.5] },
    ],
  });
  const selection = /** @type {any} */ ({ rows: [1], byRegion: new Map([["12", 1]]) });
  assert.equal(metricOf(model, "associazioni", selection)?.values.get("12"), 1);
  assert.equal(metricOf(model, "tasso", selection)?.values.get("12"), 1.5);
  assert.equal(metricOf(model, "nessuno", selection), null);
  assert.deepEqual(
    metricOf(model, "associazioni", selection)?.bounds,
    [3],
    "the classes stay those of the whole registry",
  );
  assert.deepEqual(metricOf(model, "associazioni", selection, true)?.bounds, [1], "unless the reader asks otherwise");
  assert.deepEqual(
    metricOf(model, "tasso", selection, true)?.bounds,
    [1.5],
    "a figure that no filter changes keeps its own",
  );
});

test("classes of what is filtered are the quintiles that the package cuts", () => {
  assert.deepEqual(quantiles([0, null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), [3, 5, 6, 8, 10]);
  assert.deepEqual(quantiles([1, 1, 2, 7, 0]), [1, 2, 7]);
  assert.deepEqual(quantiles([0, null]), []);
});

test("a rate by hand: 3 of 50,000, with the exact limits of 3; no data and too few residents are apart", () => {
  const comparison = {
    anni: [2023, 2014],
    pochi: 1000,
    limiti: [
      [0, 3.6889],
      [0.0253, 5.5716],
      [0.2422, 7.2247],
      [0.6187, 8.7673],
    ],
  };
  const written = (/** @type {number|null} */ residenti, associazioni = 3) =>
    rateText({ associazioni, residenti }, /** @type {any} */ (comparison));
  assert.deepEqual(written(50000), { rate: 0.6, low: 0.12374, high: 1.75346 });
  assert.equal(written(null), "nd");
  assert.equal(written(999), "pochi");
  assert.deepEqual(written(1000, 0), { rate: 0, low: 0, high: 36.889 });
});

test("a cell that a spreadsheet would run is made text", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r"]) assert.equal(csvCell(`${start}a`), `"'${start}a"`);
  assert.equal(csvCell('un "nome"'), '"un ""nome"""');
  assert.equal(csvCell(-3.5), '"-3.5"');
  assert.equal(csvCell("-1"), '"-1"', "a negative number runs nothing");
});

const model = /** @type {any} */ ({
  fields: { scarica: ["id", "denominazione", "comune", "paesi_origine"] },
  places: [{ codice: "058091", nome: "Roma", lat: 41.9, lon: 12.5 }],
  regions: [{ codice: "12", regione: "Lazio" }],
});
const row = /** @type {any} */ ({
  id: "a1",
  denominazione: "=1+1",
  luogo: 0,
  regione: "12",
  lat: null,
  lon: null,
});

test("CSV and GeoJSON tell the same", () => {
  const [head, line] = toCsv([row], model).slice(1).split("\r\n");
  assert.equal(head, '"id","denominazione","comune","paesi_origine"');
  assert.equal(line, `"a1","'=1+1","Roma",""`);
  const { features } = JSON.parse(toGeoJson([row, { ...row, luogo: -1 }], model));
  assert.deepEqual(features[0].geometry.coordinates, [12.5, 41.9]);
  assert.equal(features[1].geometry, null);
  assert.deepEqual(features[0].properties, { id: "a1", denominazione: "=1+1", comune: "Roma" });
});

/** What the build puts in. */
Object.assign(globalThis, { HOST_SCRIPT: "" });

test("the code to embed carries the state in the query and cannot be broken by it", () => {
  assert.equal(
    frameAddress("https://esempio.it/index.html?x=1#regione=12"),
    "https://esempio.it/index.html?incorporata=1&regione=12",
  );
  assert.match(
    embedCode('https://esempio.it/?q="><script>', "t"),
    /src="https:\/\/esempio\.it\/\?q=&quot;>&lt;script>"/,
  );
});

test("hosts run one text, wherever the code was copied from", () => {
  const [host, ...copies] = ["host", "kit", "viewer"].map((name) =>
    readFileSync(new URL(`../../dist/${name}.js`, import.meta.url), "utf8"),
  );
  for (const copy of copies) assert.ok(copy.replaceAll("\\", "").includes((host ?? "").trim()), "but for escapes");
});

test("a language gets its keys back, without what it lacks, whether it travels open or packed", () => {
  const lists = { indicatori: [], brevi: [], unita: [], fonti: [] };
  const parole = { testi: ["un", null], voci: { tipo: ["ics"] }, paesi: [], ...lists };
  const chiavi = { testi: ["a", "b"], voci: { tipo: ["x"] }, paesi: [], ...lists };
  const open = readLanguages({ chiavi, lingue: { fr: { codice: "fr", parole } } }).fr;
  const packed = readLanguages(
    { chiavi, lingue: { es: { codice: "es", con: "fr" } } },
    ({ con }) => ({ fr: parole })[con],
  );
  for (const own of [open, packed.es]) assert.deepEqual([own.testi, own.voci], [{ a: "un" }, { tipo: { x: "ics" } }]);
});

test("few circles are all drawn, of many the largest in view", () => {
  const circles = Array.from({ length: MOST + 50 }, (_, n) => ({ count: n }));
  assert.equal(drawable(circles.slice(0, MOST), () => false).length, MOST);
  const some = drawable(circles, ({ count }) => count % 2 === 0);
  assert.ok(some.every(({ count }) => count % 2 === 0));
  assert.equal(drawable(circles, () => true).length, MOST);
  assert.ok(diameter(100) > diameter(10) && diameter(10) > diameter(1));
});

test("equal keys are ordered by name, and every order holds every row", () => {
  const rows = ["b", "a", "c"].map(
    (nome, n) =>
      /** @type {any} */ ({ n, nome, chiave: nome, anno_costituzione: n === 2 ? "1990" : "", luogo: -1, regione: "" }),
  );
  const sort = createSorter(/** @type {any} */ ({ rows, places: [], regions: [] }));
  assert.deepEqual(
    sort(rows, "anno").map((row) => row.nome),
    ["c", "a", "b"],
  );
  assert.deepEqual(
    sort(rows, "sconosciuto").map((row) => row.nome),
    ["a", "b", "c"],
  );
});
