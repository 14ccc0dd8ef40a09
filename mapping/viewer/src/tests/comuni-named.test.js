// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { createTyped } from "../model/comuni-named.js";
import { comuneNames } from "../text/place-name.js";

/** @type {[string, string, string][]} */
const named = [
  ["017029", "Brescia", "BS"],
  ["015146", "Milano", "MI"],
  ["058091", "Roma", "RM"],
];
const comuni = named.map(([codice, nome, provincia]) => ({ codice, nome, provincia, lat: 45, lon: 9 }));

test("a comune is found by its name in the reader's language and in Italian, with the province or without", () => {
  const german = /** @type {any} */ ({
    lang: "de",
    place: (/** @type {string} */ name) => ({ Roma: "Rom", Milano: "Mailand" })[name] ?? name,
  });
  const italian = /** @type {any} */ ({ lang: "it", place: (/** @type {string} */ name) => name });
  const typed = createTyped(comuni);
  const code = (/** @type {string} */ text, whole = true, words = german) => typed(text, whole, words)?.codice;
  assert.deepEqual(
    ["Mailand", "Milano", "mailand (MI)", "Milano MI", "Mail"].map((text) => code(text)),
    [...Array(5).fill("015146")],
  );
  assert.deepEqual(
    ["Rom (RM)", "Roma (RM)"].map((text) => code(text, false)),
    ["058091", "058091"],
  );
  assert.deepEqual(
    ["Rom", "Roma", "Mailand"].map((text) => code(text, false)),
    Array(3).fill(undefined),
  );
  assert.deepEqual([code("Mailand", true, italian), code("Milano", true, italian)], [undefined, "015146"]);
  assert.deepEqual(
    comuni.slice(0, 3).map((one) => comuneNames(one, german)),
    [["Brescia (BS)"], ["Mailand (MI)", "Milano (MI)"], ["Rom (RM)", "Roma (RM)"]],
  );
});
