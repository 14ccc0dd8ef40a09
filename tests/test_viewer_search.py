# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page says of where to look, of how sure a class is, of what was counted: as the published files have it."""

import json
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.publish.tables import WHERE_TO_LOOK, public_tables
from mapping.register_kind import RegisterKind
from mapping.viewer import render_page
from mapping.viewer.languages import LANGUAGES, is_of_nature, own_text, register_words, strings
from mapping.viewer.packing import pack
from mapping.viewer.payload import build_payload

RATES = ("tasso_10000", "tasso_smussato")


@pytest.fixture(scope="module")
def payload(atlas):
    return build_payload(atlas, lang="it")


@pytest.fixture(scope="module")
def files(atlas):
    return {table.path: table.frame for table in public_tables(atlas)}


def unpacked(column, length):
    if column is None:
        return [None] * length
    return [column["v"][place] for place in column["i"]] if isinstance(column, dict) else column


def test_the_first_rows_of_the_page_are_the_published_list_in_its_order(payload, files):
    listed, block = files[WHERE_TO_LOOK], payload["comunita"]
    assert payload["posti"] == len(listed)
    cells = {name: unpacked(column, block["quante"])[: len(listed)] for name, column in block["colonne"].items()}
    for name in ("codice_regione", "paese", "associazioni", "residenti"):
        assert cells[name] == list(listed[name])
    for name, decimals in {"da_trovare": 1, "attese": 3}.items():
        shown = [np.nan if cell is None else cell for cell in cells[name]]
        np.testing.assert_allclose(shown, listed[name].astype(float).round(decimals), atol=10.0**-decimals / 1.9)
    names = [payload["altre_fonti"][place]["it"] if place is not None else "" for place in cells["altra_fonte"]]
    assert names == list(listed["altra_fonte"])


@pytest.mark.parametrize("rate", RATES)
def test_a_region_is_not_certain_where_its_interval_leaves_the_class(payload, files, rate):
    block = next(known for known in payload["indicatori"] if known["nome"] == rate)
    regions = files["dati/copertura_regioni.csv"]
    bounds = block["soglie"]

    def class_of(value: float) -> int:
        shown = round(value, block["decimali"])
        return -1 if shown == 0 else min(sum(shown > bound for bound in bounds), len(bounds) - 1)

    met = {
        row["codice_regione"]: class_of(row["tasso_10000_sup"]) - class_of(row["tasso_10000_inf"]) + 1
        for row in regions.to_dict("records")
    }
    assert block["incerte"] == [code for code, classes in met.items() if classes > 1]
    assert 0 < len(block["incerte"]) < len(met)


def test_only_estimates_may_be_unsure(payload):
    assert {known["nome"] for known in payload["indicatori"] if "incerte" in known} == set(RATES)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.one_of(st.none(), st.integers(), st.sampled_from(["", "a", "https://example.org/una/pagina"]))))
def test_a_column_is_packed_where_that_is_shorter_and_says_the_same(cells):
    packed = pack(cells)
    assert unpacked(packed, len(cells)) == cells
    length = len(json.dumps(cells, separators=(",", ":")))
    assert len(json.dumps(packed, separators=(",", ":"))) <= length + 20


def test_a_column_of_few_long_texts_is_packed_though_most_differ():
    cells = [f"https://example.org/{'x' * 60}/{n * 2 // 3}" for n in range(90)]
    assert isinstance(pack(cells), dict)


def test_the_age_of_the_page_counts_every_association_once(payload, atlas):
    age = payload["registro"]["eta"]
    dates = atlas.associations["fonti"].str.findall(r"(?:^|; |\| )(\d{4})(?:-\d\d){0,2}(?=$|;)")
    newest = dates[dates.str.len() > 0].map(max)
    assert age["anni"] == {year: int(n) for year, n in newest.value_counts().sort_index().items()}


def test_the_files_beside_the_page_are_linked_and_no_others(atlas):
    paths = ["dati/dove_cercare.csv", "dati/dove_cercare.xlsx", "immagini/mappa.svg", "datapackage.json"]
    page = render_page(atlas, files=paths)
    listed = page[page.index('<details id="file">') :].partition("</details>")[0]
    assert re.findall(r'href="([^"]+)"', listed) == sorted(paths)
    assert 'id="file"' not in render_page(atlas)


def test_every_file_beside_the_page_is_told_apart_whatever_its_name(atlas):
    """One without an ending, with a folder or a name that has dots."""
    paths = [".nojekyll", "./LICENSE", "README", "dati.v2/a.csv", "dati.v2/b", "dati/a.b.csv", "dati/a.c.csv"]
    page = render_page(atlas, files=paths)
    entries = re.findall(r"<li>(.*?):((?: <a .*</a>)+)", page[page.index('<details id="file">') :])
    links = {name: re.findall(r'<a href="([^"]+)">([^<]+)</a>', each) for name, each in entries}
    assert sorted(path for each in links.values() for path, _ in each) == sorted(paths)
    assert all(path in (f"{name}.{text}", name) and text for name, each in links.items() for path, text in each)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_gives_way_to_that_of_a_nature_only_where_it_has_one(lang):
    texts = strings(lang)["testi"]
    assert not is_of_nature("vista_elenco")
    assert {key.rsplit("_", 1)[0] for key in texts if is_of_nature(key)} <= set(texts)


def test_the_tab_of_the_list_has_its_name(payload):
    assert "vista_elenco" in payload["chiavi"]["testi"]


@pytest.mark.parametrize("nature", ["", "campione", "elenco"])
def test_only_a_sample_is_told_beside_the_count_of_the_ministry(nature):
    own = register_words(RegisterKind(nature=nature))
    said = own_text(own, "it", "quota_conteggio") or strings("it")["testi"]["quota_conteggio"]
    assert ("Ministero" in said) == (nature == "campione")


def test_without_javascript_the_first_twenty_and_the_interval_of_each_rate_can_be_read(atlas, files):
    page = render_page(atlas).split('<script type="application/json"')[0]
    section = page[page.index('id="cercare"') : page.index('id="iniziative"')]
    items = re.findall(r"<li>(.+)", section)
    listed = files[WHERE_TO_LOOK].head(20)
    assert len(items) == 20
    for item, row in zip(items, listed.to_dict("records"), strict=True):
        assert item.startswith(row["comunita"].replace("'", "&#39;"))
    assert "126 di 496, 2014" in page
