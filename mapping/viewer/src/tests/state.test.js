// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { emptyState, parseState, toggled, withoutFilters, writeState } from "../model/state.js";

const faccette = ["comunita", "regione", "tipologia"];
const defaults = emptyState({ indicatore: "associazioni", strati: ["associazioni", "malaika"], faccette });

test("a state survives its address", () => {
  const state = {
    ...defaults,
    comunita: ["SN", "ML"],
    q: "là & giù=",
    tipologia: ["federazione/secondo livello"],
    vista: "elenco",
    strati: [],
    lang: "ar",
  };
  assert.deepEqual(parseState(`#${writeState(state, defaults)}`, "", defaults), state);
});

test("what is as by default is not written", () => {
  assert.equal(writeState(defaults, defaults), "");
  assert.equal(writeState({ ...defaults, comunita: ["SN", "ML"] }, defaults), "comunita=SN,ML");
});

test("the query is read too, the hash wins", () => {
  const state = parseState("#regione=09", "?regione=12&comunita=SN&incorporata=1", defaults);
  assert.deepEqual([state.regione, state.comunita, state.incorporata], [["09"], ["SN"], "1"]);
});

test("whatever the query says, each state survives its hash, defaults too", () => {
  const own = { lang: "ar", vista: "elenco", q: "casa", terzi: "1", vicino: "015146", raggio: "50", id: "a" };
  const query = new URLSearchParams({ ...own, regione: "12", strati: "malaika", incorporata: "1", modo: "tutte" });
  const asked = parseState("", `?${query}`, defaults);
  for (const [name, value] of Object.entries(defaults)) {
    const state = { ...asked, [name]: value };
    assert.deepEqual(parseState(writeState(state, defaults, asked), `?${query}`, defaults), state, name);
  }
  assert.match(writeState({ ...asked, vicino: "45.54,10.22" }, defaults, asked), /(^|&)vicino=(&|$)/);
});

test("an address typed wrong still gives a state", () => {
  const state = parseState("#vista=sconosciuta&modo=forse&comunita=,,SN,SN&%E0%A4%A", "", defaults);
  assert.deepEqual([state.vista, state.modo, state.comunita], ["mappa", "almeno-una", ["SN"]]);
});

test("a value is put in and taken out; all filters are taken away, the view stays", () => {
  assert.deepEqual(toggled(toggled(["a"], "b"), "a"), ["b"]);
  assert.equal("vista" in withoutFilters({ ...defaults, vista: "elenco" }), false);
});

test("what every object has by inheritance is no value; a search has an end", () => {
  const hostile = parseState("lang=__proto__&comunita=constructor,SN&ordina=toString&q=constructor", "", defaults);
  assert.deepEqual(
    [hostile.lang, hostile.comunita, hostile.ordina, hostile.q],
    [defaults.lang, ["SN"], defaults.ordina, "constructor"],
  );
  assert.equal(parseState(`q=${"a".repeat(5000)}`, "", defaults).q.length, 200);
});
