// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The sheet over the foot of a phone: as low as its handle, half of the screen, nearly all of it. The handle is a
// button; dragging it is one way more, never the only one, and nothing holds the focus.

import { byId, h } from "../page/dom.js";
import { say } from "../page/say.js";

export const LOW = "basso";
export const HALF = "mezzo";
const HIGH = "alto";
const HEIGHTS = [LOW, HALF, HIGH];
/** Pixels that a finger may tremble on a button. */
const TREMBLE = 8;

const root = document.documentElement;

/** @returns {boolean} whether the page is as narrow as to have a sheet, and shows the map */
function sheetShown() {
  return root.dataset.posto === "foglio";
}

/** @returns {string} */
export function heightOfSheet() {
  return root.dataset.foglio ?? LOW;
}

/** @param {string} height */
export function setHeight(height) {
  const handle = byId("maniglia");
  const moved = heightOfSheet() !== height;
  root.dataset.foglio = height;
  handle.setAttribute("aria-expanded", String(height !== LOW));
  if (!moved || !sheetShown()) return;
  if ("pronta" in root.dataset) say(handle.dataset[height] ?? ""); // nobody moved what a link opens
  showMapAboveSheet();
}

/** @param {(Node|string)[]} name - of what the sheet holds: its handle is all that is seen of it when it is low */
export function nameHandle(name) {
  byId("maniglia").replaceChildren(h("span", {}, ...name));
}

/** The map stays in sight above the sheet that is half as high as the screen. */
export function showMapAboveSheet() {
  if (sheetShown() && heightOfSheet() === HALF) byId("mappa").scrollIntoView();
}

/** @returns {boolean} whether there is a sheet: the results are seen above its foot, the map above them */
export function showResults() {
  if (!sheetShown()) return false;
  setHeight(HALF);
  byId("maniglia").focus();
  return true;
}

/** Once for the page: the keys, the clicks, the drag of the handle. */
export function handleSheet() {
  const [sheet, handle, card] = [byId("lato"), byId("maniglia"), byId("scheda")];
  const step = (/** @type {number} */ by) => {
    const next = HEIGHTS[HEIGHTS.indexOf(heightOfSheet()) + by];
    if (next) setHeight(next);
    return next;
  };
  const dragged = dragOf(handle, sheet);
  handle.addEventListener("click", () => dragged() || step(1) || setHeight(LOW));
  handle.addEventListener("keydown", (event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !sheetShown() || event.composedPath().includes(card)) return;
    setHeight(LOW);
    handle.focus();
  });
  // What stands below the map is read, copied and saved there, not beneath half a screen of results.
  for (const kind of ["click", "focusin"]) byId("azioni").addEventListener(kind, () => setHeight(LOW));
  sheet.addEventListener("focusout", ({ relatedTarget }) => {
    const gone = relatedTarget && !sheet.contains(/** @type {Node} */ (relatedTarget));
    if (gone && heightOfSheet() === HIGH) setHeight(LOW); // where the focus is now would lie beneath it
  });
}

/**
 * @param {HTMLElement} handle
 * @param {HTMLElement} sheet
 * @returns {() => boolean} whether the click that is told of only ended a drag
 */
function dragOf(handle, sheet) {
  let from = 0;
  let height = 0;
  let moved = false;
  handle.addEventListener("pointerdown", (event) => {
    [from, height, moved] = [event.clientY, sheet.offsetHeight, false];
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    moved ||= Math.abs(event.clientY - from) > TREMBLE;
    if (moved) sheet.style.height = `${Math.min(height + from - event.clientY, window.innerHeight)}px`;
  });
  handle.addEventListener("lostpointercapture", () => {
    if (!moved) return;
    const share = sheet.offsetHeight / window.innerHeight;
    sheet.style.height = "";
    setHeight(share < 0.3 ? LOW : share < 0.7 ? HALF : HIGH);
  });
  return () => moved;
}
