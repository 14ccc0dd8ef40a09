# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page's words: one file per language in ``strings/``, Italian string by string where it is silent."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, reduce
from importlib.resources import files
from typing import Any, cast

import pandas as pd
from babel import Locale
from babel.numbers import format_decimal

from mapping.cells import shown
from mapping.coverage import words
from mapping.errors import InputError
from mapping.metadata import STATES, Metadata, load_metadata
from mapping.register_kind import LIST, SAMPLE, RegisterKind
from mapping.schema import choices
from mapping.shipped_tables import read_table
from mapping.viewer.fields import closed_lists
from mapping.viewer.messages import fill_message

DEFAULT = "it"
OwnWords = Mapping[str, Mapping[str, str]]
"""What a publisher says in the place of our texts: key -> language -> text."""
NO_WORDS: OwnWords = {}
_BY_NATURE = (f"_{SAMPLE}", f"_{LIST}")
CLOSED_LISTS = closed_lists()
COVERAGE_WORDS = ("evidenza", "evidenza_breve", "confronto_italia")


@cache
def strings(lang: str) -> dict[str, Any]:
    """Return the file of a language: all that a new one needs.

    ``lingua`` (``codice``, ``posto`` in the menu, ``nome``, ``direzione``, perhaps ``cldr``; ``stato``, one of
    `STATES`, and how much of it somebody has read, ``letta`` per cent), ``quaderno`` (what a notebook says where it
    may not show the map), ``testi`` (key -> text, or plural forms), and for those that we do not write ourselves
    ``voci``, ``indicatori``, ``brevi``, ``unita``, ``fonti`` (data word -> text); ``luoghi`` (Italian name of a region,
    a province or a town -> name) where the language has its own. All but the Italian one are made from the catalogues
    in ``mapping/translations/``.
    """
    text = files("mapping.viewer").joinpath("strings", f"{lang}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _in_order() -> tuple[str, ...]:
    names = (file.name for file in files("mapping.viewer").joinpath("strings").iterdir())
    codes = [name.removesuffix(".json") for name in names if name.endswith(".json")]
    return tuple(sorted(codes, key=lambda code: (strings(code)["lingua"]["posto"], code)))


LANGUAGES = _in_order()
"""Those of which there is a file, in the order of the menu."""


def languages_of(about: Metadata) -> tuple[str, ...]:
    """Return the languages that a publisher's page has: those named that are as far as asked, in the menu's order.

    Raises
    ------
    InputError
        If one is named that there is not.
    """
    for fault in unspoken(about["lingue"]):
        raise InputError(f"Nei metadati {fault}.")
    return _spoken(about)


def unspoken(codes: Iterable[str]) -> Iterator[str]:
    """Yield what is to be said of each code that is of no language of the page, with the one that may be meant."""
    for code in dict.fromkeys(codes):
        if code not in LANGUAGES:
            close = get_close_matches(code.strip().lower(), LANGUAGES, n=1)
            way_out = f"forse è «{close[0]}»" if close else f"ci sono {', '.join(LANGUAGES)}"
            yield f"«lingue» nomina «{shown(code[:60])}», che la pagina non parla: {way_out}"


def _spoken(about: Metadata) -> tuple[str, ...]:
    least = STATES.index(about["stato_minimo"])
    return tuple(
        code
        for code in LANGUAGES
        if code in about["lingue"] and STATES.index(strings(code)["lingua"]["stato"]) >= least
    )


SHIPPED = _spoken(load_metadata())
"""Those of a page whose publisher says nothing of languages; none that is named but not written yet."""


def is_draft(lang: str) -> bool:
    """Tell whether nobody who speaks a language has read all of its texts."""
    return bool(strings(lang)["lingua"]["stato"] == STATES[0])


def translate(lang: str, key: str, **values: object) -> str:
    """Return the text of ``key`` with its places filled, as an ICU message; Italian where the language lacks it."""
    text = strings(lang)["testi"].get(key, strings(DEFAULT)["testi"][key])
    plural = locale(lang).plural_form
    if isinstance(text, dict):
        text = text.get(plural(cast("float", values["n"])), text["other"])
    return fill_message(text, values, plural=plural, number=lambda value: number_text(value, lang))


def number_text(value: Any, lang: str, decimals: int = 0) -> str:
    """Return a number as its language writes it, an en dash where there is none."""
    if pd.isna(value):
        return "–"
    cldr = locale(lang)
    last, other = cldr.decimal_formats[None].grouping
    pattern = f"#,{'#' * other},{'#' * (last - 1)}0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(value, format=pattern, locale=cldr, numbering_system="latn"))


def listed(names: Sequence[str], lang: str) -> str:
    """Return the names one after another, with the comma of the language."""
    return reduce(lambda told, name: translate(lang, "virgola", prima=told, poi=name), names) if names else ""


def place_name(italian: str, lang: str) -> str:
    """Return the name of a region, a province or a town; the Italian one where the language has none of its own."""
    return str(strings(lang).get("luoghi", {}).get(italian, italian))


def tag(lang: str) -> str:
    """Return a language as the attribute ``lang`` names it, with its script where it has several."""
    return str(strings(lang)["lingua"].get("tag", lang))


def own_text(words: OwnWords, lang: str, key: str) -> str:
    """Return what the publisher's own words say for a text, the Italian where they lack the language, else ``""``."""
    said = words.get(key, {})
    return said.get(lang) or said.get(DEFAULT, "")


def is_of_nature(key: str) -> bool:
    """Tell whether a text takes the place of another in the page of a sample or of a list (``…_elenco``)."""
    return any(key.endswith(end) and key.removesuffix(end) in strings(DEFAULT)["testi"] for end in _BY_NATURE)


def register_words(kind: RegisterKind) -> OwnWords:
    """Return what the page says of a register whose nature is told, in every language; nothing of another."""
    end = f"_{kind.nature}"
    keys = [key for key in strings(DEFAULT)["testi"] if kind.nature and key.endswith(end) and is_of_nature(key)]
    return {key.removesuffix(end): {lang: strings(lang)["testi"].get(key, "") for lang in LANGUAGES} for key in keys}


def choice(lang: str, table: str, value: str) -> str:
    """Return the word for a value of a closed list (`CLOSED_LISTS`, `COVERAGE_WORDS`)."""
    both = _closed(table)[value]
    own: str | None = strings(lang).get("voci", {}).get(table, {}).get(value)
    return own or both.get(lang, both[DEFAULT])


@cache
def _closed(table: str) -> dict[str, dict[str, str]]:
    return words(table) if table in COVERAGE_WORDS else choices(table)


def closed_values(table: str) -> list[str]:
    """Return the values of a closed list in the order to show."""
    return list(_closed(table))


def country_name(country: str, lang: str) -> str:
    """Return the name of a country: ours in Italian and English, CLDR's elsewhere, else the Italian one."""
    own = _own_names().get(country, {})
    return str(own.get(lang) or locale(lang).territories.get(country) or own.get(DEFAULT, country))


@cache
def _own_names() -> dict[str, dict[str, str]]:
    table = read_table("residents/cittadinanze.csv")
    return {row["paese"]: {"it": row["nome"], "en": row["en"]} for _, row in table.iterrows()}


@cache
def locale(lang: str) -> Locale:
    """Return CLDR's locale of one of `LANGUAGES` (Serbian is written in Latin letters)."""
    found = strings(lang)["lingua"]
    return Locale.parse(found.get("cldr", found["codice"]))
