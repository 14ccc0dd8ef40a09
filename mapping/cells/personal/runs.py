# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs of digits, and what explains one that is no telephone: dates, years, laws, houses, CAP, codes of bodies."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from mapping.cells.codes import tax_code_is_right

_RUN = re.compile(r"\d+(?:(?:[\W_]{1,12}|[ .]?[xX][ .]?)\d+)*")
_DIGITS = re.compile(r"\d+")
_ZERO = re.compile(
    r"(?<=\d)[oOlI|]+(?=\d)|(?<![^\W_])[oO](?=\d)|(?<=\d\d\d)[oO](?![^\W_])|(?<=\d\d)[oOlI|](?=[ .\-/]\d)"
)
_PREFIX = re.compile(r"0[1-9]\d{1,2}")
"""Of a landline; no house and no year begins with a zero and has so many digits."""
_OWN = 5
"""Digits of a landline after its prefix, at least: as many as of a CAP."""
_CIVIC = 200
"""How far apart two house numbers of one cell are, at most."""
_AS_DIGITS = str.maketrans("oOlI|", "00111")
_DASHES = frozenset(("/", "-", ".", " - ", " "))
_CLOCK = re.compile(
    r",? (?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d(?:[.,]\d{1,9})?)?(?: ?[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?"
)
_ROAD = re.compile(
    r"(?i)(?<![^\W_])(?:via|v\.?le|viale|p\.?zz?a|piazz\w+|p\.?le|corso|c\.?so|largo|vicolo|strad\w+|contrada|loc\w*|"
    r"fraz\w*|borgo|lungo\w+|salita|rione|calle|campo|traversa|galleria)(?![^\W_])(?:\D|\d{1,2}\s[^\W\d]){0,60}$"
)
_REGISTER = re.compile(
    r"(?i)(?<![^\W_])(?:prot\w*|regist\w*|reg|repertorio|rep|iscri\w*|albo|decret\w*|d\.?g\.?r|delibera\w*|determin\w*|"
    r"legge|l|l\.?r|d\.?lgs|d\.?p\.?r|d\.?m|rea|runts|matricola|pratica|cod\w*|c\.?f|p\.?\s?iva|partita iva|fiscale|"
    r"rep\.?)[\W_]{0,3}(?:(?:n|nr|num|numero|no)[\W_]{0,3})?$"
)


class Run(NamedTuple):
    """Digits with nothing but signs between them: the groups, what stands between them, what stands before."""

    groups: list[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]
    before: str

    @property
    def digits(self) -> int:
        """How many digits there are."""
        return sum(map(len, self.groups))

    def part(self, first: int, last: int) -> "Run":
        """Return the groups from ``first`` to ``last``, that one too."""
        before = self.before if not first else ""
        return Run(
            self.groups[first : last + 1],
            self.gaps[first:last],
            self.starts[first : last + 1],
            self.ends[first : last + 1],
            before,
        )


def digits_of(text: str) -> str:
    """Return the text with the letters that stand for digits between digits («33312O4567») as digits."""
    return _ZERO.sub(lambda match: match[0].translate(_AS_DIGITS), text)


def find_runs(text: str, fewest: int) -> Iterator[Run]:
    """Yield the runs of a text that have ``fewest`` digits or more."""
    for match in _RUN.finditer(text):
        spans = [found.span() for found in _DIGITS.finditer(text, match.start(), match.end())]
        if sum(end - start for start, end in spans) >= fewest:
            yield Run(
                [text[start:end] for start, end in spans],
                [text[a[1] : b[0]] for a, b in pairwise(spans)],
                [start for start, _ in spans],
                [end for _, end in spans],
                text[max(0, match.start() - 80) : match.start()],
            )


def is_explained(run: Run) -> bool:
    """Return whether every group of the run is part of something that is no telephone."""
    if any(_PREFIX.fullmatch(one) and len(two) >= _OWN for one, two in pairwise(run.groups)):
        return False
    at = 0
    while at < len(run.groups):
        step = next((taken for explain in _EXPLAIN if (taken := explain(run, at))), 0)
        if not step:
            return False
        at += step
    return True


def is_year(group: str) -> bool:
    """Return whether the group is a year that may stand in a registry."""
    return len(group) == 4 and "1700" <= group <= "2049"


def _date(run: Run, at: int) -> int:
    """03/04/1998, 3.4.98, 1998-04-03, 04/1998; the gap is the same twice."""
    groups, gaps = run.groups[at : at + 3], run.gaps[at : at + 2]
    if len(groups) == 3 and gaps[0] == gaps[1] and gaps[0] in _DASHES:
        day, month, year = groups if len(groups[0]) < 3 else reversed(groups)
        whole = is_year(year) or (len(year) == 2 and gaps[0] in ("/", "-") and len(run.groups) == 3)
        if whole and _within(day, 31) and _within(month, 31) and min(int(day), int(month)) <= 12:
            return 3
    if len(groups) >= 2 and gaps[0] in ("/", "-", ".") and _within(groups[0], 12) and is_year(groups[1]):
        return 2
    return 0


def _of_a_year(run: Run, at: int) -> int:
    """241/1990, 266/91 after another such, 1998-2004, 2004/05, 2010."""
    groups, gaps = run.groups[at : at + 2], run.gaps[at : at + 1]
    if is_year(groups[0]):
        short = len(groups) == 2 and len(groups[1]) == 2 and gaps[0] in ("/", "-")
        return 2 if short and int(groups[1]) == (int(groups[0]) + 1) % 100 else 1
    if len(groups) == 2 and gaps[0] == "/" and len(groups[0]) <= 5 and is_year(groups[1]):
        return 2
    earlier = at >= 2 and run.gaps[at - 2] == "/" and is_year(run.groups[at - 1])
    return 2 if earlier and len(groups) == 2 and gaps[0] == "/" and len(groups[0]) <= 4 and len(groups[1]) == 2 else 0


def _hours(run: Run, at: int) -> int:
    """10.30-12.30, 9-13 / 15-19, 9.00-13.00 14.00-18.00, and nothing else in the run."""
    times: list[int] = []
    before: list[str] = []
    place = 0
    while not at and place < len(run.groups):
        minutes = run.groups[place + 1] if run.gaps[place : place + 1] in (["."], [":"], [","]) else ""
        time = _time(run.groups[place], minutes)
        if time < 0:
            return 0
        before += run.gaps[place - 1 : place] if place else []
        times.append(time)
        place += 2 if minutes else 1
    spans, gaps = zip(times[::2], times[1::2], strict=False), set(before[1::2])
    dashed = len(times) > 1 and len(times) % 2 == 0 and all("-" in gap or "/" in gap for gap in before[::2])
    parted = len(times) == 2 or gaps.isdisjoint(before[::2])
    return len(run.groups) if dashed and parted and all(opens < shuts for opens, shuts in spans) else 0


def _time(hour: str, minutes: str) -> int:
    """Return the minutes since midnight, -1 if it is no time: a prefix of a telephone has a zero before it."""
    whole = len(hour) <= 2 and int(hour) <= 24 and (bool(minutes) or hour[0] != "0")
    exact = not minutes or (len(minutes) == 2 and minutes < "60" and minutes[1] in "05")
    return int(hour) * 60 + int(minutes or 0) if whole and exact else -1


def _per_mille(run: Run, at: int) -> int:
    """5x1000, before the code of the body that it is for."""
    said = run.groups[at : at + 2]
    return 2 if said[:1] in (["2"], ["5"], ["8"]) and said[1:] == ["1000"] and run.gaps[at].strip() in ("x", "X") else 0


def _clock(run: Run, at: int) -> int:
    """Take all that stands behind a date: 00:00, 10:05:07.250, 00:00:00+01:00, as programs write a day."""
    if at not in (2, 3) or _date(run, 0) != at:
        return 0
    written = "".join(f"{gap}{group}" for gap, group in zip(run.gaps[at - 1 :], run.groups[at:], strict=True))
    return len(run.groups) - at if _CLOCK.fullmatch(written) else 0


def _house(run: Run, at: int) -> int:
    """After the name of a street: 12, 12/14, 520/522/524, 1245 1247; with a CAP after it."""
    if at or not _ROAD.search(run.before):
        return 0
    last = 0
    while last + 1 < len(run.groups) and run.gaps[last] in ("/", "-", ", ", "/ ") and _goes_on(run.groups, last):
        last += 1
    if len(run.groups) == 2 and run.gaps[0] in (*_DASHES, ", ", "/ ") and _is_pair(*run.groups):
        return 2
    if last == 0 and len(run.groups) > 1 and run.gaps[0] == "/" and len(run.groups[1]) <= 3:
        last = 1
    return last + 1 if len(run.groups[0]) <= 4 else 0


def _goes_on(groups: list[str], at: int) -> bool:
    one, two = groups[at], groups[at + 1]
    return len(two) <= 3 and len(one) <= 3 and 0 < int(two) - int(one) <= 10


def _is_pair(one: str, two: str) -> bool:
    """Return whether two numbers are houses of a long street; a telephone has a prefix, or more digits."""
    return len(one) <= 4 and len(two) <= 4 and "0" not in (one[0], two[0]) and 0 < int(two) - int(one) <= _CIVIC


def _cap(run: Run, at: int) -> int:
    """Take a postal code: alone, before or after a house number, two of one town."""
    group, others = run.groups[at], run.groups[:at] + run.groups[at + 1 :]
    if len(group) != 5 or not "00010" <= group <= "98168" or len(others) > 3:
        return 0
    fives = [other for other in others if len(other) == 5]
    if fives:
        return int(all(five[:2] == group[:2] for five in fives) and len(fives) == len(others) and group[0] != "3")
    if at:
        return int(bool(_house(run, 0)) or (len(run.groups) == 2 and len(run.groups[0]) <= 4 and run.gaps[0] != "/"))
    return int(all(is_year(other) or len(other) <= 2 for other in others))


def _next_to_cap(run: Run, at: int) -> int:
    """Take the house number of «12, 00184» or «00184, 12»."""
    groups = run.groups
    return int(len(groups) == 2 and len(groups[at]) <= 4 and len(groups[1 - at]) == 5 and bool(_cap(run, 1 - at)))


def _code(run: Run, at: int) -> int:
    """Take a body's tax code (eleven digits in one), or a number after «prot. n.», «iscrizione» and the like."""
    group = run.groups[at]
    named = at == 0 and _REGISTER.search(run.before) is not None
    if len(group) == 11 and not group.startswith("393") and (named or tax_code_is_right(group)):
        return 1
    if not named or len(group) > 9 or (group[0] in "03" and len(group) > 7):
        return 0
    return 2 if len(run.groups) > 1 and run.gaps[0] == "/" and is_year(run.groups[1]) else 1


def _within(text: str, most: int) -> bool:
    return len(text) <= 2 and 1 <= int(text) <= most


_EXPLAIN: tuple[Callable[[Run, int], int], ...] = (
    _date, _clock, _of_a_year, _hours, _per_mille, _code, _house, _cap, _next_to_cap,
)  # fmt: skip
