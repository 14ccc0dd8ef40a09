// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The names of the chief towns, so that the map reads without streets: as many as fit, the largest towns first.

import { h } from "../page/dom.js";
import { pause } from "../page/pause.js";
import { arranged, standing } from "./arranged.js";
import { inside } from "./circle-size.js";
import { fitting } from "./fitting.js";

/** @import { Context, Model, Part } from "../types/page.js" */
/** @import { Box } from "./fitting.js" */
/** @import { Disc } from "./settling.js" */

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
  /** @type {Context|undefined} */
  let context;
  const draw = () => {
    if (!context) return;
    const { circles, marks } = arranged(map, context);
    const inView = inside(map.getBounds());
    const visible = towns.slice(0, most(map.getZoom())).filter(([, lat, lon]) => inView(lat, lon));
    const own = new Map(circles.map((circle) => [places[circle.ns[0]].codice, circle]));
    const boxes = visible.map((town) => boxesOf(map, town, own.get(town[3])));
    const obstacles = [...circles, ...marks].map((disc) => around(map, disc));
    const chosen = fitting(boxes, obstacles, MUST);
    pane.replaceChildren(
      ...visible.flatMap((town, n) => (chosen[n] < 0 ? [] : [label(map, town, boxes[n][chosen[n]])])),
    );
  };
  map.on("zoomstart", () => pane.replaceChildren());
  map.on("moveend", () => pause().then(draw));
  return {
    update(next) {
      context = next;
      draw();
    },
  };
}

/** @param {number} zoom @returns {number} how many towns to name at most: a few for the country, all for a province */
function most(zoom) {
  return zoom < 6.5 ? 22 : zoom < 7.5 ? 50 : 200;
}

/** @param {L.Map} map @param {Disc} disc @returns {Box} */
function around(map, disc) {
  const { x, y } = map.latLngToContainerPoint(standing(map, disc));
  const { r } = disc;
  return { left: x - r, right: x + r, top: y - r, bottom: y + r };
}

/**
 * @param {L.Map} map
 * @param {Town} town
 * @param {Disc|undefined} circle - that stands for it, or first of all for it
 * @returns {Box[]} where its name could stand whole: below its circle, above, at its sides, at its corners; without a
 *   circle to point at, only below
 */
function boxesOf(map, [name, lat, lon], circle) {
  const { x, y } = map.latLngToContainerPoint(circle ? standing(map, circle) : [lat, lon]);
  const width = name.length * LETTER;
  const box = (/** @type {number} */ left, /** @type {number} */ top) => ({
    left,
    top,
    right: left + width,
    bottom: top + HEIGHT,
  });
  const far = (circle?.r ?? 0) + GAP;
  const size = map.getSize();
  const beside = [
    box(x - width / 2, y + far),
    box(x - width / 2, y - far - HEIGHT),
    box(x + far, y - HEIGHT / 2),
    box(x - far - width, y - HEIGHT / 2),
    ...[y + far, y - far - HEIGHT].flatMap((top) => [box(x, top), box(x - width, top)]),
  ];
  const possible = circle ? beside : beside.slice(0, 1);
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
