# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules that have two homes, Python and the page, and those that had five: `tests/vectors` holds all to the same.

`mapping/viewer/src/tests/vectors.test.js` reads the same files.
"""

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from mapping.cells.codes import parse_cap, read_cap
from mapping.cells.countries import country_codes
from mapping.cells.folding import fold
from mapping.cells.nothing import says_nothing
from mapping.coverage import classify, indicators
from mapping.files.spreadsheet import safe_cell, unsafe_cell, write_csv_bytes
from mapping.places import geocode
from mapping.places.names import abbreviations, keys
from mapping.places.names.shipped import load_gazetteer
from mapping.registry.normalisation import parser_of
from mapping.schema import COLUMNS
from mapping.shipped_tables import read_table
from mapping.viewer.borders import arc_text
from mapping.viewer.bzipped import bzipped_text
from mapping.viewer.deflated import deflated, inflated
from mapping.viewer.languages import locale, number_text
from mapping.viewer.messages import fill_message

EVERY_KIND = ("denominazione", "acronimo", "indirizzo", "comune", "provincia", "cap", "sito_web", "latitudine")
VECTORS = Path(__file__).parent / "vectors"


def cases(name: str) -> list[Any]:
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize(("text", "safe"), cases("safe_cells"))
def test_safe_cells(text, safe):
    assert safe_cell(text) == safe
    assert unsafe_cell(safe) == text


@pytest.mark.parametrize(("value", "text"), cases("deflated"))
def test_deflated_values(value, text):
    assert (deflated(value), inflated(text)) == (text, value)


@pytest.mark.parametrize(("text", "times", "packed"), cases("bzipped"))
def test_packed_texts(text, times, packed):
    assert bzipped_text(text * times) == packed


@pytest.mark.parametrize(("steps", "text"), cases("arcs"))
def test_steps_of_arcs(steps, text):
    assert arc_text(steps) == text


@pytest.mark.parametrize(("lang", "text", "values", "told"), cases("messages"))
def test_messages(lang, text, values, told):
    plural, number = locale(lang).plural_form, lambda value: number_text(value, lang)
    assert fill_message(text, values, plural=plural, number=number) == told


@pytest.mark.parametrize(("text", "key"), cases("folds"))
def test_folds(text, key):
    assert fold(text) == key
    assert fold(key) == key


@pytest.mark.parametrize(("text", "key", "loosely"), cases("place_keys"))
def test_keys_of_places(text, key, loosely):
    assert (keys.fold(text), keys.loose(text)) == (key, loosely)


def test_every_word_that_a_key_forgives_has_its_case():
    forgiven = keys.SMALL | keys._ONE_LETTER | frozenset(keys._ABBREVIATED)
    assert forgiven <= {word for text, *_ in cases("place_keys") for word in keys.words(text)}


@pytest.mark.parametrize(("text", "name", "fits"), cases("shortened"))
def test_names_written_short(text, name, fits):
    tokens = list(abbreviations._tokens(text))
    short = any(token.mark for token in tokens) or abbreviations.ends_cut(text)
    told = " ".join(keys.words(name)).translate(keys.SAME_SOUND)
    assert bool(short and re.fullmatch(abbreviations._pattern(tokens), told)) == fits


@pytest.mark.parametrize(("one", "other", "slip"), cases("slips"))
def test_one_slip(one, other, slip):
    assert (OSA.distance(one, other) == 1) == slip


@pytest.mark.parametrize(("text", "cap"), cases("caps"))
def test_caps(text, cap):
    assert read_cap(text) == cap
    assert parse_cap(text).value == cap


@pytest.mark.parametrize(("text", "name", "code"), cases("nothing"))
def test_nothing(text, name, code):
    assert (says_nothing(text), says_nothing(text, code=True)) == (name, code)
    if name:
        told = {column: parser_of(COLUMNS[column])(text.strip()) for column in EVERY_KIND}
        assert {column: parsed for column, parsed in told.items() if parsed != ("", ())} == {}


@pytest.mark.parametrize(("values", "bounds"), cases("quantiles"))
def test_quantiles(values, bounds):
    assert list(classify(pd.Series(values, dtype=float), indicators()["associazioni"]).bounds) == bounds


def test_a_cap_that_a_spreadsheet_cut_leads_the_geocoder_too():
    found = geocode(pd.DataFrame({"cap": ["24", "00024", "sconosciuto"], "provincia": ["", "", ""]})).frame
    assert found["luogo_codice_comune"].tolist()[0] == found["luogo_codice_comune"].tolist()[1] != ""
    assert found["luogo_motivo"].tolist()[2] == geocode(pd.DataFrame({"cap": [""]})).frame["luogo_motivo"].tolist()[0]


def test_no_place_is_called_nothing():
    gazetteer = load_gazetteer()
    names = [*gazetteer.comuni["nome"], *gazetteer.province["nome"], *gazetteer.province.index, *country_codes()]
    for table in ("alias", "storici", "frazioni", "province_alias", "regioni_alias", "estero"):
        frame = read_table(f"gazetteer/{table}.csv")
        names += [str(name) for column in frame.columns if column in {"nome", "alias"} for name in frame[column]]
    assert len(names) > 10_000
    assert [name for name in names if says_nothing(name)] == []


# Cells: what a person writes and what a hand that knows spreadsheets writes.

PIECES = st.sampled_from(
    [
        *"=+-@＝＋－＠﹦",
        *",;|\t\n\r\v\f\u2028",
        *"\"'",
        " ",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "a",
        "1",
        "Città",
        '""',
        "=1+1",
        '";=3+3;"',
    ]
)
CELLS = st.one_of(st.lists(PIECES, max_size=9).map("".join), st.text(max_size=12)).filter(
    lambda text: not any(unicodedata.category(c) == "Cs" for c in text)
)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4)
LIVE = re.compile(r"[\s\u00a0\u200b\ufeff]*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@settings(derandomize=True, deadline=None, max_examples=150, database=None)
@given(rows=ROWS)
@example(rows=[('A";=3+3;"', "Il Ponte;=HYPERLINK(1)", "x,=3"), ("a", 'x;"=3', "＝1+1")])
@example(rows=[("a", "b;", "=1"), ("=2", 'c|"', "d\n")])
def test_no_cell_of_a_written_table_begins_with_a_sign(rows):
    """Whatever the reader takes for the separator, with quotes or without."""
    text = write_csv_bytes(pd.DataFrame(rows, columns=["x", "y", "z"], dtype=str)).decode()
    for separator in ",;|\t":
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting):
                assert [cell for cell in row if LIVE.match(cell) and not NUMBER.fullmatch(cell)] == []


@settings(derandomize=True, deadline=None, max_examples=400, database=None)
@given(text=CELLS)
def test_what_was_made_safe_is_read_back(text):
    assert unsafe_cell(safe_cell(text)) == text


def test_a_long_cell_of_breaks_is_read_in_a_straight_line():
    for text in ("\t" * 300_000, ";" * 300_000, ";\u00a0" * 150_000, "\n'" * 150_000 + "="):
        assert unsafe_cell(safe_cell(text)) == text
