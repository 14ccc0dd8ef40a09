# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Of which seat a column of the place speaks: «Comune sede operativa», «Sede (Comune)», «Comune 2», «Comune» again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mapping.cells import fold_header
from mapping.registry.headers.header import LONGEST
from mapping.toml_files import read_toml

POINT = ("latitudine", "longitudine")
PLACES = frozenset(["indirizzo", "civico", "cap", "comune", "provincia", "regione", "codice_comune", *POINT])
ORDINAL = re.compile(r"^\s*\d{1,2}\s*[.)\-]\s*(?=\D)")
"""The number of a question: it is none of a seat."""
_TOKEN = re.compile(r"[A-ZÀ-Ý]?[a-zà-ÿ']+|[A-ZÀ-Ý]+(?![a-zà-ÿ])|\d+")
"""«CapSedeIstituto», «struttura_nome», «addr:city» in their words."""
_POSTCODE = {"codice", "postale"}
Mark = frozenset[str]
"""What a header says of the seat: nothing of the main one, or of the only one."""


@dataclass
class _Seat:
    """The columns of one seat; ``goes_on``: columns that name no seat stand behind its street."""

    mark: Mark = frozenset()
    names: set[str] = field(default_factory=set)
    positions: list[int] = field(default_factory=list)
    goes_on: bool = False

    def awaits(self, at: int, name: str) -> bool:
        """Return whether a column that names no seat goes on with this one: «Via sede operativa», «CAP», «Comune»."""
        begun = "indirizzo" in self.names and (self.goes_on or "comune" not in self.names)
        return begun and name not in self.names and self.positions[-1] == at - 1


def split_words(text: str) -> list[str]:
    """Return the words of a header as they are written."""
    return _TOKEN.findall(text)


def tokens(text: str) -> set[str]:
    """Return the words of a header, folded."""
    return set(map(fold_header, split_words(text[:LONGEST])))


def _words(kind: str) -> set[str]:
    return set(read_toml("registry/aliases.toml")["seats"][kind])


def seat_mark(text: str) -> Mark:
    """Return the words, and the number from 2 on, by which a header tells one seat from another."""
    said = tokens(ORDINAL.sub("", text))
    said -= _POSTCODE if said >= _POSTCODE else set()
    numbers = {word for word in said if word.isdecimal() and len(word) == 1 and word > "1"}
    return frozenset({word[:-1] for word in said & _words("words")} | numbers)


def is_aside(text: str) -> bool:
    """Return whether a header speaks of where somebody lives or gets letters: it never stands in for a seat."""
    return not seat_mark(text).isdisjoint(word[:-1] for word in _words("aside"))


def is_other_seat(text: str) -> bool:
    """Return whether a header speaks of a seat beside the main one."""
    return bool(seat_mark(text)) and not _is_principal(seat_mark(text)) and not is_aside(text)


def only_tells_the_seat(text: str) -> bool:
    """Return whether all the words of a text are those of a seat: what follows in brackets names the column."""
    said = tokens(text)
    joining = read_toml("registry/aliases.toml")["beside"]["words"]
    return bool(said & ({"sede", "sedi"} | _words("words"))) and all(
        word in joining or word in _words("words") or word in ("sede", "sedi") or word.isdecimal() for word in said
    )


def find_seats(headers: Sequence[str], names: Sequence[str]) -> list[list[int]]:
    """Return the positions of the columns of each seat, the main one first."""
    main, named, again = _Seat(), dict[Mark, _Seat](), list[_Seat]()
    seen: set[str] = set()
    current = main
    for at, (text, name) in enumerate(zip(headers, names, strict=True)):
        if name not in PLACES:
            continue
        mark, key = seat_mark(text), fold_header(text[:LONGEST])
        if mark:
            current = named.setdefault(mark, _Seat(mark))
        elif key in seen or (name == "indirizzo" and _another_follows(main, headers[at:], names[at:])):
            if name in current.names:
                current = _Seat()
                again.append(current)
            current.goes_on = True
        elif current.awaits(at, name):
            current.goes_on = True
        else:
            current = main
        seen |= set() if mark else {key}
        current.names.add(name)
        current.positions.append(at)
    of_the_body = "sede" in set().union(*(tokens(headers[at]) for at in main.positions))
    ordered = sorted(named.values(), key=lambda seat: not _is_principal(seat.mark))
    return [seat.positions for seat in [*_main_first(main, ordered, of_the_body), *again]]


def _another_follows(main: _Seat, headers: Sequence[str], names: Sequence[str]) -> bool:
    """Return whether street and comune come again under other headers: «Via», «Comune», «Indirizzo», «Città»."""
    told = zip(headers, names, strict=True)
    return main.names >= {"indirizzo", "comune"} and any(
        name == "comune" and not seat_mark(text) for text, name in told
    )


def _is_principal(mark: Mark) -> bool:
    return not mark.isdisjoint(word[:-1] for word in _words("principal"))


def _main_first(main: _Seat, named: list[_Seat], of_the_body: bool) -> list[_Seat]:
    """Return the seats with the columns that name none: the main one, or part of the first one that has no such column.

    «Via» may go with «Comune sede operativa»; «Sede» is not the «sede operativa», but may be the «sede legale».
    """
    if not main.positions or not named:
        return [main, *named] if main.positions else named
    first, *others = named
    principal = _is_principal(first.mark)
    numbered = any(word.isdecimal() for word in first.mark)
    if main.names.isdisjoint(first.names) and not numbered and (principal or not of_the_body):
        return [replace(main, positions=sorted(main.positions + first.positions)), *others]
    return [first, main, *others] if principal and first.names > main.names else [main, *named]
