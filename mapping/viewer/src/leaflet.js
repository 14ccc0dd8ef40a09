// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Leaflet, a script of its own: it stands before the plugins that extend it.

import "./page/trusted.js";
import L from "leaflet";

window.L = L;
