// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The names on the map, so that it reads without streets: as many as fit, none over another or over another's place.

import { sitesKnown, sitesOf } from "../model/initiatives.js";
import { h } from "../page/dom.js";
import { pause } from "../page/pause.js";
import { arranged, near, standing } from "./arranged.js";
import { inside } from "./circle-size.js";
import { fitting, meeting } from "./fitting.js";
import { areas } from "./inner-points.js";
import { around, aroundPoint, belongs, boxesOf, coreOf, roomAround, roomOf } from "./label-boxes.js";
import { namesToShow } from "./names.js";
import { onPaper, PAPER, uncut } from "./paper.js";
import { provincesOf } from "./province-colouring.js";

/** @import { Context, Model, Part } from "../types/page.js" */
/** @import { Box } from "./fitting.js" */
/** @import { Name, Spot } from "./names.js" */

/** The part of a region's name that circles may cover. */
const SPARE = 0.4;
/** Pixels: what stands so far out of view takes no room from a name, and has none. */
const BEYOND = 40;
/** What lies on the map without belonging to it. */
const OVER = "#legenda .scala, #comandi-mappa";

/** @param {L.Map} map @param {Model} model @returns {Part} */
export function createNames(map, model) {
  const pane = map.createPane("nomi");
  pane.setAttribute("aria-hidden", "true");
  const known = readKnown(model);
  /** @type {Context|undefined} */
  let context;
  let waiting = false;
  let drawnIn = "";
  const lying = () => [map.getContainer(), .../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(OVER))];
  const sizesNow = () => lying().map(({ offsetWidth, offsetHeight }) => `${offsetWidth} ${offsetHeight}`);
  const draw = () => {
    waiting = false;
    drawnIn = sizesNow().join();
    if (context) pane.replaceChildren(...labels(map, namesIn(map, context, known), context));
  };
  const soon = () => {
    if (!waiting) pause().then(draw);
    waiting = true;
  };
  map.on("zoomstart", () => pane.replaceChildren());
  map.on("moveend", soon);
  map.on(PAPER, draw);
  // What is hidden has no size, the map and what lies on it alike: once they are seen the names are chosen anew.
  const sizes = new ResizeObserver(() => {
    if (sizesNow().join() !== drawnIn) soon();
  });
  return {
    update(next) {
      context = next;
      sizes.disconnect();
      for (const element of lying()) sizes.observe(element);
      soon();
    },
  };
}

/**
 * @template T
 * @param {() => T} make
 * @returns {() => T} which makes it when first asked
 */
function once(make) {
  /** @type {{made: T}|undefined} */
  let kept;
  return () => {
    kept ??= { made: make() };
    return kept.made;
  };
}

/** @typedef {ReturnType<typeof readKnown>} Known */

/** @param {Model} model */
function readKnown({ towns, topology, ground, initiatives }) {
  const area = (/** @type {Name["kind"]} */ kind, /** @type {string} */ text, /** @type {Name["points"]} */ points) =>
    /** @type {Name} */ ({ kind, text, points, lang: "it", code: "", must: false });
  return {
    towns: towns.map(([name, lat, lon, code]) => /** @type {Spot} */ ({ name, point: [lat, lon], code, count: 0 })),
    sites: sitesKnown(initiatives),
    regions: once(() =>
      areas(topology, topology.objects.regioni).map((one) => area("regione", one.properties.nome, one.points)),
    ),
    provinces: once(
      () =>
        new Map(
          areas(topology, topology.objects.province).map((one) => [
            one.properties.sigla,
            once(() => area("provincia", one.properties.nome, one.points)),
          ]),
        ),
    ),
    neighbours: ground.objects.stati.geometries.flatMap(({ properties }) => {
      const { paese = "", posto = [0, 0] } = properties ?? {};
      return paese ? [area("paese", paese, [[posto[1], posto[0]]])] : [];
    }),
  };
}

/** @param {L.Map} map @param {Context} context @param {Known} known @returns {Name[]} */
function namesIn(map, context, { towns, sites, regions, provinces, neighbours }) {
  const { state, selection, model, words } = context;
  const drawn = state.strati.includes("associazioni") ? [...selection.byPlace] : [];
  const shown = drawn.map(([n, rows]) => spotOf(model.places[n], rows.length)).filter(({ code }) => code);
  const on = sitesOf(sites.filter(({ progetto }) => state.strati.includes(progetto)));
  const coloured = provincesOf(context);
  const inView = inside(map.getBounds());
  const named = namesToShow({
    zoom: map.getZoom(),
    towns,
    shown,
    sites: on.map(({ code, point, places }) => ({ code, point, name: places[0].comune, count: 0 })),
    filtered: selection.rows.length < model.rows.length,
    regions: map.getZoom() < 7.6 ? regions() : [],
    provinces: (coloured?.shapes ?? []).flatMap(({ sigla }) => {
      const name = provinces().get(sigla)?.();
      const value = words.n(coloured?.values.get(sigla), coloured?.indicator?.decimali);
      return name
        ? [{ ...name, text: `${words.place(name.text)} ${value}`, lang: words.placeLang(name.text) ?? words.tag }]
        : [];
    }),
    neighbours: neighbours.map((name) => ({ ...name, text: words.country(name.text), lang: words.tag })),
  }).filter(({ points }) => points.some(([lat, lon]) => inView(lat, lon)));
  return named.map((name) => inLanguage(name, words));
}

/** @param {Name} name @param {Context["words"]} words @returns {Name} */
function inLanguage(name, words) {
  return name.lang === "it"
    ? { ...name, text: words.place(name.text), lang: words.placeLang(name.text) ?? words.tag }
    : name;
}

/** @param {Model["places"][number]} place @param {number} count @returns {Spot} */
function spotOf({ codice, nome, lat, lon }, count) {
  return { code: codice, name: nome, point: [lat, lon], count };
}

/**
 * Worked out, not read from the page: it is the same while circles still come, and in every browser.
 * @param {L.Map} map
 * @param {Context} context
 */
function standingOn(map, context) {
  const { circles, marks } = arranged(map, context);
  const { places } = context.model;
  const close = near(map, BEYOND);
  const round = circles.filter(close).map((one) => ({ ...one, code: places[one.ns[0]].codice, round: true }));
  return [...round, ...marks.filter(close)].filter(uncut(map)).map((disc) => {
    const room = roomAround(map.latLngToContainerPoint(standing(map, disc)), disc.r);
    return { code: disc.code, round: "round" in disc, room, kept: around(room) };
  });
}

/** @param {L.Map} map @param {Name[]} names @param {Context} context */
function labels(map, names, context) {
  const frame = map.getContainer().getBoundingClientRect();
  const placed = standingOn(map, context);
  const rooms = placed.map(({ room }) => room);
  const over = onPaper() ? [] : document.querySelectorAll(OVER); // beneath the map, or not printed
  const covered = [...over].flatMap((element) => roomOf(element, frame));
  const size = map.getSize();
  /** @type {Map<string, typeof placed>} */
  const marked = new Map();
  for (const one of placed) marked.set(one.code, [...(marked.get(one.code) ?? []), one]);
  const wishes = names.map((name) => {
    const points = name.points.map((point) => map.latLngToContainerPoint(point));
    const mark = marked.get(name.code)?.find(({ room, round }) => belongs(room, round, points[0]));
    const point = !mark && name.kind === "luogo" ? aroundPoint(points[0]) : undefined;
    const hidden = point && meeting(point, rooms).length;
    const all = hidden ? [] : boxesOf(name, points, mark?.room, size);
    return {
      places: all.filter((box) => !meeting(box, covered).length),
      must: name.must,
      spare: name.kind === "regione" ? SPARE : 0,
      own: mark?.kept ?? point,
      point: hidden ? undefined : point,
    };
  });
  const points = wishes.flatMap(({ point }) => point ?? []);
  const chosen = fitting(
    wishes,
    [...placed.map(({ kept }) => kept), ...points],
    placed.map(({ room, round }) => (round ? coreOf(room) : room)),
  );
  return names.flatMap((name, n) => {
    const box = wishes[n].places[chosen[n]];
    return box ? [label(map, name, box, Boolean(wishes[n].point))] : [];
  });
}

/**
 * @param {L.Map} map
 * @param {Name} name
 * @param {Box} box
 * @param {boolean} bare - nothing else marks the place
 */
function label(map, { kind, text, lang }, { left, right, top }, bare) {
  const alone = bare && kind === "luogo" ? " senza-segno" : "";
  const element = h("span", { class: `nome-luogo nome-${kind}${alone}`, lang }, text);
  const { x, y } = map.containerPointToLayerPoint([(left + right) / 2, top]);
  Object.assign(element.style, { left: `${x}px`, top: `${y}px` });
  return element;
}
