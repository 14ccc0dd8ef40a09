// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The card of one association: presence, type, composition, fields; and how precisely its place is known.

import { reachOf } from "../model/reach.js";
import { facts, h, registryText } from "../page/dom.js";
import { placeName, placeNameLang } from "../text/place-name.js";
import { unverifiedText } from "../text/unverified.js";
import { fieldOf } from "../views/field.js";
import { mapLinks } from "./map-links.js";
import { report } from "./report.js";
import { ageNote, rowSources } from "./row-sources.js";
import { share } from "./share.js";

/** @import { Context, Row, Sheet } from "../types/page.js" */

/** @param {string} id @param {Context} context @returns {Sheet} */
export function associationSheet(id, context) {
  const row = context.model.rows.find((known) => known.id === id);
  if (!row)
    return { title: context.words.t("scheda_ignota"), body: [h("p", {}, context.words.t("scheda_ignota_testo"))] };
  const { words } = context;
  const doubt = unverifiedText(row, words);
  return {
    title: registryText(row.denominazione),
    back: backLink(row, context),
    body: [
      row.acronimo ? h("p", { class: "guida" }, registryText(row.acronimo)) : null,
      doubt ? h("p", { class: "avviso" }, doubt) : null,
      doubt ? h("p", { class: "minuto" }, words.t("da_verificare_perche")) : null,
      presence(row, context),
      mapLinks(reachOf(row, context.model), row.denominazione, context),
      facts(context.model.fields.scheda.map((column) => [words.t(column), fieldOf(row, column, context)])),
      rowSources(row, words),
      ageNote(row, context),
      report(row, context),
      share(`${row.denominazione}, ${placeName(row, context.model, words)}`, context),
    ],
  };
}

/** @param {Row} row @param {Context} context */
function backLink(row, { state, words, link, model }) {
  if (state.comune)
    return {
      text: words.t("torna_a", { nome: words.place(model.places[row.luogo]?.nome ?? "") }),
      to: link({ id: "" }),
    };
  if (state.scheda) return { text: words.t("torna_scheda"), to: link({ id: "" }) };
  return undefined;
}

/** @param {Row} row @param {Context} context */
function presence(row, { model, words }) {
  const known = row.precisione
    ? words.t("precisione_nota", { come: words.choice("precisione", row.precisione) })
    : words.choice("stato", row.stato);
  const street = [row.indirizzo, row.cap].filter(Boolean).join(", ");
  return facts([
    [words.t("presenza"), h("span", { lang: placeNameLang(row, model, words) }, placeName(row, model, words))],
    [words.t("indirizzo"), street && registryText(street)],
    [words.t("precisione"), known],
  ]);
}
