# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The coverage figures of the page: indicators with their classes, regions, communities."""

from typing import Any

import mapclassify
import pandas as pd

from mapping.coverage import Coverage, indicators
from mapping.viewer.packing import plain

CLASSES = 5
COMMUNITIES_PER_REGION = 20
"""Besides those with an association, the largest so many communities of each region are sent."""
_COMMUNITY_COLUMNS = ("codice_regione", "paese", "associazioni", "residenti", "lacuna")


def coverage_block(coverage: Coverage) -> dict[str, Any]:
    """Return ``indicatori``, ``regioni``, ``italia`` and ``comunita`` of the payload."""
    known = [name for name in indicators() if name in coverage.regions.columns]
    regions = [
        {"codice": str(code), **{name: plain(row[name]) for name in ["regione", *known] if name in row}}
        for code, row in coverage.regions.iterrows()
    ]
    return {
        "indicatori": [_indicator(name, coverage.regions[name]) for name in known],
        "regioni": regions,
        "italia": {name: plain(coverage.italy[name]) for name in known if name in coverage.italy.index},
        "comunita": _communities(coverage.communities),
    }


def breaks(values: pd.Series, scheme: str) -> list[float]:
    """Return the ascending upper bounds of the `CLASSES` classes of the values above zero.

    Zero and missing values belong to no class: they are drawn and named apart. Few distinct values
    are a class each.
    """
    positive = values[values > 0].astype(float)
    if positive.nunique() <= CLASSES:
        return sorted(set(positive))
    bins = getattr(mapclassify, scheme)(positive.to_numpy(), k=CLASSES).bins
    return sorted({float(bound) for bound in bins})


def _indicator(name: str, values: pd.Series) -> dict[str, Any]:
    known = indicators()[name]
    block = {
        "nome": name,
        "it": known.it,
        "en": known.en,
        "unita_it": known.unit,
        "unita_en": known.unit_en,
        "decimali": known.decimals,
        "denominatore_it": known.denominator,
        "denominatore_en": known.denominator_en,
        "formula_it": known.formula_it,
        "formula_en": known.formula_en,
        "fonte_it": known.source,
        "fonte_en": known.source_en,
        "anno": known.year,
    }
    return block | ({"soglie": [plain(b) for b in breaks(values, known.scheme)]} if known.scheme else {})


def _communities(frame: pd.DataFrame) -> list[list[Any]]:
    """Return ``[region, country, associations, residents, gap]``, largest communities of a region first."""
    rank = frame.groupby("codice_regione").cumcount()
    kept = frame[(frame["associazioni"] > 0) | (rank < COMMUNITIES_PER_REGION)]
    return [[plain(row[name]) for name in _COMMUNITY_COLUMNS] for _, row in kept.iterrows()]
