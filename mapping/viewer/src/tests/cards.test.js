// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What leaves the page with a card: addresses of other maps, letters, links. Whatever a name holds, it stays a name.
import assert from "node:assert/strict";
import test from "node:test";
import { reachOf, reachOfComune } from "../model/reach.js";
import { yearsSince } from "../model/sources.js";
import { encoded, oneLine } from "../text/one-line.js";
import { deviceOf, directionsAddress, mapAddress } from "../text/outer-maps.js";
import { wholeAddress } from "../tools/embed-code.js";

const NAMES = [
  "Amici & Amiche #1; «Insieme»",
  'Circolo "L\'Unione"? a=b&bcc=c@d.example',
  "riga\r\nBcc: e@f.example\nsotto\u2028sopra\u2029",
  "nullo\u0000 \u202etrevni\u202c \u2066chiuso\u2069",
  "(parentesi) 100 % + )(",
  "جمعية الأمل 🌍👩🏽‍🤝‍👩🏿 সমিতি",
  "mezza \ud83c coppia \udf0d",
  "ক".repeat(400),
];
const DOOR = { lat: 45.54, lon: 10.22, exact: true };
const COMUNE = { ...DOOR, exact: false };
const DEVICES = /** @type {const} */ (["android", "apple", ""]);

test("a name in one line breaks none, hides nothing and turns nothing around", () => {
  for (const name of NAMES) {
    const line = oneLine(name);
    assert.doesNotMatch(line, /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]|^\s|\s$|\s\s/u);
    assert.ok([...line].length <= 120);
    assert.equal(decodeURIComponent(encoded(line)), line);
    assert.match(encoded(line), /^[\w.~%-]+$/);
  }
  assert.equal(oneLine("👩🏽‍🤝‍👩🏿"), "👩🏽‍🤝‍👩🏿", "a joiner makes one picture of several");
});

test("an address of a map holds the point and the name, whatever the name holds", () => {
  for (const name of NAMES)
    for (const device of DEVICES) {
      const address = mapAddress(DOOR, name, device);
      assert.match(address, /^(geo:45\.54,10\.22\?q=45\.54,10\.22\([\w.~%-]+\)|https:\/\/[\w./?=&,#~%-]+)$/);
      assert.doesNotThrow(() => new URL(address));
      if (device) assert.ok(decodeURIComponent(address).includes(oneLine(name)));
    }
});

test("what is known by its comune gets no pin and no label", () => {
  for (const device of DEVICES) {
    const address = mapAddress(COMUNE, "Nome", device);
    assert.match(address, /45\.54.10\.22/);
    assert.doesNotMatch(address, /mlat|[?&]q=|Nome/);
  }
  assert.match(mapAddress(DOOR, "Nome", ""), /[?&]mlat=45\.54&mlon=10\.22#/);
  assert.equal(directionsAddress(COMUNE), "https://www.openstreetmap.org/directions?to=45.54,10.22");
});

test("only a device that has a map of its own is sent to it", () => {
  const of = (/** @type {string} */ userAgent, maxTouchPoints = 0) => deviceOf({ userAgent, maxTouchPoints });
  assert.equal(of("Mozilla/5.0 (Linux; Android 8.0; SM-J330F) Chrome/95.0 Mobile"), "android");
  assert.equal(of("Mozilla/5.0 (Android 11; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0"), "android");
  assert.equal(of("Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) Safari", 5), "apple");
  assert.equal(of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari", 5), "apple");
  assert.equal(of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari"), "");
  assert.equal(of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120", 10), "");
  assert.equal(of("Mozilla/5.0 (X11; Linux x86_64) Firefox"), "");
});

test("as precise as is known: a door, a comune, nothing", () => {
  const places = [{ lat: 45.5, lon: 10.2 }];
  const reach = (/** @type {object} */ row) => reachOf(/** @type {any} */ (row), /** @type {any} */ ({ places }));
  assert.deepEqual(reach({ luogo: 0, lat: 45.54, lon: 10.22 }), DOOR);
  assert.deepEqual(reach({ luogo: 0, lat: null, lon: null }), { lat: 45.5, lon: 10.2, exact: false });
  for (const row of [
    { luogo: -1, lat: null, lon: null },
    { luogo: 7, lat: null, lon: null },
  ])
    assert.equal(reach(row), null);
});

test("a comune is never sent to the door of an association", () => {
  const place = { n: 0, codice: "017029", lat: 45.54123, lon: 10.22345 };
  const nothing = {
    rows: [],
    places: [],
    towns: [],
    initiatives: { luoghi: [], eventi: [] },
    outlineOf: () => undefined,
  };
  const of = (/** @type {object} */ known) =>
    reachOfComune("017029", /** @type {any} */ ({ ...nothing, places: [place], ...known }));
  const own = { luogo: 0, lat: place.lat, lon: place.lon };
  assert.deepEqual(of({ rows: [own, { luogo: 0, lat: null }] }), { lat: place.lat, lon: place.lon, exact: false });
  assert.equal(of({ rows: [own] }), null);
  const outlineOf = () => ({
    coordinates: [
      [
        [
          [10, 45],
          [10.4, 45],
          [10.4, 45.6],
          [10, 45],
        ],
      ],
    ],
  });
  assert.deepEqual(of({ rows: [own], outlineOf }), { lat: 45.3, lon: 10.2, exact: false });
  assert.deepEqual(of({ rows: [own], towns: [["Brescia", 45.5, 10.2, "017029"]] }), {
    lat: 45.5,
    lon: 10.2,
    exact: false,
  });
  const luoghi = [{ codice_comune: "017029", latitudine: "", longitudine: "" }];
  assert.equal(of({ rows: [own], initiatives: { luoghi, eventi: [] } }), null);
});

test("years are those that have passed; a clock that is wrong says nothing", () => {
  const today = new Date(2026, 10, 29);
  const years = (/** @type {string} */ date) => yearsSince(date, today);
  assert.equal(years("2014"), 12);
  assert.equal(years("2014-11"), 12);
  assert.equal(years("2014-12"), 11);
  assert.equal(years("2025-11-29"), 1);
  assert.equal(years("2025-11-30"), 0);
  assert.equal(years("2026-12-01"), 0);
  assert.equal(yearsSince("2014", new Date(1970, 0, 1)), 0);
  assert.equal(yearsSince("2014", new Date(Number.NaN)), 0);
});

test("what is sent from a frame opens as a page", () => {
  const page = "https://www.comune.example/mappa/index.html";
  assert.equal(wholeAddress(`${page}?incorporata=1&comunita=SN#id=a1&incorporata=1`), `${page}?comunita=SN#id=a1`);
  assert.equal(wholeAddress(`${page}?incorporata=1#id=a1`), `${page}#id=a1`);
  assert.equal(wholeAddress(`${page}#q=%23uno&incorporata=10`), `${page}#q=%23uno&incorporata=10`);
  assert.equal(wholeAddress(page), page);
});
