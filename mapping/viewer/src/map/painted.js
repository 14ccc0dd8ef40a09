// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Circles that are too many to be buttons, on one canvas: each painted as the button looks that it may become.

import { h } from "../page/dom.js";

/** @import { Circle } from "./grouping.js" */

/** Beyond the edge of the map, in parts of it: what a finger draws into view is there already. */
export const AROUND = 0.1;
/** Pixels of the ring in the colour of the page, as in style/marks.css. */
const RING = 1.5;

/** @typedef {{_latLngToNewLayerPoint: (at: L.LatLng, zoom: number, centre: L.LatLng) => L.Point}} Inner */

/** @typedef {(circles: Circle[], write: (count: number) => string) => void} Painting */

/** @param {L.Map} map @returns {Painting} */
export function createCanvas(map) {
  const canvas = /** @type {HTMLCanvasElement} */ (h("canvas", { class: "numero leaflet-zoom-animated" }));
  const pane = map.createPane("cerchi");
  Object.assign(pane.style, { zIndex: "595", pointerEvents: "none" }); // above the lines, beneath the buttons
  pane.setAttribute("aria-hidden", "true");
  let again = () => {};
  /** @type {{at: L.LatLng, zoom: number}|undefined} the corner of what is painted */
  let drawn;
  const place = (/** @type {number} */ zoom, /** @type {L.LatLng} */ centre) => {
    if (!drawn) return;
    const inner = /** @type {Inner} */ (/** @type {unknown} */ (map));
    const { x, y } = inner._latLngToNewLayerPoint(drawn.at, zoom, centre);
    canvas.style.transform = `translate3d(${x}px,${y}px,0) scale(${map.getZoomScale(zoom, drawn.zoom)})`;
  };
  map.on("zoomanim", ({ zoom, center }) => place(zoom, center));
  map.on("zoom viewreset", () => place(map.getZoom(), map.getCenter()));
  /** @type {Painting} */
  const paint = (circles, write) => {
    again = () => paint(circles, write);
    if (!circles.length) return canvas.remove();
    pane.append(canvas);
    const edge = map.getSize().multiplyBy(AROUND).round();
    const { x, y } = /** @type {L.Point} */ (map.getPixelBounds().min).subtract(edge);
    const size = map.getSize().add(edge.multiplyBy(2));
    drawn = { at: map.unproject([x, y], map.getZoom()), zoom: map.getZoom() };
    place(drawn.zoom, map.getCenter());
    const brush = brushOf(canvas, size);
    for (const { left, top, r, count } of circles)
      brush(Math.round(left) - x, Math.round(top) - y, Math.floor(r), write(count));
  };
  // A canvas is not painted again of itself: where its letters come late, where the page turns dark.
  document.fonts.addEventListener("loadingdone", () => again());
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => again());
  return paint;
}

/**
 * @param {HTMLCanvasElement} canvas - made anew, so large
 * @param {L.Point} size
 * @returns {(x: number, y: number, r: number, text: string) => void} paints one circle
 */
function brushOf(canvas, { x, y }) {
  const sharp = window.devicePixelRatio || 1;
  Object.assign(canvas, { width: x * sharp, height: y * sharp });
  Object.assign(canvas.style, { width: `${x}px`, height: `${y}px` });
  const look = getComputedStyle(canvas);
  const read = (/** @type {string} */ name) => look.getPropertyValue(name);
  const [ring, inside] = ["--fondo", "--cerchio"].map(read);
  const brush = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  brush.scale(sharp, sharp);
  Object.assign(brush, { textAlign: "center", textBaseline: "alphabetic" });
  brush.font = ["font-weight", "font-size", "font-family"].map(read).join(" ");
  const { actualBoundingBoxAscent: high } = brush.measureText("0");
  const disc = (/** @type {string} */ colour, /** @type {number[]} */ [left, top, r]) => {
    brush.fillStyle = colour;
    brush.beginPath();
    brush.arc(left, top, r, 0, 2 * Math.PI);
    brush.fill();
  };
  return (left, top, r, text) => {
    disc(ring, [left, top, r]);
    disc(inside, [left, top, r - RING]);
    brush.fillStyle = look.color;
    brush.fillText(text, left, top + high / 2);
  };
}
