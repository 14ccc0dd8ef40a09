// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Why a community of a region stands where to look first.

import { outerLink } from "../page/dom.js";

/** @import { Words } from "../types/languages.js" */
/** @import { SearchFirst } from "../types/page.js" */

/**
 * @param {SearchFirst} row
 * @param {Record<string, number|null|undefined>} region - its figures
 * @param {Words} words
 * @returns {(Node|string)[]} one sentence; what another source says leads to it
 */
export function reasons(
  { residenti, associazioni: n, attese, fonte, altra_fonte_conteggio: seen, da_trovare },
  region,
  words,
) {
  const expected = attese === "" ? words.n(null) : words.n(attese, 1);
  const told = [/** @type {Node|string} */ (words.t("perche_cercare", { residenti, n, attese: expected }))];
  if (fonte)
    told.push(outerLink(fonte.url, words.t("perche_altra", { fonte: sourceName(fonte, words), n: Number(seen) })));
  if (region.senza_comunita) told.push(words.t("perche_ignote", { n: region.senza_comunita }));
  if (da_trovare === "") told.push(words.t("perche_quota"));
  const between = words.parts(["", ""]);
  return told.flatMap((part, place) => (place ? [between, part] : [part]));
}

/** @param {NonNullable<SearchFirst["fonte"]>} source @param {Words} words */
function sourceName({ it, anno }, words) {
  return words.isolated(words.comma([words.source({ fonte: it }), anno].filter(Boolean)));
}
