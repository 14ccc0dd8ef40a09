// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The sheet of one region: its figures beside Italy's, its communities and what can be said of each, its projects.

import { regionInWords } from "../map/in-words.js";
import { sitesKnown } from "../model/initiatives.js";
import { indicatorsOf } from "../model/regions.js";
import { h, registryText } from "../page/dom.js";
import { canPrint } from "../page/print.js";
import { heldText } from "../text/held.js";
import { told } from "../text/told.js";
import { rangeName, uncertain } from "../text/uncertain.js";
import { chosenCommunityHere } from "./chosen-community.js";
import { communitySection } from "./communities.js";
import { seeOnMap } from "./map-links.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Figures, Region, Sheet } from "../types/page.js" */
/** @import { Indicator } from "../types/payload.js" */

/** @param {string} code @param {Context} context @returns {Sheet|null} */
export function regionSheet(code, context) {
  const { model, words, link } = context;
  const region = model.regions.find((known) => known.codice === code);
  if (!region) return null;
  return {
    title: h("span", { lang: words.placeLang(region.regione) }, words.place(region.regione)),
    body: [
      chosenHere(region, context),
      chosenCommunityHere(code, context),
      figureTable(region, context),
      region.confronto
        ? h("p", {}, words.t("confronto", { esito: words.choice("confronto_italia", region.confronto) }))
        : null,
      h(
        "p",
        {},
        h(
          "a",
          { ...link({ [model.unit]: [code], scheda: "", vista: "elenco" }), class: "pulsante" },
          words.t("solo_questa_regione"),
        ),
      ),
      seeOnMap(context),
      regionInWords(code, context),
      communitySection(region, context),
      projects(code, context),
      method(context),
      canPrint
        ? h(
            "p",
            {},
            h(
              "button",
              { type: "button", class: "secondario", onclick: () => window.print() },
              words.t("stampa_scheda"),
            ),
          )
        : null,
    ],
  };
}

/**
 * How many the filters leave here, if there are any filters.
 * @param {Region} region
 * @param {Context} context
 */
function chosenHere(region, { selection, model, words }) {
  if (selection.rows.length === model.rows.length) return null;
  return h("p", { class: "guida" }, words.t("scelte_n", { n: selection.byRegion.get(region.codice) ?? 0 }));
}

/** @param {Region} region @param {Context} context */
function figureTable(region, { model, words, selection, community }) {
  const filtered = selection.rows.length < model.rows.length;
  const whole = filtered ? words.t(community ? "di_tutte" : "senza_filtri") : "";
  const known = indicatorsOf(model, model.shown.scheda);
  const rows = known.flatMap((i) => [
    h(
      "tr",
      {},
      h("th", { scope: "row" }, words.indicator(i), i.limiti && rangeName(words)),
      h("td", {}, figure(i, region, words)),
      h("td", {}, figure(i, model.italy, words)),
    ),
    ...(i.incerte?.includes(region.codice) ? [below(`${words.t("vista_mappa")} · ${words.t("classe_incerta")}`)] : []),
    ...(i.limiti && model.published.size ? [below(held(region.codice, model, words))] : []),
  ]);
  const head = h(
    "tr",
    {},
    h("th", { scope: "col" }, words.t("cifra")),
    h("th", { scope: "col", lang: words.placeLang(region.regione) }, words.place(region.regione)),
    h("th", { scope: "col" }, words.t("italia")),
  );
  return h(
    "table",
    { class: `confronto${filtered ? " a-parte" : ""}` },
    whole ? h("caption", {}, whole) : h("caption", { class: "solo-lettori" }, words.t("cifre_regione")),
    h("thead", {}, head),
    h("tbody", {}, ...rows),
  );
}

/**
 * What share of a published count the register holds: no rate without it.
 * @param {string} code
 * @param {Context["model"]} model
 * @param {Words} words
 */
function held(code, model, words) {
  const italy = words.pair(words.t("italia"), heldText("IT", model, words));
  return `${heldText(code, model, words)}; ${italy}`;
}

/** @param {string} text @returns {HTMLElement} a row that says more of the figure above */
function below(text) {
  return h("tr", {}, h("td", { colspan: 3, class: "quota" }, text));
}

/**
 * The value, out of how many or how uncertain.
 * @param {Indicator} indicator
 * @param {Figures} place
 * @param {Words} words
 */
function figure(indicator, place, words) {
  const { nome, su } = indicator;
  if (su) return words.t("conteggio", { n: place.cifre[nome], totale: place.cifre[su] });
  return uncertain(place, indicator, words);
}

/** @param {string} code @param {Context} context */
function projects(code, { model, words, link }) {
  const places = sitesKnown(model.initiatives).filter((place) => place.codice_regione === code);
  if (!places.length) return null;
  const name = (/** @type {string} */ id) => model.initiatives.progetti.find((p) => p.progetto === id)?.nome ?? id;
  const items = places.map((place) =>
    h(
      "li",
      {},
      h(
        "a",
        { ...link({ comune: place.codice_comune, scheda: "" }), lang: words.placeLang(place.comune) },
        words.place(place.comune),
      ),
      " · ",
      registryText(name(place.progetto)),
    ),
  );
  return h("div", {}, h("h3", {}, words.t("vista_iniziative")), h("ul", {}, ...items));
}

/**
 * How each figure is made and where it comes from.
 * @param {Context} context
 */
function method({ model, words }) {
  const known = indicatorsOf(model, model.shown.scheda);
  const item = (/** @type {Indicator} */ i) =>
    h(
      "div",
      {},
      h("dt", {}, words.indicator(i)),
      h("dd", {}, told(i.formula, words)),
      h("dd", {}, words.t("fonte_di", { fonte: words.source(i) })),
    );
  return h(
    "details",
    { class: "metodo" },
    h("summary", {}, words.t("come_si_calcola")),
    h("dl", { class: "fatti minuto" }, ...known.map(item)),
  );
}
