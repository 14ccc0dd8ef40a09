// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The map view: frame, regions, circles, initiatives, legend, region buttons; and the names Folium knows them by.

import { byId } from "../page/dom.js";
import { createAreaSearch } from "./area-search.js";
import { createCircles } from "./circles.js";
import { createControls } from "./controls.js";
import { createFollowing } from "./following.js";
import { createFrame } from "./frame.js";
import { createGround } from "./ground.js";
import { createInWords } from "./in-words.js";
import { createNames } from "./labels.js";
import L from "./leaflet.js";
import { createLegend } from "./legend.js";
import { markPointed } from "./marking.js";
import { createMarks } from "./marks.js";
import { createOutline } from "./outline.js";
import { createInitiativePlaces } from "./places.js";
import { createProvinces } from "./provinces.js";
import { createRegionButtons } from "./region-buttons.js";
import { createRegions } from "./regions.js";
import { createSeen } from "./seen.js";
import { createStreets } from "./streets.js";
import { createTouchHint } from "./touch-hint.js";

/** @import { Model, Part } from "../types/page.js" */

/** @param {Model} model @returns {(() => Part)[]} the parts of the map, each to be made in a task of its own */
export function mapParts(model) {
  /** @type {L.Map} */
  let map;
  /** @param {string} kind @param {(map: L.Map, model: Model) => Part & {layer: L.Layer}} create */
  const layer = (kind, create) => () => {
    const part = create(map, model);
    announce(model, kind, part.layer);
    return part;
  };
  /** @param {(map: L.Map, model: Model) => Part} create */
  const part = (create) => () => create(map, model);
  return [
    () => {
      map = createFrame(model);
      Object.assign(window, { [model.map.nome]: map });
      letTilesThrough(map);
      if (model.map.subito) makeRoom(map);
      markPointed(map);
      return createControls(map, model);
    },
    createLegend, // before the map goes anywhere: it must not lie on what was chosen
    part(createOutline),
    part(createFollowing), // before shapes are drawn, which would be drawn again where it goes
    part(createGround),
    layer("regioni", createRegions),
    part(createProvinces),
    layer("associazioni", createCircles),
    layer("iniziative", createInitiativePlaces),
    part(createMarks),
    part(createAreaSearch),
    part(createSeen),
    part(createTouchHint),
    part(createNames),
    part(createStreets),
    createRegionButtons,
    createInWords,
  ];
}

/**
 * Gives the layer the name by which Folium's own scripts know it.
 * @param {Model} model
 * @param {string} kind
 * @param {L.Layer} layer
 */
function announce({ map }, kind, layer) {
  for (const { tipo, nome } of map.strati) if (tipo === kind) Object.assign(window, { [nome]: layer });
}

/**
 * Our buttons stand in the corner with the controls that others add, whose sources are named.
 * @param {L.Map} map
 */
function makeRoom(map) {
  const Buttons = L.Control.extend({ options: { position: "topright" }, onAdd: () => byId("comandi-mappa") });
  new Buttons().addTo(map);
  L.control.attribution().addTo(map);
  // Some of Folium's elements write what is to be seen into the head: the parser puts it before everything of ours.
  for (const stray of [...document.body.children]) {
    if (stray.matches(".salta")) break;
    if (!stray.matches("script, style, link")) document.querySelector(".cornice")?.append(stray);
  }
}

/**
 * Tiles, whoever brings them, show through our land.
 * @param {L.Map} map
 */
function letTilesThrough(map) {
  map.on("layeradd layerremove", (event) => {
    const { layer: changed } = /** @type {L.LayerEvent} */ (event);
    if (!(changed instanceof L.GridLayer)) return;
    let some = false;
    map.eachLayer((layer) => {
      some ||= layer instanceof L.GridLayer;
    });
    map.getContainer().classList.toggle("con-strade", some);
  });
}
