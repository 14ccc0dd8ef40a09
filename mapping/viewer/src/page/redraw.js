// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// A part draws itself anew as often as the state changes: whoever is reading there must not notice it.

/** @typedef {{id: string, name: string, place: number}} Spot where the focus was: an id, or the nth of its kind */

/**
 * Puts new nodes in the place of what a holder shows. The focus stays where it was: on what has the same id, else on
 * the nth element of the same kind (a link, a button …), or on the last where there are fewer. Lists that scroll stay
 * where they were read, if they say by `data-scorre` which one they are.
 * @param {HTMLElement} holder
 * @param {(Node|string)[]} nodes
 * @param {HTMLElement} [stead] - where the focus goes if nothing is left that could have it
 */
export function redraw(holder, nodes, stead) {
  const spot = spotOf(holder);
  const scrolled = [...scrollers(holder)]
    .map((list) => ({ name: list.dataset.scorre, x: list.scrollLeft, y: list.scrollTop }))
    .filter(({ x, y }) => x || y); // new ones begin at the top: to say so lays out the page
  holder.replaceChildren(...nodes);
  for (const list of scrollers(holder)) {
    const before = scrolled.find(({ name }) => name === list.dataset.scorre);
    if (!before) continue;
    list.scrollLeft = before.x;
    list.scrollTop = before.y;
  }
  if (spot) (found(holder, spot) ?? stead)?.focus({ preventScroll: true });
}

/**
 * Puts a part of the page elsewhere: the focus goes with it.
 * @param {HTMLElement} part
 * @param {Element} ahead - after which it is read
 */
export function moveAfter(part, ahead) {
  if (ahead.nextElementSibling === part) return;
  const focused = /** @type {HTMLElement|null} */ (part.contains(document.activeElement) && document.activeElement);
  ahead.after(part);
  if (focused) focused.focus({ preventScroll: true });
}

/** @param {HTMLElement} holder @returns {NodeListOf<HTMLElement>} */
function scrollers(holder) {
  return holder.querySelectorAll("[data-scorre]");
}

/** @param {HTMLElement} holder @returns {Spot|null} null if the focus is elsewhere */
function spotOf(holder) {
  const focused = document.activeElement;
  if (!focused || focused === holder || !holder.contains(focused)) return null;
  const name = focused.localName;
  return { id: focused.id, name, place: [...holder.querySelectorAll(name)].indexOf(focused) };
}

/** @param {HTMLElement} holder @param {Spot} spot @returns {HTMLElement|undefined} */
function found(holder, { id, name, place }) {
  const alike = /** @type {HTMLElement[]} */ ([...holder.querySelectorAll(name)]);
  return alike.find((element) => id && element.id === id) ?? alike[Math.min(place, alike.length - 1)];
}
