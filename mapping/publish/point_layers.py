# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The layers of an edition's own as files: what was read of them, with whose they are and under which licence."""

import json
from collections.abc import Iterable

from mapping.coverage import PointLayer


def layer_files(layers: Iterable[PointLayer]) -> dict[str, bytes]:
    """Return one GeoJSON (RFC 7946) for each layer, one feature a line."""
    return {layer.path: _geojson(layer) for layer in layers}


def _geojson(layer: PointLayer) -> bytes:
    about = {"type": "FeatureCollection", "titolo": layer.it, "fonte": layer.source, "licenza": layer.licence}
    features = [
        _json({
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": {"nome": name},
        })
        for lat, lon, name in layer.points
    ]  # fmt: skip
    return (_json(about)[:-1] + ', "features": [\n' + ",\n".join(features) + "\n]}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
