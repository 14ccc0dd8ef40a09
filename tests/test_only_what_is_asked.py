# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A check loads and counts nothing that it does not say; what is done at once for many cells is what each gives."""

import gc
import random
from itertools import product

import numpy as np
import pandas as pd
import pytest
from corpus.cases import all_cases
from ftfy.badness import is_bad
from hypothesis import example, given, settings
from hypothesis import strategies as st
from personal_grammar import in_text, innocent

import mapping
from mapping.cells import clean_cell, suspects, text
from mapping.cells.parsed import Parsed
from mapping.cells.personal import sweep
from mapping.cells.personal.judge import is_suspect
from mapping.distinct import by_distinct, distinct_rows
from mapping.files import spreadsheet
from mapping.files.spreadsheet import safe_cell
from mapping.registry import probable_duplicates
from mapping.registry.duplicates import Duplicate, add_facts
from mapping.registry.probable_duplicates import _alike
from mapping.row_sources import _settled, with_first_source
from mapping.schema import INPUT_COLUMNS
from mapping.shipped import shipped_registry
from mapping.viewer.packing import pack, pack_frame, plain
from tests.loaded import loaded_by

NOT_ASKED = {
    "matplotlib",
    "folium",
    "branca",
    "scipy",
    "jinja2",
    "openpyxl",
    "xlsxwriter",
    "geopy",
    "rdflib",
    "pyogrio",
}
ROOMS = {"coverage", "completeness", "images", "metadata", "viewer", "inlining", "layers", "preview", "translations"}


def modules_of_rooms(modules):
    """Return the modules of rooms that a check has no use for; the door alone holds nothing."""
    inside = (name.split(".") for name in modules if name.startswith("mapping.") and name.count(".") > 1)
    return {".".join(parts) for parts in inside if parts[1] in ROOMS}


@pytest.mark.parametrize("which", ["shipped", "tiny"])
def test_a_check_loads_no_figures_images_page_or_writers(which, tmp_path):
    path = shipped_registry()
    if which == "tiny":
        path = tmp_path / "registro.csv"
        path.write_text("denominazione;comune\nAssociazione Uno;Torino\n", encoding="utf-8")
    loaded = loaded_by("check", path)
    assert "Segnalazioni" in loaded.out, loaded.err
    modules = loaded.modules
    assert modules & NOT_ASKED == set()
    assert modules_of_rooms(modules) == set()
    assert {"mapping.publish.guard.leaks", "mapping.publish.associations", "mapping.publish.site"} & modules == set()


def test_who_is_placed_is_who_stands_in_the_atlas():
    placed, atlas = mapping.place_registry(), mapping.build_atlas()
    pd.testing.assert_frame_equal(placed.located, atlas.located)
    assert (placed.problems, placed.states) == (atlas.problems, atlas.states)
    assert mapping.judge_file(placed) == mapping.judge_file(atlas)


def cells_of_corpus():
    lines = {line for case in all_cases() for line in case.data.decode("utf-8", "replace").splitlines()}
    chance = random.Random(1)  # noqa: S311 - no secret
    made = {in_text(chance.choice).cell for _ in range(2_000)} | {innocent(chance.choice)[1] for _ in range(500)}
    return sorted({cell for line in lines for cell in line.split(",")} | made)


def test_the_sweep_says_of_every_cell_of_the_corpus_what_the_closer_look_says():
    cells = cells_of_corpus()
    assert suspects(cells) == [is_suspect(cell) for cell in cells]


NASTY = st.text(st.sampled_from("abetATot0123 _@.-&#c/%IT'\n\t\x0b\x1cé,|[]"), max_size=40)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.one_of(NASTY, st.text()), max_size=30))
@example(["\ud800", "a\x1cb c d e f", "m a r i o", "xATy", "a" * 16, "", "\n"])
def test_the_sweep_says_of_any_text_what_the_closer_look_says(cells):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sweep, "_FEW", 0)
        assert suspects(cells) == [is_suspect(cell) for cell in cells]


SURE = st.text(st.sampled_from("aZ0 .'()/&-èÃ©ÿ×÷#Err:5"), max_size=12)


@settings(derandomize=True, deadline=None, max_examples=2_000)
@given(SURE)
@example("Ã a")
@example("Err:502")
def test_a_cell_that_is_taken_as_it_stands_is_one_that_every_rule_leaves_alone(cell):
    with pytest.MonkeyPatch.context() as patch:
        quick = clean_cell(cell)
        patch.setattr(text, "_CLEAN", text.re.compile(r"(?!)"))
        assert quick == clean_cell(cell)
    assert isinstance(quick, Parsed)


COLUMN = st.lists(st.sampled_from(["", "a", "B", "stampa | 2019", "RUNTS | https://www.example.org/a | 2020", "è"]))


@settings(derandomize=True, deadline=None)
@given(COLUMN)
def test_what_is_read_once_for_each_text_is_what_each_row_would_give(cells):
    column = pd.Series(cells, index=range(5, 5 + len(cells)), dtype="str")
    pd.testing.assert_series_equal(by_distinct(column, str.upper), column.map(str.upper).astype("str"))


NUMBERS = st.lists(st.sampled_from([np.nan, 0.0, -0.0, 7.0, 1.25, 1.2345678, 1.2345681]))


@settings(derandomize=True, deadline=None)
@given(st.one_of(COLUMN, st.lists(st.sampled_from([None, "", "a", "b" * 9])), NUMBERS))
def test_a_column_that_is_packed_by_its_values_is_that_of_its_cells(cells):
    each = [plain(cell) for cell in cells]
    packed = pack_frame(pd.DataFrame({"x": cells}), ["x"])
    assert packed == ({"x": pack(each)} if {*each} - {"", None} else {})
    opened = packed.get("x", each)
    assert each == (opened if isinstance(opened, list) else [opened["v"][place] for place in opened["i"]])


@settings(derandomize=True, deadline=None, max_examples=2_000)
@given(st.text(st.sampled_from("a1-+=@＝.,;|'\" \t\r\n\x0b\x85\u2028\ufeff"), max_size=9))
def test_a_cell_in_which_no_sign_is_seen_at_once_is_one_that_is_safe(cell):
    with pytest.MonkeyPatch.context() as patch:
        quick = safe_cell(cell)
        patch.setattr(spreadsheet, "_RISKY_WITHIN", spreadsheet.re.compile(""))
        assert quick == safe_cell(cell)


@settings(derandomize=True, deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from(["", "a", "b"])] * 3)))
def test_rows_have_one_number_if_and_only_if_they_say_the_same(rows):
    frame = pd.DataFrame(rows, columns=list("xyz"), dtype="str")
    which, first = distinct_rows(frame[name] for name in frame)
    order = list(dict.fromkeys(rows))
    assert which.tolist() == [order.index(row) for row in rows]
    assert [rows[at] for at in first] == order


@settings(derandomize=True, deadline=None)
@given(COLUMN, st.sampled_from(["", "stampa"]), st.sampled_from(["", "2001"]))
def test_the_first_source_of_many_rows_is_that_of_each(cells, kind, date):
    said = [(kind if at % 2 else "", "", date, cell) for at, cell in enumerate(cells)]
    keys = ["fonte_tipo", "fonte_url", "fonte_data", "fonti"]
    rows = pd.DataFrame(said, columns=keys, dtype="str")
    assert list(with_first_source(rows).itertuples(index=False, name=None)) == [_settled(*row) for row in said]


def test_rows_that_nobody_repeats_stay_as_they_are():
    names = [name for name in INPUT_COLUMNS if name != "riga"]
    rows = pd.DataFrame({name: ["", "", ""] for name in names}, index=[2, 3, 9], dtype="str")
    rows["acronimo"] = ["", "BB", "C"]
    assert add_facts(rows, {}, lambda *_: "")[0] is rows
    told, _ = add_facts(rows, {3: Duplicate(2, "", "")}, lambda *_: "")
    assert told["acronimo"].tolist() == ["BB", "BB", "C"] and rows["acronimo"].tolist() == ["", "BB", "C"]


@pytest.mark.parametrize("stripe", [1, 2, 256])
def test_the_first_earlier_name_is_found_however_many_are_looked_through_at_a_time(stripe, monkeypatch):
    monkeypatch.setattr(probable_duplicates, "_STRIPE", stripe)
    names = np.array(["alfa beta", "alfa betta", "gamma", "alfa beta", "alfa beta"], dtype=object)
    coded, where = np.array([1, 0, 0, 1, 0], dtype=bool), np.array([-1, 0, -1, 1, -1])
    assert list(_alike(names, coded, where)) == [(1, 0), (4, 0)]


def test_the_collector_is_on_after_a_registry_was_read_or_refused(tmp_path):
    assert gc.isenabled()
    mapping.read_registry(shipped_registry())
    assert gc.isenabled()
    (tmp_path / "vuoto.csv").write_bytes(b"")
    with pytest.raises(mapping.InputError):
        mapping.read_registry(tmp_path / "vuoto.csv")
    assert gc.isenabled()


def test_no_repair_is_left_out_of_italian_words():
    """Beside any sign of ASCII, on both sides, an Italian vowel with its accent is nothing that `ftfy` would repair.

    Nor is another small letter with its accent, or a quotation mark, that stands alone among them.
    """
    signs, vowels = [chr(code) for code in range(128)], "àèéìòù"
    near = (
        trio for vowel in vowels for a in [*signs, *vowels] for b in signs for trio in (a + vowel + b, vowel + a + b)
    )
    assert [trio for trio in near if text._ALONE.fullmatch(trio) is None or is_bad(trio)] == []
    alone, beside = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ«»“”’–…", " aA1'.-\n"
    for long in range(1, 5):
        for signs_of_one in product(alone + beside if long < 4 else "àãñ«’… aA1", repeat=long):
            told = "".join(signs_of_one)
            assert text._ALONE.fullmatch(told) is None or not is_bad(told), told
    assert text._repair("Associazione perÃ²") == "Associazione però"
