# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page carries for nearness: the larger comuni, each once, and who shares an official language."""

from itertools import accumulate

import pandas as pd
import pytest
from babel.core import get_global
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.shipped_tables import read_table
from mapping.viewer import render_kit
from mapping.viewer.near import RESIDENTS, large_comuni, shared_languages
from mapping.viewer.payload import build_payload

COMUNI = read_table("gazetteer/comuni.csv").set_index("codice_comune")
LARGE = set(COMUNI.index[pd.to_numeric(COMUNI["residenti_2020"]) > RESIDENTS])
TERRITORIES = sorted(get_global("territory_languages"))


def unpacked(block):
    columns = [list(accumulate(block[name])) for name in ("codice", "lat", "lon")]
    names = block["nome"].split("|") if block["nome"] else []
    return {f"{code:06}": (name, lat / 100, lon / 100) for name, code, lat, lon in zip(names, *columns, strict=True)}


@settings(derandomize=True, deadline=None, max_examples=8)
@given(st.sets(st.sampled_from(sorted(LARGE))))
def test_large_comuni_come_back_without_those_that_are_known(known):
    found = unpacked(large_comuni(known))
    assert set(found) == LARGE - known
    for code, (name, lat, lon) in found.items():
        assert name == COMUNI.loc[code, "nome"]
        assert abs(lat - float(COMUNI.loc[code, "latitudine"])) <= 0.0051
        assert abs(lon - float(COMUNI.loc[code, "longitudine"])) <= 0.0051


def test_the_page_names_no_comune_twice_and_lacks_no_large_one(atlas):
    block = build_payload(atlas, lang="it")
    places = block["luoghi"]["codice"]
    known = {*(places["v"] if isinstance(places, dict) else places), *(code for *_, code in block["capoluoghi"])}
    more = set(unpacked(block["comuni"]))
    assert not known & more
    assert known | more >= LARGE
    assert block["comuni"]["residenti"] == RESIDENTS


def official(country):
    languages = get_global("territory_languages")[country].items()
    return {name.split("_")[0] for name, told in languages if told["official_status"]}


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*TERRITORIES, "XX", "APOLIDE"]), max_size=12))
def test_countries_of_one_text_share_an_official_language(countries):
    for text in shared_languages(countries):
        group = text.split()
        assert len(group) == len(set(group)) > 1
        assert set(group) <= set(countries)
        spoken = [official(country) for country in group]
        assert set.intersection(*spoken)


@pytest.mark.parametrize(
    ("together", "shared"),
    [("SN CI", True), ("AL XK", True), ("MA TN", True), ("PE EC", True), ("UA RU", False), ("SN MA", False)],
)
def test_official_languages_are_those_people_know(together, shared):
    assert bool(shared_languages(together.split())) is shared


def test_the_editor_s_frame_may_ask_for_the_position():
    assert 'allow="geolocation"' in render_kit()
