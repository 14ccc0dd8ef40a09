# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page's words in every language: nothing missing, the same blanks to fill, the plurals it asks."""

import json
import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from typing import Any

import pytest
from babel import Locale
from babel.core import get_global, parse_locale
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.coverage import indicators
from mapping.coverage.indicator_table import words
from mapping.metadata import STATES
from mapping.schema import choices
from mapping.viewer.bzipped import bzipped, opened, words_in
from mapping.viewer.deflated import deflated, inflated
from mapping.viewer.languages import LANGUAGES, SHIPPED
from mapping.viewer.markup import bundle
from mapping.viewer.messages import Parts, arguments, parse
from mapping.viewer.payload import build_payload

STRINGS = files("mapping.viewer").joinpath("strings")
CODES = sorted(file.name.removesuffix(".json") for file in STRINGS.iterdir())
WRITTEN = {"it", "en"}
"""Written by hand; they take the closed lists from the tables of the package."""
DRAFTS = sorted(set(CODES) - WRITTEN)
LISTS = ("composizione", "tipologia", "ambito", "raggio", "stato", "precisione")
WORDS = ("evidenza", "evidenza_breve", "confronto_italia")
TABLES = ("indicatori", "brevi", "unita", "fonti")
KEPT = ("Malaika", "ISTAT", "CC BY 4.0", "IN.CO.NT.RO", "JavaScript", "CSV", "GeoJSON")
LATIN_WORDS = set(re.findall(r"\w+", " ".join(KEPT))) | {"APS", "CAP", "IDOS", "IP", "cookie", "script"}
LATIN_WORDS |= {"Tab", "Enter", "Esc"}
LATIN_WORDS |= {"ORIM", "Caritas", "Migrantes", "Selvas", "org", "AnconaToday", "FARE", "Mediterranews"}
LATIN_WORDS |= {"Ca", "Foscari"}
"""What may stand in Latin letters in a text of another script."""
UNICODE_NAMES = {"Hans": "CJK", "Hant": "CJK", "Beng": "BENGALI"}
"""Of the scripts that CLDR calls otherwise."""
NO_PROSE = {"lingua", "quaderno"}
"""Names of the language and of a notebook's menus: in other letters too."""
ROUND_ZERO = range(1000)


def _source(code: str) -> str:
    return STRINGS.joinpath(f"{code}.json").read_text(encoding="utf-8")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    assert len({key for key, _ in pairs}) == len(pairs), "a key is written twice"
    return dict(pairs)


def _read(code: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(_source(code), object_pairs_hook=_once)
    return read


ITALIAN = _read("it")["testi"]


def _forms(text: str | dict[str, str]) -> dict[str, str]:
    return {"": text} if isinstance(text, str) else text


def _all_texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file with where it stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _all_texts(inner, f"{path}/{key}")


def _blanks(text: str) -> set[str]:
    """The names of the places to fill, those within the forms of a choice too."""
    return {argument.name for argument in arguments(text)}


def _selectors(text: str) -> set[str]:
    """The names that only choose a form: a language may have one form for all."""
    told = {argument.name for argument in arguments(text) if argument.kind != "select"}
    return _blanks(text) - told


def _letters(text: str) -> str:
    """What a message says by itself."""
    return _spoken(parse(text))


def _spoken(parts: Parts) -> str:
    return "".join(
        part if isinstance(part, str) else f" {' '.join(_spoken(form) for form in part.forms.values())} "
        for part in parts
    )


def _script(code: str) -> str:
    """The script of a language as Unicode's names of letters begin, by CLDR's likely one."""
    name = _read(code)["lingua"].get("cldr", code)
    script = parse_locale(name)[2] or parse_locale(get_global("likely_subtags").get(name, name))[2] or "Latn"
    return UNICODE_NAMES.get(script) or str(Locale("en").scripts[script]).upper()


def _plural(code: str) -> Any:
    return Locale.parse(_read(code)["lingua"].get("cldr", code)).plural_form


def test_the_languages_are_there():
    assert set(CODES) >= {
        "it", "en", "fr", "es", "ar", "zh", "uk", "ru", "ro", "sq", "bn", "ur", "hi", "pa", "fil", "si", "ta",
        "sr", "wo", "de", "sl", "pt", "pl", "mk", "am", "so", "ti", "pcm", "fa", "ka", "bg", "tr",
    }  # fmt: skip
    assert set(LANGUAGES) == set(CODES)
    assert LANGUAGES[:2] == ("it", "en")


@pytest.mark.parametrize("code", CODES)
def test_the_file_says_what_it_is(code):
    language = _read(code)["lingua"]
    assert language["codice"] == code
    assert language["stato"] in (["approvata"] if code in WRITTEN else STATES)
    assert (language["letta"] == 100) is (language["stato"] != "bozza")
    assert Locale.parse(language.get("cldr", code)).text_direction == language["direzione"]


def test_own_names_differ():
    assert len({_read(code)["lingua"]["nome"] for code in CODES}) == len(CODES)


@pytest.mark.parametrize("code", DRAFTS)
def test_drafts_are_written_in_one_way(code):
    assert _source(code) == json.dumps(_read(code), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_missing_and_none_is_left_over(code):
    texts = _read(code)["testi"]
    assert [key for key in ITALIAN if key not in texts] == []
    assert [key for key in texts if key not in ITALIAN] == []
    assert [key for key in texts if isinstance(texts[key], str) is not isinstance(ITALIAN[key], str)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_form_has_the_blanks_of_the_italian(code):
    """A form used for one number only (Arabic «two») may say the number in words instead of «{n}»."""
    rule = _plural(code)
    for key, text in _read(code)["testi"].items():
        italian = next(iter(_forms(ITALIAN[key]).values()))
        asked, choosing = _blanks(italian), _selectors(italian)
        for category, form in _forms(text).items():
            lone = category and sum(rule(n) == category for n in ROUND_ZERO) == 1
            missing = asked - _blanks(form)
            assert _blanks(form) <= asked, (key, category)
            assert missing <= choosing | ({"n"} if lone else set()), (key, category)


@pytest.mark.parametrize("code", CODES)
def test_messages_choose_by_the_plurals_of_the_language(code):
    rule = _plural(code)
    for key, text in _read(code)["testi"].items():
        for category, form in _forms(text).items():
            assert "'{" not in form, (key, "an apostrophe before a brace hides what is to be filled")
            for argument in arguments(form):
                if argument.kind == "plural":
                    named = {name for name in argument.forms if not name.startswith("=")}
                    assert "one" in named or "one" not in rule.tags, (key, category)
                    assert named <= rule.tags | {"other"}, (key, category)


@pytest.mark.parametrize("code", CODES)
def test_plurals_are_those_of_the_language(code):
    rule = _plural(code)
    allowed = rule.tags | {"other"}
    needed = {rule(n) for n in ROUND_ZERO} | {"other"} if code in WRITTEN else allowed
    for key, text in _read(code)["testi"].items():
        if not isinstance(text, str):
            assert needed <= set(text) <= allowed, key


@pytest.mark.parametrize("code", DRAFTS)
def test_closed_lists_are_complete_and_in_order(code):
    lists = _read(code)["voci"]
    assert list(lists) == [*LISTS, *WORDS]
    for name in LISTS:
        assert list(lists[name]) == list(choices(name)), name
    for name in WORDS:
        assert list(lists[name]) == list(words(name)), name


@pytest.mark.parametrize("code", DRAFTS)
def test_values_of_a_list_can_be_told_apart(code):
    for name, values in _read(code)["voci"].items():
        assert len(set(values.values())) == len(values), name


@pytest.mark.parametrize("code", DRAFTS)
def test_figures_are_named_alike_in_all_languages(code):
    read, other = _read(code), _read("fr")
    assert set(read["indicatori"]) <= set(indicators())
    assert [set(read[table]) for table in TABLES] == [set(other[table]) for table in TABLES]


def test_the_page_lacks_no_text_in_any_language(atlas):
    block = build_payload(atlas, lang="it")
    keys, languages = block["chiavi"], block["lingue"]
    assert tuple(languages) == SHIPPED
    for code in languages:
        words = words_in(languages, code)
        for table in ("testi", "paesi", *TABLES):
            assert [k for k, text in zip(keys[table], words[table], strict=True) if not text] == [], (
                code,
                table,
            )


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.recursive(st.none() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])), st.lists))
def test_what_is_packed_comes_back(value):
    for pack, unpack in ((deflated, inflated), (bzipped, opened)):
        packed = pack(value)
        assert unpack(packed) == value
        assert not set(packed) & set("&<>{}'\"\\")


def test_one_text_is_packed_into_the_same_bytes_on_every_machine():
    text = [f"{n * n % 997} associazioni di {n * n % 89}" for n in range(2000)]
    written = sha256(deflated(text).encode()).hexdigest()
    assert written == "d0ffde269fdaa3c9f695a6abc8e2b314f0aacd25a8a12963dff5978805e97532", "another libdeflate?"
    written = sha256(bzipped(text).encode()).hexdigest()
    assert written == "13f77e7fc1896a6b669e79f6043c12d0f037723b1c77cf266333d3fbbedff4a8", "another libbz2?"


@pytest.mark.parametrize("code", CODES)
def test_texts_are_plain_and_whole(code):
    for where, text in _all_texts(_read(code)):
        assert text.strip(), where
        assert not re.search(r"[<>&\\`\t\n\r]", text), where
        assert "  " not in text, where
        assert unicodedata.is_normalized("NFC", text), where
        assert text == text.strip(), where


@pytest.mark.parametrize("code", DRAFTS)
def test_proper_names_stay(code):
    read = _read(code)
    for key, text in ITALIAN.items():
        for name in KEPT:
            assert (name in str(text)) == (name in str(read["testi"].get(key, text))), (key, name)


@pytest.mark.parametrize("code", DRAFTS)
def test_nothing_long_is_left_in_italian(code):
    for key, text in _read(code)["testi"].items():
        assert len(str(text)) < 20 or text != ITALIAN[key], key


@pytest.mark.parametrize("code", [code for code in CODES if _script(code) == "LATIN"])
def test_no_word_is_set_in_two_fonts(code):
    """Whatever letter the embedded font lacks comes from the system's: then all of them do."""
    style = bundle("plain.css")
    spans = re.findall(r"U\+([0-9a-f]+)(?:-([0-9a-f]+))?", style, re.IGNORECASE)
    embedded = {n for first, last in spans for n in range(int(first, 16), int(last or first, 16) + 1)}
    letters = {c for _, text in _all_texts(_read(code)) for c in text if c.isalpha()}
    latin = {c for c in letters if "LATIN" in unicodedata.name(c)}
    assert (f":root:lang({code})" in style) is any(ord(c) not in embedded for c in latin)


ORDINALS = "ªº"
"""Latin letters by their use, not by their names: the Portuguese «1º»."""


@pytest.mark.parametrize("code", DRAFTS)
def test_letters_are_of_the_language_s_script(code):
    script = _script(code)
    for where, text in _all_texts(_read(code)):
        if where.split("/")[1] not in NO_PROSE:
            letters = [c for c in text if c > "\x7f" and c.isalpha() and c not in ORDINALS]
            foreign = [c for c in letters if script not in unicodedata.name(c)]
            assert foreign == [], (where, foreign)


@pytest.mark.parametrize("code", [code for code in CODES if _script(code) != "LATIN"])
def test_no_stray_latin_word_in_another_script(code):
    read = _read(code)
    for where, text in _all_texts({key: read[key] for key in read if key not in NO_PROSE}):
        assert set(re.findall(r"[A-Za-z]+", _letters(text))) <= LATIN_WORDS, where


@pytest.mark.parametrize("code", CODES)
def test_the_number_that_a_circle_shows_stands_in_its_name(code: str) -> None:
    """Who speaks to the page says what is seen (WCAG 2.5.3): also where a language has a word for «two of them»."""
    forms = _read(code)["testi"]["cerchio"]
    assert [form for form, text in forms.items() if "{n}" not in text and form != "zero"] == []
