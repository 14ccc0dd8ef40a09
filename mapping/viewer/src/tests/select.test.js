// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { readFacets } from "../model/model.js";
import { cellOf, readRows } from "../model/rows.js";
import { searchWords, select } from "../model/select.js";
import { sourcesOf } from "../model/sources.js";
import { emptyState, parseState, writeState } from "../model/state.js";
import { valuesOf } from "../model/tally.js";
import { UNKNOWN } from "../text/value-names.js";

const facets = readFacets({
  colonne: {
    paesi_origine: { tipo: "countries" },
    ambiti_attivita: { tipo: "choices", elenco: "ambito" },
  },
  scheda: [],
  elenco: [],
  scarica: [],
  faccette: [
    { nome: "comunita", colonna: "paesi_origine" },
    { nome: "regione", colonna: "regione" },
    { nome: "ambito", colonna: "ambiti_attivita" },
    { nome: "iniziativa", colonna: "iniziative" },
  ],
});
const faccette = facets.map(({ nome }) => nome);
const defaults = emptyState({ indicatore: "associazioni", strati: [], faccette });
const associazioni = {
  denominazione: ["Forlì insieme", "Casa Mali", "Roma due", "Senza luogo"],
  paesi_origine: ["SN", "SN; ML", "ML", ""],
  regione: ["08", "08", "12", ""],
  luogo: [0, 0, 1, -1],
  ambiti_attivita: ["cultura", "cultura; donne", "", ""],
};
const places = /** @type {any[]} */ ([
  { lat: 44.2, lon: 12 },
  { lat: 41.9, lon: 12.5 },
]);
const around = { places: [], provinces: {}, projects: new Map(), facets };
const rows = await readRows({ associazioni, quante: 4 }, around, async () => {});
const found = (/** @type {any} */ patch) => select({ rows, facets, places, comuni: [] }, { ...defaults, ...patch });

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
    found({ comunita: ["SN", "ML"], modo: "tutte" }).rows.map((r) => r.denominazione),
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

test("what is not known is a value of every facet, counted, chosen and written like the others", () => {
  const { counts } = found({});
  for (const [nome, n] of Object.entries({ comunita: 1, regione: 1, ambito: 2 })) {
    assert.equal(counts.get(nome)?.get(UNKNOWN), n);
    assert.equal(found({ [nome]: [UNKNOWN] }).rows.length, n);
    const state = { ...defaults, [nome]: [UNKNOWN] };
    assert.deepEqual(parseState(writeState(state, defaults), "", defaults), state);
  }
  assert.equal(found({ comunita: ["SN", UNKNOWN] }).rows.length, 3, "together with what is known");
  assert.equal(counts.get("iniziativa")?.get(UNKNOWN), undefined, "of projects all is known");
});

test("a row has all its sources, the first one too", () => {
  const cells = {
    denominazione: ["Alfa", "Beta", "Gamma"],
    fonte_tipo: ["stampa", "", ""],
    fonte_url: ["https://a.example.org", "", ""],
    fonte_data: ["2019-05", "", ""],
    fonti: ["https://b.example.org/?q=2020; RUNTS | 2024", "", ""],
  };
  return readRows({ associazioni: cells, quante: 3 }, around, async () => {}).then(([first, none]) => {
    assert.equal(first.fonti, "stampa | https://a.example.org | 2019-05; https://b.example.org/?q=2020; RUNTS | 2024");
    assert.deepEqual(sourcesOf(first), [
      { tipo: "stampa", url: "https://a.example.org", data: "2019-05" },
      { tipo: "", url: "https://b.example.org/?q=2020", data: "" },
      { tipo: "RUNTS", url: "", data: "2024" },
    ]);
    assert.deepEqual(sourcesOf(none), []);
  });
});

test("a search folds accents and case, wants every word, and starts at two letters", () => {
  assert.deepEqual(
    found({ q: "FORLI'" }).rows.map((r) => r.denominazione),
    ["Forlì insieme"],
  );
  assert.deepEqual(
    found({ q: "forli INSI" }).rows.map((r) => r.denominazione),
    ["Forlì insieme"],
  );
  assert.equal(found({ q: "z" }).rows.length, 4);
  assert.deepEqual(searchWords(" a "), []);
});

test("a row has every column that was sent, and an empty text for the others", () => {
  assert.deepEqual(
    rows.map((r) => [r.n, cellOf(r, "ambiti_attivita"), r.acronimo, cellOf(r, "sconosciuta")]),
    [
      [0, "cultura", "", ""],
      [1, "cultura; donne", "", ""],
      [2, "", "", ""],
      [3, "", "", ""],
    ],
  );
  assert.equal(valuesOf(rows[0], "ambito").length, 1);
  assert.equal(valuesOf(rows[0], "regione"), valuesOf(rows[1], "regione"), "equal cells share one list");
});

test("typed columns select and count what one finds who looks at each row", async () => {
  const sides = ["SN", "ML", "SN; ML", "CI; ML; SN", ""];
  const [fields, towns] = [
    ["cultura", "donne; cultura", ""],
    ["Forlì", "Roma"],
  ];
  const circles = towns.map((nome, n) => ({ n, codice: `0${n}`, nome, provincia: "", regione: ["08", "12"][n] }));
  const pick = (/** @type {any[]} */ from, /** @type {number} */ n) => from[(n * 7 + (n >> 2)) % from.length];
  const cells = Array.from({ length: 240 }, (_, n) => ({
    denominazione: `${pick(["Casa", "Città", "Ponte"], n)} ${n % 11}`,
    paesi_origine: pick(sides, n),
    ambiti_attivita: pick(fields, n + 1),
    luogo: pick([0, 1, -1], n + 2),
  }));
  const column = (/** @type {string} */ name) => cells.map((/** @type {any} */ row) => row[name]);
  const sent = Object.fromEntries(Object.keys(cells[0]).map((name) => [name, column(name)]));
  const known = /** @type {any} */ ({ ...around, places: circles });
  const made = await readRows({ associazioni: sent, quante: cells.length }, known, async () => {});
  const lists = (/** @type {any} */ { luogo, paesi_origine, ambiti_attivita }) => ({
    comunita: paesi_origine ? paesi_origine.split("; ") : [UNKNOWN],
    regione: luogo < 0 ? [UNKNOWN] : [circles[luogo].regione],
    ambito: ambiti_attivita ? ambiti_attivita.split("; ") : [UNKNOWN],
    iniziativa: [],
  });
  const chosen = [{}, { comunita: ["SN", "ML"] }, { comunita: ["SN"], regione: ["12"], q: "citta" }, { q: "roma 1" }];
  for (const patch of chosen)
    for (const modo of ["almeno-una", "tutte"]) {
      const state = /** @type {any} */ ({ ...defaults, ...patch, modo });
      const passes = (/** @type {any} */ row, /** @type {string} */ name) => {
        const [own, all] = [/** @type {any} */ (lists(row))[name], modo === "tutte" && /comunita|ambito/.test(name)];
        const wanted = state[name] ?? [];
        const has = (/** @type {string} */ value) => own.includes(value);
        return !wanted.length || (all ? wanted.every(has) : wanted.some(has));
      };
      const text = (/** @type {any} */ row) =>
        `${row.denominazione} ${towns[row.luogo] ?? ""}`
          .toLowerCase()
          .replace(/[ìà]/g, (sign) => (sign === "à" ? "a" : "i"));
      const said = cells.filter((row) => searchWords(state.q).every((word) => text(row).includes(word)));
      const selection = select(
        { rows: made, facets, places: /** @type {any} */ (circles), comuni: [], topology: /** @type {any} */ ({}) },
        state,
      );
      assert.deepEqual(
        selection.rows.map(({ n }) => cells[n]),
        said.filter((row) => faccette.every((name) => passes(row, name))),
      );
      for (const name of faccette) {
        const others = faccette.filter((other) => other !== name || (modo === "tutte" && /comunita|ambito/.test(name)));
        const counted = said
          .filter((row) => others.every((other) => passes(row, other)))
          .flatMap((row) => /** @type {any} */ (lists(row))[name]);
        const counts = new Map();
        for (const value of counted) counts.set(value, (counts.get(value) ?? 0) + 1);
        assert.deepEqual(
          new Map([...(selection.counts.get(name) ?? [])].sort()),
          new Map([...counts].sort()),
          `${name} ${modo} ${JSON.stringify(patch)}`,
        );
      }
    }
});
