// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where the list stands that belongs to the map: at its side, as a sheet over the foot of a phone, or below it in a
// frame too narrow for both (a sheet fixed to a frame as high as its page would lie at the far end of it). It is read
// where it is seen: in such a frame between the map and what belongs to it.

import { byId } from "../page/dom.js";
import { framed } from "../page/print.js";
import { moveAfter } from "../page/redraw.js";
import { handleSheet, LOW, setHeight, showMapAboveSheet, showResults } from "./bottom-sheet.js";

/** @import { Context, Part } from "../types/page.js" */

const THREE_COLUMNS = window.matchMedia("(min-width: 68.75rem)");
const TWO_COLUMNS = window.matchMedia("(min-width: 43.75rem)");
const TWO_IN_A_FRAME = window.matchMedia("(min-width: 35rem)");
/** While the page is printed these tell of the sheet: the screen stays as the reader has it. */
const PAPER = window.matchMedia("print");

/** @returns {Part} */
export function createLayout() {
  const root = document.documentElement;
  const [opener, done] = [byId("apri-filtri"), byId("mostra-risultati")];
  /** @type {Context} */
  let context;
  const place = () => {
    if (PAPER.matches) return;
    const before = root.dataset.posto;
    root.dataset.posto = placeOf(context);
    if (root.dataset.posto === before) return;
    const ahead = root.dataset.posto === "sotto" ? document.querySelector(".cornice") : null;
    moveAfter(byId("lato"), ahead ?? byId("mappa"));
    showMapAboveSheet();
    root.classList.toggle("affiancata", Boolean(root.dataset.posto));
  };
  const fold = (/** @type {boolean} */ open) => {
    root.classList.toggle("filtri-aperti", open);
    opener.setAttribute("aria-expanded", String(open));
  };
  let wide = THREE_COLUMNS.matches;
  fold(wide);
  setHeight(LOW);
  handleSheet();
  THREE_COLUMNS.addEventListener("change", ({ matches }) => {
    if (PAPER.matches || matches === wide) return;
    wide = matches;
    fold(wide);
  });
  for (const query of [TWO_COLUMNS, TWO_IN_A_FRAME]) query.addEventListener("change", place);
  opener.addEventListener("click", () => fold(!root.classList.contains("filtri-aperti")));
  done.addEventListener("click", () => {
    fold(false);
    goToResults(context);
  });
  return {
    update(next) {
      context = next;
      place();
      const { words, selection } = next;
      const n = selection.rows.length;
      done.textContent = words.t("mostra_risultati", { n });
      const handle = byId("maniglia");
      for (const height of ["basso", "mezzo", "alto"]) handle.dataset[height] = words.t(`foglio_${height}`);
    },
  };
}

/** @param {Context} context @returns {string} "" where the view is not the map */
function placeOf({ state }) {
  if (state.vista !== "mappa") return "";
  const inFrame = framed || state.incorporata === "1";
  if ((inFrame ? TWO_IN_A_FRAME : TWO_COLUMNS).matches) return "fianco";
  return inFrame ? "sotto" : "foglio";
}

/** @param {Context} context */
function goToResults({ state }) {
  if (!showResults()) byId(`titolo-${state.vista === "mappa" ? "elenco" : state.vista}`).focus();
}
