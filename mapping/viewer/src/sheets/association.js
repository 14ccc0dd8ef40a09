// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The card of one association: presence, type, composition, fields; and how precisely its place is known.

import { isOld, sourcesOf } from "../model/sources.js";
import { facts, h, outerLink, registryText } from "../page/dom.js";
import { placeName } from "../text/place-name.js";
import { unverifiedText } from "../text/unverified.js";
import { copyButton } from "../tools/copy.js";
import { fieldOf } from "../views/field.js";

/** @import { Words } from "../types/languages.js" */
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
      presence(row, context),
      facts(context.model.fields.scheda.map((column) => [words.t(column), fieldOf(row, column, context)])),
      source(row, words),
      age(row, context),
      report(row, context),
      copyButton(words.t("copia_link"), () => location.href, words),
    ],
  };
}

/** @param {Row} row @param {Context} context */
function backLink(row, { state, words, link, model }) {
  if (state.comune)
    return { text: words.t("torna_a", { nome: model.places[row.luogo]?.nome ?? "" }), to: link({ id: "" }) };
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
    [words.t("presenza"), h("span", {}, placeName(row, model, words))],
    [words.t("indirizzo"), street && registryText(street)],
    [words.t("precisione"), known],
  ]);
}

/** @param {Row} row @param {Words} words */
function source(row, words) {
  const known = sourcesOf(row);
  const [first, ...others] = known;
  const listed = known.map((one) => h("li", {}, cited(one), one.data ? `, ${words.date(one.data)}` : ""));
  return facts([
    [words.t("fonte"), others.length ? h("ul", {}, ...listed) : first && cited(first)],
    [words.t("fonte_data"), !others.length && first?.data && words.date(first.data)],
    [words.t("data_verifica"), row.data_verifica && words.date(row.data_verifica)],
  ]);
}

/**
 * Whether what is told may have changed since, by the newest of its sources and that of all.
 * @param {Row} row
 * @param {Context} context
 */
function age({ fonte_recente: newest }, { model, words }) {
  if (!newest) return h("p", { class: "invecchiata" }, words.t("fonte_senza_data"));
  if (!isOld(newest, model.registry.eta.ultima)) return null;
  return h("p", { class: "invecchiata" }, words.t("fonte_vecchia", { anno: newest.slice(0, 4) }));
}

/** @param {{tipo: string, url: string}} source */
function cited({ tipo, url }) {
  return url ? outerLink(url, tipo || url) : tipo && registryText(tipo);
}

/**
 * The form, or a letter already addressed; nothing where the publisher named no contact.
 * @param {Row} row
 * @param {Context} context
 */
function report(row, { model, words }) {
  const { contatto } = model.map;
  if (!contatto) return null;
  const link = contatto.includes("://")
    ? outerLink(contatto, words.t("segnala"))
    : h("a", { href: letter(contatto, row, words) }, words.t("segnala"));
  return h("p", { class: "segnala" }, link);
}

/**
 * @param {string} address
 * @param {Row} row
 * @param {Words} words
 * @returns {string} nothing but the row's name and id goes in
 */
function letter(address, row, words) {
  const subject = encodeURIComponent(`${words.t("segnala_oggetto")}: ${row.denominazione} (${row.id})`);
  const body = encodeURIComponent(`${row.denominazione}\n${row.id}\n\n`);
  return `mailto:${address}?subject=${subject}&body=${body}`;
}
