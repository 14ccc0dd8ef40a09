// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The layers of an atlas for any Leaflet map, as the package's Folium layers call them: each takes its block of data.

import { circleLayer } from "./circles.js";
import { diamondLayer } from "./diamonds.js";
import { regionLayer } from "./regions.js";

Object.assign(window, { mappaStrati: { regioni: regionLayer, associazioni: circleLayer, iniziative: diamondLayer } });
