// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The facets: every value with the count it would give, zero shown and not hidden; none of a column that no row fills.

import { listed } from "../model/communities.js";
import { COMUNE } from "../model/findable.js";
import { placeless } from "../model/initiatives.js";
import { AGE, ageClasses } from "../model/sources.js";
import { choosing, chosenOf, toggled } from "../model/state.js";
import { countValues } from "../model/tally.js";
import { byId, checkbox, h, registryText } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { rove } from "../page/roving.js";
import { UNKNOWN, valueName } from "../text/value-names.js";

/** @import { Context, Facet, Model, Part } from "../types/page.js" */

/** Columns whose values are in the order of their names, not of their rows. */
const BY_NAME = new Set(["regione", "provincia"]);
/** Those whose values have an order of their own. */
const AS_KNOWN = new Set([AGE]);

/** @param {Model} model @returns {Part} */
export function createFacets(model) {
  const listed = model.facets.filter(({ colonna }) => colonna !== COMUNE);
  const totals = new Map(listed.map((facet) => [facet, totalsOf(facet, model)]));
  const filled = listed.filter((facet) => [...(totals.get(facet) ?? [])].some(isKnown));
  /** What the reader has folded or unfolded; the first is unfolded. */
  const open = new Map(filled.slice(0, 1).map(({ nome }) => [nome, true]));
  const holder = byId("filtri");
  const opener = byId("apri-filtri");
  rove(holder, "summary");
  rove(byId("scelte"), "button");
  return {
    update(context) {
      const shown = listed.filter((facet) => filled.includes(facet) || chosenOf(context.state, facet.nome).length);
      const groups = shown.map((facet) =>
        group(facet, /** @type {Map<string, number>} */ (totals.get(facet)), context, open),
      );
      redraw(holder, [h("h2", {}, context.words.t("filtri")), ...groups]);
      const active = model.facets.reduce((sum, { nome }) => sum + chosenOf(context.state, nome).length, 0);
      opener.replaceChildren(
        context.words.t("filtri"),
        active ? h("span", { class: "conta" }, context.words.n(active)) : "",
      );
    },
  };
}

/** @param {[string, number]} total */
function isKnown([value, rows]) {
  return value !== UNKNOWN && rows > 0;
}

/**
 * @param {Facet} facet
 * @param {Model} model
 * @returns {Map<string, number>} every value with its rows in the whole registry
 */
function totalsOf(facet, model) {
  const none = knownValues(facet, model).map((value) => /** @type {const} */ ([value, 0]));
  return new Map([...none, ...countValues(model.rows, facet.nome)]);
}

/** @param {Facet} facet @param {Model} model @returns {string[]} values to show even if no row has them */
function knownValues(facet, model) {
  if (facet.colonna === "regione") return model.regions.map((region) => region.codice);
  if (facet.colonna === "iniziative") return model.initiatives.progetti.map((project) => project.progetto);
  if (facet.colonna === AGE) return ageClasses(model.registry.eta.ultima);
  return Object.keys(model.languages.it.voci[facet.elenco] ?? {});
}

/**
 * @param {Facet} facet
 * @param {Map<string, number>} totals
 * @param {Context} context
 * @param {Map<string, boolean>} open
 */
function group(facet, totals, context, open) {
  const { state, words } = context;
  const { nome, colonna } = facet;
  const { length } = chosenOf(state, nome);
  const chosen = length ? h("span", { class: "conta" }, words.n(length)) : null;
  const unfolded = open.get(nome) ?? length > 0;
  const summary = h("summary", { id: `s-${nome}` }, words.t(colonna), chosen);
  const details = h("details", { class: "faccetta", open: unfolded, "data-faccetta": nome }, summary);
  const fill = () => details.childElementCount === 1 && details.append(...contents(facet, totals, context));
  if (unfolded) fill();
  details.addEventListener("toggle", () => {
    open.set(nome, details.open);
    fill();
  });
  return details;
}

/**
 * Made only once the facet is unfolded: a folded one costs nothing.
 * @param {Facet} facet
 * @param {Map<string, number>} totals
 * @param {Context} context
 */
function contents(facet, totals, context) {
  const list = h(
    "ul",
    { "data-scorre": facet.nome, "aria-describedby": "frecce" },
    ...ordered(facet, totals, context).map((value) => option(facet, value, context)),
  );
  rove(list, "input");
  const several = facet.molti && chosenOf(context.state, facet.nome).length > 1;
  const third = isOfCommunities(facet) ? [thirdSwitch(context)] : [];
  return [...third, ...(several ? [modeSwitch(facet, context)] : []), list];
}

/** @param {Facet} facet */
function isOfCommunities({ tipo }) {
  return tipo === "countries";
}

/** @param {Context} context */
function thirdSwitch({ state, words, go }) {
  const toggle = () => go({ terzi: state.terzi ? "" : "1" });
  return checkbox("terzi-faccetta", words.t("solo_terzi"), Boolean(state.terzi), toggle);
}

/**
 * The values, in an order that filtering does not change, names of places before what is not known.
 * @param {Facet} facet
 * @param {Map<string, number>} totals
 * @param {Context} context
 */
function ordered(facet, totals, { state, words, model }) {
  const name = (/** @type {string} */ value) => valueName(facet, value, model, words);
  const compare = new Intl.Collator(words.tag).compare;
  const wanted = isOfCommunities(facet) ? listed(state, model) : () => true;
  const all = [...new Set([...[...totals.keys()].filter(wanted), ...chosenOf(state, facet.nome)])];
  const rank = (/** @type {string} */ value) => (BY_NAME.has(facet.colonna) ? 0 : (totals.get(value) ?? 0));
  const known = (/** @type {string} */ value) => Number(!BY_NAME.has(facet.colonna) || value !== UNKNOWN);
  if (AS_KNOWN.has(facet.colonna)) return all.sort((a, b) => Number(b !== UNKNOWN) - Number(a !== UNKNOWN));
  return all.sort((a, b) => known(b) - known(a) || rank(b) - rank(a) || compare(name(a), name(b)));
}

/** @param {Facet} facet @param {string} value @param {Context} context */
function option(facet, value, { model, state, selection, words, go }) {
  const { nome, colonna, tipo, elenco } = facet;
  const chosen = chosenOf(state, nome);
  const count = selection.counts.get(nome)?.get(value) ?? 0;
  const id = `f-${nome}-${value.replace(/\W+/g, "-")}`;
  const toggle = () => go(choosing(nome, toggled(chosen, value)));
  const name = valueName(facet, value, model, words);
  const lost = colonna === "iniziative" && placeless(value, model.initiatives);
  const italian = colonna === "iniziative" || !(elenco || tipo === "countries" || colonna === AGE || value === UNKNOWN);
  return h(
    "li",
    { class: count ? null : "vuota" },
    h("input", { type: "checkbox", id, checked: chosen.includes(value), onchange: toggle }),
    h(
      "label",
      { for: id },
      italian ? registryText(name) : h("span", {}, name),
      " ",
      h("span", { class: "conta" }, lost ? words.t("nessun_luogo") : words.n(count)),
    ),
  );
}

/** @param {Facet} facet @param {Context} context */
function modeSwitch({ nome }, { state, words, go }) {
  const radio = (/** @type {"almeno-una"|"tutte"} */ value) => {
    const id = `modo-${nome}-${value}`;
    const input = h("input", {
      type: "radio",
      name: `modo-${nome}`,
      id,
      checked: state.modo === value,
      onchange: () => go({ modo: value }),
    });
    return h("span", {}, input, h("label", { for: id }, words.t(`modo_${value}`)));
  };
  return h(
    "fieldset",
    { class: "modo" },
    h("legend", { class: "solo-lettori" }, words.t("modo")),
    radio("almeno-una"),
    radio("tutte"),
  );
}
