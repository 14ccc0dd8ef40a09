// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The map on paper. A browser lays the page out for the sheet after it has said that it will, and lets nobody draw
// then: so the map takes a size that fits a sheet upright and a sheet across (style/print.css) and is drawn at once.

/** Event of the map: it has another size, and what is drawn on it is to be drawn now, not soon. */
export const PAPER = "carta";

const ON_PAPER = "su-carta";
const root = document.documentElement;

/** @returns {boolean} */
export function onPaper() {
  return root.classList.contains(ON_PAPER);
}

/**
 * @param {L.Map} map
 * @param {() => (() => void)|undefined} resize - lets it take another size; gives back what undoes that
 */
export function watchPrinter(map, resize) {
  /** @type {(() => void)|undefined} */
  let undo;
  let asked = "";
  const begin = (/** @type {string} */ who) => {
    if (asked) return;
    asked = who;
    root.classList.add(ON_PAPER);
    undo = resize();
    if (undo) map.fire(PAPER);
  };
  // Between two previews of one printing the medium is the screen for a while: only who began ends it.
  const end = (/** @type {string} */ who) => {
    if (asked !== who) return;
    asked = medium.matches ? "medium" : ""; // Firefox says that it has printed before the page is the screen's again
    if (asked) return;
    root.classList.remove(ON_PAPER);
    undo?.();
  };
  const medium = window.matchMedia("print"); // it changes too where the page is only looked at as if printed
  addEventListener("beforeprint", () => begin("printer"));
  addEventListener("afterprint", () => end("printer"));
  medium.addEventListener("change", () => (medium.matches ? begin : end)("medium"));
  if (medium.matches) begin("medium");
}

/**
 * @param {L.Map} map
 * @returns {(disc: {left: number, top: number, r: number}) => boolean} whether it is drawn: the edge of a printed map
 *   cuts none, for nobody can move it into view
 */
export function uncut(map) {
  if (!onPaper()) return () => true;
  const { min, max } = map.getPixelBounds();
  if (!min || !max) return () => true;
  return ({ left, top, r }) => left - r >= min.x && left + r <= max.x && top - r >= min.y && top + r <= max.y;
}
