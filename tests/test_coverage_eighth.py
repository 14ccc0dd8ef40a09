# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding a project is adding rows to tables: counted, published and sent to the page without a line of code."""

import pytest

from mapping.atlas import Atlas
from mapping.publish.initiatives import initiative_table
from mapping.viewer.payload import build_payload
from tests.eighth_initiative import SOURCE, with_eighth


@pytest.fixture(scope="module")
def eighth(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return with_eighth(atlas, tmp_path_factory.mktemp("ottavo"))


def test_the_eighth_project_comes_after_the_seven(eighth, atlas):
    assert list(eighth.initiatives.projects.index) == [*atlas.initiatives.projects.index, "ottavo"]


def test_its_places_are_counted_where_they_are(eighth, atlas):
    now, before = (known.coverage.regions["luoghi_progetti"] for known in (eighth, atlas))
    more = (now - before)[now != before]
    assert more.to_dict() == {"03": 1, "12": 1, "20": 1}  # Brescia, Roma (an event), Cagliari
    assert eighth.coverage.regions["associazioni"].equals(atlas.coverage.regions["associazioni"])
    assert eighth.coverage.malaika.equals(atlas.coverage.malaika)


def test_every_fact_of_it_is_published_with_its_source(eighth):
    table = initiative_table(eighth.initiatives)
    own = table[table["progetto"] == "ottavo"]
    assert own["tipo"].value_counts().to_dict() == {
        "progetto": 2, "fatto": 1, "luogo": 2, "evento": 2, "cifra": 1,
    }  # fmt: skip
    assert set(own["fonti"]) == {SOURCE}
    assert set(own["nome_progetto"]) == {"Ottavo"}
    unknown = own[own["voce_it"] == "chiusura"].iloc[0]
    assert (unknown["inizio"], unknown["comune"]) == ("", "")


def test_the_page_gets_it(eighth, atlas):
    now, before = (build_payload(known, lang="it")["iniziative"]["tabelle"] for known in (eighth, atlas))
    more = {name: now[name]["quante"] - before[name]["quante"] for name in now}
    assert more == {"progetti": 1, "fatti": 1, "luoghi": 2, "eventi": 2, "cifre": 1, "malaika": 0, "mappatura": 0}
