# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who an association is from one edition to the next: its ``id``, and the keys that it is compared by."""

import hashlib
from collections.abc import Iterable
from functools import cache

import pandas as pd

from mapping.cells import fold
from mapping.distinct import by_distinct
from mapping.places import comune_codes, load_gazetteer
from mapping.problems import Problem
from mapping.registry.duplicates import Duplicate

_APART = ("provincia", "indirizzo", "sito_web", "latitudine", "longitudine")
"""What tells two associations of one name and place apart, in this order."""


def add_keys(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the keys that names and places are compared by.

    ``nome_chiave`` is the folded name, ``comune_chiave`` the comune of today where it is known. ``luogo_chiave`` is
    that comune, else the words of the cell, else what is known of province and region.
    """
    names = _folded(rows["denominazione"])
    comune, province, region = (_folded(rows[name]) for name in ("comune", "provincia", "regione"))
    wider = (province + " " + region).str.strip()
    written = comune.where(comune != "", wider)
    known = comune_keys(rows)
    return rows.assign(nome_chiave=names, comune_chiave=known, luogo_chiave=known.where(known != "", written))


def comune_keys(rows: pd.DataFrame) -> "pd.Series[str]":
    """Return the cadastral code of the comune of each row; ``""`` where no comune of today is known.

    «Sesto S. Giovanni» and «Sesto San Giovanni» are one comune, Castro (BG) and Castro (LE) are two. The cadastral
    code outlives the changes of provinces, which give a comune another ISTAT code.
    """
    return comune_codes(rows).map(_cadastral()).fillna("").astype("str")


@cache
def _cadastral() -> dict[str, str]:
    column = load_gazetteer().comuni["codice_catastale"]
    return dict(zip(column.index, column, strict=True))


def make_ids(
    keyed: pd.DataFrame, duplicates: dict[int, Duplicate], rejected: Iterable[int]
) -> tuple["pd.Series[str]", list[Problem]]:
    """Return the ``id`` of each row, and the rows whose id another association would have had too.

    Twelve hexadecimal digits of the SHA-256 of the tax code, else of folded name and place: the same in every
    edition, whatever the order of the rows and the writing of the comune, and telling nothing by itself. A duplicate
    has its first row's.
    """
    basis = _name_basis(keyed).where(keyed["codice_fiscale"] == "", "cf:" + keyed["codice_fiscale"])
    basis = basis.where((keyed["nome_chiave"] != "") | (keyed["codice_fiscale"] != ""), "")
    alive = basis.drop(index=list({*duplicates, *rejected}))
    alive = alive[alive != ""]
    # The sections of a federation share its code: there the name tells them apart.
    shared = keyed.loc[alive.index, "codice_fiscale"]
    shared = shared[(shared != "") & shared.duplicated(keep=False)]
    alive.update(alive[shared.index] + "|" + _name_basis(keyed.loc[shared.index]))
    alive, contended = _told_apart(alive, keyed)
    basis = basis.where(~basis.index.isin(alive.index), alive.reindex(basis.index, fill_value=""))
    ids = basis.map(digest)
    firsts = {riga: ids[found.first] for riga, found in duplicates.items()}
    ids.update(pd.Series(firsts, dtype="str"))
    names = keyed["denominazione"]
    return ids, [Problem("id-conteso", int(riga), "denominazione", names[riga]) for riga in contended]


def _told_apart(alive: "pd.Series[str]", keyed: pd.DataFrame) -> tuple["pd.Series[str]", list[int]]:
    """Return the same without two alike, and the rows that had one alike."""
    contended = alive.index[alive.duplicated(keep=False)]
    for name in _APART:
        still = alive[alive.duplicated(keep=False)]
        wider = still + "|" + _folded(keyed.loc[still.index, name])
        alive = pd.concat([alive.drop(index=still.index), wider]).reindex(alive.index)
    number = alive.groupby(alive).cumcount().astype("str").replace("0", "")
    return alive + number.where(number == "", "|" + number), contended.tolist()


def digest(text: str) -> str:
    """Return twelve hexadecimal digits, ``""`` of ``""``."""
    return hashlib.sha256(text.encode()).hexdigest()[:12] if text else ""


def name_ids(keyed: pd.DataFrame) -> "pd.Series[str]":
    """Return the ``id`` that each row has, or would have if it gave no tax code."""
    return _name_basis(keyed).where(keyed["nome_chiave"] != "", "").map(digest).astype("str")


def _name_basis(keyed: pd.DataFrame) -> "pd.Series[str]":
    return keyed["nome_chiave"] + "|" + keyed["luogo_chiave"]


def _folded(column: "pd.Series[str]") -> "pd.Series[str]":
    return by_distinct(column, fold)
