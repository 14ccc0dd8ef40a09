// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The associations: a circle for each comune, or for a group of comuni where many are in view; the registry knows the
// town, not the door. What is painted is what is hit: no circle lies on another.

import { placeNames } from "../model/place-names.js";
import { toggled } from "../model/state.js";
import { h } from "../page/dom.js";
import { pause } from "../page/pause.js";
import { arranged, near, placeOf, standing } from "./arranged.js";
import { buttonIcon } from "./button-icon.js";
import { MOST } from "./circle-size.js";
import { tellMark } from "./hover.js";
import { createLeaders } from "./leaders.js";
import L from "./leaflet.js";
import { createOnDemand } from "./on-demand.js";
import { openGroup } from "./opened-group.js";
import { AROUND, createCanvas } from "./painted.js";
import { onPaper, PAPER, uncut } from "./paper.js";
import { createSwitch } from "./switching.js";

/** @import { Context, Part } from "../types/page.js" */
/** @import { Circle } from "./grouping.js" */

const LAYER = "associazioni";
/** So many circles are drawn in one task; the rest of a crowded map follows, the page answering in between. */
const AT_ONCE = 190;
/** Of more than MOST circles those in view are painted if they are more than so many, and buttons when asked for. */
const BUTTONS = 120;
/** Where the system chooses the colours, buttons have them of themselves. */
const FORCED = window.matchMedia("(forced-colors: active)");

/**
 * @typedef {Object} Board
 * @property {L.Map} map
 * @property {L.FeatureGroup} layer
 * @property {Map<string, L.Marker>} drawn - by what they stand for
 * @property {Context} [context]
 * @property {number} turn - of the drawings, the last one
 * @property {ReturnType<typeof createCanvas>} paint
 * @property {ReturnType<typeof createOnDemand>} painted - tells it what is painted
 */

/** @param {L.Map} map @returns {Part & {layer: L.LayerGroup}} */
export function createCircles(map) {
  /** @type {Board} */
  const board = {
    map,
    layer: L.featureGroup(),
    drawn: new Map(),
    turn: 0,
    paint: createCanvas(map),
    painted: createOnDemand(map, (circles) => board.context && make(board, circles, board.context, Infinity)),
  };
  const show = createSwitch(
    map,
    board.layer,
    ({ strati }) => strati.includes(LAYER),
    ({ state }) => toggled(state.strati, LAYER),
  );
  const leaders = createLeaders(map);
  const draw = (atOnce = AT_ONCE) => {
    board.turn += 1;
    if (!board.context) return;
    const { circles, marks } = arranged(map, board.context);
    leaders([...circles, ...marks].filter(uncut(map)));
    drawInView(board, circles, board.context, atOnce);
  };
  map.on("moveend", () => pause().then(() => draw()));
  map.on(PAPER, () => draw(Infinity));
  FORCED.addEventListener("change", () => draw());
  return {
    layer: board.layer,
    update(next) {
      board.context = next;
      show(next);
      draw();
    },
  };
}

/**
 * @param {Board} board
 * @param {Circle[]} circles
 * @param {Context} context
 * @param {number} atOnce
 */
function drawInView(board, circles, context, atOnce) {
  const next = inView(board.map, circles, context);
  const painted = circles.length > MOST && next.size > BUTTONS && !onPaper() && !FORCED.matches;
  board.paint(painted ? [...next.values()] : [], context.words.n);
  const kept = [placeOf(context)?.n ?? -1, Number(withFocus().split(" ")[0] || -1)];
  board.painted(painted ? next : new Map(), kept, document.activeElement);
  if (!painted) make(board, next, context, atOnce);
}

/**
 * Leaves alone what stays as it was, but for the place where it stands.
 * @param {Board} board
 * @param {Map<string, Circle>} next - those that are buttons from now on
 * @param {Context} context
 * @param {number} atOnce
 */
async function make(board, next, context, atOnce) {
  const { map, drawn, turn } = board;
  const focused = withFocus();
  for (const [key, marker] of drawn) {
    const stays = next.get(key);
    if (stays) marker.setLatLng(standing(map, stays));
    else board.layer.removeLayer(marker);
    if (!stays) drawn.delete(key);
  }
  const missing = [...next].filter(([key]) => !drawn.has(key));
  for (let n = 0; n < missing.length; n += atOnce) {
    if (n) await pause();
    if (turn !== board.turn) return;
    for (const [key, circle] of missing.slice(n, n + atOnce))
      drawn.set(key, circleMarker(board, circle, context).addTo(board.layer));
  }
  if (focused && !withFocus()) focusPlace(focused);
  markChosen(drawn, context);
}

/** @param {L.Map} map @param {Circle[]} circles @param {Context} context @returns {Map<string, Circle>} */
function inView(map, circles, context) {
  const { x, y } = map.getSize();
  const some = circles.length > MOST ? circles.filter(near(map, AROUND * Math.max(x, y))) : circles;
  const shown = some.filter(uncut(map));
  const key = (/** @type {Circle} */ { ns, count }) =>
    [placeNames(ns, context), ns, count, context.words.lang].join(" ");
  return new Map(shown.map((circle) => [key(circle), circle]));
}

/** @returns {string} the places of the circle that has the focus, "" if none has it */
function withFocus() {
  const button = /** @type {HTMLElement|null} */ (document.activeElement);
  return button?.matches(".cerchio") ? (button.dataset.luogo ?? "") : "";
}

/**
 * Who opened a group, or left it, goes on from a circle that stands for its largest place.
 * @param {string} places
 */
function focusPlace(places) {
  const first = places.split(" ")[0];
  const button = /** @type {HTMLElement|null} */ (document.querySelector(`.cerchio[data-luogo~="${first}"]`));
  button?.focus({ preventScroll: true });
}

/** @param {Map<string, L.Marker>} drawn @param {Context} context */
function markChosen(drawn, context) {
  const place = placeOf(context);
  for (const marker of drawn.values()) {
    const button = marker.getElement();
    const chosen = place && button?.matches(`[data-luogo~="${place.n}"]`);
    button?.classList.toggle("scelto", Boolean(chosen));
    if (chosen) button?.setAttribute("aria-current", "location");
    else button?.removeAttribute("aria-current");
  }
}

/** @param {Board} board @param {Circle} circle @param {Context} context @returns {L.Marker} */
function circleMarker(board, circle, context) {
  const title = told(circle, context);
  const icon = buttonIcon({ className: "cerchio", make: (button) => dress(button, circle, title, context) });
  const marker = L.marker(standing(board.map, circle), { icon, keyboard: false, autoPanOnFocus: false });
  tellMark(marker, title, circle.r);
  return marker.on("click", () => openGroup(board.map, circle, board.context ?? context));
}

/** @param {Circle} circle @param {Context} context @returns {string} what it stands for */
function told({ ns, count }, context) {
  const { words } = context;
  const text = words.t("cerchio", { nome: placeNames(ns, context), n: count });
  return ns.length > 1 ? `${text} ${words.t("in_comuni", { n: ns.length })}` : text;
}

/** @param {HTMLButtonElement} button @param {Circle} circle @param {string} name @param {Context} context */
function dress(button, { ns, count, r }, name, { words, model }) {
  const size = `${2 * Math.floor(r)}px`;
  Object.assign(button.style, { width: size, height: size, margin: `${-Math.floor(r)}px 0 0 ${-Math.floor(r)}px` });
  Object.assign(button.dataset, {
    luogo: ns.join(" "),
    ...(ns.length === 1 && { comune: model.places[ns[0]].codice }),
  });
  button.tabIndex = -1;
  button.setAttribute("aria-label", name);
  button.append(h("span", { class: "numero", "aria-hidden": "true" }, words.n(count)));
}
