// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What the map is to show. A map without a size cannot be fitted to anything: Leaflet would choose a zoom by chance
// and keep it. So whoever fits the map, a script of Folium's too, sets a goal, which is reached as soon as the map
// has a size, and again after each change of size until somebody moves the map away from it.

import L from "./leaflet.js";
import { watchPrinter } from "./paper.js";

/**
 * @typedef {Object} Goal
 * @property {(options: L.FitBoundsOptions) => unknown} show
 * @property {L.FitBoundsOptions} options
 * @property {boolean} late - set while the map had no size
 * @property {boolean} reached
 */

/** Events of the map: it has a goal again; the reader has moved it away from the goal. */
export const AIMED = "mirata";
export const LEFT = "lasciata";

/** Without a reset Leaflet shifts a map that keeps its zoom by whole pixels: it would stand beside its goal. */
const STILL = { animate: false, reset: true };

/** Pixels at both edges of a sheet: what a reader's own view shows at its edge is whole there. */
const EDGES = L.point(60, 60);

const FITS = /** @type {const} */ (["fitBounds", "flyToBounds"]);
/** All other moves by a script, a button or a key go through these. */
const MOVES = /** @type {const} */ (["setView", "flyTo", "panBy"]);

/** @param {L.Map} map - has a view already, be it a provisional one */
export function keepGoal(map) {
  const keeper = new Keeper(map);
  replaceFits(map, keeper);
  replaceMoves(map, keeper);
  watchReader(map, keeper);
  watchSize(map, keeper);
  watchPrinter(map, () => keeper.relay());
}

class Keeper {
  /** @type {Goal|undefined} */
  goal;
  /** A move made now is on the way to the goal, not away from it. */
  ours = false;
  /** While a zoom is under way Leaflet swallows every other. */
  zooming = false;

  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
  }

  get shown() {
    const { clientWidth, clientHeight } = this.map.getContainer();
    return clientWidth > 0 && clientHeight > 0;
  }

  /** @param {Goal["show"]} show @param {L.FitBoundsOptions} options */
  aim(show, options) {
    this.goal = { show, options, late: !this.shown, reached: false };
    this.map.fire(AIMED);
    this.settle();
  }

  giveUp() {
    this.goal = undefined;
    this.map.fire(LEFT);
  }

  settle() {
    if (this.zooming || !this.shown) return;
    const resized = this.ourselves(() => takeSize(this.map));
    const { goal } = this;
    if (goal && (resized || !goal.reached) && hasRoom(this.map, goal.options)) this.ourselves(() => reach(goal));
  }

  /**
   * Shows what it shows in the size that the container has for a while.
   * @returns {(() => void)|undefined} puts everything back once the container is as before; none for a hidden map
   */
  relay() {
    if (!this.shown) return undefined;
    const { map } = this;
    const [centre, zoom, seen, size] = [map.getCenter(), map.getZoom(), map.getBounds(), map.getSize()];
    const still = !this.zooming;
    this.lay(false, () => map.setView(centre, map.getBoundsZoom(seen, false, EDGES), STILL));
    return () => {
      this.ourselves(() => takeSize(map));
      this.lay(still && map.getSize().equals(size), () => map.setView(centre, zoom, STILL));
    };
  }

  /**
   * @param {boolean} same - whether it is shown as it was, goal or not
   * @param {() => void} own - shows that
   */
  lay(same, own) {
    this.ourselves(() => {
      takeSize(this.map);
      if (this.goal && !same) reach({ ...this.goal, late: true });
      else own();
    });
  }

  /** @template T @param {() => T} act @returns {T} */
  ourselves(act) {
    const before = this.ours;
    this.ours = true;
    try {
      return act();
    } finally {
      this.ours = before;
    }
  }
}

/** @param {L.Map} map @param {Keeper} keeper */
function replaceFits(map, keeper) {
  for (const name of FITS) {
    const fit = map[name].bind(map);
    map[name] = (bounds, options = {}) => {
      const box = L.latLngBounds(/** @type {L.LatLngBoundsLiteral} */ (bounds));
      if (!box.isValid()) return fit(box, options); // throws
      keeper.aim((how) => fit(box, how), options);
      return map;
    };
  }
}

/**
 * Whoever moves the map elsewhere gives up its goal; a popup that makes itself room does not.
 * @param {L.Map} map
 * @param {Keeper} keeper
 */
function replaceMoves(map, keeper) {
  let popup = false;
  map.on("autopanstart", () => {
    popup = true;
  });
  for (const name of MOVES) {
    const move = /** @type {(...values: unknown[]) => L.Map} */ (map[name]).bind(map);
    map[name] = (/** @type {unknown[]} */ ...values) => {
      const [room, away] = [popup, !keeper.ours && !keeper.zooming && !popup];
      popup = false;
      if (away) keeper.giveUp();
      if (room && !keeper.shown) return map;
      move(...values);
      if (name === "setView" && zoomsLater(map, /** @type {number|undefined} */ (values[1]))) keeper.zooming = true;
      return map;
    };
  }
}

/**
 * @param {L.Map} map
 * @param {number} [zoom] - that it was asked for just now
 * @returns {boolean} whether Leaflet begins the zoom with the next frame, undoing what comes until then
 */
function zoomsLater(map, zoom = map.getZoom()) {
  const possible = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), zoom));
  return Math.abs(possible - map.getZoom()) > (map.options.zoomSnap ?? 0) / 2 + 0.01;
}

/**
 * The two moves of the reader's that do without those.
 * @param {L.Map} map
 * @param {Keeper} keeper
 */
function watchReader(map, keeper) {
  const pinch = (/** @type {TouchEvent} */ { touches }) => touches.length > 1 && keeper.giveUp();
  map.on("dragstart", () => keeper.giveUp());
  map.getContainer().addEventListener("touchstart", pinch, { passive: true });
}

/** @param {L.Map} map @param {Keeper} keeper */
function watchSize(map, keeper) {
  map.on("zoomanim", () => {
    keeper.zooming = true;
  });
  map.on("zoomend", () => {
    keeper.zooming = false;
    keeper.settle();
  });
  const measure = measureOverlays(map, keeper);
  const observer = new ResizeObserver(() => {
    keeper.settle();
    if (keeper.shown) measure();
  });
  observer.observe(map.getContainer());
  map.on(AIMED, () => {
    if (keeper.shown) return;
    // Hidden and shown within one frame it would have no other size: an observer that begins is told in any case.
    observer.unobserve(map.getContainer());
    observer.observe(map.getContainer());
  });
  map.on("unload", () => observer.disconnect());
}

/**
 * @param {L.Map} map
 * @param {Keeper} keeper
 * @returns {() => void} measures the popups and tooltips that opened unseen, and took themselves for empty
 */
function measureOverlays(map, keeper) {
  /** @type {Set<L.DivOverlay>} */
  const unmeasured = new Set();
  map.on("layeradd", ({ layer }) => {
    if (layer instanceof L.DivOverlay && !keeper.shown) unmeasured.add(layer);
  });
  return () => {
    for (const overlay of unmeasured) overlay.update();
    unmeasured.clear();
  };
}

/**
 * Shows the goal without travelling, unless it was set before the reader's eyes just now.
 * @param {Goal} goal
 */
function reach(goal) {
  const still = goal.late || goal.reached;
  goal.reached = true;
  goal.show({ ...goal.options, ...(still && STILL) });
}

/**
 * @param {L.Map} map
 * @param {L.FitBoundsOptions} options
 * @returns {boolean} whether anything is left of the map within the paddings
 */
function hasRoom(map, { padding = [0, 0], paddingTopLeft = padding, paddingBottomRight = padding }) {
  const room = map.getSize().subtract(L.point(paddingTopLeft)).subtract(L.point(paddingBottomRight));
  return room.x > 0 && room.y > 0;
}

/**
 * Lets the map learn the size of its container.
 * @param {L.Map} map
 * @returns {boolean} whether it was another before
 */
function takeSize(map) {
  const { clientWidth, clientHeight } = map.getContainer();
  if (map.getSize().equals([clientWidth, clientHeight])) return false;
  map.invalidateSize({ animate: false });
  return true;
}
