// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A small map of the twenty regions, each filled by what can be said of the community there; its table stands beside.

import { feature } from "topojson-client";
import { h } from "../page/dom.js";
import { svg } from "../page/svg.js";
import { evidenceClass } from "../text/evidence.js";
import { evidenceMark } from "../text/evidence-mark.js";

/** @import { Position } from "geojson" */
/** @import { Community, Context, Model } from "../types/page.js" */

/** A degree of longitude beside one of latitude, in the middle of Italy. */
const NARROW = Math.cos((42 * Math.PI) / 180);
const HEIGHT = 472;
const ITALY = /** @type {Model["map"]["confini"]} */ ([
  [35.4, 6.5],
  [47.2, 18.6],
]);

/** @type {WeakMap<Model, Map<string, string>>} the outlines, drawn once */
const DRAWN = new WeakMap();

/** @param {Map<string, Community>} cells @param {Context} context @returns {HTMLElement} */
export function evidenceMap(cells, { model, community, words }) {
  const paths = [...outlines(model)].map(([code, d]) => {
    const state = cells.get(code)?.evidenza ?? "senza_dato";
    return svg("path", { d, class: `regione ${evidenceClass(state)}`, "data-codice-regione": code });
  });
  const title = words.t("evidenza_di", { nome: words.country(community) });
  const drawing = svg(
    "svg",
    { viewBox: `0 0 ${widthOf(boundsOf(model))} ${HEIGHT}`, role: "img", "aria-label": title },
    ...paths,
  );
  const states = [...cells.values()].map(({ evidenza }) => evidenza);
  const entries = model.evidence.map((name) => {
    const count = states.filter((state) => state === name).length;
    return h(
      "li",
      { "data-evidenza": name, title: words.choice("evidenza", name) },
      evidenceMark(name),
      h("span", {}, words.choice("evidenza_breve", name) + words.colon, h("b", {}, words.n(count))),
    );
  });
  const figure = h("figure", {}, h("ul", { class: "classi" }, ...entries));
  figure.prepend(drawing);
  return figure;
}

/** @param {Model} model @returns {Map<string, string>} by ISTAT code */
function outlines(model) {
  const known = DRAWN.get(model);
  if (known) return known;
  const bounds = boundsOf(model);
  const { features } = feature(model.topology, model.topology.objects.regioni);
  const found = new Map(
    features.map(({ properties, geometry }) => {
      const shapes =
        geometry.type === "Polygon"
          ? [geometry.coordinates]
          : geometry.type === "MultiPolygon"
            ? geometry.coordinates
            : [];
      return [
        properties.codice_regione,
        shapes
          .flat()
          .map((points) => ring(points, bounds))
          .join(""),
      ];
    }),
  );
  DRAWN.set(model, found);
  return found;
}

/** @param {Model} model */
function boundsOf({ part, map }) {
  return part ? map.confini : ITALY;
}

/** @param {Model["map"]["confini"]} bounds */
function widthOf([[south, west], [north, east]]) {
  return Math.round(((east - west) * NARROW * HEIGHT) / (north - south));
}

/** @param {Position[]} points @param {Model["map"]["confini"]} bounds @returns {string} */
function ring(points, [[south, west], [north]]) {
  const scale = HEIGHT / (north - south);
  const steps = points.map(
    ([lon, lat]) => `${((lon - west) * NARROW * scale).toFixed(1)} ${((north - lat) * scale).toFixed(1)}`,
  );
  return `M${steps.join("L")}Z`;
}
