// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The names of the chief towns, so that the map reads without streets: as many as fit, the largest towns first.

import { h } from "../page/dom.js";
import { pause } from "../page/pause.js";
import { diameter, drawable, inside, scale } from "./circle-size.js";
import { fitting } from "./fitting.js";

/** @import { Model, Part } from "../types/page.js" */
/** @import { Box } from "./fitting.js" */

/** @typedef {Model["towns"][number]} Town */

const HEIGHT = 14;
const LETTER = 6.4;
const GAP = 2;
/** The largest towns are named even where circles leave no room: a map of Italy without Roma does not read. */
const MUST = 8;

/** @param {L.Map} map @param {Model} model @returns {Part} */
export function createTownNames(map, { towns, places }) {
  const pane = map.createPane("nomi");
  pane.setAttribute("aria-hidden", "true");
  /** @type {{code: string, point: [number, number], count: number}[]} */
  let circles = [];
  /** @type {Map<string, number>} ISTAT code -> associations now in its circle */
  let counts = new Map();
  const draw = () => {
    const inView = inside(map.getBounds());
    const visible = towns.slice(0, most(map.getZoom())).filter(([, lat, lon]) => inView(lat, lon));
    const boxes = visible.map((town) => boxesOf(map, town, counts.get(town[3]) ?? 0));
    const drawn = drawable(
      circles.filter(({ point }) => inView(...point)),
      () => true,
    );
    const obstacles = drawn.map((circle) => around(map, circle));
    const chosen = fitting(boxes, obstacles, MUST);
    pane.replaceChildren(
      ...visible.flatMap((town, n) => (chosen[n] < 0 ? [] : [label(map, town, boxes[n][chosen[n]])])),
    );
  };
  map.on("zoomstart", () => pane.replaceChildren());
  map.on("moveend", () => pause().then(draw));
  return {
    update({ selection, state }) {
      const drawn = state.strati.includes("associazioni") ? [...selection.byPlace] : [];
      circles = drawn.map(([n, rows]) => ({
        code: places[n].codice,
        point: [places[n].lat, places[n].lon],
        count: rows.length,
      }));
      counts = new Map(circles.map(({ code, count }) => [code, count]));
      draw();
    },
  };
}

/** @param {number} zoom @returns {number} how many towns to name at most: a few for the country, all for a province */
function most(zoom) {
  return zoom < 6.5 ? 22 : zoom < 7.5 ? 50 : 200;
}

/** @param {L.Map} map @param {number} count @returns {number} of its circle, in pixels */
function radius(map, count) {
  return (diameter(count) * scale(map.getZoom())) / 2;
}

/** @param {L.Map} map @param {{point: [number, number], count: number}} circle @returns {Box} */
function around(map, { point, count }) {
  const { x, y } = map.latLngToContainerPoint(point);
  const r = radius(map, count);
  return { left: x - r, right: x + r, top: y - r, bottom: y + r };
}

/**
 * @param {L.Map} map
 * @param {Town} town
 * @param {number} count - of its circle
 * @returns {Box[]} where its name could stand whole: below its circle, above, at its sides, at its corners; without a
 *   circle to point at, only below
 */
function boxesOf(map, [name, lat, lon], count) {
  const { x, y } = map.latLngToContainerPoint([lat, lon]);
  const width = name.length * LETTER;
  const box = (/** @type {number} */ left, /** @type {number} */ top) => ({
    left,
    top,
    right: left + width,
    bottom: top + HEIGHT,
  });
  const far = radius(map, count) + GAP;
  const size = map.getSize();
  const beside = [
    box(x - width / 2, y + far),
    box(x - width / 2, y - far - HEIGHT),
    box(x + far, y - HEIGHT / 2),
    box(x - far - width, y - HEIGHT / 2),
    ...[y + far, y - far - HEIGHT].flatMap((top) => [box(x, top), box(x - width, top)]),
  ];
  const possible = count ? beside : beside.slice(0, 1);
  return possible.filter(
    ({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= size.x && bottom <= size.y,
  );
}

/** @param {L.Map} map @param {Town} town @param {Box} box */
function label(map, [name], { left, right, top }) {
  const element = h("span", { class: "nome-luogo", lang: "it" }, name);
  const { x, y } = map.containerPointToLayerPoint([(left + right) / 2, top]);
  Object.assign(element.style, { left: `${x}px`, top: `${y}px` });
  return element;
}
