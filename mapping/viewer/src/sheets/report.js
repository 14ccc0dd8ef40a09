// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// «Segnala una correzione»: what somebody knows of an association, to whoever the publisher named.

import { h, outerLink } from "../page/dom.js";
import { encoded, oneLine } from "../text/one-line.js";
import { placeName } from "../text/place-name.js";
import { createWords } from "../text/sentences.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Row } from "../types/page.js" */

/** Is there, has changed, is no longer there. */
const ANSWERS = ["presente", "cambiata", "sparita"];

/**
 * The form, or letters already addressed; nothing where the publisher named no contact.
 * @param {Row} row
 * @param {Context} context
 */
export function report(row, context) {
  const { words, model } = context;
  const { contatto } = model.map;
  if (!contatto) return null;
  const form = contatto.includes("://");
  if (form && !contatto.includes("{risposta}"))
    return h("p", { class: "segnala" }, outerLink(filled(contatto, row, "", context), words.t("segnala")));
  const links = ANSWERS.map((answer) => {
    const text = words.t(`segnala_${answer}`);
    if (form) return outerLink(filled(contatto, row, answer, context), text);
    return h("a", { href: letter(contatto, row, answer, context) }, text);
  });
  return h(
    "div",
    { class: "segnala", role: "group", "aria-labelledby": "segnala" },
    h("p", { id: "segnala", class: "minuto" }, words.t("segnala")),
    h("p", { class: "fila" }, ...links),
  );
}

/**
 * The office reads Italian, whoever writes perhaps not: what to write is said to them in their language.
 * @param {string} address
 * @param {Row} row
 * @param {string} answer
 * @param {Context} context
 * @returns {string} names what the page shows of the row, and nothing else: not what else the reader chose
 */
function letter(address, row, answer, context) {
  const { model, words } = context;
  const italian = createWords(model.languages, "it");
  const name = `${oneLine(row.denominazione)} (${row.id})`;
  const said = italian.t(`segnala_${answer}`);
  const lines = [
    words.t("segnala_guida"),
    "",
    "",
    "--",
    ...(words.lang === "it" ? [] : [words.t(`segnala_${answer}`)]),
    `${said}: ${name}, ${placeName(row, model, italian)}`,
    edition(context, italian),
    location.protocol.startsWith("http") ? `${location.href.split(/[?#]/)[0]}#id=${encoded(row.id)}` : "",
  ];
  const subject = encoded(`${italian.t("segnala_oggetto")}: ${said}: ${name}`);
  return `mailto:${address}?subject=${subject}&body=${encoded(lines.join("\r\n"))}`;
}

/** @param {Context} context @param {Words} words */
function edition({ model }, words) {
  const { data } = model.registry.citazione;
  return [model.registry.nome, data && words.t("cita_edizione", { data: words.date(data) })].filter(Boolean).join(", ");
}

/**
 * @param {string} form - its address, perhaps with the places of what it asks
 * @param {Row} row
 * @param {string} answer
 * @param {Context} context
 */
function filled(form, row, answer, { model, words }) {
  /** @type {Record<string, string>} */
  const known = {
    id: row.id,
    nome: oneLine(row.denominazione),
    risposta: answer,
    edizione: model.registry.citazione.data,
    lingua: words.lang,
  };
  return form.replace(/\{(\w+)\}/g, (whole, name) => (name in known ? encoded(known[name]) : whole));
}
