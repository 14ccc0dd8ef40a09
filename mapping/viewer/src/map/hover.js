// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What a region or a mark tells under the pointer or with the focus. Leaflet's own tooltips vanish when the pointer
// goes to read them, know no Escape, and make every shape a stop of the Tab key, without a name and to no end.

import { h } from "../page/dom.js";
import L, { mapOf } from "./leaflet.js";
import { keepTooltipInside } from "./tooltip-inside.js";

/** Milliseconds that the pointer rests before the text comes after it: who goes to read it finds it where it was. */
const REST = 90;
/** … before a mark, of which there may be many, tells its own over its neighbours. */
const REST_ON_MARK = 300;
/** … that the text stays when it is left: as many as it takes to come back. */
const GRACE = 250;

/** @typedef {{layer: L.Layer, tooltip: L.Tooltip}} Shown */
/** @type {Shown|undefined} */
let shown;
/** @type {L.Layer|undefined} until the pointer or the focus leaves it */
let dismissed;
let [resting, leaving] = [0, 0];

/**
 * @param {L.Layer} layer
 * @param {() => L.Content} content
 * @param {L.TooltipOptions} options
 */
export function tellOnHover(layer, content, options) {
  const show = (/** @type {L.LatLng} */ at) => open(layer, at, content, options);
  const later = (/** @type {number} */ rest, /** @type {L.LatLng} */ at) => {
    clearTimeout(resting);
    resting = window.setTimeout(() => show(at), rest);
  };
  layer.on({
    mouseover: ({ latlng }) => (layer instanceof L.Marker ? later(REST_ON_MARK, latlng) : show(latlng)),
    mousemove: ({ latlng }) => shown?.layer === layer && later(REST, latlng),
    mouseout: () => leave(layer),
    click: close, // a finger never leaves: what it opened would stay
    remove: () => closeOf(layer),
  });
}

/**
 * The same for a mark, and for who comes to it with the Tab key or an arrow.
 * @param {L.Marker} marker
 * @param {string} text
 * @param {number} radius
 * @param {string} [className]
 */
export function tellMark(marker, text, radius, className = "etichetta") {
  const options = { className, offset: L.point(0, -radius) };
  const content = () => h("bdi", {}, text);
  tellOnHover(marker, content, options);
  marker.on("add", () => {
    const button = /** @type {HTMLElement} */ (marker.getElement());
    button.addEventListener("keyup", ({ key }) => {
      if (/^(Tab|Arrow|Home|End)/.test(key)) open(marker, marker.getLatLng(), content, options);
    });
    closeOnBlur(marker, button);
  });
}

/**
 * The same for a shape that is a button: the focus shows its text, Enter and Space show or hide it.
 * @param {L.Polygon} shape
 * @param {SVGElement} element
 * @param {() => L.Content} content
 * @param {L.TooltipOptions} options
 */
export function tellShape(shape, element, content, options) {
  const show = () => open(shape, shape.getCenter(), content, options);
  element.addEventListener("focus", show);
  element.addEventListener("keydown", (event) => {
    if (!/^(Enter| )$/.test(event.key)) return;
    event.preventDefault();
    dismissed = undefined;
    if (shown?.layer === shape) close();
    else show();
  });
  closeOnBlur(shape, element);
}

/** @param {L.Layer} layer @param {Element} element */
function closeOnBlur(layer, element) {
  element.addEventListener("blur", () => {
    if (dismissed === layer) dismissed = undefined;
    closeOf(layer);
  });
}

/** @param {L.Layer} layer @param {L.LatLng} at @param {() => L.Content} content @param {L.TooltipOptions} options */
function open(layer, at, content, options) {
  const map = mapOf(layer);
  if (!map || dismissed === layer) return;
  clearTimeout(leaving);
  const place = layer instanceof L.Marker ? layer.getLatLng() : at;
  if (shown?.layer !== layer) {
    close();
    const tooltip = L.tooltip({ direction: "top", opacity: 1, ...options }).setContent(content());
    shown = { layer, tooltip: tooltip.setLatLng(place).addTo(map) };
    listen(shown);
  } else shown.tooltip.setLatLng(place);
  keepTooltipInside(map, shown.tooltip);
}

/** @param {Shown} now */
function listen({ layer, tooltip }) {
  Object.assign(/** @type {HTMLElement} */ (tooltip.getElement()), {
    onmouseenter: () => clearTimeout(leaving),
    onmouseleave: () => leave(layer),
    onclick: () => layer.fire("click"), // it lies where the reader has aimed
  });
  document.addEventListener("keydown", dismiss, true);
}

/** @param {L.Layer} layer */
function leave(layer) {
  clearTimeout(resting);
  if (shown?.layer !== layer) return; // what another tells goes at its own time
  clearTimeout(leaving);
  leaving = window.setTimeout(closeOf, GRACE, layer);
}

/** @param {KeyboardEvent} event */
function dismiss(event) {
  if (event.key !== "Escape") return;
  dismissed = shown?.layer;
  close();
  document.addEventListener("mouseover", recover);
}

/**
 * Once the pointer is elsewhere, what was sent away may come again.
 * @param {MouseEvent} event
 */
function recover({ target }) {
  const layer = /** @type {L.Path|L.Marker|undefined} */ (dismissed);
  if (layer?.getElement()?.contains(/** @type {Node} */ (target))) return;
  dismissed = undefined;
  document.removeEventListener("mouseover", recover);
}

/** @param {L.Layer} layer */
function closeOf(layer) {
  if (shown?.layer === layer) close();
}

function close() {
  clearTimeout(resting);
  shown?.tooltip.remove();
  shown = undefined;
  document.removeEventListener("keydown", dismiss, true);
}
