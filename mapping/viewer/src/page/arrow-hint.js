// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Who comes with the Tab key to one of many is told, beside it, that the arrows go on; the next key takes that away.

import { byId } from "./dom.js";

const AIR = 10;

/** @type {import("./roving.js").Hint} */
export function hintArrows(holder, selector) {
  holder.addEventListener("keyup", (event) => {
    const { key, target } = /** @type {KeyboardEvent & {target: Element}} */ (event);
    if (key === "Tab" && target.matches(selector)) show(target);
  });
  for (const end of ["focusout", "keydown"]) holder.addEventListener(end, hide);
}

/** @param {Element} element */
function show(element) {
  const shown = byId("frecce");
  shown.hidden = false;
  const [box, { offsetWidth, offsetHeight }] = [element.getBoundingClientRect(), shown];
  const { clientWidth, clientHeight } = document.documentElement;
  const below = box.bottom + AIR;
  const top = below + offsetHeight < clientHeight ? below : box.top - AIR - offsetHeight;
  const left = Math.max(AIR, Math.min(box.left, clientWidth - AIR - offsetWidth));
  Object.assign(shown.style, { top: `${Math.max(AIR, top)}px`, left: `${left}px` });
}

function hide() {
  byId("frecce").hidden = true;
}
