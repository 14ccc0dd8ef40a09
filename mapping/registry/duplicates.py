# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that certainly repeat another one, and what they know that it does not."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from math import cos, hypot, radians
from typing import Any, NamedTuple

import pandas as pd

from mapping.cells import fold
from mapping.places import CLUES
from mapping.problems import Problem
from mapping.registry.headers import LIST_KINDS
from mapping.registry.merging import bare_site, not_published, said_otherwise
from mapping.registry.withdrawals import without_legal_form
from mapping.row_sources import COLUMN as FONTI
from mapping.row_sources import split_sources, unite_sources, with_first_source
from mapping.schema import COLUMNS, INPUT_COLUMNS, SEPARATOR, UNKNOWN, choices

BY_CODE = ("stesso codice fiscale", "same tax code")
BY_NAME = ("stesso nome e stesso comune", "same name and same municipality")
DECIDED = ("così ha deciso la redazione", "as the keeper decided")
_METRES_OF_A_DEGREE = 111_200
_SAME_POINT = 200
"""Metres: two services put one house number so far apart at most."""
_COMPARED = 100
"""Rows of one name and comune that are held against each other; of more, only those that tell the same are one."""
_CAP = re.compile(r"(?<!\d)\d{5}(?!\d)")
_NUMBER = re.compile(r"\d+|(?<![^\W\d_])(?:[a-z]|bis|ter|quater)(?![^\W\d_])")
"""Of house, stair, door and kilometre, with their letters: «3/B», «3 bis», «scala A», «int 4»."""
_LEFT_OUT = frozenset(["di", "del", "dello", "della", "dei", "degli", "delle", "de", "da", "al", "alla", "ai", "in"])
_LEFT_OUT |= {"n", "nr", "num", "civico", "snc", "bis", "ter", "quater"}
"""Words of an address that one writes and another does not."""
_TELLING = ("denominazione", "comune", "cap", "indirizzo", "sito_web", "latitudine", "longitudine")
_TELLING_SIGNS = frozenset("+#*@%")
_TRADE_MARKS = frozenset("©®™°℠")
OF_THE_ROW = {"denominazione", "indirizzo", "civico", *CLUES, "latitudine", "longitudine"}
OF_THE_ROW |= {"fonte_tipo", "fonte_url", "fonte_data", "note", "stato_ente", "data_cessazione"}
"""Columns in which a row speaks for itself: its name, its place, where it was found."""

_AREA = ("comune", "codice_comune", "provincia", "regione")
"""From the one that tells most on."""
_PLACE = (*_AREA, "cap", "indirizzo", "civico", "sito_web", "latitudine", "longitudine")
VERIFIED = ("stato_verifica", "data_verifica")


class Duplicate(NamedTuple):
    """The row that another repeats (``first``), and why, in Italian and English."""

    first: int
    why: str
    why_en: str


def find_duplicates(keyed: pd.DataFrame, *, sections: bool = True) -> dict[int, Duplicate]:
    """Return ``riga -> the first row of the same association`` for rows that certainly repeat one.

    Certain are the same tax code, unless name and comune both differ, and the same name in the same known comune where
    no tax code, address, CAP, point, site or telling sign of the name differs. What may be either of two bodies repeats
    neither. ``keyed`` comes from `identity.add_keys`, with ``codice_scritto`` (a tax code right or wrong), and holds no
    rejected rows. Without ``sections`` one tax code is one body: what is asked where one of them is to be hidden.
    """
    by_code, by_name = same_bodies(keyed, sections=sections)
    found = {riga: Duplicate(first, *BY_NAME) for riga, first in by_name.items()}
    found = at_the_root(found | {riga: Duplicate(first, *BY_CODE) for riga, first in by_code.items()})
    # A tax code may have led on to a row of another name or comune: the name alone is then no certainty.
    asked = keyed.loc[[*found, *(one.first for one in found.values())], ["nome_chiave", "comune_chiave"]]
    key = dict(zip(asked.index, asked.itertuples(index=False, name=None), strict=True))
    return {riga: one for riga, one in found.items() if riga in by_code or key[riga] == key[one.first]}


def same_bodies(keyed: pd.DataFrame, *, sections: bool = True) -> tuple[dict[int, int], dict[int, int]]:
    """Return ``riga -> the first row of the same body``, by tax code and by name, each by itself.

    See `find_duplicates`; which rows are one body does not depend on their order.
    """
    coded = keyed[keyed["codice_fiscale"] != ""]
    by_code = _later_rows(coded, _bodies_of_codes(coded) if sections else coded["codice_fiscale"])
    placed = keyed[keyed["comune_chiave"] != ""]
    placed = placed[placed.duplicated(["nome_chiave", "comune_chiave"], keep=False)]
    return by_code, dict(pair for group in _namesakes(placed) for pair in _same_body(group))


def _bodies_of_codes(coded: pd.DataFrame) -> "pd.Series[str]":
    """Return one key for the rows of a body: the sections of a federation share its code, each in its own comune.

    Rows of one name, whatever its legal form, are one. Where the names of a code lie in several comuni, those of one
    comune are one, and those of none; a name that lies in several comuni itself is none of the others.
    """
    code = coded["codice_fiscale"]
    name = coded["nome_chiave"].map(lambda key: " ".join(without_legal_form(key.split()))).astype("str")
    known = coded["comune_chiave"].where(coded["comune_chiave"] != "").groupby(code + "|" + name)
    place = known.transform("first").where(known.transform("nunique") <= 1, "*" + name)
    several = place.groupby(code).transform("nunique") > 1
    return code + ("|" + place.fillna("").astype("str")).where(several, "")


def _later_rows(rows: pd.DataFrame, key: "pd.Series[str]") -> dict[int, int]:
    """Return ``riga -> riga of the first row with the same key`` of every row but the first."""
    indexed = rows.index.to_series()
    first = indexed.groupby(key).transform("first")
    later = first[first != indexed]
    return dict(zip(later.index.tolist(), later.tolist(), strict=True))


class _Facts(NamedTuple):
    """What tells two bodies of one name and comune apart; what is empty tells nothing.

    ``street`` are the words of the address, ``house`` its numbers and single letters; ``places``
    the words that may stand in one writing of an address and not in another.
    """

    code: str
    cap: str
    site: str
    point: tuple[float, float] | None
    street: frozenset[str]
    house: tuple[str, ...]
    places: frozenset[str]
    signs: tuple[str, ...]


def _agree(some: set[_Facts], others: set[_Facts]) -> bool:
    return some is others or all(_differ_in_nothing(one, other) for one in some for other in others)


def _differ_in_nothing(one: _Facts, other: _Facts) -> bool:
    pairs = ((one.code, other.code), (one.cap, other.cap), (one.site, other.site), (one.house, other.house))
    return (
        all(not mine or not theirs or mine == theirs for mine, theirs in pairs)
        and one.signs == other.signs
        and near(one.point, other.point)
        and (not (one.street and other.street) or one.street ^ other.street <= one.places)
    )


def _namesakes(placed: pd.DataFrame) -> Iterable[dict[int, _Facts]]:
    """Return the rows of each name and comune, with what they tell."""
    # Not by pandas' groups: a registry has thousands of them, too many for a frame each.
    groups: dict[tuple[str, str], dict[int, _Facts]] = {}
    keys = zip(placed.index.tolist(), placed["nome_chiave"], placed["comune_chiave"], strict=True)
    written = placed["codice_fiscale"].where(placed["codice_fiscale"] != "", placed["codice_scritto"])
    rows = placed[list(_TELLING)].itertuples(index=False, name=None)
    told = (_facts(code, *row) for code, row in zip(written, rows, strict=True))
    for (riga, *key), facts in zip(keys, told, strict=True):
        groups.setdefault((key[0], key[1]), {})[riga] = facts
    return groups.values()


def _same_body(group: Mapping[int, _Facts]) -> Iterator[tuple[int, int]]:
    """Yield (row, first row) of rows of one name and comune.

    Two rows are one body if they agree, and agree with the same others: a row that fits two bodies is then neither,
    in whatever order the rows stand.
    """
    told: dict[str | _Facts, set[_Facts]] = {}
    rows: dict[str | _Facts, list[int]] = {}
    for riga, facts in group.items():
        told.setdefault(facts.code or facts, set()).add(facts)
        rows.setdefault(facts.code or facts, []).append(riga)
    bodies: dict[frozenset[int], list[int]] = {}
    units = list(told.values())
    for at, (one, rows_of_one) in enumerate(zip(units, rows.values(), strict=True)):
        alike = (n for n, other in enumerate(units) if _agree(one, other)) if len(units) <= _COMPARED else [at]
        bodies.setdefault(frozenset(alike), []).extend(rows_of_one)
    for members in bodies.values():
        first, *later = sorted(members)
        yield from ((riga, first) for riga in later)


def _facts(
    code: str, name: str, comune: str, cap: str, address: str, site: str, latitude: str, longitude: str
) -> _Facts:
    words = fold(address).split()
    house = tuple(said.lstrip("0") for said in _NUMBER.findall(_CAP.sub(" ", fold(address))) if said != "n")
    return _Facts(
        code,
        cap,
        site=bare_site(site),
        point=point_of(latitude, longitude),
        street=frozenset(word for word in words if word.isalpha() and len(word) > 1) - _LEFT_OUT,
        house=house,
        places=frozenset(fold(comune).split()) | {"italia"},
        signs=tuple(sorted(filter(_tells, name))),
    )


def _tells(sign: str) -> bool:
    """Return whether a sign that folding takes away tells a name: «Alfa +», «Casa ★»; a dash or quote does not."""
    drawn = unicodedata.category(sign) in ("So", "Sc") and sign not in _TRADE_MARKS
    return drawn or sign in _TELLING_SIGNS


def point_of(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Return the point, if there is one."""
    return (float(latitude), float(longitude)) if latitude and longitude else None


def near(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    """Return whether two points may be one house number's; what is not known contradicts nothing."""
    if not (one and other):
        return True
    east = (one[1] - other[1]) * cos(radians(one[0]))
    return hypot(one[0] - other[0], east) * _METRES_OF_A_DEGREE <= _SAME_POINT


def at_the_root(found: dict[int, Duplicate]) -> dict[int, Duplicate]:
    """Return the same, where a row repeats a row that itself repeats another: all repeat the first."""
    settled: dict[int, Duplicate] = {}
    for riga in sorted(found):
        one = found[riga]
        settled[riga] = one._replace(first=settled[one.first].first) if one.first in settled else one
    return settled


def add_facts(
    rows: pd.DataFrame, duplicates: Mapping[int, Duplicate], cell: Callable[[int, str], str]
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the rows, and what is told: those that others repeat know what these know.

    They get every value of a list, and what they left empty; where both speak, the keeper is told what is left out. Of
    what was verified the row that was looked at last, or most, speaks. ``cell`` gives what the file says in a cell.
    """
    if not duplicates:
        return rows, []
    touched = list({*duplicates, *(found.first for found in duplicates.values())})
    said = {name: rows.loc[touched, name].to_dict() for name in INPUT_COLUMNS if name not in OF_THE_ROW}
    told = []
    for riga, found in sorted(duplicates.items()):
        if _verified(said, riga) > _verified(said, found.first):
            for name in VERIFIED:
                said[name][found.first] = said[name][riga]
        for name, cells in said.items():
            own, more = (cells[row] if cells[row] != UNKNOWN else "" for row in (found.first, riga))
            cells[found.first] = own or more or cells[found.first]
            if COLUMNS[name].kind in LIST_KINDS and own and more:
                cells[found.first] = _united(name, own, more)
            elif name not in VERIFIED:
                quoted = partial(cell, found.first, name) if rows.at[found.first, name] not in {"", UNKNOWN} else str
                told += said_otherwise(COLUMNS[name], found.first, own, riga, more, quoted)
    merged = rows.copy()
    for name, cells in said.items():
        merged.loc[list(cells), name] = list(cells.values())
    return with_first_source(merged), told


def _verified(said: Mapping[str, Mapping[Any, str]], riga: int) -> tuple[int, str]:
    """Return how far a row is verified, and when it was looked at."""
    state, date = (said[name][riga] for name in VERIFIED)
    return (list(choices("verifica")).index(state) if state else -1), date


def _united(name: str, one: str, other: str) -> str:
    if name == FONTI:
        return unite_sources([*split_sources(one), *split_sources(other)])
    return SEPARATOR.join(dict.fromkeys([*one.split(SEPARATOR), *other.split(SEPARATOR)]))


def places_left_out(
    keyed: pd.DataFrame, duplicates: Mapping[int, Duplicate], cell: Callable[[int, str], str]
) -> Iterator[Problem]:
    """Yield what is told of a place that a row says otherwise than the one that it repeats, or that one not at all.

    A row speaks for its own place, and none is completed from another's: of two seats that would make a third.
    """
    touched = sorted({*duplicates, *(found.first for found in duplicates.values())})
    rows = keyed.loc[touched, [*_PLACE, "comune_chiave"]].to_dict("index")
    for riga, found in sorted(duplicates.items()):
        one, other = rows[found.first], rows[riga]
        for name in _placed_otherwise(one, other):
            told = not_published(name, found.first, one[name], riga, other[name], partial(cell, found.first, name))
            # A whole address beside a number in a column of its own would have two.
            yield replace(told, proposta="") if name == "indirizzo" and one["civico"] else told


def _placed_otherwise(one: Mapping[Any, str], other: Mapping[Any, str]) -> list[str]:
    """Return the columns in which the second of two rows says another place; of another comune that alone."""
    area = [name for name in _AREA if other[name]]
    if one["comune_chiave"] != other["comune_chiave"] and other["comune_chiave"]:
        return [name for name in area if one[name] != other[name]][:1]
    if area and not any(one[name] for name in _AREA):
        return area[:1]
    names = ("comune", "cap", "indirizzo", "sito_web", "latitudine", "longitudine")
    here, there = (_facts("", "", *(row[name] for name in names)) for row in (one, other))
    found = ["indirizzo"] if other["indirizzo"] and not _same_street(here, there) else []
    found += ["cap"] if there.cap and here.cap != there.cap else []
    far = there.point and (not here.point or not near(here.point, there.point))
    return found + [name for name in ("latitudine", "longitudine") if far and one[name] != other[name]]


def _same_street(one: _Facts, other: _Facts) -> bool:
    return one.house == other.house and one.street ^ other.street <= one.places | other.places
