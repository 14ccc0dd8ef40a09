# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Postal codes (CAP): the comuni each of them serves, and the general ones that cities no longer use."""

from collections import defaultdict
from pathlib import Path

import pandas as pd

from geodata.steps.common import check, rows_of, to_csv
from geodata.steps.places_frazioni import caps, located_places

ZONED = 4
"""A comune with so many CAP is a city with postal zones: its places say nothing about other comuni."""


def tables(raw: Path) -> dict[str, bytes]:
    """Return ``gazetteer/cap.csv``."""
    return {"gazetteer/cap.csv": to_csv(postal_codes(raw))}


def postal_codes(raw: Path) -> pd.DataFrame:
    """Return one row per CAP: every comune of today it may stand for.

    Joined are Garda's list, the comuni that GeoNames names under the CAP, and the comuni in whose polygons
    GeoNames has a place with the CAP: so that a CAP alone names a comune only where all agree on one.
    """
    found = defaultdict(set, {cap: set(codes) for cap, codes in caps(raw).items()})
    zones: dict[str, set[str]] = defaultdict(set)
    for cap, codes in found.items():
        for code in codes:
            zones[code].add(cap)
    cities = {code for code, caps in zones.items() if len(caps) >= ZONED}
    for place in rows_of(located_places(raw)):
        if not found[place.cap] & cities:
            found[place.cap].update(place.comuni or {place.poligono} - {""})
    rows = {cap: ("; ".join(sorted(codes)), "attuale") for cap, codes in found.items() if codes}
    for code in sorted(cities):
        for general in {cap[:3] + "00" for cap in zones[code]} - set(rows):
            rows[general] = (code, "generico")
    check(len(rows) > 4600, "I CAP sono meno del previsto.")
    return pd.DataFrame([(cap, *row) for cap, row in sorted(rows.items())], columns=["cap", "codici", "genere"])
