# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The coverage figures of the page: indicators with their classes, regions, communities."""

from typing import Any

import pandas as pd

from mapping.coverage import EARLIER_YEAR, FEW_RESIDENTS, Coverage, Indicator, classify, indicators, poisson_limits
from mapping.viewer.packing import pack_frame, plain

GAPS_PER_REGION = 10
"""Besides the communities with an association, the largest so many gaps of each region and year are sent."""
_BESIDE = ("tasso_10000_inf", "tasso_10000_sup", "confronto_italia")
_EARLIER = ("residenti_stranieri_2014", "tasso_10000_2014", "tasso_10000_2014_inf", "tasso_10000_2014_sup")
"""Columns that are shown within another figure, never by themselves."""
_UNSHOWN = {
    *_BESIDE,
    *_EARLIER,
    "confronto_p",
    "esatte",
    "senza_comunita",
    "attribuzioni",
    "comunita_grandi",
    "comunita_grandi_presenti",
}
_COMMUNITY_COLUMNS = (
    "codice_regione", "paese", "associazioni", "residenti", "lacuna", "residenti_2014", "lacuna_2014",
)  # fmt: skip


def shown_figures(coverage: Coverage) -> list[Indicator]:
    """Return the figures that the page shows, in the order to show."""
    return [known for name, known in indicators().items() if name in coverage.regions and name not in _UNSHOWN]


def coverage_block(coverage: Coverage) -> dict[str, Any]:
    """Return ``indicatori``, ``regioni``, ``italia``, ``comunita`` and ``confronto`` of the payload."""
    shown = shown_figures(coverage)
    columns = ["regione", *(figure.name for figure in shown), *_BESIDE]
    return {
        "indicatori": [indicator_block(figure, coverage.regions[figure.name]) for figure in shown],
        "regioni": {"codice": list(coverage.regions.index)}
        | {name: [plain(cell) for cell in coverage.regions[name]] for name in columns},
        "italia": {name: plain(coverage.italy[name]) for name in columns[1:]},
        "comunita": _communities(shown_communities(coverage.communities)),
        "confronto": _comparison(coverage),
    }


def indicator_block(known: Indicator, values: pd.Series) -> dict[str, Any]:
    """Return what is said of a figure, with ``soglie``, the upper bounds of its classes, if it can colour a map."""
    block = {
        "nome": known.name,
        "decimali": known.decimals,
        "unita": known.unit,
        "fonte": known.source,
        "formula_it": known.formula_it,
        "formula_en": known.formula_en,
    }
    return block | ({"soglie": list(classify(values, known).bounds)} if known.scheme else {})


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


def _communities(frame: pd.DataFrame) -> dict[str, Any]:
    return {"quante": len(frame), "colonne": pack_frame(frame, _COMMUNITY_COLUMNS)}


def _comparison(coverage: Coverage) -> dict[str, Any]:
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
