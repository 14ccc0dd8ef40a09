// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Who comes with the Tab key to one of many is told, beside it, that the arrows go on; the next key takes that away.

const AIR = 10;

/** @returns {HTMLElement|null} none on other people's pages */
function hint() {
  return document.getElementById("frecce");
}

/** @param {Element} element */
export function showArrowHint(element) {
  const shown = hint();
  if (!shown) return;
  shown.hidden = false;
  const [box, { offsetWidth, offsetHeight }] = [element.getBoundingClientRect(), shown];
  const { clientWidth, clientHeight } = document.documentElement;
  const below = box.bottom + AIR;
  const top = below + offsetHeight < clientHeight ? below : box.top - AIR - offsetHeight;
  const left = Math.max(AIR, Math.min(box.left, clientWidth - AIR - offsetWidth));
  Object.assign(shown.style, { top: `${Math.max(AIR, top)}px`, left: `${left}px` });
}

export function hideArrowHint() {
  const shown = hint();
  if (shown) shown.hidden = true;
}
