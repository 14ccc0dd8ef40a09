// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// incorpora.js: for hosts that run no script but from a file. It gives the frames of the map their heights.

import { followHeights } from "./tools/embed-code.js";

followHeights();
