# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page's words: one file per language in ``strings/``, Italian string by string where it is silent."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

from mapping.coverage import words
from mapping.schema import choices
from mapping.shipped_tables import read_table

DEFAULT = "it"
LANGUAGES = (
    "it", "en", "fr", "es", "ar", "zh", "uk", "ru", "ro", "sq",
    "bn", "ur", "hi", "pa", "fil", "si", "ta", "sr", "wo",
)  # fmt: skip
"""In the order of the menu; all but the first two are drafts of a machine, and are marked so."""
CLOSED_LISTS = ("composizione", "tipologia", "ambito", "raggio", "stato", "precisione", "metodo")
COVERAGE_WORDS = ("lacuna", "confronto_italia")


@cache
def strings(lang: str) -> dict[str, Any]:
    """Return the file of a language.

    ``lingua`` (``codice``, ``nome``, ``direzione``, ``bozza``, perhaps ``cldr``), ``testi`` (key -> text, or
    plural forms), and for the drafts ``voci``, ``indicatori``, ``unita``, ``fonti`` (data word -> text).
    """
    text = files("mapping.viewer").joinpath("strings", f"{lang}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def translate(lang: str, key: str, **values: object) -> str:
    """Return the text of ``key`` with its placeholders filled; Italian where the language lacks it."""
    text = strings(lang)["testi"].get(key, strings(DEFAULT)["testi"][key])
    return str(text).format_map(values)


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
