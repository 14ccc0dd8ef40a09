# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table as the bytes of a file; the same frame always gives the same bytes."""

import json
from typing import Any

import pandas as pd


def geojson_bytes(associations: pd.DataFrame) -> bytes:
    """Return the associations as a GeoJSON ``FeatureCollection`` (RFC 7946, 6 decimals).

    An association without a point is a feature whose geometry is null.
    """
    features = [_feature(record) for record in associations.to_dict("records")]
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, allow_nan=False) for f in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode()


def _feature(record: dict[Any, Any]) -> dict[str, Any]:
    longitude, latitude = record["longitudine"], record["latitudine"]
    point = {"type": "Point", "coordinates": [round(longitude, 6), round(latitude, 6)]}
    properties = {name: None if value == "" or pd.isna(value) else value for name, value in record.items()}
    return {
        "type": "Feature",
        "id": record["id"],
        "geometry": None if pd.isna(longitude) else point,
        "properties": properties,
    }
