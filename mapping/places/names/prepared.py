# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The gazetteer as it is shipped beside its tables: every key made, every meaning settled.

To make the keys of twenty thousand names takes most of a second, in every run; to read them takes a twentieth. The file
is text, one section a line in JSON, never code: a list of sets, the meanings in columns that name their sets by number,
the groups of meanings that a key may have, and for each kind of key the keys with the numbers of their groups. What
stands in the tables of comuni, provinces and regions is taken from there.

The first line holds the hash of the tables that it was made from and of what follows: the file of other tables, or one
that was damaged, is not read (`read_prepared` returns None).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from mapping.places.names.gazetteer import Comune, Gazetteer, codes_of_today, region_labels, region_sigle
from mapping.places.names.index import Level, Meaning, NameIndex

Sections = dict[str, Any]
Names = Mapping[str, tuple[Meaning, ...]]
FRAMES = ("comuni", "province", "regioni")
"""The tables that are read beside the file."""
_BETWEEN = " "
_KINDS_OF_KEYS = ("exact", "loose", "worded")
_NAMED_SETS = ("cap_areas", "sigle", "today")
"""Parts of a gazetteer that lead from a key to a set of provinces."""


class _Numbers(dict[Any, int]):
    """Numbers things in the order in which they are first asked for."""

    def __missing__(self, thing: Any) -> int:
        self[thing] = len(self)
        return self[thing]


def write_prepared(gazetteer: Gazetteer, tables_hash: str) -> bytes:
    """Return the bytes of the file; the same gazetteer always gives the same."""
    body = "\n".join(_line({name: section}) for name, section in _sections(gazetteer).items()).encode()
    head = _line({"tables": tables_hash, "sections": hashlib.sha256(body).hexdigest()}).encode()
    return head + b"\n" + body + b"\n"


def read_prepared(data: bytes, tables_hash: str, frames: Mapping[str, pd.DataFrame]) -> Gazetteer | None:
    """Return the gazetteer of the file, None if it was made from other tables or is not whole.

    ``frames`` are the tables `FRAMES`.
    """
    head, _, body = data.removesuffix(b"\n").partition(b"\n")
    if head != _line({"tables": tables_hash, "sections": hashlib.sha256(body).hexdigest()}).encode():
        return None
    sections: Sections = {}
    for line in body.split(b"\n"):
        sections |= json.loads(line)
    return _gazetteer(sections, frames)


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _sections(gazetteer: Gazetteer) -> Sections:
    sets, meanings, groups = _Numbers(), _Numbers(), _Numbers()
    names = gazetteer.names
    keys = {kind: _keyed(getattr(names, kind), groups) for kind in _KINDS_OF_KEYS}  # in the order of the tables
    told = [[meanings[meaning] for meaning in group] for group in groups]
    told_sets = {
        "places": [[sets[place.sigle_ever], sets[place.regioni_ever]] for place in gazetteer.places.values()],
        **{part: _of_sets(getattr(gazetteer, part), sets) for part in _NAMED_SETS},
        "region_names": {key: [sets[found], sigla] for key, (found, sigla) in gazetteer.region_names.items()},
        "meanings": _columns(meanings, sets),
    }
    known = codes_of_today(gazetteer.comuni.reset_index())
    return {
        "sets": [sorted(one) for one in sets],
        **told_sets,
        "groups": told,
        **keys,
        "begun": {key: _BETWEEN.join(sorted(codes)) for key, codes in names.begun.items()},
        "codes": {code: _BETWEEN.join(found) for code, found in gazetteer.codes.items() if code not in known},
        "caps": {cap: _BETWEEN.join(sorted(codes)) for cap, codes in gazetteer.caps.items()},
        "abroad": gazetteer.abroad,
    }


def _keyed(names: Names, groups: _Numbers) -> list[Any]:
    return [list(names), [groups[found] for found in names.values()]]


def _of_sets(named: Mapping[str, frozenset[str]], sets: _Numbers) -> dict[str, int]:
    return {key: sets[found] for key, found in sorted(named.items())}


def _columns(meanings: Iterable[Meaning], sets: _Numbers) -> list[list[Any]]:
    rows = [
        (_BETWEEN.join(m.codes), m.kind, int(m.level), sets[m.now], sets[m.sigle], sets[m.regions], int(m.alone))
        for m in meanings
    ]
    return [list(column) for column in zip(*rows, strict=True)]


def _gazetteer(sections: Sections, frames: Mapping[str, pd.DataFrame]) -> Gazetteer:
    sets = [frozenset(one) for one in sections["sets"]]
    comuni = frames["comuni"]
    return Gazetteer(
        comuni=comuni.set_index("codice_comune"),
        province=frames["province"].set_index("sigla"),
        regioni=frames["regioni"].set_index("codice_regione"),
        places=_places(comuni, sections["places"], sets),
        names=_names(sections, sets),
        codes={code: tuple(found.split()) for code, found in sections["codes"].items()} | codes_of_today(comuni),
        caps={cap: frozenset(codes.split()) for cap, codes in sections["caps"].items()},
        region_sigle=region_sigle(frames["province"]),
        labels=region_labels(frames["regioni"]),
        region_names={key: (sets[found], sigla) for key, (found, sigla) in sections["region_names"].items()},
        abroad=sections["abroad"],
        **{part: {key: sets[found] for key, found in sections[part].items()} for part in _NAMED_SETS},
    )


def _places(comuni: pd.DataFrame, ever: list[list[int]], sets: list[frozenset[str]]) -> dict[str, Comune]:
    columns = ("codice_comune", "nome", "sigla", "codice_regione", "residenti_2020")
    rows = zip(*(comuni[name].tolist() for name in columns), ever, strict=True)
    return {
        code: Comune(name, sigla, region, int(residents or 0), sets[sigle], sets[regions])
        for code, name, sigla, region, residents, (sigle, regions) in rows
    }


def _names(sections: Sections, sets: list[frozenset[str]]) -> NameIndex:
    codes, kinds, levels, now, sigle, regions, alone = sections["meanings"]
    meanings = list(
        map(
            Meaning,
            [tuple(found.split()) for found in codes],
            kinds,
            map(list(Level).__getitem__, levels),
            *(map(sets.__getitem__, numbers) for numbers in (now, sigle, regions)),
            map(bool, alone),
        )
    )
    groups = [tuple([meanings[number] for number in group]) for group in sections["groups"]]
    spread = [len(frozenset().union(*(meaning.now for meaning in group))) for group in groups]
    keyed = {kind: zip(*sections[kind], strict=True) for kind in _KINDS_OF_KEYS}
    return NameIndex(
        **{kind: {key: groups[number] for key, number in pairs} for kind, pairs in keyed.items()},
        spread={key: spread[number] for key, number in zip(*sections["exact"], strict=True)},
        begun={key: frozenset(found.split()) for key, found in sections["begun"].items()},
    )
