# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The coverage figures of the page: indicators with their classes, regions, communities."""

from dataclasses import replace
from typing import Any, NotRequired, TypedDict

import pandas as pd

from mapping.coverage import (
    EARLIER_YEAR,
    ELSEWHERE,
    FEW_RESIDENTS,
    UNSURE,
    Coverage,
    Indicator,
    classify,
    indicators,
    poisson_limits,
    shown_in,
    spanned_classes,
    words,
)
from mapping.viewer.packing import Cell, Table, plain, table_block
from mapping.viewer.told import Pair

_BESIDE = (
    "tasso_10000_inf", "tasso_10000_sup", "confronto_italia", "conteggio_pubblicato", "conteggio_anno",
    "conteggio_luogo", "nel_conteggio",
)  # fmt: skip
"""Columns that are shown within another figure, never by themselves."""
_DECIMALS = {"attese": 4, "p_zero": 3, "q_value": 3, "p_esiste": 3, "da_trovare": 1, "quota_vista": 3}
_SHARE = "quota da 0 a 1"
_SOURCE = ("altra_fonte", "altra_fonte_en", "altra_fonte_anno", "altra_fonte_url")
_COMMUNITY_COLUMNS = (
    "codice_regione", "paese", "associazioni", "residenti", "residenti_2014", "evidenza", "attese", "p_zero", "q_value",
    "p_esiste", "per_smentire", "da_trovare", "altra_fonte", "altra_fonte_conteggio",
)  # fmt: skip


class IndicatorBlock(TypedDict):
    """What is said of a figure; ``su`` is the figure of the whole that it is told of, ``soglie`` bound its classes.

    Of a figure that has an interval ``limiti`` names the figure whose it is; ``incerte`` are the regions whose class
    may not be shown as certain. ``formula`` is the place of how it is made, in the texts of the tables.
    """

    nome: str
    decimali: int
    unita: str
    fonte: str
    formula: NotRequired[int]
    su: NotRequired[str]
    soglie: NotRequired[list[float]]
    limiti: NotRequired[str]
    incerte: NotRequired[list[str]]


class Comparison(TypedDict):
    """The years of the residents, below how many there is no rate, and Poisson's limits by count."""

    anni: list[int]
    pochi: int
    limiti: list[list[float]]


class ShownFigures(TypedDict):
    """Which figures stand in the table of the regions and on the sheet of one, in their order."""

    tabella: list[str]
    scheda: list[str]


class OtherSource(TypedDict):
    """A survey that counted communities: its name in two languages, its year (``""`` not said) and its address."""

    it: str
    en: str
    anno: str
    url: str


class CoverageBlock(TypedDict):
    """The coverage in the page's data.

    In ``comunita``, ``evidenza`` and ``altra_fonte`` are places in ``evidenze`` and in ``altre_fonti``; its rows are in
    the order of where to look first (``posti`` of them are of that list), those of which nothing is to be said last.
    """

    indicatori: list[IndicatorBlock]
    mostrati: ShownFigures
    regioni: dict[str, list[Cell]]
    italia: dict[str, Cell]
    comunita: Table
    posti: int
    evidenze: list[str]
    altre_fonti: list[OtherSource]
    confronto: Comparison


def shown_figures(coverage: Coverage) -> list[Indicator]:
    """Return the figures that the page shows, in the order to show; shares as per cent."""
    return [_in_per_cent(indicators()[name]) for name in shown_in("page") if name in coverage.regions]


def _in_per_cent(known: Indicator) -> Indicator:
    """Return a share from 0 to 1 as the page shows it; files and formulas keep the share."""
    return replace(known, unit="%", decimals=max(known.decimals - 2, 0)) if known.unit == _SHARE else known


def coverage_block(coverage: Coverage, told: list[Pair]) -> CoverageBlock:
    """Return what the page knows of the regions, of Italy and of the communities; ``told`` gets the formulas."""
    shown = shown_figures(coverage)
    columns = ["regione", *(figure.name for figure in shown), *_BESIDE]
    communities = _as_to_look(shown_communities(coverage.communities), coverage.where_to_look)
    sources = _other_sources(communities)
    return {
        "indicatori": [_with_formula(figure, coverage, told) for figure in shown],
        "mostrati": {"tabella": _known("table", coverage), "scheda": _of_sheet(coverage)},
        "regioni": {"codice": list(coverage.regions.index)}
        | {name: [plain(cell) for cell in as_shown(coverage.regions[name])] for name in columns},
        "italia": {name: plain(coverage.italy[name]) for name in columns[1:]},
        "comunita": table_block(_by_number(communities, sources), _COMMUNITY_COLUMNS),
        "posti": len(coverage.where_to_look),
        "evidenze": list(words("evidenza")),
        "altre_fonti": sources,
        "confronto": _comparison(coverage),
    }


def as_shown(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return the values of a figure as the page shows them: shares as per cent."""
    known = indicators().get(str(column.name))
    return column * 100 if known and known.unit == _SHARE else column


def _known(place: str, coverage: Coverage) -> list[str]:
    return [name for name in shown_in(place) if name in coverage.regions]


def _of_sheet(coverage: Coverage) -> list[str]:
    """Return the figures of a region's sheet, which explains each: none that is known of no region."""
    return [name for name in _known("sheet", coverage) if coverage.regions[name].notna().any()]


def _with_formula(known: Indicator, coverage: Coverage, told: list[Pair]) -> IndicatorBlock:
    told.append((known.formula_it, known.formula_en))
    return {**indicator_block(known, coverage.regions), "formula": len(told) - 1}


def indicator_block(known: Indicator, regions: pd.DataFrame) -> IndicatorBlock:
    """Return what is said of a figure, with the classes of the regions if it can colour a map."""
    block: IndicatorBlock = {
        "nome": known.name,
        "decimali": known.decimals,
        "unita": known.unit,
        "fonte": known.source,
    }
    if known.out_of:
        block["su"] = known.out_of
    if known.scheme:
        block["soglie"] = list(classify(regions[known.name], known).bounds)
    if known.limits:
        spanned = spanned_classes(regions, known)
        block |= {"limiti": known.limits, "incerte": list(spanned.index[spanned >= UNSURE])}
    return block


def shown_communities(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of region and citizenship of which there is something to say: all but few residents and none."""
    some = (frame["associazioni"] > 0) | (frame["residenti"] >= FEW_RESIDENTS) | (frame["evidenza"] == ELSEWHERE)
    return frame[some]


def _as_to_look(communities: pd.DataFrame, order: pd.DataFrame) -> pd.DataFrame:
    """Return the rows in the order of where to look first, the others after them as they were."""
    key = ["codice_regione", "paese"]
    places = communities[key].merge(order[[*key, "posto"]], on=key, how="left")["posto"]
    return communities.iloc[places.sort_values(kind="stable", na_position="last").index]


def _other_sources(communities: pd.DataFrame) -> list[OtherSource]:
    told = communities[communities["altra_fonte"] != ""]
    different = dict.fromkeys(zip(*(told[name] for name in _SOURCE), strict=True))
    return [{"it": it, "en": en, "anno": year, "url": url} for it, en, year, url in sorted(different)]


def _by_number(communities: pd.DataFrame, sources: list[OtherSource]) -> pd.DataFrame:
    """Return the cells as the page has them: rounded, states and sources by their place in the lists."""
    order = {tuple(source.values()): place for place, source in enumerate(sources)}
    keys = zip(*(communities[name] for name in _SOURCE), strict=True)
    states = list(words("evidenza"))
    return communities.round(_DECIMALS).assign(
        evidenza=communities["evidenza"].map(states.index),
        altra_fonte=pd.Series([order.get(key) for key in keys], communities.index, dtype="Int64"),
        per_smentire=communities["per_smentire"].where(communities["per_smentire"] > 0),
    )


def _comparison(coverage: Coverage) -> Comparison:
    """Return the years of the residents, below how many there is no rate, and Poisson's limits by count.

    The limits of a rate are those of its count divided by the same residents, so that one short list serves
    every rate of the page.
    """
    counts = pd.Series(range(int(coverage.countries["associazioni"].max()) + 1))
    limits = pd.concat(poisson_limits(counts), axis="columns").round(6)
    return {
        "anni": [coverage.year, EARLIER_YEAR],
        "pochi": FEW_RESIDENTS,
        "limiti": limits.to_numpy().tolist(),
    }
