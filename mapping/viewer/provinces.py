# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the provinces that can colour them, where one region is chosen."""

from typing import TypedDict

import pandas as pd

from mapping.coverage import UNSURE, Coverage, Indicator, classify
from mapping.viewer.figures import as_shown, shown_figures
from mapping.viewer.packing import Cell, plain


class ProvinceBlock(TypedDict):
    """The provinces' letters, their figures by name in the same order, and whose class is not certain."""

    sigla: list[str]
    cifre: dict[str, list[Cell]]
    incerte: dict[str, list[str]]


def province_block(coverage: Coverage) -> ProvinceBlock:
    """Return the figures that colour the regions and are known by province too, as the page shows them."""
    frame = coverage.provinces.set_index("sigla").sort_index()
    figures = [one for one in shown_figures(coverage) if one.scheme and one.name in frame]
    return {
        "sigla": list(frame.index),
        "cifre": {one.name: [plain(cell) for cell in as_shown(frame[one.name]).round(one.decimals)] for one in figures},
        "incerte": {one.name: _unsure(frame, coverage.regions, one) for one in figures if one.limits},
    }


def _unsure(provinces: pd.DataFrame, regions: pd.DataFrame, figure: Indicator) -> list[str]:
    """Return the provinces whose interval meets so many of the regions' classes that their own is not certain."""
    lower, upper = (provinces[f"{figure.limits}_{end}"] for end in ("inf", "sup"))
    spans = classify(regions[figure.name], figure).spans(lower, upper)
    return list(spans.index[spans >= UNSURE])
