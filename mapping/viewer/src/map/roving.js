// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Many buttons, one stop of the Tab key: the arrows go to the nearest in their direction that is in view.

const DIRECTIONS = /** @type {Record<string, [number, number]>} */ ({
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
});

/** @param {HTMLElement|undefined} pane @param {string} selector */
export function rove(pane, selector) {
  if (!pane) return;
  const all = () => /** @type {HTMLElement[]} */ ([...pane.querySelectorAll(selector)]);
  const buttons = () => inView(pane, all());
  new MutationObserver(() => keepOneStop(all(), buttons())).observe(pane, { childList: true });
  pane.addEventListener("keydown", (event) => {
    const here = /** @type {HTMLElement} */ (event.target);
    const direction = DIRECTIONS[event.key];
    if (!direction || !here.matches(selector)) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(nearest(here, buttons(), direction), all());
  });
}

/** @param {HTMLElement[]} all @param {HTMLElement[]} seen */
function keepOneStop(all, seen) {
  const stop = seen.find((button) => button.tabIndex === 0) ?? seen[0] ?? all[0];
  for (const button of all) button.tabIndex = button === stop ? 0 : -1;
}

/**
 * @param {HTMLElement} pane
 * @param {HTMLElement[]} buttons
 * @returns {HTMLElement[]} those whose middle the map shows
 */
function inView(pane, buttons) {
  const frame = pane.closest(".leaflet-container")?.getBoundingClientRect();
  return buttons.filter((button) => {
    const [x, y] = middle(button);
    return !frame || (x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom);
  });
}

/** @param {HTMLElement|undefined} next @param {HTMLElement[]} buttons */
function moveTo(next, buttons) {
  if (!next) return;
  for (const button of buttons) button.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** @param {HTMLElement} here @param {HTMLElement[]} buttons @param {[number, number]} direction */
function nearest(here, buttons, direction) {
  const from = middle(here);
  const ranked = buttons
    .filter((button) => button !== here)
    .map((button) => ({ button, cost: cost(from, middle(button), direction) }))
    .filter(({ cost: price }) => price < Infinity);
  return ranked.sort((a, b) => a.cost - b.cost)[0]?.button;
}

/** @param {HTMLElement} element @returns {[number, number]} */
function middle(element) {
  const box = element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

/** @param {[number, number]} from @param {[number, number]} to @param {[number, number]} direction */
function cost(from, to, [dx, dy]) {
  const along = (to[0] - from[0]) * dx + (to[1] - from[1]) * dy;
  const aside = Math.abs((to[0] - from[0]) * dy) + Math.abs((to[1] - from[1]) * dx);
  return along > 1 && aside <= along * 2 ? along + aside : Infinity;
}
