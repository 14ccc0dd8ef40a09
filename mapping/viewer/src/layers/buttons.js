// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Circles and diamonds: buttons on a pane of their own, which the keyboard reaches, each with its card.

import { buttonIcon } from "../map/button-icon.js";
import { scale } from "../map/circle-size.js";
import { tellMark } from "../map/hover.js";
import { inSight } from "../map/in-sight.js";
import L, { mapOf } from "../map/leaflet.js";
import { h } from "../page/dom.js";
import { rove } from "../page/roving.js";

/** @import { PlainWords } from "../types/languages.js" */

/**
 * @typedef {Object} Place
 * @property {[number, number]} point
 * @property {string} name - to a screen reader
 * @property {string} title - shown on hover
 * @property {number} level - what is larger lies lower: hit and seen are the same
 * @property {(button: HTMLButtonElement) => void} make
 * @property {() => HTMLElement} card
 */

/** @typedef {{name: string, lang: string|null}} Named in Italian, or else in the language of the words */

export const CIRCLE = "mappa-strati-cerchio";
export const DIAMOND = "mappa-strati-rombo";
const PANE = "mappa-strati";
const NUMBERS = "mappa-strati-numeri";
/** The host's buttons in the upper corners are not to lie on a card. */
const CARD = /** @type {L.PopupOptions} */ ({
  minWidth: 200,
  maxWidth: 340,
  autoPanPaddingTopLeft: [8, 88],
  autoPanPaddingBottomRight: [8, 8],
});
/** Pixels between a mark's middle and its text. */
const RADIUS = 12;
/** Below Leaflet's markers, so that those of the host are never covered. */
const LEVEL = 590;

/** @param {Place} place @param {string} className @param {PlainWords} words @returns {L.Marker} */
export function buttonMarker({ point, name, title, level, make, card }, className, words) {
  /** @param {HTMLButtonElement} button */
  const dressed = (button) => {
    button.setAttribute("aria-label", name);
    button.tabIndex = -1;
    // Leaflet takes Enter for a click of its own, and would close what the button's click opens.
    L.DomEvent.on(button, "keypress", L.DomEvent.stopPropagation);
    make(button);
  };
  const icon = buttonIcon({ className: `mappa-strati ${className}`, make: dressed });
  const marker = L.marker(point, { icon, keyboard: false, autoPanOnFocus: false, pane: PANE, zIndexOffset: -level });
  tellMark(marker, title, RADIUS, "mappa-strati mappa-strati-etichetta");
  Object.assign(marker, { beforeAdd: (/** @type {L.Map} */ map) => ensurePane(map, words) });
  return marker.bindPopup(card, CARD).on({
    popupopen: ({ popup }) => enter(marker, popup, words),
    popupclose: ({ popup }) => leave(marker, popup),
  });
}

/**
 * @param {Named} named
 * @param {PlainWords} words
 * @param {...(Node|string|null)} parts - what it tells
 * @returns {HTMLElement} what a button opens
 */
export function cardOf({ name, lang }, words, ...parts) {
  return h(
    "div",
    {
      class: "mappa-strati mappa-strati-scheda",
      tabindex: "0",
      role: "group",
      "aria-label": name,
      dir: words.dir,
      lang: words.tag,
    },
    h("strong", { class: "mappa-strati-titolo" }, h("bdi", { lang }, name)),
    ...parts,
  );
}

/**
 * Writes a text above all buttons, so that none hides a digit; there as long as the marker is.
 * @param {L.Marker} marker
 * @param {HTMLElement} text
 */
export function number(marker, text) {
  const icon = L.divIcon({ html: text, className: "mappa-strati-segno", iconSize: [0, 0] });
  const shown = L.marker(marker.getLatLng(), { icon, interactive: false, keyboard: false, pane: NUMBERS });
  const show = () => {
    const map = mapOf(marker);
    if (map) shown.addTo(map);
  };
  marker.on({ add: show, remove: () => shown.remove() });
}

/** @param {L.Map} map @param {PlainWords} words */
function ensurePane(map, words) {
  if (map.getPane(PANE)) return;
  const panes = [map.createPane(PANE), map.createPane(NUMBERS)];
  for (const [n, pane] of panes.entries()) pane.style.zIndex = String(LEVEL + n);
  panes[0].setAttribute("role", "group");
  panes[0].setAttribute("aria-label", `${words.t("segni")}. ${words.t("frecce")}`);
  for (const kind of [CIRCLE, DIAMOND])
    map.on(
      "moveend",
      rove(panes[0], `button.${kind}`, () => inSight(map)),
    );
  const rescale = () => {
    for (const pane of panes) pane.style.setProperty("--mappa-strati-scala", String(scale(map.getZoom())));
  };
  map.on("zoomend", rescale);
  rescale();
}

/**
 * Whoever opened the card with a key reads on in it, and leaves it with Escape.
 * @param {L.Marker} marker
 * @param {L.Popup} popup
 * @param {PlainWords} words
 */
function enter(marker, popup, words) {
  const box = /** @type {HTMLElement} */ (popup.getElement());
  const card = /** @type {HTMLElement|null} */ (box.querySelector(".mappa-strati-scheda"));
  const close = box.querySelector(".leaflet-popup-close-button");
  close?.setAttribute("aria-label", words.t("chiudi"));
  close?.setAttribute("lang", words.tag);
  box.onkeydown = (event) => {
    if (event.key === "Escape") marker.closePopup();
  };
  if (document.activeElement === marker.getElement()) card?.focus({ preventScroll: true });
}

/** @param {L.Marker} marker @param {L.Popup} popup */
function leave(marker, popup) {
  if (popup.getElement()?.contains(document.activeElement)) marker.getElement()?.focus({ preventScroll: true });
}
