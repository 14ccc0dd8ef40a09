// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// Leaflet's own pin as data, since there is no folder of images: for other people's markers, we have none.

import iconUrl from "leaflet/dist/images/marker-icon.png";
import iconRetinaUrl from "leaflet/dist/images/marker-icon-2x.png";
import shadowUrl from "leaflet/dist/images/marker-shadow.png";

const { L } = window;
Reflect.deleteProperty(L.Icon.Default.prototype, "_getIconUrl");
L.Icon.Default.mergeOptions({ iconUrl, iconRetinaUrl, shadowUrl });
