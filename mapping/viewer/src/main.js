// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The page comes alive: the data block is read, the parts are made, the state is drawn.

import { startApp } from "./app.js";
import { mapParts } from "./map/map.js";
import { openTables, readModel } from "./model/model.js";
import { VIEWS } from "./model/state.js";
import { hintArrows } from "./page/arrow-hint.js";
import { byId } from "./page/dom.js";
import { stayPlain } from "./page/fault.js";
import { dressFiles } from "./page/files-beside.js";
import { addPatterns } from "./page/patterns.js";
import { pause } from "./page/pause.js";
import { hintWith } from "./page/roving.js";
import { showStops } from "./page/scroller.js";
import { createPictureButtons } from "./picture/buttons.js";
import { createPanel } from "./sheets/panel.js";
import { createActions } from "./tools/actions.js";
import { createFacets } from "./tools/facets.js";
import { createFrameManners } from "./tools/frame.js";
import { createLanguageMenu } from "./tools/languages.js";
import { createLayout } from "./tools/layout.js";
import { createNear } from "./tools/near.js";
import { createPaper } from "./tools/paper.js";
import { createResult } from "./tools/result.js";
import { createSearch } from "./tools/search.js";
import { createViews } from "./tools/views.js";
import { createCommunities } from "./views/communities.js";
import { createInitiatives } from "./views/initiatives.js";
import { createList } from "./views/list.js";
import { createRegionTable } from "./views/regions.js";
import { createSearchFirst } from "./views/search-first.js";
import { createSourceAge } from "./views/source-age.js";
import { createWays } from "./views/ways.js";

/** @import { Model, Part } from "./types/page.js" */

/** The plain list is not measured and laid out only to be hidden: the map asks for sizes at once. */
function comeAlive() {
  document.documentElement.classList.add("viva");
  byId("guasto").hidden = true; // not in a page that was saved as it stood
  byId("stato").textContent = "";
  addPatterns();
  hintWith(hintArrows);
  dressFiles();
  showStops();
  for (const view of VIEWS) byId(view).hidden = view !== "mappa";
}

async function open() {
  const { model, rest } = await read();
  await startApp(model, makers(model), rest);
  document.documentElement.dataset.pronta = "";
}

async function read() {
  comeAlive();
  const block = await openTables(JSON.parse(byId("dati").textContent ?? ""));
  // Folium's own layers are drawn by scripts that follow this one: they must find the whole map.
  const rest = block.mappa.subito ? async () => {} : pause;
  return { model: await readModel(block, rest), rest };
}

/** @param {Model} model @returns {(() => Part)[]} what is seen first is made first */
function makers(model) {
  return [
    createViews,
    createLayout,
    createLanguageMenu,
    () => createSearch(model),
    () => createNear(model),
    createResult,
    createWays,
    createPanel,
    ...mapParts(model),
    () => createFacets(model),
    () => createList(model),
    createRegionTable,
    createCommunities,
    createSearchFirst,
    createSourceAge,
    createInitiatives,
    createActions,
    createPaper,
    createPictureButtons,
    createFrameManners,
  ];
}

// Data that cannot be read, a browser that lacks what a part needs: the list is there all the same.
open().catch((fault) => {
  stayPlain();
  throw fault;
});
