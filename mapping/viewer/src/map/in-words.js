// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The map in words, from its data: where a region lies and beside which, the largest towns with distance and direction,
// what the colours say. https://www.w3.org/WAI/WCAG22/Techniques/general/G227

import { lies, wayTo } from "../model/relations.js";
import { byId, h, registryText } from "../page/dom.js";
import { redraw } from "../page/redraw.js";
import { kmText } from "../text/near-text.js";
import { comuneName } from "../text/place-name.js";
import { uncertain, unsureRegions } from "../text/uncertain.js";

/** @import { Words } from "../types/languages.js" */
/** @import { Context, Metric, Part, Place, Region } from "../types/page.js" */
/** @import { Lie } from "../model/relations.js" */

/** ISTAT's code of Roma. */
const ROMA = "058091";
/** Kilometres within which the middle of a region has no direction from a town. */
const HERE = 40;
const [LARGEST, OF_REGION, ENDS] = [5, 3, 3];

/** @type {WeakMap<Context["model"], Map<string, Lie>>} */
const known = new WeakMap();

/** @returns {Part} */
export function createInWords() {
  const summary = h("summary", {});
  const short = h("p", { id: "in-breve" });
  const body = h("div", {});
  const details = /** @type {HTMLDetailsElement} */ (byId("in-parole"));
  details.replaceChildren(summary, short, body);
  /** @type {Context} */
  let context;
  const draw = () => redraw(body, details.open ? whole(context) : []);
  details.addEventListener("toggle", draw);
  return {
    update(next) {
      context = next;
      summary.textContent = next.words.t("in_parole");
      short.replaceChildren(...largest(next, LARGEST, () => true));
      draw();
    },
  };
}

/** @param {Context} context @returns {HTMLElement[]} what the layers show, then region by region */
function whole(context) {
  const { model, metric, state, words } = context;
  const marked = model.marked.filter(({ progetto }) => state.strati.includes(progetto));
  const regions = model.regions.map((region) =>
    h("li", {}, placed("b", region.regione, words), words.colon, ...lineOf(region, context)),
  );
  return [
    ...(metric ? colours(metric, context) : []),
    ...marked.map(({ progetto, nome }) => {
      const own = model.spots.filter((spot) => spot.progetto === progetto);
      const names = [...new Set(own.map(({ comune }) => comune))].filter(Boolean);
      return h("p", {}, nome ? registryText(nome) : words.t(progetto), words.colon, registryText(names.join(", ")));
    }),
    h("ul", {}, ...regions),
  ];
}

/** @param {Region} region @param {Context} context */
function lineOf(region, context) {
  const n = context.selection.byRegion.get(region.codice) ?? 0;
  const said = placeOf(region, context).map((line) => [" · ", ...line]);
  return [context.words.t("associazioni_n", { n }), ...said.flat()];
}

/** @param {string} code @param {Context} context @returns {HTMLElement|null} for the sheet of a region */
export function regionInWords(code, context) {
  const region = context.model.regions.find(({ codice }) => codice === code);
  if (!region) return null;
  const towns = largest(context, OF_REGION, (place) => place.regione === code);
  const lines = [...placeOf(region, context), ...(towns.length ? [towns] : [])];
  const list = h("ul", {}, ...lines.map((line) => h("li", {}, ...line)));
  return h("details", { class: "in-parole" }, h("summary", {}, context.words.t("in_parole")), list);
}

/** @param {Region} region @param {Context} context @returns {(Node|string)[][]} where it lies, and beside which */
function placeOf({ codice }, { model, words }) {
  if (model.part) return []; // the sentences are of regions
  if (!known.has(model)) known.set(model, lies(model.topology));
  const lie = known.get(model)?.get(codice);
  const roma = model.comuni.find((one) => one.codice === ROMA);
  if (!lie || !roma) return [];
  const way = wayTo(roma, lie.centre);
  const far = way.km > HERE ? [[words.t("da_roma") + words.colon + wayText(way, words)]] : [];
  const name = (/** @type {string} */ code) => model.regions.find((one) => one.codice === code)?.regione ?? code;
  const beside = lie.neighbours.flatMap((one, n) => [
    n ? " · " : "",
    placed("span", name(one.codice), words),
    ` (${windName(one.wind, words)})`,
  ]);
  return [...far, beside.length ? [words.t("confina") + words.colon, ...beside] : [words.t("nessun_confine")]];
}

/**
 * @param {Context} context
 * @param {number} most
 * @param {(place: Place) => boolean} wanted
 * @returns {(Node|string)[]} the comuni with most associations of those that are shown; nothing without any
 */
function largest({ model, selection, words }, most, wanted) {
  const there = [...selection.byPlace]
    .map(([n, rows]) => /** @type {const} */ ([model.places[n], rows.length]))
    .filter(([place]) => place.codice && wanted(place))
    .sort(([a, m], [b, n]) => n - m || a.nome.localeCompare(b.nome, "it"))
    .slice(0, most);
  const towns = there.flatMap(([place, count], n) => [
    n ? " · " : "",
    h("span", { lang: words.placeLang(place.nome) }, comuneName(place, words)),
    ` ${words.n(count)}`,
    n ? ` (${wayText(wayTo(there[0][0], place), words)})` : "",
  ]);
  return there.length ? [words.t("maggiori") + words.colon, ...towns] : [];
}

/** @param {Metric} metric @param {Context} context @returns {HTMLElement[]} the highest and the lowest values */
function colours({ indicator, values, ofCommunity }, context) {
  const { model, words } = context;
  const doubt = unsureRegions(context);
  const some = model.regions.filter(({ codice }) => typeof values.get(codice) === "number");
  some.sort((a, b) => Number(values.get(b.codice)) - Number(values.get(a.codice)));
  const write = (/** @type {Region} */ region) =>
    indicator.limiti && !ofCommunity
      ? uncertain(region, indicator, words)
      : words.n(values.get(region.codice), indicator.decimali);
  const list = (/** @type {string} */ label, /** @type {Region[]} */ regions) =>
    h(
      "li",
      {},
      label + words.colon,
      ...regions.flatMap((region, n) => [n ? " · " : "", placed("span", region.regione, words), " ", write(region)]),
    );
  const ends = [
    list(words.t("valori_alti"), some.slice(0, ENDS)),
    list(words.t("valori_bassi"), some.slice(-ENDS).reverse()),
  ];
  return [h("p", {}, words.indicator(indicator)), h("ul", {}, ...ends, doubt.length ? h("li", {}, ...doubt) : null)];
}

/**
 * @param {"b"|"span"} tag
 * @param {string} italian
 * @param {Words} words
 * @returns {HTMLElement} the name of a place, marked where it is not in the page's language
 */
function placed(tag, italian, words) {
  return h(tag, { lang: words.placeLang(italian) }, words.place(italian));
}

/** @param {{km: number, wind: number}} way @param {Words} words @returns {string} «62 km sud-est» */
function wayText({ km, wind }, words) {
  return `${kmText(km, words)} ${windName(wind, words)}`;
}

/** @param {number} wind @param {Words} words */
function windName(wind, words) {
  return words.t("venti").split("|")[wind];
}
