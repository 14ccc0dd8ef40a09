// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The facets: every value with the count it would give, zero shown and not hidden.

import { byId, h } from "../dom.js";
import { toggled } from "../map/legend.js";
import { SEVERAL } from "../select.js";
import { FACETS } from "../state.js";

/** @typedef {import("../types.js").Context} Context */
/** @typedef {typeof FACETS[number]} Facet */

const OPEN_AT_FIRST = new Set(["comunita", "regione"]);

/** @returns {import("../types.js").Part} */
export function createFacets() {
  /** @type {Map<string, boolean>} what the reader has folded or unfolded */
  const open = new Map();
  return {
    update(context) {
      const holder = byId("filtri");
      const focused = document.activeElement?.id ?? "";
      holder.replaceChildren(
        h("h2", { class: "solo-lettori" }, context.words.t("filtri")),
        ...FACETS.map((facet) => facetGroup(facet, context, open)),
      );
      if (focused && holder.querySelector(`#${CSS.escape(focused)}`)) document.getElementById(focused)?.focus({ preventScroll: true });
    },
  };
}

/** @param {Facet} facet @param {Context} context @param {Map<string, boolean>} open */
function facetGroup(facet, context, open) {
  const { state, words } = context;
  const chosen = state[facet].length ? h("span", { class: "conta" }, words.n(state[facet].length)) : null;
  const unfolded = open.get(facet) ?? (OPEN_AT_FIRST.has(facet) || state[facet].length > 0);
  const details = h(
    "details",
    { class: "faccetta", open: unfolded, "data-faccetta": facet },
    h("summary", {}, words.t(facet), chosen),
    SEVERAL.includes(facet) && state[facet].length > 1 ? modeSwitch(facet, context) : null,
    h("ul", {}, ...facetValues(facet, context).map((value) => option(facet, value, context))),
  );
  details.addEventListener("toggle", () => open.set(facet, details.open));
  return details;
}

/** @param {Facet} facet @param {Context} context @returns {string[]} every value of the whole registry, most frequent first */
function facetValues(facet, { selection, state, model, words }) {
  const counts = /** @type {Map<string, number>} */ (selection.counts.get(facet));
  const known = new Set([...knownValues(facet, model, words), ...counts.keys(), ...state[facet]]);
  const name = (/** @type {string} */ value) => valueName(facet, value, { model, words });
  if (facet === "regione" || facet === "provincia") return [...known].sort((a, b) => name(a).localeCompare(name(b), "it"));
  return [...known].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || name(a).localeCompare(name(b), words.lang));
}

/** @param {Facet} facet @param {import("../types.js").Model} model @param {import("../types.js").Words} words @returns {Iterable<string>} */
function knownValues(facet, model, words) {
  const closed = Object.keys(model.languages[words.lang]?.voci[facet] ?? model.languages.it.voci[facet] ?? {});
  if (closed.length) return closed;
  if (facet === "comunita") return model.rows.flatMap((row) => row.paesi);
  if (facet === "regione") return model.regions.map((region) => region.codice);
  if (facet === "iniziativa") return model.initiatives.progetti.map((project) => project.progetto);
  return [];
}

/** @param {Facet} facet @param {string} value @param {{model: import("../types.js").Model, words: import("../types.js").Words}} context */
export function valueName(facet, value, { model, words }) {
  if (facet === "comunita") return words.country(value);
  if (facet === "regione") return model.regions.find((region) => region.codice === value)?.regione ?? value;
  if (facet === "provincia") return model.provinces[value] ?? value;
  if (facet === "iniziativa") return model.initiatives.progetti.find((project) => project.progetto === value)?.nome ?? value;
  return words.choice(facet, value);
}

/** @param {Facet} facet @param {string} value @param {Context} context */
function option(facet, value, { model, state, selection, words, go }) {
  const count = selection.counts.get(facet)?.get(value) ?? 0;
  const id = `f-${facet}-${value.replace(/\W+/g, "-")}`;
  const toggle = () => go({ [facet]: toggled(state[facet], value) });
  const italian = facet === "regione" || facet === "provincia";
  return h(
    "li",
    { class: count ? null : "vuota" },
    h("input", { type: "checkbox", id, checked: state[facet].includes(value), onchange: toggle }),
    h("label", { for: id }, h("span", { lang: italian ? "it" : null }, valueName(facet, value, { model, words })), h("span", { class: "conta" }, words.n(count))),
  );
}

/** @param {Facet} facet @param {Context} context */
function modeSwitch(facet, { state, words, go }) {
  const radio = (/** @type {"almeno-una"|"tutte"} */ value) => {
    const id = `modo-${facet}-${value}`;
    const input = h("input", { type: "radio", name: `modo-${facet}`, id, checked: state.modo === value, onchange: () => go({ modo: value }) });
    return h("span", {}, input, h("label", { for: id }, words.t(`modo_${value}`)));
  };
  return h("fieldset", { class: "modo" }, h("legend", { class: "solo-lettori" }, words.t("modo")), radio("almeno-una"), radio("tutte"));
}
