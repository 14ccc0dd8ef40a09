# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page without JavaScript: a map as a picture, each association with its type, fields and site."""

import html
import json
import re
from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.atlas import Atlas
from mapping.schema import split_values
from mapping.viewer import render_page
from mapping.viewer.languages import LANGUAGES, country_name, strings
from mapping.viewer.noscript import plain_parts
from mapping.viewer.plain_list import places_in_list, shown_text
from mapping.viewer.plain_map import plain_map

PICTURE = 25_000
"""Bytes that the map may weigh: a page without scripts can deflate nothing."""


@pytest.fixture(scope="module")
def page(atlas: Atlas) -> str:
    return render_page(atlas)


def test_the_map_has_one_number_for_each_region_and_tells_them_in_words(atlas: Atlas, page: str):
    drawn = re.search(r'<noscript>.*?(<svg class="ferma".*?</svg>)</noscript>', page, re.DOTALL)
    assert drawn
    assert len(drawn[1].encode()) < PICTURE
    regions = atlas.coverage.regions
    assert Counter(re.findall(r">(\d+)</text>", drawn[1])) == Counter(regions["associazioni"].map(str))
    told = html.unescape(drawn[1])
    assert [
        name for name, n in zip(regions["regione"], regions["associazioni"], strict=True) if f"{name} {n}" not in told
    ] == []


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.dictionaries(st.sampled_from([f"{n:02}" for n in range(1, 21)]), st.integers(0, 99_999)))
def test_every_number_stands_within_the_picture_and_none_on_another(counts: dict[str, int]):
    picture = plain_map(counts)
    west, north, width, height = map(int, picture["box"].split())
    places = [(x, y) for x, y, _ in picture["numbers"]]
    assert all(west < x < west + width and north < y < north + height for x, y in places)
    assert len(set(places)) == len(places) == 20
    assert sum(n for _, _, n in picture["numbers"]) == sum(counts.values())
    assert min(abs(a - c) + abs(b - d) for a, b in places for c, d in places if (a, b) != (c, d)) > 26


@pytest.mark.parametrize("lang", ["it", "fr", "ar"])
def test_the_list_has_type_fields_and_site_of_each(atlas: Atlas, lang: str):
    listed = {row["id"]: row for group in plain_parts(atlas, lang)["groups"] for row in group["rows"]}
    assert len(listed) == len(atlas.associations)
    for row in atlas.associations.to_dict(orient="records"):
        own = listed[row["id"]]
        for name in ("tipologia", "ambiti_attivita"):
            text = shown_text(name, row[name], lang)
            assert (text in own["facts"]) == (bool(text) and row[name] != "non nota")
        assert own["site"] == row["sito_web"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", 'https://a.example/?a=1&b="><i>', "ftp://x", "{{7*7}}"]
)
def test_a_site_is_a_link_only_by_http(atlas: Atlas, address: str):
    one = replace(atlas, associations=atlas.associations.head(1).assign(sito_web=address))
    (row,) = plain_parts(one, "it")["groups"][0]["rows"]
    assert row["site"] == (address if address.startswith("https:") else "")


def test_links_of_sites_tell_nobody_where_they_came_from(page: str):
    links = re.findall(r"<bdi><a [^>]*>", page)
    assert links
    assert all(' rel="noopener"' in link for link in links)


def test_every_community_stands_there_with_its_number(atlas: Atlas, page: str):
    counts = Counter(code for cell in atlas.associations["paesi_origine"] for code in split_values(cell))
    assert dict(plain_parts(atlas, "fr")["communities"]) == {country_name(c, "fr"): str(n) for c, n in counts.items()}
    inside = re.search(r'<div id="comunita-vivo">\n<noscript>(.*?)</noscript>', page, re.DOTALL)
    assert inside
    assert inside[1].count("<li>") == len(counts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_for_quoting_name_what_they_are_filled_with(lang: str):
    own = strings(lang)["testi"]
    assert set(re.findall(r"\{(\w+)\}", own["totali"])) == {"n", "regioni", "mappa"}
    assert "{data}" in own["cita_edizione"]


@pytest.mark.parametrize("sign", ["", "\r", "\x00", "\x07"])
def test_names_travel_once_unless_a_parser_would_change_one(atlas: Atlas, sign: str):
    names = [f"Il{sign} Ponte", *atlas.associations["denominazione"][1:]]
    document = render_page(replace(atlas, associations=atlas.associations.assign(denominazione=names)))
    data = json.loads(document.split('<script type="application/json" id="dati">')[1].split("</script>")[0])
    assert ("denominazione" in data["associazioni"]) == ("id" in data["associazioni"]) == bool(sign)


@pytest.fixture(scope="module")
def many(atlas: Atlas) -> Atlas:
    """A register of more rows than the list names one by one."""
    rows = pd.concat([atlas.associations] * 7, ignore_index=True)
    return replace(atlas, associations=rows.assign(id=[f"{n:012x}" for n in range(len(rows))]))


def test_names_travel_by_themselves_where_the_list_only_counts(many: Atlas):
    assert not places_in_list(many.associations)
    assert sorted(places_in_list(many.associations[:5000])) == list(range(5000))
    assert "data-id" not in render_page(many)


def test_a_long_list_counts_every_association_in_its_comune(many: Atlas):
    parts = plain_parts(many, "it")
    number = lambda text: int(text.replace(".", ""))  # noqa: E731
    assert sum(number(group["count"]) for group in parts["groups"]) == len(many.associations)
    for group in parts["groups"]:
        assert sum(number(n) for _, n in group["places"]) == number(group["count"])
        assert len({name for name, _ in group["places"]}) == len(group["places"])
    rome = many.associations["luogo_codice_comune"] == "058091"
    assert ("Roma (RM)", str(sum(rome))) in [place for group in parts["groups"] for place in group["places"]]
    assert not any(group["rows"] for group in parts["groups"])


@pytest.mark.parametrize("files", [[], ["dati/associazioni.csv"]])
def test_a_long_list_says_where_the_whole_one_is_if_it_stands_beside(many: Atlas, files: list[str]):
    told = '<p><a href="dati/associazioni.csv">L&#39;elenco intero è nel file CSV.</a></p>'
    assert (told in render_page(many, files=files)) == bool(files)
