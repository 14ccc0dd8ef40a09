# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text of every language as the page itself fills it: for every choice, every plural, every kind of number."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from mapping.translations.catalogues import forms, is_stale, read
from mapping.translations.languages import languages
from mapping.translations.texts import italian
from mapping.viewer import Argument, arguments
from mapping.viewer.languages import LANGUAGES, locale, number_text, strings
from mapping.viewer.page_words import wordbook
from tests.viewer_script import answered

ROOT = Path(__file__).parents[1]
NUMBERS = (0, 1, 2, 3, 5, 11, 20, 21, 101, 503, 1_000_000)
NOTES = tomllib.loads((ROOT / "mapping" / "translations" / "notes.toml").read_text(encoding="utf-8"))
COUNTED = {name for name, said in NOTES["segnaposti"].items() if said.startswith("un numero")}
NAME = "Ñandú"
"""What no text says: a name to fill in, by which it is found again."""
FAULTS = {
    "due spazi": r"[ \u00a0\u202f]{2}",
    "uno spazio davanti al segno": r"[ \u00a0\u202f][,.،。，、।](?![\w.])",
    "uno spazio ai bordi": r"^\s|\s$",
    "una parentesi vuota": r"\(\s*\)|«\s*»|\[\s*\]",
    "un posto non riempito": r"[{}#]|undefined|\bNaN\b",
    "due segni": r"([.,;:،؛。：])\1",
}
WRITTEN = re.compile(r"\d+(?:[.,’\u00a0\u202f]\d+)*")
"""A number with its marks."""
Values = dict[str, int | str]


def messages(lang: str) -> dict[str, list[str]]:
    """Return each text of the page with its forms."""
    said = strings("it")["testi"] | strings(lang)["testi"]
    return {key: list(text.values()) if isinstance(text, dict) else [text] for key, text in said.items()}


def values_of(texts: Iterable[str], *, plural: bool) -> Iterator[Values]:
    """Yield what to try a text with: every branch of every choice, every number in every place."""
    places: dict[str, dict[int | str, None]] = {"n": dict.fromkeys(NUMBERS)} if plural else {}
    for argument in (argument for text in texts for argument in arguments(text)):
        found = places.setdefault(argument.name, {})
        if argument.kind == "select":
            found |= dict.fromkeys(argument.forms)
        else:
            found |= dict.fromkeys(NUMBERS if argument.kind or argument.name in COUNTED else (NAME,))
    for chosen in product(*places.values()):
        yield dict(zip(places, chosen, strict=True))


@cache
def asked(lang: str) -> list[tuple[str, Values]]:
    testi = strings(lang)["testi"]
    return [
        (key, values)
        for key, texts in messages(lang).items()
        for values in values_of(texts, plural=isinstance(testi.get(key, strings("it")["testi"][key]), dict))
    ]


@pytest.fixture(scope="module")
def filled() -> Mapping[str, list[str]]:
    """Return what the page tells, by language, in the order of what is `asked`."""
    words = wordbook("it", [], [], languages=LANGUAGES, texts=strings("it")["testi"])
    told: dict[str, list[str]] = answered(
        "filled-messages.js", {"words": words, "asked": {lang: asked(lang) for lang in LANGUAGES}}
    )
    return told


def faults(text: str) -> list[str]:
    return [name for name, pattern in FAULTS.items() if re.search(pattern, text)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_that_is_filled_has_no_fault(filled, lang):
    found = {told: (key, faults(told)) for (key, _), told in zip(asked(lang), filled[lang], strict=True)}
    assert {told: fault for told, fault in found.items() if fault[1] or not told} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_are_written_as_the_language_writes_them(filled, lang):
    for (key, values), told in zip(asked(lang), filled[lang], strict=True):
        numbers = {number_text(value, lang) for value in values.values() if isinstance(value, int)}
        own = {number for text in messages(lang)[key] for number in WRITTEN.findall(text)}
        assert set(WRITTEN.findall(told)) <= numbers | own, (key, told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_to_be_filled_in_is_told(filled, lang):
    """But for a plural that says its number in words, and for a choice that has the name's own form."""
    for (key, values), told in zip(asked(lang), filled[lang], strict=True):
        assert NAME not in values.values() or NAME in told or values.get("codice", "other") != "other", (key, told)
        for name, value in values.items():
            if isinstance(value, int) and value > 2:
                assert number_text(value, lang) in told, (key, name, told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_in_several_forms_has_all_that_whole_numbers_ask_for_and_no_empty_one(lang):
    plural = locale(lang).plural_form
    asked_for = {plural(n) for n in range(1000)}
    for key, texts in messages(lang).items():
        said = strings(lang)["testi"].get(key)
        assert not isinstance(said, dict) or asked_for <= set(said), key
        for choice in (argument for text in texts for argument in arguments(text) if argument.kind):
            assert all(is_said(form) for form in choice.forms.values()), key


def is_said(form: tuple[Any, ...]) -> bool:
    return any(isinstance(part, Argument) or part.strip() for part in form)


@pytest.mark.parametrize("lang", languages())
def test_no_text_of_a_catalogue_has_a_fault_of_spacing(lang):
    """Those of the tables, too; where a brace stands for a value, one is put."""
    for key, message in read(languages()[lang]).items():
        if not key.startswith("testi.") and not is_stale(message):
            for form in forms(message):
                assert faults(re.sub(r"\{\w+\}", NAME, form)) == [], (key, form)


def test_the_italian_of_the_tables_has_no_fault_of_spacing():
    told = {key: form for key, texts in italian().items() for form in texts if not key.startswith("testi.")}
    assert {key: form for key, form in told.items() if faults(re.sub(r"\{\w+\}", NAME, form))} == {}


@pytest.mark.parametrize("bad", ["a  b", "a\u00a0 b", "a , b", "a\u202f.", "a ", "()", "« »", "{n}", "# a", "a.."])
def test_a_fault_is_seen(bad):
    assert faults(bad)


@pytest.mark.parametrize("good", ["a .csv", "10\u00a0%", "«\u00a0a\u00a0»", "a… b", "a :\u00a0b"])
def test_what_is_no_fault_is_left(good):
    assert not faults(good)
