// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The list and the map say the same: what is pointed at in one of them, by mouse or by focus, is marked in the other.
// The focus stays where it is.

import { byId } from "../page/dom.js";

/** Event of the map: the list points at a place, or at none. */
export const POINTED = "indicato";

const MARK = "segnato";
/** Milliseconds that a pointer rests on a circle before the list scrolls: it may only be passing by. */
const REST = 120;

/** @param {L.Map} map */
export function markPointed(map) {
  const circles = /** @type {HTMLElement} */ (map.getPane("markerPane"));
  const list = byId("elenco-vivo");
  let [pointed, waiting] = ["", 0];
  const markCircles = () => mark(circles, Number(pointed || -1) < 0 ? [] : [`.cerchio[data-luogo~="${pointed}"]`]);
  const markEntries = (/** @type {string[]} */ places) => {
    mark(
      list,
      places.map((place) => `[data-luogo="${place}"]`),
    );
    clearTimeout(waiting);
    waiting = window.setTimeout(() => bringIntoView(list.querySelector(`.${MARK}`)), REST);
  };
  pointing(list, "[data-luogo]", (places) => {
    pointed = places[0] ?? "";
    map.fire(POINTED, { places: pointed ? [Number(pointed)] : [] });
    markCircles();
  });
  pointing(circles, ".cerchio[data-luogo]", markEntries);
  new MutationObserver(markCircles).observe(circles, { childList: true });
}

/**
 * @param {HTMLElement} holder
 * @param {string} selector
 * @param {(places: string[]) => void} tell - the places of what is pointed at; none once it is left
 */
function pointing(holder, selector, tell) {
  for (const kind of ["mouseover", "focusin", "mouseleave", "focusout"])
    holder.addEventListener(kind, ({ target }) => {
      const on = kind === "mouseover" || kind === "focusin";
      const found = on && /** @type {Element} */ (target).closest(selector);
      tell(found ? (found.getAttribute("data-luogo") ?? "").split(" ") : []);
    });
}

/** @param {HTMLElement} holder @param {string[]} selectors */
function mark(holder, selectors) {
  for (const old of holder.querySelectorAll(`.${MARK}`)) old.classList.remove(MARK);
  for (const element of selectors.length ? holder.querySelectorAll(selectors.join()) : []) element.classList.add(MARK);
}

/** @param {Element|null} entry - of a list that scrolls by itself: the page does not move */
function bringIntoView(entry) {
  const list = byId("elenco");
  if (!entry || list.scrollHeight <= list.clientHeight) return;
  const [box, frame] = [entry.getBoundingClientRect(), list.getBoundingClientRect()];
  if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - box.height;
}
