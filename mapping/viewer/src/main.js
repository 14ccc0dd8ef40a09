// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The page comes alive: the data block is read, the parts are made, the state is drawn.

import "./trusted.js";
import { startApp } from "./app.js";
import { byId } from "./dom.js";
import { createMap } from "./map/map.js";
import { readModel } from "./model.js";
import { VIEWS } from "./state.js";
import { createPanel } from "./sheets/panel.js";
import { createActions } from "./tools/actions.js";
import { createFacets } from "./tools/facets.js";
import { createFrameManners } from "./tools/frame.js";
import { createLanguageMenu } from "./tools/languages.js";
import { createResult } from "./tools/result.js";
import { createSearch } from "./tools/search.js";
import { createViews } from "./tools/views.js";
import { createInitiatives } from "./views/initiatives.js";
import { createList } from "./views/list.js";
import { createRegionTable } from "./views/regions.js";

const model = readModel(JSON.parse(byId("dati").textContent ?? ""));
document.documentElement.classList.add("viva");
// The plain list is not measured and laid out only to be hidden: the map asks for sizes at once.
for (const view of VIEWS) byId(view).hidden = view !== "mappa";
startApp(model, [
  createViews(),
  createLanguageMenu(),
  createSearch(),
  createFacets(model),
  createResult(),
  createMap(model),
  createList(model),
  createRegionTable(),
  createInitiatives(),
  createPanel(),
  createActions(),
  createFrameManners(),
]);
