// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Inside a frame: the height is told to the host page, so that it needs no scroll bar of its own.

import { MESSAGE } from "./embed-code.js";

/** @import { Part } from "../types/page.js" */

/** @returns {Part} */
export function createFrameManners() {
  // A page given as a text (`srcdoc`: a notebook) keeps the size that its frame was given, and fits its map into it.
  if (window.parent !== window && location.protocol !== "about:") {
    document.documentElement.classList.add("incorniciata");
    const tell = () =>
      window.parent.postMessage(
        { tipo: MESSAGE, altezza: Math.ceil(document.body.getBoundingClientRect().height) },
        "*",
      );
    new ResizeObserver(tell).observe(document.body);
  }
  return {
    update({ state }) {
      document.documentElement.classList.toggle("incorporata", state.incorporata === "1");
    },
  };
}
