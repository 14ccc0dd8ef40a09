# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""All languages as the page carries them: the keys once, and per language the texts in the order of the keys.

Names of countries, numbers and dates come from CLDR here, at build time: browsers lack several languages.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from babel import Locale

from mapping.coverage import Indicator
from mapping.viewer.languages import (
    CLOSED_LISTS,
    COVERAGE_WORDS,
    DEFAULT,
    LANGUAGES,
    choice,
    closed_values,
    country_name,
    locale,
    strings,
)

_KIT = "kit_"
"""Texts of the editor's page, which this page never shows."""
_NAMED = ("codice", "nome", "direzione", "bozza")
"""What the page must know of a language itself."""


def wordbook(
    lang: str,
    countries: Iterable[str],
    figures: Iterable[Indicator],
    *,
    languages: Iterable[str] = LANGUAGES,
    texts: Collection[str] | None = None,
    lists: Iterable[str] = (*CLOSED_LISTS, *COVERAGE_WORDS),
) -> dict[str, Any]:
    """Return ``lingua`` (to open with), ``chiavi`` (the keys) and ``lingue`` (code -> texts in their order).

    A text that a language lacks is None: the page then takes the Italian one. ``languages`` and ``lists`` are
    those to send; of the ``texts`` all but the kit's, unless they are named.
    """
    shown = list(figures)
    keys = {
        "testi": list(texts or (key for key in strings(DEFAULT)["testi"] if not key.startswith(_KIT))),
        "voci": {table: closed_values(table) for table in lists},
        "paesi": list(countries),
        "indicatori": [figure.name for figure in shown],
        "unita": sorted({figure.unit for figure in shown}),
        "fonti": sorted({figure.source for figure in shown}),
    }
    named = {code: _language(code, keys, shown) for code in languages}
    return {"lingua": lang, "chiavi": keys, "lingue": named}


def figure_name(lang: str, figure: Indicator) -> str:
    """Return the words for a figure; the Italian ones where the language lacks them."""
    return str(_of_figures(lang, [figure], [figure.name], "indicatori", "name", ("it", "en"))[0] or figure.it)


def _language(lang: str, keys: Mapping[str, Any], shown: list[Indicator]) -> dict[str, Any]:
    own = strings(lang)
    return {
        **{key: own["lingua"][key] for key in _NAMED},
        "testi": [own["testi"].get(key) for key in keys["testi"]],
        "voci": {table: [choice(lang, table, value) for value in values] for table, values in keys["voci"].items()},
        "paesi": [country_name(country, lang) for country in keys["paesi"]],
        "indicatori": _of_figures(lang, shown, keys["indicatori"], "indicatori", "name", ("it", "en")),
        "unita": _of_figures(lang, shown, keys["unita"], "unita", "unit", ("unit", "unit_en")),
        "fonti": [_source(lang, shown, source) for source in keys["fonti"]],
        "numeri": _numbers(locale(lang)),
        "date": _dates(locale(lang)),
    }


def _of_figures(
    lang: str, shown: list[Indicator], keys: list[str], table: str, by: str, fields: tuple[str, str]
) -> list[str | None]:
    """Return the texts of a table of figures: the indicators' own in Italian and English, else the file's."""
    if lang in ("it", "en"):
        field = fields[lang == "en"]
        own = {getattr(figure, by): getattr(figure, field) for figure in shown}
        return [own[key] for key in keys]
    return [strings(lang).get(table, {}).get(key) for key in keys]


def _source(lang: str, shown: list[Indicator], source: str) -> str | None:
    """Return the name of a source, which may be several joined with «; », each translated by itself."""
    if lang in ("it", "en"):
        return next(figure.source_en if lang == "en" else figure.source for figure in shown if figure.source == source)
    parts = [_source_part(lang, part) for part in source.split("; ")]
    return "; ".join(part for part in parts if part) if all(parts) else None


def _source_part(lang: str, part: str) -> str | None:
    known: dict[str, str] = strings(lang).get("fonti", {})
    if part in known:
        return known[part]
    head, _, year = part.rpartition(" ")
    pattern = known.get(f"{head} {{anno}}")
    return pattern.format(anno=year) if pattern else None


def _numbers(cldr: Locale) -> dict[str, Any]:
    marks = cldr.number_symbols["latn"]
    groups = cldr.decimal_formats[None].grouping
    return {"decimale": marks["decimal"], "migliaia": marks["group"], "gruppi": list(groups)}


def _dates(cldr: Locale) -> dict[str, Any]:
    months = cldr.months["format"]["wide"]
    return {
        "giorno": cldr.date_formats["long"].pattern,
        "mese": str(cldr.datetime_skeletons["yMMMM"].pattern),
        "mesi": [months[number] for number in range(1, 13)],
    }
