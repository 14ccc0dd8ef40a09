# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rows give of their place, cell by cell, once it is known which cells say less than a comune."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from mapping.places.names import AddressPlace, Gazetteer, fold, is_nationwide, read_address, read_province, read_region

NATIONAL = "nazionale"
"""The reach of a body that acts in all of Italy."""
_AREAS = ("comune", "provincia", "regione")


class Given(NamedTuple):
    """The clues of the rows, which of them say that they are everywhere in Italy, and what addresses say besides.

    ``elsewhere`` has the rows (by position) whose address names another comune than the cell: comune, provincia, cap.
    """

    clues: pd.DataFrame
    national: "pd.Series[bool]"
    elsewhere: pd.DataFrame


def complete(clues: pd.DataFrame, addresses: "pd.Series[str]", reach: "pd.Series[str]", gazetteer: Gazetteer) -> Given:
    """Return the clues with what the addresses say where the cells do not: the comune, or province and CAP beside it.

    Parameters
    ----------
    clues
        Text, the columns of `mapping.places.CLUES`.
    addresses, reach
        The cells of ``indirizzo`` and ``raggio_azione`` of the same rows.
    """
    bare = clues.reset_index(drop=True)  # an index may name two rows alike
    addressed = addresses.reset_index(drop=True)
    nationwide = pd.DataFrame({name: _each(bare[name], is_nationwide) for name in _AREAS})
    all_italy = _each(addressed, is_nationwide)
    addressed = addressed.mask(all_italy, "")
    placeless = (bare == "").all(axis="columns")
    no_seat = placeless & (addressed == "") & (reach.reset_index(drop=True).str.lower() == NATIONAL)
    given = bare.assign(**{name: bare[name].mask(nationwide[name], "") for name in _AREAS})
    given = _with_area_addresses(given, addressed.where(placeless, ""), gazetteer)
    told, elsewhere = _with_addresses(given, addressed, gazetteer)
    national = nationwide.any(axis="columns") | all_italy | no_seat
    return Given(told.set_index(clues.index), national.set_axis(clues.index), elsewhere)


def _with_area_addresses(clues: pd.DataFrame, addresses: "pd.Series[str]", gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the clues with the region that is all that an address says («Regione Lazio» below «Sede»)."""
    regions = _each(addresses, lambda text: bool(read_region(text, gazetteer, whole=True).regions))
    return clues.assign(regione=clues["regione"].mask(regions, addresses))


def _each(column: "pd.Series[str]", judge: Callable[[str], bool]) -> "pd.Series[bool]":
    """Return what ``judge`` says of each cell; every distinct one is asked once."""
    codes, texts = pd.factorize(column)
    said = np.array([judge(str(text)) for text in texts], dtype=bool)
    return pd.Series(said[codes] if len(texts) else False, index=column.index, dtype=bool)


def _with_addresses(
    clues: pd.DataFrame, addresses: "pd.Series[str]", gazetteer: Gazetteer
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the clues with what the address says of a comune that is not given, or has nothing beside it.

    Where the cell of the comune names a wider area («Molise» of a regional body), that is its region, or its province.
    With them, what the addresses say that name another comune than the cell.
    """
    codeless = clues["codice_comune"] == ""
    asked = addresses[codeless & (addresses != "")]
    bare = (clues["comune"] == "") | ((clues["provincia"] == "") & (clues["cap"] == ""))
    wide = _each(clues["comune"].reindex(asked.index), lambda text: bool(_area_column(text, gazetteer)))
    asked = asked[bare.reindex(asked.index) | wide]
    if asked.empty:
        return clues, pd.DataFrame(columns=list(AddressPlace._fields))
    codes, texts = pd.factorize(asked)
    told = pd.DataFrame([read_address(text, gazetteer) for text in texts], dtype="str").iloc[codes]
    told = told.set_index(asked.index)
    named = clues["comune"].reindex(told.index)
    same = told["comune"].map(fold) == named.map(fold)
    wide = wide.reindex(told.index) & (told["comune"] != "") & ~same
    elsewhere = told[(named != "") & (told["comune"] != "") & ~same & ~wide]
    clues = _moved(clues, wide.index[wide], gazetteer)
    told = told[(named == "") | same | wide].reindex(clues.index, fill_value="")
    filled = {name: clues[name].where(clues[name] != "", told[name]) for name in ("comune", "provincia", "cap")}
    return clues.assign(**filled), elsewhere


def _area_column(text: str, gazetteer: Gazetteer) -> str:
    """Return ``regione`` or ``provincia`` if the cell of a comune names one, ``""`` if a comune or nothing."""
    if not text:
        return ""
    if read_region(text, gazetteer, whole=True).regions:
        return "regione"
    named = gazetteer.names.exact.get(fold(text)) or not read_province(text, gazetteer, whole=True).sigle
    return "" if named else "provincia"


def _moved(clues: pd.DataFrame, rows: pd.Index, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the clues with the comune of these rows in the column of the area that it names, if that is empty."""
    clues = clues.copy()
    for row, text in clues.loc[rows, "comune"].items():
        column = _area_column(str(text), gazetteer)
        if clues.at[row, column] == "":
            clues.at[row, column] = text
        clues.at[row, "comune"] = ""
    return clues
