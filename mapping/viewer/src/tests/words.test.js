// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import test from "node:test";
import { createWords } from "../text/sentences.js";

const italian = {
  codice: "it",
  nome: "Italiano",
  direzione: "ltr",
  bozza: false,
  letta: 100,
  testi: { saluto: "{n} di {totale}", cose: { one: "{n} cosa", other: "{n} cose" }, solo: "soltanto italiano" },
  voci: { tipo: { altro: "altro" } },
  paesi: { MD: "Moldova" },
  numeri: { decimale: ",", migliaia: ".", gruppi: [3, 3] },
  luoghi: {},
  elenchi: { o: [", ", " o ", " o "], e: [", ", " e ", " e "] },
  date: { giorno: "d MMMM y", mese: "LLLL y", mesi: ["gennaio", "febbraio", "marzo"], mesi_soli: ["G", "F", "M"] },
};
const hindi = {
  ...italian,
  codice: "hi",
  testi: { saluto: "{totale} में से {n}" },
  voci: {},
  paesi: {},
  numeri: { decimale: ".", migliaia: ",", gruppi: [3, 2] },
  luoghi: { Lazio: "लात्सियो" },
  date: { ...italian.date, giorno: "y年M月d日", mese: "y年M月" },
};
const words = (/** @type {string} */ lang) => createWords(/** @type {any} */ ({ it: italian, hi: hindi }), lang);

test("numbers are grouped as the language groups them", () => {
  assert.equal(words("it").n(1234567.891, 2), "1.234.567,89");
  assert.equal(words("hi").n(1234567), "12,34,567");
  assert.equal(words("it").n(999), "999");
  assert.equal(words("it").n(null), "–");
  assert.equal(words("it").n(-1200), "−1.200");
});

test("placeholders, plurals, and Italian where a language is silent", () => {
  assert.equal(words("it").t("cose", { n: 1 }), "1 cosa");
  assert.equal(words("it").t("cose", { n: 2000 }), "2.000 cose");
  assert.equal(words("hi").t("saluto", { n: 7, totale: 503 }), "503 में से 7");
  assert.equal(words("hi").t("solo"), "soltanto italiano");
  assert.equal(words("hi").choice("tipo", "altro"), "altro");
  assert.equal(words("hi").country("MD"), "Moldova");
  assert.equal(words("xx").lang, "it");
});

test("names in a row, and places as the language calls them", () => {
  assert.deepEqual(
    [[], ["A"], ["A", "B"], ["A", "B", "C", "D"]].map((names) => words("it").either(names)),
    ["", "A", "A o B", "A, B, C o D"],
  );
  assert.equal(words("it").both(["A", "B", "C"]), "A, B e C");
  assert.deepEqual([words("hi").place("Lazio"), words("hi").placeLang("Lazio")], ["लात्सियो", null]);
  assert.deepEqual([words("hi").place("Molise"), words("hi").placeLang("Molise")], ["Molise", "it"]);
});

test("in Spanish «y» and «o» change before a name that begins with their sound, as ICU has it", () => {
  const spanish = { ...italian, codice: "es", elenchi: { o: [", ", " o ", " o "], e: [", ", " y ", " y "] } };
  const { both, either } = createWords(/** @type {any} */ ({ it: italian, es: spanish }), "es");
  const region = new Intl.DisplayNames("es", { type: "region" });
  const letters = [...Array(26)].map((_, n) => String.fromCharCode(65 + n));
  const countries = letters.flatMap((a) => letters.map((b) => String(region.of(a + b)))).filter((name) => name[2]);
  const others = ["Hiedra", "hielo", "Hoyo", "Ion", "Yemen", "Uri", "iglesia", "Hungría"];
  const like = (/** @type {"conjunction"|"disjunction"} */ type) => new Intl.ListFormat("es", { type });
  for (const name of [...countries, ...others])
    for (const names of [
      ["Mali", name],
      ["Omán", "Irán", name],
    ]) {
      assert.equal(both(names), like("conjunction").format(names));
      assert.equal(either(names), like("disjunction").format(names));
    }
  assert.equal(either(["Mali", "Omán"]), "Mali u Omán");
  assert.deepEqual([both(["Mali", "Ítaca"]), either(["Mali", "Óbidos"])], ["Mali e Ítaca", "Mali u Óbidos"]);
});

test("a text from the registry that looks like a placeholder stays as it is", () => {
  assert.equal(words("it").t("saluto", { n: "{totale}", totale: "$&" }), "{totale} di $&");
});

test("dates of any precision", () => {
  assert.equal(words("it").date("2025-03-09"), "9 marzo 2025");
  assert.equal(words("it").date("2025-03"), "M 2025", "a month by itself has a form of its own in some languages");
  assert.equal(words("it").date("2025"), "2025");
  assert.equal(words("hi").date("2025-03-09"), "2025年3月9日");
});
