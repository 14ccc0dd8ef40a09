// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The legend and the switches of the map: which figure colours the regions, which layers are drawn.

import { toggled } from "../model/state.js";
import { byId, h, registryText } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { heldText } from "../text/held.js";
import { classRanges } from "./metric.js";

/** @import { Context, Metric, Part } from "../types/page.js" */

/** @returns {Part} */
export function createLegend() {
  return {
    update(context) {
      const { metric } = context;
      redraw(byId("legenda"), [
        h(
          "div",
          { class: "scala" },
          metricSwitch(context),
          ...(metric ? [classList(metric, context), ownClasses(metric, context), metricNote(metric, context)] : []),
        ),
        layers(context),
      ]);
    },
  };
}

/** @param {Context} context */
function metricSwitch({ model, state, words, go }) {
  const options = model.indicators
    .filter((indicator) => indicator.soglie)
    .map((i) => h("option", { value: i.nome, selected: i.nome === state.indicatore }, words.indicator(i)));
  const none = h("option", { value: "nessuno", selected: state.indicatore === "nessuno" }, words.t("nessun_colore"));
  const change = (/** @type {Event} */ event) =>
    go({ indicatore: /** @type {HTMLSelectElement} */ (event.target).value });
  const select = h("select", { id: "scegli-indicatore", onchange: change }, ...options, none);
  return h("div", { class: "campo" }, h("label", { for: "scegli-indicatore" }, words.t("colore_regioni")), select);
}

/** @param {Metric} metric @param {Context} context */
function classList(metric, { words }) {
  const write = (/** @type {number} */ value) => words.n(value, metric.indicator.decimali);
  const rows = classRanges(metric).map(({ name, from, to }) =>
    entry(name, from === to ? write(to) : `${write(from)} – ${write(to)}`),
  );
  return h(
    "ul",
    { class: "classi", "aria-label": words.t("legenda") },
    entry("zero", words.t("zero")),
    ...rows,
    metric.indicator.incerte?.length ? entry("c2 incerta", words.t("classe_incerta")) : null,
    entry("nd", words.t("dato_mancante")),
  );
}

/**
 * Asks whether the classes follow the filters: only where values do.
 * @param {Metric} metric
 * @param {Context} context
 */
function ownClasses({ filtered }, { state, words, go }) {
  if (!filtered) return "";
  const checked = state.classi === "filtrate";
  const change = () => go({ classi: checked ? "" : "filtrate" });
  const box = h("input", { type: "checkbox", id: "classi-filtrate", checked, onchange: change });
  return h("p", { class: "scelta-classi" }, box, h("label", { for: "classi-filtrate" }, words.t("ricalcola_classi")));
}

/** @param {string} name @param {string} text */
function entry(name, text) {
  return h("li", {}, h("span", { class: `quadro ${name}`, "aria-hidden": "true" }), text);
}

/**
 * Tells the note of the figure, and what kind of register is counted.
 * @param {Metric} metric
 * @param {Context} context
 */
function metricNote(metric, context) {
  const { state, words } = context;
  const register = state.incorporata ? words.t("nota_registro") : ""; // otherwise it stands at the head of the page
  return h("p", { class: "minuto" }, [...noteOf(metric, context), register].filter(Boolean).join(" · "));
}

/**
 * @param {Metric} metric
 * @param {Context} context
 * @returns {string[]} unit, scheme, source, whether the filters count
 */
export function noteOf({ indicator, filtered }, { words, model, selection }) {
  const whole = selection.rows.length < model.rows.length && !filtered ? words.t("senza_filtri") : "";
  const source = words.t("fonte_di", { fonte: words.source(indicator) });
  const held = indicator.limiti ? heldText("IT", model, words) : "";
  return [words.unit(indicator), words.t("quintili"), held, source, whole].filter(Boolean);
}

/** @param {Context} context */
function layers({ model, state, words, go }) {
  const circles = /** @type {[string, string, string]} */ (["associazioni", words.t("strato_associazioni"), "tondo"]);
  const projects = model.initiatives.progetti
    .filter((project) =>
      model.initiatives.luoghi.some((place) => place.progetto === project.progetto && place.latitudine !== ""),
    )
    .map((project) => /** @type {[string, string, string]} */ ([project.progetto, project.nome, "losanga"]));
  const boxes = [circles, ...projects].map(([value, text, shape]) => {
    const toggle = () => go({ strati: toggled(state.strati, value) });
    const box = h("input", {
      type: "checkbox",
      id: `strato-${value}`,
      checked: state.strati.includes(value),
      onchange: toggle,
    });
    return h(
      "li",
      {},
      box,
      h(
        "label",
        { for: `strato-${value}` },
        h("span", { class: `quadro ${shape}`, "aria-hidden": "true" }),
        value === "associazioni" ? text : registryText(text),
      ),
    );
  });
  return h(
    "fieldset",
    { class: "strati" },
    h("legend", {}, words.t("strati")),
    h("ul", {}, ...boxes),
    h("p", { class: "minuto" }, words.t("chiave_cerchi")),
  );
}
