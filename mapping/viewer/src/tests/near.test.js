// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { readComuni } from "../model/comuni.js";
import { readFacets } from "../model/model.js";
import { distance, nearTo } from "../model/near.js";
import { readRows } from "../model/rows.js";
import { select } from "../model/select.js";
import { emptyState, filterKey, ownPosition, parseState, rounded, withoutFilters, writeState } from "../model/state.js";
import { nearest, sameLanguage, wider, withoutOne } from "../model/ways.js";

const points = {
  roma: { lat: 41.893, lon: 12.484 },
  milano: { lat: 45.467, lon: 9.191 },
  brescia: { lat: 45.539, lon: 10.22 },
  parigi: { lat: 48.8566, lon: 2.3522 },
  pole: { lat: 90, lon: 0 },
  antipode: { lat: -41.893, lon: -167.516 },
  dateline: { lat: 10, lon: 179.9 },
  beyond: { lat: 10, lon: -179.9 },
};

test("distances are those of the sphere", () => {
  const cases = /** @type {const} */ ([
    ["roma", "milano", 477, 1],
    ["milano", "brescia", 80.6, 0.3],
    ["roma", "parigi", 1106, 2],
    ["roma", "pole", (90 - 41.893) * 111.195, 1],
    ["roma", "antipode", 20015.1, 1],
    ["dateline", "beyond", 21.9, 0.1],
    ["roma", "roma", 0, 0],
  ]);
  for (const [a, b, km, off] of cases) assert.ok(Math.abs(distance(points[a], points[b]) - km) <= off, `${a} ${b}`);
});

test("a distance is the same both ways, never less than nothing, never longer by a detour", () => {
  const made = Array.from({ length: 40 }, (_, n) => ({ lat: ((n * 37) % 181) - 90, lon: ((n * 101) % 361) - 180 }));
  const all = [...Object.values(points), ...made];
  for (const a of all)
    for (const b of all) {
      assert.ok(Math.abs(distance(a, b) - distance(b, a)) < 1e-6);
      assert.ok(distance(a, b) >= 0 && distance(a, b) <= 20016);
      for (const c of all) assert.ok(distance(a, c) <= distance(a, b) + distance(b, c) + 1e-3);
    }
});

const facets = readFacets({
  colonne: { paesi_origine: { tipo: "countries" }, tipologia: {}, provincia: {}, regione: {} },
  scheda: [],
  elenco: [],
  scarica: [],
  faccette: [
    { nome: "comunita", colonna: "paesi_origine" },
    { nome: "regione", colonna: "regione" },
    { nome: "provincia", colonna: "provincia" },
    { nome: "tipologia", colonna: "tipologia" },
  ],
});
const defaults = emptyState({ indicatore: "", strati: [], faccette: facets.map(({ nome }) => nome) });
/** @type {[string, string, string, number, number][]} */
const named = [
  ["017029", "Brescia", "BS", 45.539, 10.22],
  ["015146", "Milano", "MI", 45.467, 9.191],
  ["058091", "Roma", "RM", 41.893, 12.484],
];
const places = named.map(([codice, nome, provincia, lat, lon], n) => ({
  n,
  codice,
  nome,
  provincia,
  regione: "",
  lat,
  lon,
}));
const shapes = [
  ["017", "BS", "03"],
  ["015", "MI", "03"],
  ["016", "BG", "03"],
  ["058", "RM", "12"],
].map(([codice_provincia, sigla, codice_regione]) => ({ properties: { codice_provincia, sigla, codice_regione } }));
/** @type {[string, number, number, string][]} */
const towns = [["Brescia", 45.539, 10.22, "017029"]];
const others = { nome: "Treviglio|Palazzolo", codice: [16219, 914], lat: [4552, 8], lon: [959, 29], residenti: 9 };
const comuni = readComuni(others, places, towns, /** @type {any} */ (shapes.map(({ properties }) => properties)));
const associazioni = {
  denominazione: ["In Brescia", "Own point", "Milan", "Rome", "Province", "Other province", "Region", "Nowhere"],
  paesi_origine: ["SN", "SN", "CI", "SN", "SN", "SN", "CI", "SN"],
  tipologia: ["a", "b", "a", "a", "a", "a", "a", "a"],
  provincia: ["BS", "BS", "MI", "RM", "BS", "RM", "", ""],
  regione: ["03", "03", "03", "12", "03", "12", "03", ""],
  luogo: [0, 1, 1, 2, -1, -1, -1, -1],
  lat: [null, 45.6, null, null, null, null, null, null],
  lon: [null, 10.0, null, null, null, null, null, null],
};
const around = { places, provinces: {}, projects: new Map(), facets, last: 2025 };
const rows = await readRows({ associazioni, quante: 8 }, around, async () => {});
const topology = { objects: { province: { geometries: shapes } } };
const model = /** @type {any} */ ({
  rows,
  facets,
  places,
  comuni,
  topology,
  towns,
  kin: [
    ["CI", "SN"],
    ["AL", "XK"],
  ],
});
const stateOf = (/** @type {any} */ patch) => ({ ...defaults, ...patch });
const found = (/** @type {any} */ patch) => {
  const state = stateOf(patch);
  return select(model, state);
};
const namesOf = (/** @type {import("../types/page.js").Row[]} */ some) => some.map((row) => row.denominazione);

test("every comune that may be named is there once, with its province", () => {
  assert.deepEqual(
    comuni.map(({ codice, nome, provincia, lat }) => [codice, nome, provincia, lat]),
    [
      ["017029", "Brescia", "BS", 45.539],
      ["015146", "Milano", "MI", 45.467],
      ["058091", "Roma", "RM", 41.893],
      ["016219", "Treviglio", "BG", 45.52],
      ["017133", "Palazzolo", "BS", 45.6],
    ],
  );
});

test("a circle holds what is measured within it; what is known by province or region is set apart", () => {
  const { rows: selected, apart, byPlace, counts } = found({ vicino: "017029" });
  assert.deepEqual(namesOf(selected), ["In Brescia", "Own point"]);
  assert.deepEqual(namesOf(apart), ["Province", "Region"]);
  assert.equal(byPlace.size, 2);
  assert.equal(counts.get("tipologia")?.get("b"), 1, "facets count within the circle");
  assert.equal(counts.get("comunita")?.get("CI"), undefined);
});

test("the comune that is named is near as a whole; another by its own point, else by its centre", () => {
  const near = /** @type {import("../types/page.js").Near} */ (nearTo(stateOf({ vicino: "017029" }), model));
  const km = (/** @type {number} */ n) => near.km(rows[n]);
  assert.equal(km(0), 0);
  assert.ok(Math.abs(km(1) - 18.4) < 0.3);
  assert.ok(Math.abs(km(2) - 80.6) < 0.3);
  assert.ok(Number.isNaN(km(4)));
});

test("without a bound everything is selected; circles only grow", () => {
  assert.equal(found({ vicino: "017029", raggio: "" }).rows.length, rows.length);
  for (const vicino of ["017029", "015146", "058091", "016219", "45.54,10.22", "48.86,2.35"]) {
    const sizes = ["10", "25", "50", ""].map((raggio) => found({ vicino, raggio }).rows.length);
    assert.deepEqual([...sizes].sort(), sizes, vicino);
  }
});

test("other filters hold within the circle and for what is set apart", () => {
  const { rows: selected, apart } = found({ vicino: "017029", comunita: ["CI"] });
  assert.deepEqual([namesOf(selected), namesOf(apart)], [[], ["Region"]]);
});

test("a place that the page does not know bounds nothing", () => {
  for (const vicino of ["", "999999"]) assert.equal(found({ vicino }).rows.length, rows.length);
});

test("the address tells a comune and a radius, never where the reader is", () => {
  const state = stateOf({ vicino: "017029", raggio: "" });
  assert.equal(writeState(state, defaults), "vicino=017029&raggio=");
  assert.deepEqual(parseState(writeState(state, defaults), "", defaults), state);
  assert.equal(writeState(stateOf({ vicino: "45.54,10.22", raggio: "50" }), defaults), "raggio=50");
});

test("a point is rounded to a kilometre; what is none is nothing", () => {
  assert.equal(parseState("vicino=45.53912,10.2199&raggio=7", "", defaults).vicino, "45.54,10.22");
  assert.equal(parseState("vicino=45.5,10&raggio=7", "", defaults).raggio, "25");
  for (const text of ["45", "a,b", "91,0", "0,181", "45.5,10.2,3", "1e9,1", "17029", "NaN,NaN", "<b>", "toString"])
    assert.equal(parseState(`vicino=${text}`, "", defaults).vicino, "", text);
  assert.equal(rounded("-0.001,0"), "0.00,0.00");
  assert.equal(ownPosition(stateOf({ vicino: "017029" })), "");
});

test("nearness is a filter: it has its key, and goes with the others", () => {
  const keys = [{}, { vicino: "017029" }, { vicino: "017029", raggio: "10" }].map((patch) => filterKey(stateOf(patch)));
  assert.equal(new Set(keys).size, 3);
  assert.equal(filterKey(stateOf({ raggio: "10" })), keys[0], "a radius of nothing selects nothing");
  const state = stateOf({ vicino: "017029", raggio: "10" });
  assert.equal(filterKey({ ...state, ...withoutFilters(state) }), keys[0]);
});

test("ways out give what they say, the most first", () => {
  const states = [
    { vicino: "017029", comunita: ["CI"] },
    { comunita: ["CI"], provincia: ["RM"] },
    { comunita: ["CI"], tipologia: ["b"] },
    { q: "zzz", comunita: ["SN"] },
    { comunita: ["SN", "CI"], modo: "tutte" },
  ].map(stateOf);
  for (const state of states) {
    const some = wider(state, model);
    const ways = [...withoutOne(state, model), ...sameLanguage(state, model), ...(some ? [some] : [])];
    assert.ok(ways.length);
    for (const { patch, n } of ways) assert.equal(found({ ...state, ...patch }).rows.length, n);
    const counts = withoutOne(state, model).map(({ n }) => n);
    assert.deepEqual(
      [...counts].sort((a, b) => b - a),
      counts,
    );
  }
});

test("a larger circle is the smallest that gives something", () => {
  const state = stateOf({ vicino: "016219", raggio: "10", comunita: ["CI"] });
  assert.deepEqual(wider(state, model)?.patch, { raggio: "50" });
  assert.deepEqual(wider({ ...state, vicino: "058091" }, model)?.patch, { raggio: "" });
});

test("other communities are those with an official language of the chosen one, and associations", () => {
  const kin = sameLanguage(stateOf({ comunita: ["CI"], tipologia: ["b"] }), model);
  assert.deepEqual(
    kin.map(({ values, n }) => [values, n]),
    [[["SN"], 1]],
  );
  assert.deepEqual(sameLanguage(stateOf({ comunita: ["AL"] }), model), []);
});

test("the nearest to the chosen place are of the same community where none is of the same choice", () => {
  const names = (/** @type {any} */ patch) => namesOf(nearest(stateOf(patch), model)?.rows ?? []);
  assert.deepEqual(names({ vicino: "017029", comunita: ["CI"] }), ["Milan"]);
  assert.deepEqual(names({ provincia: ["BS"], comunita: ["CI"], tipologia: ["b"] }), ["Milan"]);
  assert.deepEqual(names({ vicino: "48.86,2.35" }), ["Milan", "Own point", "In Brescia"]);
  assert.equal(nearest(stateOf({ comunita: ["CI"] }), model), null);
});
