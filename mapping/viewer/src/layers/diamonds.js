// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The places of a project as a layer: its mark in each comune. Where the comune has a circle too, the mark stands
// beside it, above every circle.

import { diameter } from "../map/circle-size.js";
import L, { mapOf } from "../map/leaflet.js";
import { readProjects, sitesOf } from "../model/initiatives.js";
import { h, registryText } from "../page/dom.js";
import { projectMark } from "../page/project-mark.js";
import { told } from "../text/told.js";
import { projectFacts } from "../views/project-facts.js";
import { sources } from "../views/sources.js";
import { readBlock, wordsOf } from "./block.js";
import { buttonMarker, cardOf, DIAMOND } from "./buttons.js";
import { circleCounts } from "./circles.js";
import { explain } from "./legend.js";

/** @import { PlainWords } from "../types/languages.js" */
/** @import { Site } from "../model/initiatives.js" */
/** @import { ProjectBlock } from "../types/layers.js" */
/** @import { Project, Territory } from "../types/page.js" */
/** @import { Section } from "./legend.js" */

/** @typedef {{code: string, marker: L.Marker}} Diamond */

/** Pixels: beside a circle its mark needs as much again. */
const MARK = 24;

/**
 * @param {string} id - of its block
 * @param {string|null} name - that somebody gave it
 * @returns {L.FeatureGroup}
 */
export function diamondLayer(id, name) {
  /** @type {ProjectBlock} */
  const block = readBlock(id);
  const words = wordsOf(block);
  const { progetti, luoghi } = readProjects(block.iniziative);
  const diamonds = sitesOf(luoghi).map((site) => ({ code: site.code, marker: diamond(site, progetti[0], words) }));
  const layer = L.featureGroup(diamonds.map(({ marker }) => marker));
  standBeside(layer, diamonds);
  if (block.legenda) explain(layer, () => legend(progetti[0], words, name));
  return layer;
}

/**
 * @param {Site<Territory>} site
 * @param {Project} project
 * @param {PlainWords} words
 * @returns {L.Marker}
 */
function diamond({ code, point, places }, project, words) {
  const title = words.pair(words.place(places[0].comune), project.nome);
  /** @param {HTMLButtonElement} button */
  const make = (button) => {
    button.dataset.luogo = code;
    button.append(projectMark(project.progetto));
  };
  const card = () => placeCard(places, project, words);
  return buttonMarker(
    { point, name: words.t("rombo", { nome: title }), title, level: -1e6, make, card },
    DIAMOND,
    words,
  );
}

/** @param {Territory[]} places @param {Project} project @param {PlainWords} words */
function placeCard(places, project, words) {
  const paragraph = (/** @type {Node|string} */ text, className = "") =>
    text && h("p", { class: className || null }, text);
  const said = places.flatMap((place) => [
    paragraph(told(place.ruolo, words)),
    words.told(place.partner).text ? h("p", {}, `${words.t("partner")}: `, told(place.partner, words)) : "",
    paragraph(told(place.nota, words), "mappa-strati-nota"),
  ]);
  const { comune } = places[0];
  return cardOf(
    { name: words.place(comune), lang: words.placeLang(comune) },
    words,
    h("p", {}, registryText(project.nome), " ", told(project.periodo, words)),
    ...said,
    h(
      "details",
      {},
      h("summary", {}, words.t("progetto")),
      h("p", {}, told(project.titolo, words)),
      projectFacts(project, words),
    ),
    sources([...new Set([...places.flatMap(({ fonti }) => fonti), ...project.fonti])], words),
  );
}

/**
 * Sets the marks as far off as the circles that are drawn with them ask for.
 * @param {L.FeatureGroup} layer
 * @param {Diamond[]} diamonds
 */
function standBeside(layer, diamonds) {
  /** @type {L.Map|undefined} */
  let map;
  const resize = () => map && dress(diamonds, countsOn(map));
  /** @param {L.LeafletEvent} event */
  const followed = ({ layer: other }) => circleCounts(other) && resize();
  layer.on("add", () => {
    map = mapOf(layer);
    map?.on("layeradd layerremove", followed);
    resize();
  });
  layer.on("remove", () => map?.off("layeradd layerremove", followed));
}

/** @param {L.Map} map @returns {Map<string, number>} ISTAT code -> associations in the largest circle there */
function countsOn(map) {
  /** @type {Map<string, number>} */
  const all = new Map();
  map.eachLayer((layer) => {
    for (const [code, count] of circleCounts(layer) ?? []) all.set(code, Math.max(count, all.get(code) ?? 0));
  });
  return all;
}

/** @param {Diamond[]} diamonds @param {Map<string, number>} counts */
function dress(diamonds, counts) {
  for (const { code, marker } of diamonds) {
    const count = counts.get(code) ?? 0;
    marker.getElement()?.style.setProperty("--mappa-strati-diametro", `${count && diameter(count) + MARK}px`);
  }
}

/**
 * @param {Project} project
 * @param {PlainWords} words
 * @param {string|null} name - that somebody gave the layer
 * @returns {Section}
 */
function legend(project, words, name) {
  return {
    words,
    title: name ?? words.t("vista_iniziative"),
    lines: [h("li", {}, projectMark(project.progetto), `${project.nome} ${words.told(project.periodo).text}`)],
    notes: [],
  };
}
