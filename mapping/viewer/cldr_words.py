# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a language says by CLDR: its numbers, its dates, its lists."""

from typing import TypedDict

from babel import Locale

_JOINTS = ("middle", "end", "2")


class NumberMarks(TypedDict):
    """How a language writes numbers: its marks, and the sizes of its groups of digits."""

    decimale: str
    migliaia: str
    gruppi: list[int]


class DateWords(TypedDict):
    """How a language writes dates: patterns of CLDR's, months beside a day, and by themselves where they differ."""

    giorno: str
    mese: str
    mesi: list[str]
    mesi_soli: list[str]


class ListWords(TypedDict):
    """How a language joins names by «or» and by «and»: before the last of three or more stands the second sign."""

    o: list[str]
    e: list[str]


def numbers(cldr: Locale) -> NumberMarks:
    """Return the marks of a language's numbers and the sizes of their groups, the last first."""
    marks = cldr.number_symbols["latn"]
    groups = cldr.decimal_formats[None].grouping
    return {"decimale": marks["decimal"], "migliaia": marks["group"], "gruppi": list(groups)}


def dates(cldr: Locale) -> DateWords:
    """Return the patterns of a day and of a month, and the names of the months in the case that each asks for."""
    alone = str(cldr.datetime_skeletons["yMMMM"].pattern)
    by_themselves = _months(cldr, "stand-alone") if "LLLL" in alone else []
    day = cldr.date_formats["long"].pattern
    return {"giorno": day, "mese": alone, "mesi": _months(cldr, "format"), "mesi_soli": by_themselves}


def _months(cldr: Locale, context: str) -> list[str]:
    months = cldr.months[context]["wide"]
    return [months[number] for number in range(1, 13)]


def lists(cldr: Locale) -> ListWords:
    """Return what CLDR puts between the names of a list: between two of many, before the last, between two alone."""
    between = {style: [_separator(cldr.list_patterns[style][part]) for part in _JOINTS] for style in ("or", "standard")}
    return {"o": between["or"], "e": between["standard"]}


def _separator(pattern: str) -> str:
    return pattern.removeprefix("{0}").removesuffix("{1}")
