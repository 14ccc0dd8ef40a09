# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The names of countries and regions beside their codes."""

import pandas as pd

from mapping.schema import SEPARATOR, split_values
from mapping.viewer import country_name


def with_countries(frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the frame with the names of the countries of a column, in Italian and English, right behind it."""
    for lang in ("en", "it"):
        frame = _behind(frame, column, f"{column}_{lang}", _names(frame[column], lang))
    return frame


def with_community(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with the English name of the country (``paese``) behind the Italian one (``comunita``)."""
    return _behind(frame, "comunita", "comunita_en", _names(frame["paese"], "en"))


def with_region(frame: pd.DataFrame, names: "pd.Series[str]") -> pd.DataFrame:
    """Return the frame with the name of the region behind its code; ``names`` by code."""
    return _behind(frame, "codice_regione", "regione", frame["codice_regione"].map(names).fillna(""))


def _names(codes: "pd.Series[str]", lang: str) -> "pd.Series[str]":
    told = {cell: SEPARATOR.join(country_name(code, lang) for code in split_values(cell)) for cell in codes.unique()}
    return codes.map(told)


def _behind(frame: pd.DataFrame, column: str, name: str, values: "pd.Series[str]") -> pd.DataFrame:
    place = list(frame.columns).index(column) + 1
    return pd.concat([frame.iloc[:, :place], values.rename(name), frame.iloc[:, place:]], axis="columns")
