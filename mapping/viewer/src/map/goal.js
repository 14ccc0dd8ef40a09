// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What the map is to show. A map without a size cannot be fitted to anything: Leaflet would choose a zoom by chance
// and keep it. So whoever fits the map, a script of Folium's too, sets a goal, which is reached as soon as the map
// has a size, and again after each change of size until somebody moves the map away from it.

import L from "./leaflet.js";

/** @typedef {{show: (options: L.FitBoundsOptions) => unknown, options: L.FitBoundsOptions, late: boolean, reached: boolean}} Goal */

const FITS = /** @type {const} */ (["fitBounds", "flyToBounds"]);
/** All other moves by a script, a button or a key go through these. */
const MOVES = /** @type {const} */ (["setView", "flyTo", "panBy"]);

/** @param {L.Map} map has a view already, be it a provisional one */
export function keepGoal(map) {
  const container = map.getContainer();
  /** @type {Goal|undefined} */
  let goal;
  let ours = false;
  let zooming = false; // Leaflet swallows a fit while a zoom is under way
  let unseen = false;
  let popup = false; // the next move only makes room for a popup

  /** @template T @param {() => T} act a move made in here is on the way to the goal, not away from it @returns {T} */
  const ourselves = (act) => {
    const before = ours;
    ours = true;
    try {
      return act();
    } finally {
      ours = before;
    }
  };
  const giveUp = () => {
    goal = undefined;
  };
  const settle = () => {
    const shown = hasSize(container);
    unseen ||= !shown;
    if (!shown || zooming) return;
    const resized = ourselves(() => takeSize(map));
    const wanted = goal && (resized || !goal.reached) && hasRoom(map, goal.options) ? goal : undefined;
    if (wanted) ourselves(() => reach(wanted));
    if (unseen) measureOverlays(map);
    unseen = false;
  };

  for (const name of FITS) {
    const fit = map[name].bind(map);
    map[name] = (bounds, options = {}) => {
      const box = L.latLngBounds(/** @type {any} */ (bounds));
      if (!box.isValid()) return fit(box, options); // throws
      goal = { show: (how) => fit(box, how), options, late: !hasSize(container), reached: false };
      settle();
      return map;
    };
  }
  for (const name of MOVES) {
    const move = /** @type {(...values: any[]) => L.Map} */ (map[name]).bind(map);
    map[name] = (/** @type {any[]} */ ...values) => {
      const away = !ours && !zooming && !popup;
      const nowhere = popup && !hasSize(container);
      popup = false;
      if (away) giveUp();
      return nowhere ? map : move(...values);
    };
  }
  const panInside = map.panInsideBounds.bind(map);
  map.panInsideBounds = (bounds, options) => ourselves(() => panInside(bounds, options));
  map.on("autopanstart", () => {
    popup = true;
  });
  map.on("dragstart", giveUp);
  container.addEventListener("touchstart", ({ touches }) => touches.length > 1 && giveUp(), { passive: true });

  map.on("zoomanim", () => {
    zooming = true;
  });
  map.on("zoomend", () => {
    zooming = false;
    settle();
  });
  const observer = new ResizeObserver(settle);
  observer.observe(container);
  map.on("unload", () => observer.disconnect());
}

/** @param {Goal} goal without travelling, unless it was set before the reader's eyes just now */
function reach(goal) {
  const still = goal.late || goal.reached;
  goal.reached = true;
  goal.show({ ...goal.options, ...(still && { animate: false }) });
}

/** @param {HTMLElement} container */
function hasSize({ clientWidth, clientHeight }) {
  return clientWidth > 0 && clientHeight > 0;
}

/** @param {L.Map} map @param {L.FitBoundsOptions} options @returns {boolean} whether anything is left of the map within the paddings */
function hasRoom(map, { padding = [0, 0], paddingTopLeft = padding, paddingBottomRight = padding }) {
  const room = map.getSize().subtract(L.point(paddingTopLeft)).subtract(L.point(paddingBottomRight));
  return room.x > 0 && room.y > 0;
}

/** @param {L.Map} map learns the size of its container @returns {boolean} whether it was another before */
function takeSize(map) {
  const { clientWidth, clientHeight } = map.getContainer();
  if (map.getSize().equals([clientWidth, clientHeight])) return false;
  map.invalidateSize({ animate: false });
  return true;
}

/** @param {L.Map} map popups and tooltips that opened unseen took themselves for empty */
function measureOverlays(map) {
  map.eachLayer((layer) => {
    if (layer instanceof L.DivOverlay) layer.update();
  });
}
