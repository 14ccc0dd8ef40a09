# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page's words: one file per language in ``strings/``; names, numbers, dates from CLDR at build time."""

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

from mapping.coverage.indicators import words
from mapping.schema import choices
from mapping.shipped import read_table

DEFAULT = "it"
LANGUAGES = ("it", "en")
_TABLES = ("composizione", "tipologia", "ambito", "raggio", "stato", "precisione", "metodo")
_WORDS = ("lacuna", "confronto_italia")


@cache
def strings(lang: str) -> dict[str, Any]:
    """Return the file of a language: ``lingua`` (code, name, direction, draft), ``testi`` (key -> text)."""
    text = files("mapping.viewer").joinpath("strings", f"{lang}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def translate(lang: str, key: str, **values: object) -> str:
    """Return the text of ``key`` with its placeholders filled; Italian where the language lacks it."""
    text = strings(lang)["testi"].get(key, strings(DEFAULT)["testi"][key])
    return str(text).format_map(values)


def language_block(lang: str, countries: Iterable[str]) -> dict[str, Any]:
    """Return ``lingua`` (the one to open with) and ``lingue`` (code -> names, words, numbers, dates)."""
    codes = list(countries)
    return {"lingua": lang, "lingue": {code: _language(code, codes) for code in LANGUAGES}}


def _language(code: str, countries: list[str]) -> dict[str, Any]:
    locale = Locale.parse(code)
    return {
        **strings(code)["lingua"],
        "testi": strings(code)["testi"],
        "voci": {table: _in(choices(table), code) for table in _TABLES}
        | {column: _in(words(column), code) for column in _WORDS},
        "paesi": {country: country_name(country, code) for country in countries},
        "numeri": _numbers(locale),
        "date": _dates(locale),
    }


def _in(values: dict[str, dict[str, str]], lang: str) -> dict[str, str]:
    return {value: both.get(lang, both[DEFAULT]) for value, both in values.items()}


def country_name(country: str, lang: str) -> str:
    """Return the name of a country: ours in Italian and English, CLDR's elsewhere, else the Italian one."""
    own = _own_names().get(country, {})
    return str(own.get(lang) or Locale.parse(lang).territories.get(country) or own.get(DEFAULT, country))


@cache
def _own_names() -> dict[str, dict[str, str]]:
    table = read_table("residents/cittadinanze.csv")
    return {row["paese"]: {"it": row["nome"], "en": row["en"]} for _, row in table.iterrows()}


def _numbers(locale: Locale) -> dict[str, Any]:
    marks = locale.number_symbols["latn"]
    groups = locale.decimal_formats[None].grouping
    return {"decimale": marks["decimal"], "migliaia": marks["group"], "gruppi": list(groups)}


def _dates(locale: Locale) -> dict[str, Any]:
    months = locale.months["format"]["wide"]
    return {
        "giorno": locale.date_formats["long"].pattern,
        "mese": str(locale.datetime_skeletons["yMMMM"].pattern),
        "mesi": [months[number] for number in range(1, 13)],
    }
