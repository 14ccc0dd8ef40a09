// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Who says what a card tells, and how long ago.

import { isOld, sourcesOf, yearsSince } from "../model/sources.js";
import { facts, h, outerLink, registryText } from "../page/dom.js";
import { host } from "../views/sources.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Row } from "../types/page.js" */

/** The kind of source of which a link says as much, and whose page it is besides. */
const WEB_PAGE = "pagina web";

/** @param {Row} row @param {Words} words */
export function rowSources(row, words) {
  const [first, ...others] = sourcesOf(row).map((source) => cited(source, words));
  return facts([
    [words.t("fonte"), others.length ? h("ul", {}, ...[first, ...others].map((one) => h("li", {}, one))) : first],
    [words.t("data_verifica"), row.data_verifica && words.date(row.data_verifica)],
  ]);
}

/**
 * Whether what is told may have changed since, by the newest of its sources and that of all.
 * @param {Row} row
 * @param {Context} context
 */
export function ageNote({ fonte_recente: newest }, { model, words }) {
  if (!newest) return h("p", { class: "invecchiata" }, words.t("fonte_senza_data"));
  if (!isOld(newest, model.registry.eta.ultima)) return null;
  return h("p", { class: "invecchiata" }, words.t("fonte_vecchia", { anno: newest.slice(0, 4) }));
}

/** @param {{tipo: string, url: string, data: string}} source @param {Words} words */
function cited({ tipo, url, data }, words) {
  const kind = tipo && !(url && tipo === WEB_PAGE) && registryText(tipo);
  const told = data && h("bdi", {}, dated(data, words));
  const parts = [url && outerLink(url, host(url)), kind, told].filter(Boolean);
  return h("span", {}, ...parts.flatMap((part, n) => (n ? [" · ", part] : [part])));
}

/** @param {string} date @param {Words} words */
function dated(date, words) {
  const [data, n] = [words.date(date), yearsSince(date, new Date())];
  return n ? words.t("anni_fa", { data, n }) : data;
}
