# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list in the HTML itself: every association by region; of a long register, the comuni of each region, counted."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from mapping.dates import date_text
from mapping.file_formats import ASSOCIATIONS
from mapping.schema import CARD, COLUMNS, UNKNOWN, OwnColumn, split_values
from mapping.viewer.deflated import deflate_columns
from mapping.viewer.fields import listed_columns
from mapping.viewer.languages import (
    CLOSED_LISTS,
    choice,
    country_name,
    listed,
    locale,
    number_text,
    place_name,
    translate,
)
from mapping.viewer.markup import printable
from mapping.viewer.packing import Packed, pack
from mapping.viewer.payload import safe_address

_MANY = 2_000
"""Above this the plain list stands in a ``noscript``: a browser with JavaScript need not build what it replaces."""
_WHOLE = 5_000
"""Above this it counts the associations of each comune: named one by one they would be four fifths of the page."""
_LISTED = ("tipologia", "ambiti_attivita")
"""What the plain list says beside what the list on the page does: it has no cards."""
_IN_LIST = ("id", "denominazione")


def list_parts(associations: pd.DataFrame, lang: str, own: Sequence[OwnColumn] = ()) -> dict[str, Any]:
    """Return what the template writes of the associations, of the edition's columns too what stands on the cards.

    Every text is still to be escaped by it.

    Each of the ``groups`` has its ``rows``; where the list is not ``whole``, its ``places`` with their numbers.
    """
    whole = len(associations) <= _WHOLE
    named = {one.name: one.it if lang == "it" else one.en for one in own if CARD in one.shown}
    return {
        "groups": [
            {
                "name": place_name(name, lang) if name else translate(lang, "senza_regione"),
                "count": number_text(len(rows), lang),
                "rows": _rows(rows, lang, named) if whole else [],
                "places": [] if whole else _counted(rows, lang),
            }
            for name, rows in _by_region(associations)
        ],
        "many": len(associations) > _MANY,
        "whole": whole,
        "table_of_all": ASSOCIATIONS,
    }


def places_in_list(associations: pd.DataFrame) -> list[int]:
    """Return where each association stands in the plain list, if ids and names are found there just as they are.

    Nothing where the list counts them, nor where a parser would change a sign.
    """
    told = associations[[*_IN_LIST]].stack()
    whole = told.map(lambda text: printable(text) == text and "\r" not in text)
    if len(associations) > _WHOLE or not whole.all():
        return []
    rows = [row for _, frame in _by_region(associations.reset_index(drop=True)) for row in frame.index]
    return [place for _, place in sorted(zip(rows, range(len(rows)), strict=True))]


def without_listed(columns: Mapping[str, Packed | str], associations: pd.DataFrame) -> dict[str, Packed | str]:
    """Return the page's columns; ids and names by their places in the plain list, where it holds them."""
    places = places_in_list(associations)
    if not places:
        return dict(columns)
    kept = {name: column for name, column in columns.items() if name not in _IN_LIST}
    return {**deflate_columns({"posto": pack(places)}), **kept}


def _by_region(associations: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return each region's name and its associations as the list has them; last, under ``""``, those without one."""
    named = associations.sort_values(["luogo_regione", "luogo_comune", "denominazione"], kind="stable")
    known = named[named["luogo_codice_regione"] != ""]
    groups = [(str(name), rows) for name, rows in known.groupby("luogo_regione")]
    rest = named[named["luogo_codice_regione"] == ""]
    return groups if rest.empty else [*groups, ("", rest)]


def _counted(frame: pd.DataFrame, lang: str) -> list[tuple[str, str]]:
    """Return each comune of a region with its number of associations, by name; those without one as their row says."""
    counts = frame.groupby(["luogo_comune", "luogo_provincia", "stato"], sort=False).size().reset_index(name="quante")
    found: Counter[str] = Counter()
    for row in counts.to_dict(orient="records"):
        found[_place(row, lang)] += row["quante"]
    return [(name, number_text(count, lang)) for name, count in found.items()]


def _rows(frame: pd.DataFrame, lang: str, named: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "id": printable(row["id"]),
            "name": printable(row["denominazione"]),
            "place": _place(row, lang),
            "site": printable(safe_address(row["sito_web"])),
            "facts": [
                *(text for name in _listed(row) if (text := _listed_text(name, row, lang))),
                *(f"{word}: {printable(row[name])}" for name, word in named.items() if row[name]),
            ],
        }
        for row in frame.to_dict(orient="records")
    ]


def _listed(row: Mapping[Hashable, Any]) -> list[str]:
    """Return the columns to tell of a row: not that a type or a field is not known."""
    return [*listed_columns(), *(name for name in _LISTED if row[name] != UNKNOWN)]


def _listed_text(name: str, row: Mapping[Hashable, Any], lang: str) -> str:
    text = shown_text(name, row[name], lang)
    others = text and COLUMNS[name].kind == "countries" and row["paesi_completi"] == "in parte"
    return translate(lang, "e_altri", elenco=text) if others else text


def _place(row: Mapping[Hashable, Any], lang: str) -> str:
    if row["luogo_comune"]:
        return f"{place_name(row['luogo_comune'], lang)} ({row['luogo_provincia']})"
    return str(row["luogo_provincia"] or choice(lang, "stato", row["stato"]))


def shown_text(name: str, cell: str, lang: str) -> str:
    """Return the cell of a column as the page writes it: words of a closed list and countries in the language."""
    column = COLUMNS[name]
    if column.kind == "countries":
        return listed([country_name(code, lang) for code in split_values(cell)], lang)
    if column.choices in CLOSED_LISTS:
        return listed([choice(lang, column.choices, value) for value in split_values(cell)], lang)
    return date_text(cell, locale(lang)) if column.kind == "date" and cell else printable(cell)
