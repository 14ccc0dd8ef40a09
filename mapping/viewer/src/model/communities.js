// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The communities: what can be said of each in each region, who lives where, which one the reader chose.

import { unpack } from "./columns.js";

/** @import { Community, Model, People, Residents, State } from "../types/page.js" */
/** @import { CommunityCells, Evidence, OtherSource, ResidentsBlock } from "../types/communities.js" */
/** @import { Table } from "../types/payload.js" */

/** @typedef {Exclude<keyof CommunityCells, "codice_regione"|"paese">} NumberName */

/**
 * @param {Table<CommunityCells>} table
 * @param {Evidence[]} evidence
 * @param {OtherSource[]} sources
 * @returns {Community[]}
 */
export function readCommunities({ quante, colonne }, evidence, sources) {
  const text = (/** @type {"codice_regione"|"paese"} */ name) => unpack(colonne[name], quante, "");
  const number = (/** @type {NumberName} */ name) =>
    unpack(/** @type {(number|null)[]} */ (colonne[name]), quante, null);
  const [region, country] = [text("codice_regione"), text("paese")];
  const [count, now, then] = [number("associazioni"), number("residenti"), number("residenti_2014")];
  const [state, expected, none] = [number("evidenza"), number("attese"), number("p_zero")];
  const [undoing, missing] = [number("per_smentire"), number("da_trovare")];
  const [source, counted] = [number("altra_fonte"), number("altra_fonte_conteggio")];
  return Array.from({ length: quante }, (_, n) => ({
    regione: region[n] ?? "",
    paese: country[n] ?? "",
    associazioni: count[n] ?? 0,
    residenti: [now[n], then[n]],
    evidenza: evidence[state[n] ?? -1] ?? "senza_dato",
    attese: expected[n],
    p_zero: none[n],
    per_smentire: undoing[n],
    da_trovare: missing[n],
    altra: otherSource(sources[source[n] ?? -1], counted[n]),
  }));
}

/** @param {OtherSource|undefined} fonte @param {number|null} conteggio */
function otherSource(fonte, conteggio) {
  return fonte && conteggio !== null ? { fonte, conteggio } : null;
}

/**
 * @param {ResidentsBlock} block
 * @param {string[]} regions - ISTAT codes, in the order of the block
 * @returns {Residents}
 */
export function readResidents({ paesi, regioni, anni, serie, ue, altri }, regions) {
  const people = paesi.map((paese, n) => ({
    paese,
    terzo: !ue.includes(paese),
    regioni: new Map(regions.map((code, place) => [code, regioni[n][place]])),
    serie: serie[n],
  }));
  return { paesi: new Map(people.map((one) => [one.paese, one])), anni, altri };
}

/** @param {State} state @param {Model} model @returns {string} the one community that is chosen, "" if not just one */
export function chosenCommunity({ comunita }, { residents }) {
  return comunita.length === 1 && residents.paesi.has(comunita[0]) ? comunita[0] : "";
}

/**
 * @param {Model} model
 * @param {string} country
 * @returns {Map<string, Community>} by ISTAT code, in the order of the regions
 */
export function byRegion({ communities, residents, regions }, country) {
  const told = new Map(communities.filter(({ paese }) => paese === country).map((cell) => [cell.regione, cell]));
  const live = residents.paesi.get(country)?.regioni;
  return new Map(
    regions.map(({ codice }) => [codice, told.get(codice) ?? nothingSaid(codice, country, live?.get(codice) ?? null)]),
  );
}

/**
 * @param {string} regione
 * @param {string} paese
 * @param {number|null} live
 * @returns {Community} no association, and few residents or none known
 */
function nothingSaid(regione, paese, live) {
  const evidenza = live === null ? "senza_dato" : "pochi_residenti";
  const unknown = { attese: null, p_zero: null, per_smentire: null, da_trovare: null, altra: null };
  return { regione, paese, associazioni: 0, residenti: [live, null], evidenza, ...unknown };
}

/** @param {State} state @param {Model} model @returns {(country: string) => boolean} whether lists tell of it */
export function listed({ terzi }, { residents }) {
  return (country) => !terzi || residents.paesi.get(country)?.terzo !== false;
}

/** @param {Iterable<number|null>} values @returns {number|null} null where none is known */
export function total(values) {
  const known = [...values].filter((value) => value !== null);
  return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
}

/** @param {People} people @returns {number|null} in Italy */
export function inItaly({ regioni }) {
  return total(regioni.values());
}
