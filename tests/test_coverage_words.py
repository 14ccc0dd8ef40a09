# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every figure is described once, in two languages, with its source; others' counts keep their doubts."""

import pytest

from mapping.coverage import (
    beside_registry,
    indicators,
    search_columns,
    words,
)
from mapping.coverage.indicator_table import community_columns, groups
from mapping.coverage.published_counts import load_published
from mapping.coverage.territory import load_territory
from mapping.register_kind import SAMPLE, RegisterKind


def test_every_column_of_the_regions_is_described(atlas):
    assert list(indicators()) != []
    assert set(atlas.coverage.regions.columns) == {"regione", *indicators()}
    assert list(atlas.coverage.communities.columns) == list(community_columns())
    of_places = {"codice_provincia", "nome", "provincia"}
    assert set(atlas.coverage.province_communities) - of_places <= set(community_columns())
    assert set(atlas.coverage.where_to_look.columns) <= set(search_columns())


@pytest.mark.parametrize("name", search_columns())
def test_a_column_of_the_communities_tells_all_there_is_to_tell(name):
    about = search_columns()[name]
    assert about.it and about.en and about.formula_it and about.formula_en and about.source and about.source_en
    assert bool(about.unit) == bool(about.unit_en)
    assert not about.unit or about.denominator or about.unit in {"residenti", "associazioni"}
    assert about.year or about.source == "registro delle associazioni"
    assert "{" not in about.source + about.year


@pytest.mark.parametrize("name", indicators())
def test_an_indicator_tells_all_there_is_to_tell(name):
    about = indicators()[name]
    assert about.it
    assert about.en
    assert about.formula_it
    assert about.formula_en
    assert about.source
    assert about.source_en
    assert about.group in groups()
    assert bool(about.unit) == bool(about.unit_en)
    assert "ISTAT" not in about.source or about.year, "a figure of ISTAT without its year"
    assert "{" not in about.source + about.year


def test_states_have_words(atlas):
    assert set(atlas.coverage.communities["evidenza"]) <= set(words("evidenza"))
    assert set(atlas.coverage.regions["confronto_italia"]) <= {"", *words("confronto_italia")}


def test_the_notice_counts_the_published_rows(atlas):
    count = len(atlas.associations)
    assert f"{count} associazioni, non un censimento" in RegisterKind(SAMPLE).notice(count)
    assert f"{count} associations, not a census" in RegisterKind(SAMPLE).notice(count, "en")


def test_published_counts_keep_their_doubts():
    published = load_published()
    mapping = published[published["rilevazione_it"].str.startswith("Mappatura") & (published["anno"] == "2014")]
    areas = mapping[(mapping["livello"] == "ripartizione") & (mapping["unita_it"] == "associazioni")]
    printed = areas[areas["segno"] != "calcolato"]["valore"].sum()
    closing = areas[areas["segno"] != "dubbio"]["valore"].sum()
    assert (printed, closing) == (2_261, 2_114)
    doubtful = published[published["segno"].isin(["dubbio", "calcolato"])]
    assert doubtful["dubbio_it"].ne("").all()
    assert doubtful["dubbio_en"].ne("").all()


def test_published_counts_have_sources_and_words():
    published = load_published()
    assert len(published) == 176
    assert published["valore"].notna().all()
    assert published["fonti"].str.match(r"https?://\S+( https?://\S+)*$").all()
    for column in ("rilevazione", "misura", "voce", "unita", "dubbio"):
        assert (published[f"{column}_it"].eq("") == published[f"{column}_en"].eq("")).all()
    assert set(published["segno"]) <= {"", "piu_di", "almeno", "circa", "parte", "calcolato", "dubbio"}
    told = ["anno", "rilevazione_it", "misura_it", "voce_it", "codice", "paese", "valore"]
    assert not published.duplicated(told).any()


def test_published_counts_name_places_and_communities_that_there_are():
    published, territory = load_published(), load_territory()
    known = {
        "italia": {"IT"},
        "ripartizione": set(territory.regions["ripartizione"]),
        "regione": set(territory.regions.index),
        "provincia": set(territory.provinces.index),
        "comune": set(territory.comuni.index),
        "": {""},
    }
    for level, codes in published.groupby("livello")["codice"]:
        assert set(codes) <= known[level], level
    assert set(published["paese"]) - {""} <= set(territory.countries.index)
    told = published.set_index(["paese", "codice"])["segno"]
    assert (told["MA", "026"], told["AL", "042002"], told["RO", "20"]) == ("parte", "almeno", "parte")


def test_the_sample_stands_beside_the_mapping(atlas):
    table = beside_registry(atlas.coverage.regions).set_index(["anno", "codice", "segno"])
    assert table.loc[("2014", "03", ""), "valore"] == 496
    assert table.loc[("2014", "03", ""), "nel_registro"] == atlas.coverage.regions.loc["03", "associazioni"]
    assert table.loc[("2014", "IT", ""), "nel_registro"] == atlas.coverage.italy["associazioni"]
    areas = table.loc[[("2014", area, "") for area in ("Nord-ovest", "Nord-est", "Centro", "Sud")], "nel_registro"]
    islands = table.loc[("2014", "Isole", "dubbio"), "nel_registro"]
    assert areas.sum() + islands == atlas.coverage.italy["associazioni"]
