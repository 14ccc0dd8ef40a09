# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A point that was found by its address: the card says so, and the page says whose it is."""

from pathlib import Path

from mapping.atlas import build_atlas
from mapping.places import plan_search
from mapping.viewer import render_page
from tests.local_geocoder import running


def test_the_card_says_that_the_place_is_known_by_its_address(visit, tmp_path: Path) -> None:
    registry = tmp_path / "registro.csv"
    registry.write_text(
        "denominazione,indirizzo,comune,provincia\nUno,Via Nazionale 1,Roma,RM\nDue,Via Ignota 4,Roma,RM\n",
        encoding="utf-8",
    )
    with running() as server:
        search = plan_search(server.url, kind="photon", cache=tmp_path / "c.jsonl")
        atlas = build_atlas(registry, addresses=search)
    page = tmp_path / "index.html"
    page.write_text(render_page(atlas), encoding="utf-8")
    for name, precision in (("Uno", "indirizzo"), ("Due", "comune")):
        [identity] = atlas.associations.loc[atlas.associations["denominazione"] == name, "id"]
        visited = visit(f"{page.as_uri()}#vista=elenco&id={identity}")
        card = visited.page.locator("#scheda")
        assert f"Precisione del luogo\n{precision}" in card.inner_text()
        assert "© OpenStreetMap contributors, ODbL 1.0" in visited.page.locator("footer").inner_text()
        visited.must_be_silent()
