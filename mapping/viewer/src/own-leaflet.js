// SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
// SPDX-License-Identifier: EUPL-1.2
// What the viewer asks of Leaflet, and what that needs: a page that stands open to nobody's layers carries no more.

import "./page/trusted.js";
import "leaflet/src/layer/vector/Renderer.getRenderer.js"; // lets a map draw what is no marker
import { attribution } from "leaflet/src/control/Control.Attribution.js";
import { Control } from "leaflet/src/control/Control.js";
import { toLatLng as latLng } from "leaflet/src/geo/LatLng.js";
import { toLatLngBounds as latLngBounds } from "leaflet/src/geo/LatLngBounds.js";
import { Point, toPoint as point } from "leaflet/src/geometry/Point.js";
import { DivOverlay } from "leaflet/src/layer/DivOverlay.js";
import { featureGroup } from "leaflet/src/layer/FeatureGroup.js";
import { geoJSON } from "leaflet/src/layer/GeoJSON.js";
import { layerGroup } from "leaflet/src/layer/LayerGroup.js";
import { Icon } from "leaflet/src/layer/marker/Icon.js";
import { Marker, marker } from "leaflet/src/layer/marker/Marker.js";
import { tooltip } from "leaflet/src/layer/Tooltip.js";
import { GridLayer } from "leaflet/src/layer/tile/GridLayer.js";
import { tileLayer } from "leaflet/src/layer/tile/TileLayer.js";
import { circle } from "leaflet/src/layer/vector/Circle.js";
import { circleMarker } from "leaflet/src/layer/vector/CircleMarker.js";
import { polyline } from "leaflet/src/layer/vector/Polyline.js";
import { map } from "leaflet/src/map/index.js";

const classes = { Control, DivOverlay, GridLayer, Icon, Marker, Point, control: { attribution } };
const makers = { circle, circleMarker, featureGroup, geoJSON, latLng, latLngBounds, layerGroup, map, marker, point };

window.L = /** @type {typeof import("leaflet")} */ (
  /** @type {unknown} */ ({ ...classes, ...makers, polyline, tileLayer, tooltip })
);
