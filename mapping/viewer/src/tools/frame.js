// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Inside a frame: the height is told to the host page, so that it needs no scroll bar of its own; what is shown, to the
// editor's page beside it and to no other.

import { framed } from "../page/print.js";
import { MESSAGE } from "./embed-code.js";

/** @import { Part } from "../types/page.js" */

export const ASKED = "mappa-associazioni:che-cosa-mostri";
export const SHOWN = "mappa-associazioni:mostro";

/** @returns {Part} */
export function createFrameManners() {
  let [asked, shown] = [false, ""];
  const tellShown = () => {
    // A page of another origin does not get what its readers look for; files have no origin that could be named.
    const to = location.protocol === "file:" ? "*" : location.origin;
    if (asked) window.parent.postMessage({ tipo: SHOWN, stato: shown }, to);
  };
  // A page given as a text (`srcdoc`: a notebook) keeps the size that its frame was given, and fits its map into it.
  if (framed && location.protocol !== "about:") {
    document.documentElement.classList.add("incorniciata");
    new ResizeObserver(tellHeight).observe(document.body);
    addEventListener("message", ({ source, data }) => {
      if (source !== window.parent) return;
      if (data?.tipo === MESSAGE) tellHeight();
      asked ||= data?.tipo === ASKED;
      tellShown();
    });
  }
  return {
    update({ state, link }) {
      document.documentElement.classList.toggle("incorporata", state.incorporata === "1");
      shown = link({}).href.slice(1);
      tellShown();
    },
  };
}

function tellHeight() {
  const altezza = Math.ceil(document.body.getBoundingClientRect().height);
  window.parent.postMessage({ tipo: MESSAGE, altezza }, "*");
}
