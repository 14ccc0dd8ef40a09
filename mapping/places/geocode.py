# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Find today's comune of every row, or less, or nothing: and say how, how precisely and why."""

from typing import NamedTuple

import pandas as pd

from mapping.places.fold import fold
from mapping.places.gazetteer import Gazetteer, load_gazetteer
from mapping.problems import Problem
from mapping.schema import PLACE_COLUMNS

CLUES = ("comune", "provincia", "regione", "cap", "codice_comune", "latitudine", "longitudine")
"""The columns that are read; a missing one counts as empty."""
ADDED = (*PLACE_COLUMNS, "precisione", "metodo", "luogo_motivo", "luogo_proposte", "luogo_estero")


class Geocoded(NamedTuple):
    """The frame with the place columns added, and what a keeper should look at."""

    frame: pd.DataFrame
    problems: tuple[Problem, ...]


def geocode(frame: pd.DataFrame, *, gazetteer: Gazetteer | None = None) -> Geocoded:
    """Return ``frame`` with the place of every row.

    Parameters
    ----------
    frame
        Any rows, with any of the columns `CLUES`; cells are text, ``""`` when not given. Not changed.
    gazetteer
        Default: the one that ships with the package.

    Returns
    -------
    Geocoded
        The same rows in the same order and index with `ADDED` columns. Coordinates are WGS84 degrees, those of
        the comune's inhabited centre, NaN where no comune is known.
    """
    gaz = gazetteer or load_gazetteer()
    clues = frame.reindex(columns=list(CLUES), fill_value="").astype(str)
    keys = clues.groupby(list(CLUES), sort=True, dropna=False).ngroup()
    distinct = clues.assign(_key=keys).drop_duplicates("_key").set_index("_key").sort_index()
    found = pd.DataFrame([_resolve(row, gaz) for row in distinct.itertuples(index=False)],
                         columns=["codice", "sigla", "regione", "precisione", "metodo", "motivo", "proposte"])
    located = _describe(found.iloc[keys.to_numpy()].set_index(frame.index), gaz)
    placed = pd.concat([frame.drop(columns=[c for c in ADDED if c in frame]), located], axis=1)
    return Geocoded(placed, ())


def _resolve(row, gaz: Gazetteer):  # type: ignore[no-untyped-def]  # replaced within the hour
    if row.codice_comune in gaz.comuni.index:
        return (row.codice_comune, "", "", "comune", "codice", "", "")
    sigla, region = gaz.siglas.get(fold(row.provincia), ""), gaz.regions.get(fold(row.regione), "")
    meanings = [m for m in gaz.names.get(fold(row.comune), ())
                if (not sigla or sigla in m.siglas) and (not region or region in m.regions)]
    codes = sorted({m.codes[0] for m in meanings})
    if len(codes) == 1:
        return (codes[0], "", "", "comune", meanings[0].kind, "", "")
    why = f"Il comune «{row.comune}» non si trova." if row.comune else "Il comune non è indicato."
    if sigla:
        return ("", sigla, "", "provincia", "provincia", why, "")
    if region:
        return ("", "", region, "regione", "regione", why, "")
    return ("", "", "", "", "", why, "")


def _describe(found: pd.DataFrame, gaz: Gazetteer) -> pd.DataFrame:
    comune = gaz.comuni.reindex(found.codice)
    sigla = comune["sigla"].fillna("").to_numpy()
    sigla = pd.Series(sigla, index=found.index).where(found.codice.ne(""), found.sigla)
    province = gaz.province.reindex(sigla)
    region = pd.Series(province["codice_regione"].fillna("").to_numpy(), index=found.index).where(sigla.ne(""), found.regione)
    out = pd.DataFrame(index=found.index)
    out["luogo_codice_comune"] = found.codice
    out["luogo_comune"] = comune["nome"].fillna("").to_numpy()
    out["luogo_provincia"] = sigla
    out["luogo_codice_provincia"] = province["codice_provincia"].fillna("").to_numpy()
    out["luogo_codice_regione"] = region
    out["luogo_regione"] = gaz.regioni["nome"].reindex(region).fillna("").to_numpy()
    out["luogo_latitudine"] = comune["latitudine"].astype(float).to_numpy()
    out["luogo_longitudine"] = comune["longitudine"].astype(float).to_numpy()
    out["precisione"], out["metodo"] = found.precisione, found.metodo
    out["luogo_motivo"], out["luogo_proposte"], out["luogo_estero"] = found.motivo, found.proposte, False
    return out
