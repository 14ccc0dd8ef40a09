# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The prepared gazetteer is the one that its tables make, and nothing else is ever read from it."""

import gc
import os
import subprocess
import sys
from dataclasses import fields

import pandas as pd
import pytest

from mapping.collector import paused_collector
from mapping.errors import GeodataError
from mapping.places.names import shipped
from mapping.places.names.gazetteer import TABLES, build_gazetteer
from mapping.places.names.prepared import read_prepared
from mapping.shipped import geodata_path
from mapping.shipped_tables import read_table

UNORDERED = {"loose", "sigle", "today", "cap_areas"}
"""Asked by key alone."""


@pytest.fixture(scope="module")
def tables():
    return {name: read_table(f"gazetteer/{name}.csv") for name in TABLES}


@pytest.fixture(scope="module")
def made(tables):
    return build_gazetteer(tables)


@pytest.fixture
def loaded():
    shipped.load_gazetteer.cache_clear()
    yield shipped.load_gazetteer
    shipped.load_gazetteer.cache_clear()


def assert_same(one, other):
    """Compare part by part: what is asked for, and the order in which it is walked through."""
    assert [part.name for part in fields(one)] == [part.name for part in fields(other)]
    for part in fields(one):
        mine, theirs = getattr(one, part.name), getattr(other, part.name)
        if isinstance(mine, pd.DataFrame):
            pd.testing.assert_frame_equal(mine, theirs)
        elif part.name == "names":
            assert_same(mine, theirs)
        else:
            assert mine == theirs, part.name
            assert part.name in UNORDERED or list(mine) == list(theirs), part.name


def test_the_shipped_file_is_what_the_tables_and_the_rules_of_today_make():
    """Red: `python -m geodata.index` writes it anew."""
    assert geodata_path(shipped.PREPARED).read_bytes() == shipped.prepare_gazetteer()


def test_what_is_loaded_was_prepared_and_is_what_the_tables_make(loaded, made, monkeypatch):
    monkeypatch.setattr(shipped, "build_gazetteer", lambda _tables: pytest.fail("made again"))
    assert_same(loaded(), made)


def test_the_bytes_do_not_depend_on_how_python_orders_sets():
    env = os.environ | {"PYTHONHASHSEED": "7"}
    code = "import sys; from mapping.places import prepare_gazetteer; sys.stdout.buffer.write(prepare_gazetteer())"
    other = subprocess.run([sys.executable, "-W", "ignore", "-c", code], env=env, capture_output=True, check=True)
    assert other.stdout == geodata_path(shipped.PREPARED).read_bytes()


@pytest.mark.parametrize("change", ["tables", "letter", "cut", "empty", "other"])
def test_what_is_stale_damaged_or_cut_is_not_read(change, tables):
    data, of_tables = geodata_path(shipped.PREPARED).read_bytes(), shipped.hash_of_tables()
    spoilt = {
        "tables": data,
        "letter": data.replace(b"abbadia", b"abbadix", 1),
        "cut": data[: len(data) // 2],
        "empty": b"",
        "other": b"\x80\x04N.",
    }[change]
    assert read_prepared(spoilt, "0" * 64 if change == "tables" else of_tables, tables) is None
    assert read_prepared(data, of_tables, tables) is not None


def test_a_stale_file_is_made_again_in_memory(loaded, made, monkeypatch):
    monkeypatch.setattr(shipped, "hash_of_tables", lambda: "0" * 64)
    assert_same(loaded(), made)


def test_a_missing_file_is_made_again_in_memory(loaded, made, monkeypatch):
    def path(name):
        if name == shipped.PREPARED:
            raise GeodataError(name)
        return geodata_path(name)

    monkeypatch.setattr(shipped, "geodata_path", path)
    assert_same(loaded(), made)


@pytest.mark.parametrize("was_on", [True, False])
@pytest.mark.parametrize("error", [None, ValueError, KeyboardInterrupt])
def test_the_collector_is_as_it_was_whatever_happened(was_on, error):
    (gc.enable if was_on else gc.disable)()
    try:
        try:
            with paused_collector():
                assert not gc.isenabled()
                if error:
                    raise error
        except (ValueError, KeyboardInterrupt):
            pass
        assert gc.isenabled() == was_on
    finally:
        gc.enable()
