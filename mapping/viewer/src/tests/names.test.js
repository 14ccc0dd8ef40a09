// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The names on the map: which come first, where they stand, what the provinces' colours say.

import assert from "node:assert/strict";
import test from "node:test";
import { fitting } from "../map/fitting.js";
import { areas } from "../map/inner-points.js";
import { boxesOf } from "../map/label-boxes.js";
import { namesToShow } from "../map/names.js";
import { provincesAlone, provincesOf } from "../map/province-colouring.js";

const spot = (code, count = 0) => ({ code, name: `N${code}`, point: [45, 9], count });
const area = (kind, text) => ({ kind, text, lang: "it", code: "", points: [[45, 9]], must: false });
const known = {
  zoom: 5.5,
  towns: Array.from({ length: 107 }, (_, n) => spot(`t${n}`)),
  shown: [],
  sites: [],
  filtered: false,
  regions: [area("regione", "Lazio")],
  provinces: [],
  neighbours: [area("paese", "Francia")],
};
const texts = (names) => names.map(({ text }) => text);

test("with a project's layer alone each of its places must have its name, before any large town", () => {
  const sites = Array.from({ length: 17 }, (_, n) => spot(`s${n}`));
  const names = namesToShow({ ...known, sites });
  assert.deepEqual(texts(names).slice(0, 17), texts(sites.map(({ name }) => ({ text: name }))));
  assert.ok(names.slice(0, 17).every(({ must }) => must));
  assert.ok(!names[names.length - 1].must);
});

test("under a filter the comuni with results come first, those with more before those with fewer", () => {
  const shown = [spot("a", 1), spot("t0", 7), spot("b", 3)];
  const names = texts(namesToShow({ ...known, shown, filtered: true }));
  assert.deepEqual(names.slice(0, 3), ["Nt0", "Nb", "Na"]);
  assert.equal(names.filter((name) => name === "Nt0").length, 1, "each comune once");
});

test("close by, every comune that is shown must have its name, and neither region nor neighbour has", () => {
  const shown = Array.from({ length: 30 }, (_, n) => spot(`c${n}`, 1));
  const names = namesToShow({ ...known, zoom: 10, shown });
  for (const { name } of shown) assert.ok(names.find(({ text }) => text === name)?.must, name);
  assert.ok(names.every(({ kind }) => kind === "luogo"));
});

test("in the whole country regions come after the largest towns, neighbours last", () => {
  const kinds = namesToShow(known).map(({ kind }) => kind);
  assert.equal(kinds.indexOf("regione"), 8);
  assert.equal(kinds.at(-1), "paese");
  assert.equal(kinds.filter((kind) => kind === "luogo").length, 22);
});

test("the names of the coloured provinces stand in place of the regions'", () => {
  const kinds = namesToShow({ ...known, provinces: [area("provincia", "Roma 3")] }).map(({ kind }) => kind);
  assert.ok(kinds.includes("provincia") && !kinds.includes("regione"));
});

const box = (left, top, right = left + 40, bottom = top + 14) => ({ left, top, right, bottom });
const wish = (places, more = {}) => ({ places, must: false, ...more });

test("no name covers another, nor the place of another, but for its own mark", () => {
  const mark = box(0, 0, 10, 10);
  assert.deepEqual(fitting([wish([box(0, 20)]), wish([box(5, 22)], { must: true })], []), [0, -1]);
  assert.deepEqual(fitting([wish([box(5, 5), box(50, 5)])], [mark]), [1]);
  assert.deepEqual(fitting([wish([box(5, 5)])], [mark]), [-1]);
  assert.deepEqual(fitting([wish([box(5, 5)], { own: mark })], [mark]), [0]);
  assert.deepEqual(fitting([wish([box(5, 5)], { must: true })], [mark]), [0]);
  assert.deepEqual(fitting([wish([box(5, 5)], { spare: 0.2 })], [mark]), [0], "25 of 560 square pixels");
  assert.deepEqual(fitting([wish([box(0, 0)], { spare: 0.1 })], [mark]), [-1]);
});

test("a name that must be shown covers the fewest places, however large they are", () => {
  const small = [41, 44].map((left) => box(left, 0, left + 1, 10));
  const places = [box(40, 0, 50, 10), box(2, 0, 12, 10)];
  assert.deepEqual(fitting([wish(places, { must: true })], [box(5, 0, 15, 10), ...small]), [1]);
});

test("of two names that must be shown neither takes the only place of the other", () => {
  const [near, far] = [box(0, 0), box(0, 40)];
  const names = [wish([near, far], { must: true }), wish([near], { must: true }), wish([far, box(90, 0)])];
  assert.deepEqual(fitting(names, []), [1, 0, 1]);
});

test("a name without a mark stands below its place; outside the map nowhere", () => {
  const name = { ...area("luogo", "Bari") };
  const size = { x: 400, y: 400 };
  const found = boxesOf(name, [{ x: 200, y: 200 }], undefined, size);
  assert.equal(found.length, 1);
  assert.ok(found[0].top > 200);
  assert.equal(boxesOf(name, [{ x: -5, y: 200 }], undefined, size).length, 0);
  assert.ok(boxesOf(name, [{ x: 200, y: 200 }], box(190, 190, 210, 210), size).length > 4);
});

test("the name of an area stands inside its largest part, however that is bent", () => {
  const bent = [
    [0, 0],
    [10, 0],
    [10, 10],
    [8, 10],
    [8, 2],
    [0, 2],
    [0, 0],
  ];
  const small = [
    [20, 20],
    [21, 20],
    [21, 21],
    [20, 20],
  ];
  const geometries = [{ type: "MultiPolygon", arcs: [[[0]], [[1]]], properties: { nome: "L" } }];
  const [{ points }] = areas(
    { type: "Topology", objects: {}, arcs: [small, bent] },
    { type: "GeometryCollection", geometries },
  );
  assert.ok(points.length > 3);
  for (const [lat, lon] of points) assert.ok(lat > 0 && lon < 10 && (lat < 2 || lon > 8), `${lat} ${lon}`);
});

const shape = (sigla, codice_regione) => ({ properties: { sigla, codice_regione, nome: sigla } });
const model = {
  topology: { objects: { province: { geometries: [shape("MI", "03"), shape("BS", "03"), shape("RM", "12")] } } },
  provinceFigures: new Map([
    [
      "tasso",
      {
        values: new Map([
          ["MI", 1.2],
          ["BS", 0.4],
        ]),
        unsure: new Set(["BS"]),
      },
    ],
  ]),
};
const rows = [{ provincia: "MI" }, { provincia: "MI" }, { provincia: "RM" }, { provincia: "" }];
const metric = (nome, decimali) => ({ indicator: { nome, decimali }, bounds: [1, 2], ofCommunity: false });
const asked = (more) => ({
  model,
  state: { scheda: "", regione: ["03"] },
  selection: { rows },
  evidence: null,
  metric: metric("associazioni", 0),
  ...more,
});

test("the provinces of one region count what is shown, or take the figure that is known of them", () => {
  const counted = provincesOf(asked({}));
  assert.deepEqual(
    [...counted.values],
    [
      ["MI", 2],
      ["BS", 0],
    ],
  );
  assert.ok(counted.own && counted.indicator === null);
  const rated = provincesOf(asked({ metric: metric("tasso", 2) }));
  assert.deepEqual(
    [...rated.values],
    [
      ["MI", 1.2],
      ["BS", 0.4],
    ],
  );
  assert.deepEqual(rated.bounds, [1, 2], "a rate has the classes of the regions");
  assert.ok(!rated.own && rated.unsure.has("BS"));
  const unknown = provincesOf(asked({ metric: metric("comunita_presenti", 0) }));
  assert.deepEqual([...unknown.values.values()], [2, 0]);
});

test("without one region, or without colours, no province has a colour", () => {
  assert.equal(provincesOf(asked({ state: { scheda: "", regione: ["03", "12"] } })), null);
  assert.equal(provincesOf(asked({ state: { scheda: "", regione: [] } })), null);
  assert.equal(provincesOf(asked({ metric: null })), null);
  assert.ok(provincesOf(asked({ metric: null, evidence: new Map() })));
  assert.ok(provincesOf(asked({ state: { scheda: "12", regione: [] } })).values.has("RM"));
});

test("the regions' legend is left out only where a filter leaves the others nothing", () => {
  assert.ok(provincesAlone(asked({})));
  assert.ok(!provincesAlone(asked({ state: { scheda: "03", regione: [] } })));
  assert.ok(!provincesAlone(asked({ metric: metric("tasso", 2) })));
});
