// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// For those who quote: what the present view finds in one sentence, and where it comes from.

import { valuesOf } from "../model/tally.js";
import { h } from "../page/dom.js";
import { filesBeside, pathOf } from "../page/files-beside.js";
import { heldText } from "../text/held.js";
import { regionName } from "../text/place-name.js";
import { totalsText } from "../text/totals.js";
import { copyField } from "./copy.js";
import { wholeAddress } from "./embed-code.js";
import { resultText } from "./result.js";

/** @import { Context } from "../types/page.js" */

/** Of what stands beside the page: the picture and the data that a quotation is checked by. */
const BESIDE = ["immagini/associazioni.svg", "dati/associazioni.csv"];

/** @param {Context} context @returns {Node[]} */
export function citation(context) {
  const { words } = context;
  const totals = totalsText(context.selection.rows, words);
  return [
    copyField("cita-frase", words.t("cita_frase"), sentence(context), words),
    ...(totals ? [h("p", { class: "minuto" }, totals)] : []),
    copyField("cita-testo", words.t("cita_testo"), source(context), words),
    ...beside(),
  ];
}

/** @param {Context} context */
function sentence(context) {
  const { model, words } = context;
  const fonte = [registerName(context), edition(context)].filter(Boolean);
  const said = words.t("fonte_di", { fonte: words.comma(fonte) || model.registry.nome });
  return `${finding(context)} (${said}). ${words.t("nota_registro")}`;
}

/** What the open sheet, the community's page or the filters say. @param {Context} context */
function finding(context) {
  const { model, state, community, words } = context;
  const region = model.regions.find(({ codice }) => codice === state.scheda);
  if (region) {
    const { codice } = region;
    const count = words.t("associazioni_n", { n: model.rows.filter(({ regione }) => regione === codice).length });
    return words.pair(
      regionName(codice, model, words),
      words.parts([count, heldText(codice, model, words)].filter(Boolean)),
    );
  }
  if (state.vista !== "comunita" || !community) return resultText(context);
  const own = model.rows.filter((row) => valuesOf(row, "comunita").includes(community));
  const regioni = new Set(own.map(({ regione }) => regione).filter(Boolean)).size;
  const values = { n: own.length, regioni, totale: model.regions.length };
  return words.pair(words.country(community), words.t("associazioni_in_regioni", values).replace(/[.।。۔]$/, ""));
}

/** @param {Context} context */
function registerName({ model, words }) {
  return words.own(model.registry.citazione, "titolo");
}

/** @param {Context} context */
function edition({ model, words }) {
  const { data } = model.registry.citazione;
  return data ? words.t("cita_edizione", { data: words.date(data) }) : "";
}

/** Author, title, register, edition, address. @param {Context} context */
export function source(context) {
  const { model, words } = context;
  const author = words.own(model.registry.citazione, "autore");
  const title = model.map.titolo || words.t("titolo");
  const address = wholeAddress(location.href);
  return [author, title, registerName(context), edition(context), address].filter(Boolean).join(", ");
}

/** The files that were published with the page, if these are among them. */
function beside() {
  const links = BESIDE.flatMap((path) => {
    const there = filesBeside().find((link) => pathOf(link) === path);
    return there ? [h("a", { href: there.href, target: "_blank", rel: "noopener", dir: "ltr" }, path)] : [];
  });
  return links.length ? [h("p", { class: "fila" }, ...links)] : [];
}
