// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The legend and the switches of the map: which figure colours the regions, which layers are drawn.

import { sitesKnown } from "../model/initiatives.js";
import { otherFilters, toggled } from "../model/state.js";
import { byId, checkbox, h, registryText } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { heldText } from "../text/held.js";
import { EVIDENCE, shownIndicator } from "./colouring.js";
import { evidenceList } from "./evidence-legend.js";
import { answersForCommunity, classRanges } from "./metric.js";
import { provincesAlone } from "./province-colouring.js";
import { provinceList } from "./province-legend.js";

/** @import { Context, Metric, Part } from "../types/page.js" */

/** Letters that the list of the figures shows of a name. */
const LONG = 26;

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
          wholeName(context),
          ...provinceList(context),
          ...(metric && !provincesAlone(context) ? [classList(metric, context), ownClasses(metric, context)] : []),
          metric ? metricNote(metric, context) : "",
          ...evidenceList(context),
        ),
        layers(context),
      ]);
    },
  };
}

/** @param {Context} context */
function metricSwitch(context) {
  const { model, community, words, go } = context;
  const shown = shownIndicator(context);
  const option = (/** @type {string} */ value, /** @type {string} */ text) =>
    h("option", { value, selected: value === shown }, text);
  const known = model.indicators
    .filter((indicator) => indicator.soglie)
    .map((i) => ({ nome: i.nome, option: option(i.nome, words.indicator(i)) }));
  const own = known.filter(({ nome }) => !community || answersForCommunity(nome));
  const apart = known.filter((one) => !own.includes(one)).map((one) => one.option);
  const options = [
    community ? option(EVIDENCE, words.t("evidenza")) : "",
    ...own.map((one) => one.option),
    apart.length ? h("optgroup", { label: words.t("di_tutte") }, ...apart) : "",
    option("nessuno", words.t("nessun_colore")),
  ];
  const first = shownIndicator({ ...context, state: { ...context.state, indicatore: "" } });
  const change = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    go({ indicatore: value === first ? "" : value });
  };
  const select = h("select", { id: "scegli-indicatore", onchange: change }, ...options);
  const label = h("label", { for: "scegli-indicatore" }, words.t("colore_regioni"));
  return h("div", { class: "campo" }, label, select);
}

/**
 * The closed list shows no more than its width holds of a long name.
 * @param {Context} context
 */
function wholeName({ metric, words }) {
  const name = metric ? words.indicator(metric.indicator) : "";
  return name.length > LONG ? h("p", { class: "minuto nome-cifra", "aria-hidden": "true" }, name) : "";
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
    metric.unsure.size ? entry("c2 incerta", words.t("classe_incerta")) : null,
    entry("nd", words.t("dato_mancante")),
  );
}

/**
 * Asks whether the classes follow the filters: only where values do.
 * @param {Metric} metric
 * @param {Context} context
 */
function ownClasses({ filtered, ofCommunity }, { state, words, go }) {
  if (!filtered || ofCommunity) return "";
  const checked = state.classi === "filtrate";
  const change = () => go({ classi: checked ? "" : "filtrate" });
  return checkbox("classi-filtrate", words.t("ricalcola_classi"), checked, change);
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
export function noteOf({ indicator, filtered, ofCommunity }, { words, model, selection, state, community }) {
  const whole = selection.rows.length < model.rows.length && !filtered ? words.t("senza_filtri") : "";
  const whose = ofCommunity ? words.country(community) : "";
  const others = ofCommunity && otherFilters(state) ? words.t("altri_filtri") : "";
  const source = words.t("fonte_di", { fonte: words.source(indicator) });
  const held = indicator.limiti && !ofCommunity ? heldText("IT", model, words) : "";
  return [whose, words.unit(indicator), words.t("quintili"), held, source, whole, others].filter(Boolean);
}

/** @param {Context} context */
function layers({ model, state, words, go }) {
  const circles = /** @type {[string, string, string]} */ (["associazioni", words.t("strato_associazioni"), "tondo"]);
  const placed = sitesKnown(model.initiatives).filter(({ latitudine }) => latitudine !== "");
  const projects = model.initiatives.progetti
    .filter((project) => placed.some((place) => place.progetto === project.progetto))
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
