// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// incorpora.js, and the same text within the code to paste (HOST_SCRIPT): gives the frames of the map their heights.

import { followHeights } from "./tools/embed-code.js";

followHeights();
