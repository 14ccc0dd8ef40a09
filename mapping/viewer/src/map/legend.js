// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The legend and the switches of the map: which figure colours the regions, which layers are drawn.

import { otherFilters, toggled } from "../model/state.js";
import { byId, checkbox, h, registryText } from "../page/dom.js";
import { projectMark } from "../page/project-mark.js";
import { redraw } from "../page/redraw.js";
import { rove } from "../page/roving.js";
import { say } from "../page/say.js";
import { letKeysScroll } from "../page/scroller.js";
import { heldText } from "../text/held.js";
import { sizeOf } from "./arranged.js";
import { toldSizes } from "./circle-size.js";
import { EVIDENCE, shownIndicator } from "./colouring.js";
import { evidenceList } from "./evidence-legend.js";
import { answersForCommunity, classRanges } from "./metric.js";
import { provincesAlone } from "./province-colouring.js";
import { provinceList } from "./province-legend.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Metric, Model, Part, Selection } from "../types/page.js" */

/** Letters that the list of the figures shows of a name. */
const LONG = 25;

/** @returns {Part} */
export function createLegend() {
  rove(byId("legenda"), ".strati input");
  return {
    update(context) {
      const { metric } = context;
      const { words } = context;
      const scale = h(
        "div",
        { class: "scala", role: "group", "aria-label": words.t("legenda") },
        metricSwitch(context),
        metric && !provincesAlone(context) ? h("p", { class: "solo-carta" }, words.indicator(metric.indicator)) : "",
        wholeName(context),
        ...provinceList(context),
        ...(metric && !provincesAlone(context) ? [classList(metric, context), ownClasses(metric, context)] : []),
        metric ? metricNote(metric, context) : "",
        ...evidenceList(context),
      );
      redraw(byId("legenda"), [scale, layers(context)]);
      letKeysScroll(scale);
      tell(context);
    },
  };
}

/**
 * Says what the map is drawn of now.
 * @param {Context} context
 */
function tell({ model, metric, state, before, words }) {
  if (!before) return;
  if (state.indicatore !== before.indicatore) {
    const name = metric ? words.indicator(metric.indicator) : words.t(state.indicatore ? "nessun_colore" : "evidenza");
    say(words.pair(words.t("colore_regioni"), name));
  }
  if (state.strati.join() === before.strati.join()) return;
  const marked = model.marked.filter(({ progetto }) => state.strati.includes(progetto));
  const circles = state.strati.includes("associazioni") ? [words.t("strato_associazioni")] : [];
  const names = [...circles, ...marked.map(({ progetto, nome }) => nome ?? words.t(progetto))].join(" · ");
  say(words.pair(words.t("strati"), names || words.t("zero")));
}

/** @param {Context} context */
function metricSwitch(context) {
  const { model, community, words, go } = context;
  const shown = shownIndicator(context);
  const option = (/** @type {string} */ value, /** @type {string} */ text) =>
    h("option", { value, selected: value === shown }, text);
  const known = model.indicators
    .filter((indicator) => indicator.soglie)
    .map((i) => ({ nome: i.nome, option: option(i.nome, nameInList(i, words)) }));
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
 * The closed list shows no more than its width holds: of a long name the short one, the whole below the list.
 * @param {Metric["indicator"]} indicator
 * @param {Words} words
 */
function nameInList(indicator, words) {
  const name = words.indicator(indicator);
  return name.length > LONG ? words.short(indicator) : name;
}

/** @param {Context} context */
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
function layers({ model, state, selection, words, go }) {
  const placed = model.spots.filter(({ latitudine }) => latitudine !== "");
  const marked = model.marked
    .filter(({ progetto }) => placed.some((place) => place.progetto === progetto))
    .map(({ progetto, nome }) => ({
      value: progetto,
      mark: projectMark(progetto),
      text: nome ? registryText(nome) : words.t(progetto),
    }));
  const dot = h("span", { class: "quadro tondo", "aria-hidden": "true" });
  const circles = { value: "associazioni", mark: dot, text: words.t("strato_associazioni") };
  const boxes = [circles, ...marked].map(({ value, mark, text }) => {
    const id = `strato-${value}`;
    const toggle = () => go({ strati: toggled(state.strati, value) });
    const box = h("input", { type: "checkbox", id, checked: state.strati.includes(value), onchange: toggle });
    return h("li", {}, box, h("label", { for: id }, mark, text));
  });
  return h(
    "fieldset",
    { class: "strati", "aria-describedby": "frecce" },
    h("legend", {}, words.t("strati")),
    h("ul", {}, ...boxes),
    state.strati.includes("associazioni") && sizeKey(model, selection, words),
  );
}

/**
 * Circles as on the map, each with the count that makes it so large.
 * @param {Model} model
 * @param {Selection} selection
 * @param {Words} words
 */
function sizeKey(model, selection, words) {
  const examples = toldSizes(mostTogether(model, selection)).map((count) => {
    const circle = h("span", { class: "misura numero" }, words.n(count));
    const size = `${sizeOf(model, count)}px`;
    Object.assign(circle.style, { width: size, height: size });
    return circle;
  });
  const sizes = h("span", { class: "misure", "aria-hidden": "true" }, ...examples);
  return h("p", { class: "minuto chiave-cerchi" }, sizes, words.t("chiave_cerchi"));
}

/** @param {Model} model @param {Selection} selection @returns {number} associations in the province with most */
function mostTogether(model, { byPlace }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [n, rows] of byPlace)
    counts.set(model.places[n].provincia, (counts.get(model.places[n].provincia) ?? 0) + rows.length);
  return [...counts.values()].reduce((most, count) => Math.max(most, count), 1);
}
