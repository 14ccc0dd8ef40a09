# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The coverage figures of the page: indicators with their classes, regions, communities."""

from typing import Any

import pandas as pd

from mapping.coverage import Coverage, Indicator, indicators
from mapping.coverage.classes import classify
from mapping.viewer.packing import plain

GAPS_PER_REGION = 10
"""Besides the communities with an association, the largest so many gaps of each region are sent."""
_BESIDE = ("tasso_10000_inf", "tasso_10000_sup", "confronto_italia")
"""Columns that are shown within another figure, never by themselves."""
_UNSHOWN = {
    *_BESIDE,
    "confronto_p",
    "esatte",
    "senza_comunita",
    "attribuzioni",
    "comunita_grandi",
    "comunita_grandi_presenti",
}
_COMMUNITY_COLUMNS = ("codice_regione", "paese", "associazioni", "residenti", "lacuna")


def shown_figures(coverage: Coverage) -> list[Indicator]:
    """Return the figures that the page shows, in the order to show."""
    return [known for name, known in indicators().items() if name in coverage.regions and name not in _UNSHOWN]


def coverage_block(coverage: Coverage) -> dict[str, Any]:
    """Return ``indicatori``, ``regioni``, ``italia`` and ``comunita`` of the payload."""
    shown = shown_figures(coverage)
    columns = ["regione", *(figure.name for figure in shown), *_BESIDE]
    return {
        "indicatori": [_indicator(figure, coverage.regions[figure.name]) for figure in shown],
        "regioni": [
            {"codice": str(code), **{name: plain(row[name]) for name in columns}}
            for code, row in coverage.regions.iterrows()
        ],
        "italia": {figure.name: plain(coverage.italy[figure.name]) for figure in shown},
        "comunita": _communities(coverage.communities),
    }


def _indicator(known: Indicator, values: pd.Series) -> dict[str, Any]:
    block = {
        "nome": known.name,
        "decimali": known.decimals,
        "unita": known.unit,
        "fonte": known.source,
        "formula_it": known.formula_it,
        "formula_en": known.formula_en,
    }
    return block | ({"soglie": list(classify(values, known).bounds)} if known.scheme else {})


def _communities(frame: pd.DataFrame) -> list[list[Any]]:
    """Return ``[region, country, associations, residents, gap]``, largest communities of a region first."""
    gaps = frame["lacuna"].eq("lacuna")
    gap_rank = gaps.groupby(frame["codice_regione"]).cumsum()
    kept = frame[(frame["associazioni"] > 0) | (gaps & (gap_rank <= GAPS_PER_REGION))]
    return [[plain(row[name]) for name in _COMMUNITY_COLUMNS] for _, row in kept.iterrows()]
