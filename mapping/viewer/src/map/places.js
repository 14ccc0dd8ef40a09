// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Where the initiatives were: a mark per project and comune, each project in its own shape and colour, for the projects
// that are switched on. Never beneath a circle: circles and marks are arranged together.

import { pause } from "../page/pause.js";
import { projectMark } from "../page/project-mark.js";
import { arranged, standing } from "./arranged.js";
import { buttonIcon } from "./button-icon.js";
import { tellMark } from "./hover.js";
import L from "./leaflet.js";
import { PAPER, uncut } from "./paper.js";
import { createSwitch } from "./switching.js";

/** @import { Context, Model, Part, State } from "../types/page.js" */
/** @import { Mark } from "./arranged.js" */

/** @param {L.Map} map @param {Model} model @returns {Part & {layer: L.LayerGroup}} */
export function createInitiativePlaces(map, model) {
  const layer = L.featureGroup();
  const projects = model.marked.map(({ progetto }) => progetto);
  /** @param {State} state @returns {string[]} the projects that it shows */
  const shown = ({ strati }) => projects.filter((name) => strati.includes(name));
  /** @type {string[]} shown when somebody switched the layer off; they come back with it */
  let before = projects.slice(0, 1);
  const show = createSwitch(
    map,
    layer,
    (state) => shown(state).length > 0,
    ({ state }, on) => {
      if (on) return [...state.strati, ...before];
      before = shown(state);
      return state.strati.filter((name) => !projects.includes(name));
    },
  );
  /** @type {Map<string, L.Marker>} */
  let drawn = new Map();
  /** @type {Context|undefined} */
  let context;
  const draw = () => {
    if (context) drawn = redrawn(map, layer, drawn, context);
  };
  map.on("moveend", () => pause().then(draw));
  map.on(PAPER, draw);
  return {
    layer,
    update(next) {
      context = next;
      show(next);
      draw();
    },
  };
}

/**
 * A mark that stays keeps its button, which may have the focus.
 * @param {L.Map} map
 * @param {L.FeatureGroup} layer
 * @param {Map<string, L.Marker>} drawn
 * @param {Context} context
 */
function redrawn(map, layer, drawn, context) {
  const next = new Map();
  for (const mark of arranged(map, context).marks.filter(uncut(map))) {
    const key = `${context.words.lang} ${mark.project} ${mark.code}`;
    const known = drawn.get(key);
    next.set(key, (known ?? marker(mark, context).addTo(layer)).setLatLng(standing(map, mark)));
  }
  for (const [key, gone] of drawn) if (!next.has(key)) layer.removeLayer(gone);
  return next;
}

/** @param {Mark} mark @param {Context} context @returns {L.Marker} */
function marker({ code, point, places, project, r }, { model, words, go }) {
  const own = model.initiatives.progetti.find(({ progetto }) => progetto === project);
  const { comune } = places[0];
  const title = own ? words.pair(words.place(comune), own.nome) : words.pair(words.t(project), comune);
  /** @param {HTMLButtonElement} button */
  const make = (button) => {
    button.setAttribute("aria-label", own ? words.t("rombo", { nome: title }) : title);
    Object.assign(button.dataset, { luogo: code, progetto: project });
    button.tabIndex = -1;
    button.append(projectMark(project));
  };
  const marker = L.marker(point, {
    icon: buttonIcon({ className: "rombo", make }),
    keyboard: false,
    autoPanOnFocus: false,
  });
  tellMark(marker, title, r);
  // Of a layer's point its name is all there is: it is told to a finger too, which never hovers.
  return marker.on("click", () => (own ? go({ comune: code, id: "", scheda: "" }) : marker.fire("mouseover")));
}
