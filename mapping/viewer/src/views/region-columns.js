// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The columns of the table of the regions: what answers for the present choice, and what does not, set apart.

import { byRegion, total } from "../model/communities.js";
import { indicatorsOf } from "../model/regions.js";
import { otherFilters } from "../model/state.js";
import { withHeld } from "../text/held.js";
import { rangeName, uncertain } from "../text/uncertain.js";
import { communityColumns } from "./community-columns.js";

/** @import { Community, Context, Figures, Region } from "../types/page.js" */
/** @import { Indicator } from "../types/payload.js" */
/** @import { Column, Group } from "./sortable.js" */

const COUNTED = "associazioni";
/** Figures that a community has of its own. */
const OF_COMMUNITY = new Set([COUNTED, "tasso_10000", "residenti_stranieri"]);

/** @param {Context} context @returns {Group[]} one without a title where nothing is chosen */
export function regionColumns(context) {
  const { model, selection, community, state, words } = context;
  const known = shownOf(model);
  const whole = (/** @type {Indicator[]} */ some) => some.map((one) => figureColumn(one, context));
  if (community) {
    const cells = byRegion(model, community);
    const name = words.country(community);
    const others = otherFilters(state) ? `${name} · ${words.t("altri_filtri")}` : name;
    const apart = known.filter(notOfCommunity);
    return [
      ...(otherFilters(state) ? [group("", [countColumn(context, cells)])] : []),
      group(others, [
        ...(otherFilters(state) ? [] : [countColumn(context, cells)]),
        ...communityColumns(cells, context),
      ]),
      { ...group(words.t("di_tutte"), whole(apart)), apart: true },
    ];
  }
  if (selection.rows.length === model.rows.length) return [group("", whole(known))];
  const apart = known.filter(({ nome }) => nome !== COUNTED);
  return [group("", [countColumn(context, null)]), { ...group(words.t("senza_filtri"), whole(apart)), apart: true }];
}

/** @param {Context} context @returns {boolean} whether beside a rate of all there stands what the register holds */
export function showsHeld({ model, community }) {
  const whole = shownOf(model).filter((one) => !community || notOfCommunity(one));
  return model.published.size > 0 && whole.some(({ limiti }) => limiti);
}

/** @param {Context["model"]} model */
function shownOf(model) {
  return indicatorsOf(model, model.shown.tabella);
}

/** @param {Indicator} indicator */
function notOfCommunity({ nome }) {
  return !OF_COMMUNITY.has(nome);
}

/** @param {string} title @param {Column[]} columns @returns {Group} */
function group(title, columns) {
  return { title, columns, apart: false };
}

/** @param {Indicator} indicator @param {Context} context @returns {Column} of the whole registry */
function figureColumn(indicator, { model, words }) {
  const shown = (/** @type {Figures} */ place, /** @type {string} */ code) =>
    withHeld(uncertain(place, indicator, words), indicator, code, model, words);
  return {
    name: indicator.nome,
    head: words.short(indicator),
    title: words.indicator(indicator),
    below: indicator.limiti ? rangeName(words) : undefined,
    cell: (region) => shown(region, region.codice),
    value: ({ cifre }) => cifre[indicator.nome],
    italy: shown(model.italy, "IT"),
  };
}

/**
 * The associations that the filters leave, out of all or out of those of the chosen community.
 * @param {Context} context
 * @param {Map<string, Community>|null} cells
 * @returns {Column}
 */
function countColumn({ model, selection, words, state }, cells) {
  const left = (/** @type {string} */ code) => selection.byRegion.get(code) ?? 0;
  const all = (/** @type {Region} */ { codice, cifre }) => (cells ? cells.get(codice)?.associazioni : cifre[COUNTED]);
  const write = (/** @type {number|null|undefined} */ n, /** @type {number|null|undefined} */ whole) =>
    cells && !otherFilters(state) ? words.n(n) : words.t("conteggio", { n, totale: whole });
  return {
    name: COUNTED,
    head: words.short({ nome: COUNTED }),
    cell: (region) => write(left(region.codice), all(region)),
    value: ({ codice }) => left(codice),
    italy: write(
      total(model.regions.map(({ codice }) => left(codice))),
      total(model.regions.map((one) => all(one) ?? 0)),
    ),
  };
}
