# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The coverage figures of the page: indicators with their classes, regions, communities."""

from typing import NotRequired, TypedDict

import pandas as pd

from mapping.coverage import (
    EARLIER_YEAR,
    FEW_RESIDENTS,
    Coverage,
    Indicator,
    classify,
    indicators,
    poisson_limits,
    shown_in,
)
from mapping.viewer.packing import Cell, Table, plain, table_block

GAPS_PER_REGION = 10
"""Besides the communities with an association, the largest so many gaps of each region and year are sent."""
_BESIDE = ("tasso_10000_inf", "tasso_10000_sup", "confronto_italia")
"""Columns that are shown within another figure, never by themselves."""
_COMMUNITY_COLUMNS = (
    "codice_regione", "paese", "associazioni", "residenti", "lacuna", "residenti_2014", "lacuna_2014",
)  # fmt: skip


class IndicatorBlock(TypedDict):
    """What is said of a figure; ``su`` is the figure of the whole that it is told of, ``soglie`` bound its classes."""

    nome: str
    decimali: int
    unita: str
    fonte: str
    formula_it: str
    formula_en: str
    su: NotRequired[str]
    soglie: NotRequired[list[float]]


class Comparison(TypedDict):
    """The years of the residents, below how many there is no rate, and Poisson's limits by count."""

    anni: list[int]
    pochi: int
    limiti: list[list[float]]


class ShownFigures(TypedDict):
    """Which figures stand in the table of the regions and on the sheet of one, in their order."""

    tabella: list[str]
    scheda: list[str]


class CoverageBlock(TypedDict):
    """The coverage in the page's data."""

    indicatori: list[IndicatorBlock]
    mostrati: ShownFigures
    regioni: dict[str, list[Cell]]
    italia: dict[str, Cell]
    comunita: Table
    confronto: Comparison


def shown_figures(coverage: Coverage) -> list[Indicator]:
    """Return the figures that the page shows, in the order to show."""
    return [indicators()[name] for name in shown_in("page") if name in coverage.regions]


def coverage_block(coverage: Coverage) -> CoverageBlock:
    """Return what the page knows of the regions, of Italy and of the communities."""
    shown = shown_figures(coverage)
    columns = ["regione", *(figure.name for figure in shown), *_BESIDE]
    return {
        "indicatori": [indicator_block(figure, coverage.regions[figure.name]) for figure in shown],
        "mostrati": {"tabella": _known("table", coverage), "scheda": _known("sheet", coverage)},
        "regioni": {"codice": list(coverage.regions.index)}
        | {name: [plain(cell) for cell in coverage.regions[name]] for name in columns},
        "italia": {name: plain(coverage.italy[name]) for name in columns[1:]},
        "comunita": table_block(shown_communities(coverage.communities), _COMMUNITY_COLUMNS),
        "confronto": _comparison(coverage),
    }


def _known(place: str, coverage: Coverage) -> list[str]:
    return [name for name in shown_in(place) if name in coverage.regions]


def indicator_block(known: Indicator, values: pd.Series) -> IndicatorBlock:
    """Return what is said of a figure, with ``soglie``, the upper bounds of its classes, if it can colour a map."""
    block: IndicatorBlock = {
        "nome": known.name,
        "decimali": known.decimals,
        "unita": known.unit,
        "fonte": known.source,
        "formula_it": known.formula_it,
        "formula_en": known.formula_en,
    }
    if known.out_of:
        block["su"] = known.out_of
    if known.scheme:
        block["soglie"] = list(classify(values, known).bounds)
    return block


def shown_communities(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of region and citizenship that the page has: present ones and the largest gaps."""
    largest = [
        frame[frame[f"lacuna{year}"] == "lacuna"]
        .sort_values(f"residenti{year}", ascending=False, kind="stable")
        .groupby("codice_regione")
        .head(GAPS_PER_REGION)
        .index
        for year in ("", f"_{EARLIER_YEAR}")
    ]
    return frame[(frame["associazioni"] > 0) | frame.index.isin(largest[0].union(largest[1]))]


def _comparison(coverage: Coverage) -> Comparison:
    """Return the years of the residents, below how many there is no rate, and Poisson's limits by count.

    The limits of a rate are those of its count divided by the same residents, so that one short list serves
    every rate of the page.
    """
    counts = pd.Series(range(int(coverage.communities["associazioni"].max()) + 1))
    limits = pd.concat(poisson_limits(counts), axis="columns").round(4)
    return {
        "anni": [coverage.year, EARLIER_YEAR],
        "pochi": FEW_RESIDENTS,
        "limiti": limits.to_numpy().tolist(),
    }
