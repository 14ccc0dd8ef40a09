# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who an association is from one edition to the next: its ``id``, and the row that says it a second time."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from mapping.cells import fold
from mapping.places import comune_codes, load_gazetteer
from mapping.problems import Problem

BY_CODE = ("stesso codice fiscale", "same tax code")
BY_NAME = ("stesso nome e stesso comune", "same name and same municipality")


class Duplicate(NamedTuple):
    """The row that another repeats (``first``), and why, in Italian and English."""

    first: int
    why: str
    why_en: str


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


def find_duplicates(keyed: pd.DataFrame) -> dict[int, Duplicate]:
    """Return ``riga -> the first row of the same association`` for rows that certainly repeat one.

    Certain are the same tax code, and the same name in the same place unless tax codes or provinces differ.
    ``keyed`` comes from `add_keys` and holds no rejected rows.
    """
    by_code = _later_rows(keyed[keyed["codice_fiscale"] != ""], "codice_fiscale")
    found: dict[int, Duplicate] = {riga: Duplicate(first, *BY_CODE) for riga, first in by_code.items()}
    left = keyed.drop(index=list(found))
    left = left[left.duplicated(["nome_chiave", "luogo_chiave"], keep=False)]
    for _, group in left.groupby(["nome_chiave", "luogo_chiave"], sort=False):
        for apart in _by_province(group):
            found |= {riga: Duplicate(first, *BY_NAME) for riga, first in _same_body(apart)}
    return _at_the_root(found)


def _later_rows(rows: pd.DataFrame, key: str) -> dict[int, int]:
    """Return ``riga -> riga of the first row with the same key`` of every row but the first."""
    indexed = rows.index.to_series()
    first = indexed.groupby(rows[key]).transform("first")
    later = first[first != indexed]
    return dict(zip(later.index.tolist(), later.tolist(), strict=True))


def _by_province(group: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the rows of each province apart where the comune is not known; a row without one goes with the first."""
    sigle = group["provincia"].str.upper()
    sigle = sigle.where(sigle.str.fullmatch("[A-Z]{2}"), "")
    known = sigle[sigle != ""]
    if known.nunique() < 2 or group["comune_chiave"].iloc[0]:
        yield group
        return
    filled = sigle.where(sigle != "", known.iloc[0])
    for _, part in group.groupby(filled, sort=False):
        yield part


def _same_body(group: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Yield (row, first row); two different tax codes are two bodies, a row without one repeats the first."""
    by_code: dict[str, int] = {}
    unclaimed: int | None = None
    for riga, code in zip(group.index.tolist(), group["codice_fiscale"].tolist(), strict=True):
        if not code and (by_code or unclaimed is not None):
            yield riga, next(iter(by_code.values())) if unclaimed is None else unclaimed
        elif not code:
            unclaimed = riga
        elif unclaimed is not None and not by_code:
            by_code[code] = unclaimed
            yield riga, unclaimed
        elif code not in by_code:
            by_code[code] = riga


def _at_the_root(found: dict[int, Duplicate]) -> dict[int, Duplicate]:
    """Return the same, where a row repeats a row that itself repeats another: all repeat the first."""
    settled: dict[int, Duplicate] = {}
    for riga in sorted(found):
        one = found[riga]
        settled[riga] = one._replace(first=settled[one.first].first) if one.first in settled else one
    return settled


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
    contended = alive[alive.duplicated(keep=False) & (alive != "")]
    wider = basis.loc[contended.index] + "|" + _folded(keyed.loc[contended.index, "provincia"])
    basis = pd.concat([basis.drop(index=contended.index), wider]).reindex(keyed.index)
    ids = basis.map(digest)
    firsts = {riga: ids[found.first] for riga, found in duplicates.items()}
    ids.update(pd.Series(firsts, dtype="str"))
    names = keyed["denominazione"]
    return ids, [Problem("id-conteso", int(riga), "denominazione", names[riga]) for riga in contended.index]


def digest(text: str) -> str:
    """Return twelve hexadecimal digits, ``""`` of ``""``."""
    return hashlib.sha256(text.encode()).hexdigest()[:12] if text else ""


def name_ids(keyed: pd.DataFrame) -> "pd.Series[str]":
    """Return the ``id`` that each row has, or would have if it gave no tax code."""
    return _name_basis(keyed).where(keyed["nome_chiave"] != "", "").map(digest).astype("str")


def _name_basis(keyed: pd.DataFrame) -> "pd.Series[str]":
    return keyed["nome_chiave"] + "|" + keyed["luogo_chiave"]


def _folded(column: "pd.Series[str]") -> "pd.Series[str]":
    codes, texts = pd.factorize(column)
    folded = pd.array([fold(str(text)) for text in texts], dtype="str")
    return pd.Series(folded.take(codes), index=column.index, dtype="str")
