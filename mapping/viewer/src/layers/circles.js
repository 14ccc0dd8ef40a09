// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The associations as a layer: one circle per comune, which opens the list of its associations.

import { diameter, drawable, FEW, inside, MOST } from "../map/circle-size.js";
import L, { mapOf } from "../map/leaflet.js";
import { readTable } from "../model/columns.js";
import { h, outerLink, registryText } from "../page/dom.js";
import { comuneName } from "../text/place-name.js";
import { isolated, readBlock, wordsOf } from "./block.js";
import { buttonMarker, CIRCLE, cardOf, number } from "./buttons.js";
import { explain, square } from "./legend.js";

/** @import { PlainWords } from "../types/languages.js" */
/** @import { AssociationBlock, AssociationCells, PlaceCells } from "../types/layers.js" */
/** @import { Named } from "./buttons.js" */
/** @import { Section } from "./legend.js" */

/** @typedef {{place: PlaceCells, rows: AssociationCells[], count: number}} Circle */
/** @typedef {Circle & {marker: L.Marker}} Drawn */

const OPEN_STREET_MAP = "© OpenStreetMap contributors, ODbL 1.0";
/** @type {WeakMap<L.Layer, Map<string, number>>} layer -> ISTAT code -> associations in the circle */
const counts = new WeakMap();

/**
 * @param {string} id - of its block
 * @param {string|null} name - that somebody gave it
 * @returns {L.FeatureGroup}
 */
export function circleLayer(id, name) {
  /** @type {AssociationBlock} */
  const block = readBlock(id);
  const words = wordsOf(block);
  const circles = readCircles(block).map((circle) => ({ ...circle, marker: circleMarker(circle, words) }));
  const attribution = block.indirizzi ? isolated(`${words.t("indirizzo")}: ${OPEN_STREET_MAP}`, words) : undefined;
  const layer = L.featureGroup(
    circles.map(({ marker }) => marker),
    { attribution },
  );
  counts.set(layer, new Map(circles.map(({ place, count }) => [place.codice, count])));
  if (circles.length > MOST) drawLargest(layer, circles);
  if (block.legenda) explain(layer, () => legend(block, circles.length, words, name));
  return layer;
}

/**
 * @param {L.Layer} layer
 * @returns {Map<string, number>|undefined} what a layer of circles counts by comune; undefined of another layer
 */
export function circleCounts(layer) {
  return counts.get(layer);
}

/** @param {AssociationBlock} block @returns {Circle[]} */
function readCircles({ associazioni, luoghi }) {
  /** @type {Map<number, AssociationCells[]>} */
  const byPlace = new Map();
  for (const row of readTable(associazioni)) byPlace.set(row.luogo, [...(byPlace.get(row.luogo) ?? []), row]);
  return readTable(luoghi).map((place, n) => {
    const rows = byPlace.get(n) ?? [];
    return { place, rows, count: rows.length };
  });
}

/** @param {Circle} circle @param {PlainWords} words @returns {L.Marker} */
function circleMarker({ place, rows, count }, words) {
  const [name, lang] = place.codice
    ? [comuneName(place, words), words.placeLang(place.nome)]
    : [rows[0]?.denominazione ?? "", "it"];
  /** @param {HTMLButtonElement} button */
  const make = (button) => {
    button.style.setProperty("--mappa-strati-diametro", `${diameter(count)}px`);
    button.dataset.comune = place.codice;
  };
  const card = () => comuneCard({ name, lang }, rows, words);
  const label = words.t("cerchio", { nome: name, n: count });
  const point = /** @type {[number, number]} */ ([place.lat, place.lon]);
  const placed = { point, name: label, title: name, level: 1000 * count, make, card };
  const marker = buttonMarker(placed, CIRCLE, words);
  if (count > 1) number(marker, numberOf(count, words));
  return marker;
}

/** @param {number} count @param {PlainWords} words */
function numberOf(count, words) {
  const text = h(
    "span",
    { class: "mappa-strati mappa-strati-numero", "data-grande": String(count >= FEW), "aria-hidden": "true" },
    words.n(count),
  );
  text.style.setProperty("--mappa-strati-diametro", `${diameter(count)}px`);
  return text;
}

/** @param {Named} named @param {AssociationCells[]} rows @param {PlainWords} words */
function comuneCard(named, rows, words) {
  return cardOf(
    named,
    words,
    h("p", {}, words.t("associazioni_n", { n: rows.length })),
    h("ul", {}, ...rows.map((row) => entry(row, words))),
    h("p", { class: "mappa-strati-nota" }, words.t("luogo_comune_nota")),
  );
}

/**
 * One association: name, acronym, type, communities, how its place is known, its site.
 * @param {AssociationCells} row
 * @param {PlainWords} words
 */
function entry(row, words) {
  const countries = row.paesi_origine ? words.comma(row.paesi_origine.split("; ").map(words.country)) : "";
  const known = words.pair(words.t("precisione"), words.choice("precisione", row.precisione));
  const type = row.tipologia === "non nota" ? "" : words.choice("tipologia", row.tipologia);
  const said = [type, countries, known].filter(Boolean);
  const acronym = row.acronimo && row.acronimo !== row.denominazione ? row.acronimo : "";
  return h(
    "li",
    {},
    h(
      "div",
      { class: "mappa-strati-nome" },
      registryText(row.denominazione),
      acronym && " · ",
      acronym && registryText(acronym),
    ),
    h("div", { class: "mappa-strati-nota" }, said.join(" · ")),
    row.sito_web && h("div", {}, outerLink(row.sito_web, row.sito_web.replace(/^https?:\/\//, ""))),
  );
}

/**
 * Draws the largest circles of what is in view, where all would be too many to be seen or to be quick.
 * @param {L.FeatureGroup} layer
 * @param {Drawn[]} circles
 */
function drawLargest(layer, circles) {
  const bounds = layer.getBounds();
  /** @param {L.Map} map */
  const draw = (map) => {
    const inView = inside(map.getBounds().pad(0.1));
    const wanted = new Set(drawable(circles, ({ place }) => inView(place.lat, place.lon)));
    for (const circle of circles) {
      if (wanted.has(circle) || circle.marker.isPopupOpen()) layer.addLayer(circle.marker);
      else layer.removeLayer(circle.marker);
    }
  };
  /** @type {(() => void)|undefined} */
  let redraw;
  Object.assign(layer, { beforeAdd: draw, getBounds: () => bounds });
  layer.on("add", () => {
    const map = mapOf(layer);
    redraw = () => map && draw(map);
    map?.on("moveend", redraw);
  });
  layer.on("remove", () => redraw && mapOf(layer)?.off("moveend", redraw));
}

/**
 * @param {AssociationBlock} block
 * @param {number} circles - how many
 * @param {PlainWords} words
 * @param {string|null} name - that somebody gave the layer
 * @returns {Section}
 */
function legend({ stati }, circles, words, name) {
  const states = stati.map(([state, n]) => words.pair(words.choice("stato", state), words.n(n)));
  return {
    words,
    title: name ?? words.t("strato_associazioni"),
    lines: [square("tondo", words.t("chiave_cerchi"))],
    notes: [
      states.join(" · "),
      circles > MOST ? words.t("cerchi_troppi", { n: MOST }) : "",
      words.t("nota_registro"),
    ].filter(Boolean),
  };
}
