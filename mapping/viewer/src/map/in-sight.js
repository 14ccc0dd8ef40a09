// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Which of the buttons on a map are to be seen, once the map is: what is not has no focus.

/** @typedef {Pick<DOMRect, "left"|"top"|"right"|"bottom">} Box */

/**
 * @param {L.Map} map
 * @param {number} [under] - pixels at its foot that something covers
 * @param {Element[]} [over] - what lies on it
 * @returns {(element: Element) => boolean} whether the middle of a button is seen
 */
export function inSight(map, under, over) {
  const sees = sightOf(map, under, over);
  return (element) => {
    const box = element.getBoundingClientRect();
    return sees(box.left + box.width / 2, box.top + box.height / 2);
  };
}

/**
 * @param {L.Map} map
 * @param {number} [under]
 * @param {Element[]} [over]
 * @returns {(x: number, y: number) => boolean} whether a point of the window is seen
 */
export function sightOf(map, under = 0, over = []) {
  const { left, top, right, bottom } = map.getContainer().getBoundingClientRect();
  const free = { left, top, right, bottom: bottom - under };
  const covers = over.map((one) => one.getBoundingClientRect());
  return (x, y) => within(x, y, free) && !covers.some((one) => within(x, y, one));
}

/** @param {number} x @param {number} y @param {Box} box */
function within(x, y, { left, top, right, bottom }) {
  return x > left && x < right && y > top && y < bottom;
}
