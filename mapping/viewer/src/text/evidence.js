// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What can be said of a community in a region: its state in the words of the legend, then why, the same everywhere.

/** @import { Words } from "../types/languages.js" */
/** @import { Community } from "../types/page.js" */
/** @import { Evidence } from "../types/communities.js" */

/** Seeing none would surprise below this probability: a reader's threshold, no verdict. */
const SURPRISING = 0.05;

/** As the style sheet names them. */
const CLASSES = /** @type {Record<Evidence, string>} */ ({
  presente: "ev-presente",
  presente_altra_fonte: "ev-altra",
  probabilmente_assente: "ev-assente",
  non_si_puo_dire: "ev-dubbio",
  pochi_residenti: "ev-pochi",
  senza_dato: "nd",
});

/** @param {Evidence} name @returns {string} */
export function evidenceClass(name) {
  return CLASSES[name];
}

/**
 * @param {Community} cell
 * @param {Words} words
 * @returns {string} «non si può dire · 0 nel registro, attese 2,6: non sorprende»
 */
export function evidenceSentence(cell, words) {
  return `${words.choice("evidenza_breve", cell.evidenza)} · ${evidenceReason(cell, words)}`;
}

/** @param {Community} cell @param {Words} words @returns {string} the same without the state */
export function evidenceReason(cell, words) {
  return words.parts([own(cell, words), other(cell, words)].filter(Boolean));
}

/** @param {Community} cell @param {Words} words */
function own({ associazioni: n, evidenza, attese, p_zero, per_smentire }, words) {
  if (attese === null) return words.t("ev_conta", { n });
  const told = words.t("ev_attese", { n, attese: words.n(attese, 1) });
  if (evidenza === "probabilmente_assente") return `${told}. ${words.t("ev_smentita", { n: per_smentire })}`;
  if (evidenza !== "non_si_puo_dire") return told;
  return words.pair(told, words.t((p_zero ?? 1) < SURPRISING ? "ev_sorprende" : "ev_non_sorprende"));
}

/** @param {Community} cell @param {Words} words */
function other({ altra }, words) {
  if (!altra) return "";
  const { fonte, conteggio } = altra;
  const name = words.source({ fonte: fonte.it });
  return words.t("ev_altra", {
    fonte: words.isolated(fonte.anno ? words.comma([name, fonte.anno]) : name),
    n: conteggio,
  });
}
