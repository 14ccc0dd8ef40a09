// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The legend and the switches of the map: which figure colours the regions, which layers are drawn.

import { byId, h } from "../dom.js";
import { classOf, classRanges } from "./classes.js";

/** @typedef {import("../types.js").Context} Context */
/** @typedef {import("../types.js").Indicator} Indicator */

/** @returns {import("../types.js").Part} */
export function createLegend() {
  return {
    update(context) {
      const indicator = context.model.indicators.find((known) => known.nome === context.state.indicatore);
      byId("legenda").replaceChildren(metricSwitch(context), ...(indicator ? classList(indicator, context) : []), sizes(context), layers(context));
    },
  };
}

/** @param {Context} context */
function metricSwitch({ model, state, words, go }) {
  const options = model.indicators
    .filter((indicator) => indicator.soglie)
    .map((i) => h("option", { value: i.nome, selected: i.nome === state.indicatore }, words.indicator(i)));
  const none = h("option", { value: "nessuno", selected: state.indicatore === "nessuno" }, words.t("nessun_colore"));
  const change = (/** @type {Event} */ event) => go({ indicatore: /** @type {HTMLSelectElement} */ (event.target).value });
  const select = h("select", { id: "scegli-indicatore", onchange: change }, ...options, none);
  return h("div", { class: "campo" }, h("label", { for: "scegli-indicatore" }, words.t("colore_regioni")), select);
}

/** @param {Indicator} indicator @param {Context} context @returns {HTMLElement[]} */
function classList(indicator, { model, words }) {
  const values = model.regions.map((region) => region[indicator.nome]);
  const present = new Set(values.map((value) => classOf(value, indicator)));
  const ranges = classRanges(indicator.soglie ?? [], values.filter((value) => value > 0));
  const write = (/** @type {number} */ value) => words.n(value, indicator.decimali);
  const rows = ranges
    .filter(({ name }) => present.has(name))
    .map(({ name, from, to }) => entry(name, from === to ? write(to) : `${write(from)} – ${write(to)}`));
  const apart = [entry("zero", words.t("zero")), entry("nd", words.t("dato_mancante"))];
  const source = words.own(indicator, "fonte");
  return [
    h("ul", { class: "classi" }, ...apart.slice(0, 1), ...rows, apart[1]),
    h("p", { class: "minuto" }, [words.own(indicator, "unita"), source].filter(Boolean).join(" · ")),
  ];
}

/** @param {string} name @param {string} text */
function entry(name, text) {
  return h("li", {}, h("span", { class: `quadro ${name}`, "aria-hidden": "true" }), text);
}

/** @param {Context} context */
function sizes({ words }) {
  return h("p", { class: "minuto chiave-cerchi" }, h("span", { class: "quadro tondo", "aria-hidden": "true" }), words.t("chiave_cerchi"));
}

/** @param {Context} context */
function layers({ model, state, words, go }) {
  const names = /** @type {[string, string][]} */ ([
    ["associazioni", words.t("strato_associazioni")],
    ...model.initiatives.progetti.filter((p) => hasPlaces(p, model)).map((p) => /** @type {[string, string]} */ ([p.progetto, p.nome])),
  ]);
  const boxes = names.map(([value, text]) => {
    const toggle = () => go({ strati: toggled(state.strati, value) });
    const box = h("input", { type: "checkbox", id: `strato-${value}`, checked: state.strati.includes(value), onchange: toggle });
    return h("li", {}, box, h("label", { for: `strato-${value}` }, text));
  });
  return h("fieldset", { class: "strati" }, h("legend", {}, words.t("strati")), h("ul", {}, ...boxes));
}

/** @param {import("../types.js").Project} project @param {import("../types.js").Model} model */
function hasPlaces(project, model) {
  return model.initiatives.luoghi.some((place) => place.progetto === project.progetto && place.latitudine !== "");
}

/** @param {string[]} list @param {string} value @returns {string[]} */
export function toggled(list, value) {
  return list.includes(value) ? list.filter((known) => known !== value) : [...list, value];
}
