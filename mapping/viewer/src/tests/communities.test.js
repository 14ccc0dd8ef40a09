// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { colouring, regionClass, shownIndicator } from "../map/colouring.js";
import { metricOf } from "../map/metric.js";
import { byRegion, chosenCommunity, listed, readCommunities, readResidents, total } from "../model/communities.js";
import { placeless, sitesKnown } from "../model/initiatives.js";
import { emptyState, otherFilters, parseState, withoutFilters } from "../model/state.js";
import { evidenceSentence } from "../text/evidence.js";
import { foundPhrase, foundText } from "../text/found.js";

const EVIDENCE = /** @type {import("../types/payload.js").Evidence[]} */ (["presente", "non_si_puo_dire"]);
const SOURCES = [{ it: "Osservatorio", en: "Observatory", anno: "2011", url: "" }];
const table = {
  quante: 2,
  colonne: {
    codice_regione: ["01", "02"],
    paese: ["MA", "MA"],
    associazioni: [3, 0],
    residenti: [50000, 1500],
    evidenza: [0, 1],
    attese: [5.21, 0.11],
    p_zero: [0.01, 0.9],
    altra_fonte: [0, null],
    altra_fonte_conteggio: [35, null],
  },
};
const residents = readResidents(
  {
    paesi: ["MA", "RO"],
    regioni: [
      [50000, 1500, 20],
      [9, null, 0],
    ],
    anni: [2025],
    serie: [[51520], [9]],
    ue: ["RO"],
    altri: [7, 5],
  },
  ["01", "02", "03"],
);
const model = /** @type {any} */ ({
  communities: readCommunities(table, EVIDENCE, SOURCES),
  residents,
  regions: ["01", "02", "03"].map((codice) => ({ codice, cifre: {} })),
  indicators: [{ nome: "associazioni", decimali: 0, soglie: [3] }],
  map: { indicatore: "associazioni" },
  rows: [],
});
const opening = emptyState({ indicatore: "", strati: [], faccette: ["comunita", "tipologia"] });
const words = /** @type {any} */ ({
  colon: ": ",
  comma: (/** @type {string[]} */ texts) => texts.join(", "),
  parts: (/** @type {string[]} */ texts) => texts.join("; "),
  isolated: (/** @type {string} */ text) => text,
  source: (/** @type {{fonte: string}} */ { fonte }) => fonte,
  lang: "it",
  n: (/** @type {number} */ value, /** @type {number} */ decimals) => value.toFixed(decimals),
  t: (/** @type {string} */ key, /** @type {object} */ values = {}) => `${key}${JSON.stringify(values)}`,
  pair: (/** @type {string} */ name, /** @type {string} */ value) => `${name}: ${value}`,
  choice: (/** @type {string} */ _, /** @type {string} */ value) => value,
});

test("a community has a cell in every region: what is not sent has few residents, or none known", () => {
  const cells = byRegion(model, "MA");
  assert.deepEqual(
    [...cells].map(([code, cell]) => [code, cell.associazioni, cell.residenti[0], cell.evidenza]),
    [
      ["01", 3, 50000, "presente"],
      ["02", 0, 1500, "non_si_puo_dire"],
      ["03", 0, 20, "pochi_residenti"],
    ],
  );
  assert.equal(byRegion(model, "RO").get("02")?.evidenza, "senza_dato");
});

test("one known community is the chosen one; none and several are not", () => {
  const chosen = (/** @type {string[]} */ comunita) => chosenCommunity({ ...opening, comunita }, model);
  assert.deepEqual([chosen(["MA"]), chosen(["MA", "RO"]), chosen(["ZZ"]), chosen([])], ["MA", "", "", ""]);
});

test("only third countries are listed where that is asked; what is not known stays", () => {
  const wanted = listed({ ...opening, terzi: "1" }, model);
  assert.deepEqual(["MA", "RO", "non nota"].map(wanted), [true, false, true]);
  assert.equal(listed(opening, model)("RO"), true);
});

test("the evidence colours the map where a community is chosen, unless the reader asks for a figure", () => {
  const state = { ...opening, comunita: ["MA"] };
  const context = /** @type {any} */ ({ model, state, community: "MA", selection: { rows: [], byRegion: new Map() } });
  assert.equal(shownIndicator(context), "evidenza");
  assert.equal(shownIndicator({ ...context, community: "" }), "associazioni");
  assert.equal(shownIndicator({ ...context, state: { ...state, indicatore: "associazioni" } }), "associazioni");
  const coloured = { ...context, ...colouring(context) };
  assert.deepEqual(
    ["01", "02", "03"].map((code) => regionClass(code, coloured)),
    ["ev-presente", "ev-dubbio", "ev-pochi"],
  );
});

test("the sentence says the state in the legend's words, the counts, whether none surprises; then who else counts", () => {
  const few = /** @type {import("../types/page.js").Community} */ (byRegion(model, "MA").get("03"));
  const [first, second] = model.communities.map((/** @type {any} */ cell) => evidenceSentence(cell, words));
  assert.equal(first, 'presente · ev_attese{"n":3,"attese":"5.2"}; ev_altra{"fonte":"Osservatorio, 2011","n":35}');
  assert.equal(second, 'non_si_puo_dire · ev_attese{"n":0,"attese":"0.1"}: ev_non_sorprende{}');
  assert.match(evidenceSentence({ ...model.communities[1], p_zero: 0.01 }, words), /ev_sorprende/);
  assert.equal(evidenceSentence(few, words), 'pochi_residenti · ev_conta{"n":0}', "the state is said once");
});

test("a meeting is a place of its project, once per comune; without a comune it is none", () => {
  const spot = (/** @type {string} */ progetto, /** @type {string} */ codice_comune) => ({ progetto, codice_comune });
  const known = { luoghi: [spot("a", "1")], eventi: [spot("a", "1"), spot("b", "1"), spot("b", ""), spot("b", "1")] };
  const found = sitesKnown(/** @type {any} */ (known));
  assert.deepEqual(
    found.map((one) => one.progetto + one.codice_comune),
    ["a1", "b1"],
  );
  const projects = /** @type {any} */ ({ ...known, progetti: ["a", "b", "c"].map((progetto) => ({ progetto })) });
  assert.deepEqual(
    ["a", "b", "c", "never heard of"].map((one) => placeless(one, projects)),
    [false, false, true, false],
  );
});

test("third countries are in the address, and go with the filters; the community alone is no other filter", () => {
  assert.equal(parseState("#terzi=1", "", opening).terzi, "1");
  assert.equal(parseState("#terzi=sì", "", opening).terzi, "");
  assert.equal(withoutFilters({ ...opening, terzi: "1" }).terzi, "");
  assert.equal(otherFilters({ ...opening, comunita: ["MA"] }), false);
  assert.equal(otherFilters({ ...opening, q: "casa" }), true);
  assert.equal(total([null, 2, 3]), 5);
  assert.equal(total([null]), null);
});

test("what is to be found is told in whole numbers, below one in words, in a list and in a table alike", () => {
  assert.deepEqual(
    [0.04, 0.96, 1, 31.7].map((found) => foundText(found, { ...words, n: (/** @type {number} */ n) => n.toFixed(0) })),
    ['meno_di{"n":1}', 'meno_di{"n":1}', "1", "32"],
  );
  assert.match(foundPhrase(0.5, words), /^da_trovare\{\}: meno_di/);
  assert.match(foundPhrase(5, { ...words, n: String }), /^circa_da_trovare\{"n":"5"\}/);
});

test("the rate of a community is dotted by its own interval, zero too; a region without a rate has none", () => {
  const comparison = { pochi: 1000, limiti: [0, 1, 2, 3, 4].map((n) => [n / 40, n ? n * 2.5 : 3.7]) };
  const indicator = { nome: "tasso_10000", decimali: 2, soglie: [1], incerte: ["01"] };
  const regions = ["01", "02", "03", "04", "05", "06", "07"].map((codice) => ({ codice, cifre: {} }));
  const told = (/** @type {number} */ associazioni, /** @type {number} */ residenti) => ({
    associazioni,
    residenti: [residenti],
  });
  const cells = new Map(
    Object.entries({
      "01": told(4, 10000),
      "02": told(0, 20000),
      "03": told(1, 10000),
      "04": told(2, 10000),
      "05": told(3, 10000),
      "06": told(3, 500),
      "07": told(0, 900000),
    }),
  );
  const known = /** @type {any} */ ({ comparison, indicators: [indicator], regions });
  const selection = /** @type {any} */ ({ rows: [] });
  const metric = metricOf(known, "tasso_10000", selection, false, /** @type {any} */ (cells));
  assert.deepEqual(metric?.bounds, [1, 2, 3, 4]);
  assert.deepEqual([...(metric?.unsure ?? [])], ["01", "02", "03", "04", "05", "07"]);
  assert.deepEqual(metric?.intervals?.get("03"), [0.025, 2.5]);
  assert.equal(metric?.values.get("06"), null);
  const whole = metricOf({ ...known, regions: [{ codice: "01", cifre: {} }] }, "tasso_10000", selection);
  assert.equal(whole?.unsure.size, 0, "what has no value is never dotted, nor named in the legend");
});
