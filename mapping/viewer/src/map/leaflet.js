// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// The one Leaflet of the page: ours, or that of the map which our layers were added to.

export default window.L;
