# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A registry out to break the page: everything is shown as it stands, nothing of it runs."""

from dataclasses import replace

import pandas as pd
import pytest

from mapping.viewer import render_page
from tests.browser.conftest import HOSTILE


@pytest.fixture
def shown(visit, hostile):
    visited = visit(hostile + "#vista=elenco", offline=True)
    visited.page.on("dialog", lambda dialog: visited.complaints.append(dialog.message))
    return visited


def test_names_stand_letter_by_letter(shown, hostile_atlas):
    names = shown.page.locator("#elenco .voce-nome").evaluate_all("all => all.map(e => e.textContent)")
    assert sorted(names) == sorted(hostile_atlas.associations["denominazione"])
    assert len(names) == len(HOSTILE)
    shown.must_be_silent()


def test_cards_of_hostile_rows_run_nothing(shown, hostile_atlas):
    page = shown.page
    title = page.title().split(" · ")[-1]  # without the view's name: links to cards lead to the map
    for row in hostile_atlas.associations.to_dict(orient="records"):
        page.evaluate("id => { location.hash = 'id=' + id }", row["id"])
        page.wait_for_function(
            "name => document.getElementById('titolo-scheda')?.textContent === name", arg=row["denominazione"]
        )
        assert page.locator("#scheda a[href^=javascript]").count() == 0
        assert page.title().endswith(f" · {title}")
        addresses = page.locator("#scheda a[href]").evaluate_all("all => all.map(a => a.protocol)")
        assert set(addresses) <= {"https:", "http:", "file:", "mailto:"}
    page.locator("#scheda .chiudi").click()
    assert page.title() == title
    assert page.locator("img, [onload], [onerror], bdi svg").count() == 0  # the marks of the page itself have none
    assert page.locator("script").count() == 3  # the data, the packed script, what opens it
    shown.must_be_silent()


def test_without_javascript_names_stand_too(visit, hostile, hostile_atlas):
    page = visit(hostile, java_script_enabled=False).page
    names = page.locator("#elenco [data-id] bdi").all_text_contents()
    expected = [name.replace("\0", "\ufffd") for name in hostile_atlas.associations["denominazione"]]
    assert sorted(names) == sorted(expected)


def test_names_of_a_long_list_are_read_letter_by_letter_from_its_text(visit, hostile_atlas, tmp_path):
    rows = pd.concat([hostile_atlas.associations] * 320, ignore_index=True)
    rows = rows[~rows["denominazione"].str.contains("\0")].assign(id=lambda own: [f"{n:012x}" for n in range(len(own))])
    path = tmp_path / "index.html"
    path.write_text(render_page(replace(hostile_atlas, associations=rows)), encoding="utf-8")
    page = visit(f"{path.as_uri()}#vista=elenco").page
    page.wait_for_function("() => document.querySelectorAll('#elenco .voce').length >= 2000")
    read = page.evaluate("() => JSON.parse(document.getElementById('elenco-vivo').dataset.letti)")
    assert dict(zip(read["id"], read["denominazione"], strict=True)) == dict(
        zip(rows["id"], rows["denominazione"], strict=True)
    )
