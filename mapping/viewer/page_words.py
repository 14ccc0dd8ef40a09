# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""All languages as the page carries them: the keys once, and per language the texts in the order of the keys.

Names of countries, numbers and dates come from CLDR here, at build time: browsers lack several languages.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypedDict

from mapping.coverage import Indicator
from mapping.schema import OUTSIDE, STATES
from mapping.viewer.cldr_words import DateWords, ListWords, NumberMarks, dates, lists, numbers
from mapping.viewer.languages import (
    CLOSED_LISTS,
    COVERAGE_WORDS,
    DEFAULT,
    NO_WORDS,
    SHIPPED,
    OwnWords,
    choice,
    closed_values,
    country_name,
    is_draft,
    is_of_nature,
    locale,
    own_text,
    strings,
    tag,
)
from mapping.viewer.told import Pair, told

_KIT = "kit_"
"""Texts of the editor's page, which this page never shows."""
_IN_HTML = {"senza_javascript", "guasto", "senza_regione"}
"""Texts that stand in the HTML only, in the language that the page opens in."""
_OF_ITALY = frozenset(STATES) - {OUTSIDE}
Text = str | dict[str, str]
"""A text, or its forms by CLDR's names of plurals."""


class WordKeys(TypedDict):
    """The keys of the texts of every language, each table in its order."""

    testi: list[str]
    voci: dict[str, list[str]]
    paesi: list[str]
    indicatori: list[str]
    brevi: list[str]
    unita: list[str]
    fonti: list[str]
    luoghi: list[str]


class LanguageWords(TypedDict):
    """What a language says: its texts in the order of `WordKeys`, None where it lacks one; its numbers and dates."""

    testi: list[Text | None]
    voci: dict[str, list[str]]
    paesi: list[str]
    indicatori: list[str | None]
    brevi: list[str | None]
    unita: list[str | None]
    fonti: list[str | None]
    luoghi: list[str | None]
    racconti: list[str | None]
    numeri: NumberMarks
    date: DateWords
    elenchi: ListWords


class OtherLetters(TypedDict):
    """The same language as others write it, which the page makes of it by rule; ``salvi`` are the publisher's texts."""

    codice: str
    nome: str
    salvi: list[str]


class PackedLanguage(TypedDict):
    """A language: what the menu shows of it, and its words, which may travel packed (`mapping.viewer.bzipped`).

    Of a draft ``letta`` is how much of it somebody has read, in per cent. ``con`` is the language with which it is
    packed, None where the words travel open.
    """

    codice: str
    tag: str
    nome: str
    direzione: str
    bozza: bool
    letta: int
    parole: LanguageWords | str | None
    altra: OtherLetters | None
    con: str | None


class WordBlock(TypedDict):
    """The words of the page: the language to open with, the keys, and the texts by language."""

    lingua: str
    chiavi: WordKeys
    lingue: dict[str, PackedLanguage]


def wordbook(
    lang: str,
    countries: Iterable[str],
    figures: Iterable[Indicator],
    *,
    languages: Iterable[str] = SHIPPED,
    texts: Collection[str] | None = None,
    lists: Iterable[str] = (*CLOSED_LISTS, *COVERAGE_WORDS),
    own: OwnWords = NO_WORDS,
    tables: Sequence[Pair] = (),
    sources: Mapping[str, str] = MappingProxyType({}),
    states: Collection[str] = _OF_ITALY,
) -> WordBlock:
    """Return ``lingua`` (to open with), ``chiavi`` (the keys) and ``lingue`` (code -> texts in their order).

    A text that a language lacks is None: the page then takes the Italian one. ``languages`` and ``lists`` are
    those to send; of the ``texts`` all that the page may show (`page_texts`), unless they are named. ``own`` come
    before ours. ``tables`` are the texts of the tables, which hold their places (`mapping.viewer.told`). ``sources``
    are who else counted, Italian name -> English one, beside the sources of the figures. ``states`` are those in which
    a row may be.
    """
    shown, spoken = list(figures), tuple(languages)
    keys: WordKeys = {
        "testi": list(texts or page_texts()),
        "voci": {
            table: [value for value in closed_values(table) if table != "stato" or value in states] for table in lists
        },
        "paesi": list(countries),
        "indicatori": [figure.name for figure in shown],
        "brevi": [figure.name for figure in shown if figure.short_it],
        "unita": sorted({figure.unit for figure in shown if figure.unit}),
        "fonti": sorted({figure.source for figure in shown} | set(sources)),
        "luoghi": sorted({name for code in spoken for name in strings(code).get("luoghi", {})}),
    }
    named = {code: _language(code, keys, shown, own, tables, sources) for code in spoken}
    return {"lingua": lang, "chiavi": keys, "lingue": named}


def page_texts() -> list[str]:
    """Return the keys of the texts that the script may show: not the kit's, nor those that replace another."""
    texts = strings(DEFAULT)["testi"]
    return [key for key in texts if not (key.startswith(_KIT) or is_of_nature(key) or key in _IN_HTML)]


def figure_name(lang: str, figure: Indicator) -> str:
    """Return the words for a figure; the Italian ones where the language lacks them."""
    return str(_of_figures(lang, [figure], [figure.name], "indicatori", "name", ("it", "en"))[0] or figure.it)


def short_name(lang: str, figure: Indicator) -> str:
    """Return what stands above a figure's column: the Italian words where the language lacks them."""
    own = _of_figures(lang, [figure], [figure.name], "brevi", "name", ("short_it", "short_en"))[0]
    return str(own or figure.short_it or figure_name(lang, figure))


def _language(
    lang: str,
    keys: WordKeys,
    shown: list[Indicator],
    words: OwnWords,
    tables: Sequence[Pair],
    sources: Mapping[str, str],
) -> PackedLanguage:
    said = strings(lang)["lingua"]
    return {
        "codice": said["codice"],
        "tag": tag(lang),
        "nome": said["nome"],
        "direzione": said["direzione"],
        "bozza": is_draft(lang),
        "letta": said["letta"],
        "parole": {**_words(lang, keys, shown, words, sources), "racconti": [told(pair, lang) for pair in tables]},
        "altra": _other_letters(lang, keys["testi"], words),
        "con": None,
    }


def _other_letters(lang: str, texts: list[str], words: OwnWords) -> OtherLetters | None:
    other = strings(lang)["lingua"].get("altra")
    if not other:
        return None
    ours = strings(lang)["testi"].values()
    return {
        "codice": other["codice"],
        "nome": other["nome"],
        "salvi": [key for key in texts if (said := own_text(words, lang, key)) and said not in ours],
    }


def _words(
    lang: str, keys: WordKeys, shown: list[Indicator], words: OwnWords, sources: Mapping[str, str]
) -> LanguageWords:
    own = strings(lang)["testi"]
    return {
        "testi": [own_text(words, lang, key) or own.get(key) for key in keys["testi"]],
        "voci": {table: [choice(lang, table, value) for value in values] for table, values in keys["voci"].items()},
        "paesi": [country_name(country, lang) for country in keys["paesi"]],
        "indicatori": _of_figures(lang, shown, keys["indicatori"], "indicatori", "name", ("it", "en")),
        "brevi": _of_figures(lang, shown, keys["brevi"], "brevi", "name", ("short_it", "short_en")),
        "unita": _of_figures(lang, shown, keys["unita"], "unita", "unit", ("unit", "unit_en")),
        "fonti": [_source(lang, shown, source, sources) for source in keys["fonti"]],
        "luoghi": [strings(lang).get("luoghi", {}).get(name) for name in keys["luoghi"]],
        "racconti": [],
        "numeri": numbers(locale(lang)),
        "date": dates(locale(lang)),
        "elenchi": lists(locale(lang)),
    }


def _of_figures(
    lang: str, shown: list[Indicator], keys: list[str], table: str, by: str, fields: tuple[str, str]
) -> list[str | None]:
    """Return the texts of a table of figures: the indicators' own in Italian and English, else the file's."""
    if lang in ("it", "en"):
        field = fields[lang == "en"]
        own = {getattr(figure, by): getattr(figure, field) for figure in shown}
        return [own[key] or None for key in keys]
    return [strings(lang).get(table, {}).get(key) for key in keys]


def _source(lang: str, shown: list[Indicator], source: str, others: Mapping[str, str]) -> str | None:
    """Return the name of a source, which may be several joined with «; », each translated by itself."""
    if lang in ("it", "en"):
        if source in others:
            return others[source] if lang == "en" else source
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
