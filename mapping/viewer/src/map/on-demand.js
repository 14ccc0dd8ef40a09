// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Which painted circles are buttons too: those that somebody points at or comes to. With the arrows a reader goes from
// one to the next as if all were: those to which the arrows lead are there before they are pressed.

import { DIRECTIONS, nearestOf } from "../page/roving.js";
import { POINTED } from "./marking.js";
import { sightOfMarks } from "./marks.js";

/** @import { Circle } from "./grouping.js" */

/** @typedef {Map<string, Circle>} Circles */
/** @typedef {"pointer"|"focus"|"list"|"ends"|"kept"} Reason */

/** So many that were last pointed at stay: their text may be read still, on the way to it others are crossed. */
const LAST = 8;

/**
 * @param {L.Map} map
 * @param {(circles: Circles) => void} show - makes them buttons, and no others
 * @returns {(circles: Circles, places: number[], focused: Element|null) => void} to be told what is painted, the places
 *   whose circles are buttons in any case, and what has the focus
 */
export function createOnDemand(map, show) {
  const pane = /** @type {HTMLElement} */ (map.getPane("markerPane"));
  /** @type {Circles} */
  let painted = new Map();
  /** @type {Partial<Record<Reason, string[]>>} */
  let asked = {};
  const ask = (/** @type {typeof asked} */ more) => {
    if (!painted.size) return;
    asked = { ...asked, ...more };
    const wanted = new Set(Object.values(asked).flat());
    show(new Map([...painted].filter(([key]) => wanted.has(key))));
  };
  const of = (/** @type {(circle: Circle) => boolean} */ test) =>
    [...painted].flatMap(([key, circle]) => (test(circle) ? [key] : []));
  const besides = (/** @type {Element|null} */ mark) => {
    if (!mark?.matches(".cerchio, .rombo")) return;
    const { own, here } = { own: mark.getAttribute("data-luogo"), here: mark.getBoundingClientRect() };
    const seen = [...inSight(map, painted)];
    const from = /** @type {[number, number]} */ ([here.left + here.width / 2, here.top + here.height / 2]);
    const next = Object.values(DIRECTIONS).map((to) => nearestOf(from, seen, ([, place]) => place, to)?.[0] ?? "");
    ask({ focus: [...of(({ ns }) => ns.join(" ") === own), ...next] });
  };
  const point = (/** @type {PointerEvent} */ event) => {
    const elsewhere = /** @type {Element} */ (event.target).closest("button, .etichetta, .leaflet-control");
    if (!painted.size || elsewhere || (event.buttons && event.type === "pointermove")) return;
    const { x, y } = map.mouseEventToContainerPoint(event).add(/** @type {L.Point} */ (map.getPixelBounds().min));
    const hit = of(({ left, top, r }) => Math.hypot(left - x, top - y) <= Math.floor(r));
    const last = asked.pointer ?? [];
    if (hit.length && !last.includes(hit[0])) ask({ pointer: [...hit, ...last].slice(0, LAST) });
  };
  for (const kind of /** @type {const} */ (["pointermove", "pointerdown"]))
    map.getContainer().addEventListener(kind, point);
  pane.addEventListener("focusin", ({ target }) => besides(/** @type {Element} */ (target)));
  const standsFor = (/** @type {number[]} */ places) => of(({ ns }) => places.some((place) => ns.includes(place)));
  map.on(POINTED, (event) => ask({ list: standsFor(/** @type {{places: number[]} & typeof event} */ (event).places) }));
  return (circles, places, focused) => {
    painted = circles;
    const seen = [...inSight(map, painted).keys()];
    const ends = seen.length ? [seen[0], seen[seen.length - 1]] : [];
    asked = { pointer: asked.pointer, ends };
    ask({ kept: standsFor(places) });
    besides(focused);
  };
}

/** @param {L.Map} map @param {Circles} circles @returns {Map<string, [number, number]>} where those seen are */
function inSight(map, circles) {
  const sees = sightOfMarks(map);
  const { x, y } = /** @type {L.Point} */ (map.getPixelBounds().min);
  const frame = map.getContainer().getBoundingClientRect();
  /** @type {Map<string, [number, number]>} */
  const found = new Map();
  for (const [key, { left, top }] of circles) {
    const [across, down] = [Math.round(left) - x + frame.left, Math.round(top) - y + frame.top];
    if (sees(across, down)) found.set(key, [across, down]);
  }
  return found;
}
