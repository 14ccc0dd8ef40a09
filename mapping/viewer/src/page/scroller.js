// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What does not fit scrolls, for who has no pointer too: it is a stop of the Tab key while there is more to see, and
// none that does nothing where all is seen.

import { h } from "./dom.js";

/** @type {ResizeObserver|undefined} */
let sizes;

/** @param {Element} element */
export function letKeysScroll(element) {
  sizes ??= new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const more = target.scrollHeight > target.clientHeight + 1 || target.scrollWidth > target.clientWidth + 1;
      if (more) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  sizes.observe(element);
}

/** Chromium leaves what the Tab key comes to half out of sight, if it scrolls sideways. */
export function showStops() {
  addEventListener("keyup", ({ key, target }) => {
    const stop = /** @type {Element} */ (target);
    if (key === "Tab" && stop.closest(".scorre *, #viste"))
      stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

/**
 * A wide table in a frame that scrolls sideways.
 * @param {string} caption - id of the table's
 * @param {HTMLElement} table
 * @param {string} [place] - name of the place where it was read, kept when it is drawn anew
 */
export function scroller(caption, table, place) {
  const label = { tabindex: "0", role: "region", "aria-labelledby": caption, "data-scorre": place };
  const frame = h("div", { class: "scorre", ...label }, table);
  letKeysScroll(frame);
  return frame;
}
