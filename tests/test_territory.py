# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own territory of an edition: a region, a province, a comune; nothing lost, nothing compared with Italy."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest

from mapping import Atlas, InputError, build_atlas, build_map, site_files, write_site
from mapping.metadata import load_metadata, words_of_part
from mapping.places import find_extent
from mapping.publish.tables import public_tables
from mapping.schema import OUTSIDE, PUBLIC_STATES
from mapping.toml_files import read_toml
from mapping.viewer.languages import LANGUAGES, place_name, strings
from mapping.viewer.part_texts import part_words
from tests.conftest import Outcome

TERRITORIES = ("regione:01", "provincia:TO", "comune:001272")
COUNTED = ["associazioni", "mappate", "solo_provincia", "comuni_presenti", "comuni_totali", "quota_residenti"]
COMPARED = ["tasso_smussato", "confronto_p"]
MODELLED = ["attese", "p_zero", "q_value", "p_esiste"]


@pytest.fixture(scope="module")
def parts() -> Mapping[str, Atlas]:
    return {key: build_atlas(territory=key) for key in TERRITORIES}


def frames(atlas: Atlas) -> dict[str, pd.DataFrame]:
    return {table.path: table.frame for table in public_tables(atlas)}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("01", "regione:01"),
        ("Piemonte", "regione:01"),
        ("regione:piemonte", "regione:01"),
        ("Südtirol", "regione:04"),
        ("TO", "provincia:TO"),
        ("001", "provincia:TO"),
        ("provincia:Torino", "provincia:TO"),
        ("provincia:NA", "provincia:NA"),
        ("001272", "comune:001272"),
        ("comune:Torino", "comune:001272"),
        ("Provincia di Torino", "provincia:TO"),
        ("Città metropolitana di Torino", "provincia:TO"),
        ("Regione Emilia-Romagna", "regione:08"),
        ("regione del Veneto", "regione:05"),
        ("REGIONE AUTONOMA VALLE D'AOSTA", "regione:02"),
        ("Provincia Autonoma di Trento", "provincia:TN"),
        ("Comune di  L’Aquila", "comune:066049"),
        ("Comune di Dolo", "comune:027012"),
        ("Provincia dell'Aquila", "provincia:AQ"),
        ("Provincia della Spezia", "provincia:SP"),
    ],
)
def test_a_territory_is_found_by_code_and_by_name(written: str, key: str) -> None:
    assert find_extent(written).key == key


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Piemnte", "forse è «Piemonte» (regione:01)"),
        ("provincia:Torin", "forse è «Torino» (provincia:TO)"),
        ("Torino", "può essere comune:001272, provincia:TO"),
        ("comune:Castro", "può essere comune:016065, comune:075096"),
        ("Provincia di Torin", "forse è «Torino» (provincia:TO)"),
        ("Comune di Castro", "può essere comune:016065, comune:075096"),
        ("99", "si scrive come regione:01"),
        ("", "si scrive come regione:01"),
    ],
)
def test_a_bad_territory_is_refused_with_the_nearest(written: str, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        build_atlas(territory=written)


@pytest.mark.parametrize("key", TERRITORIES)
def test_every_row_ends_in_one_state(parts: Mapping[str, Atlas], atlas: Atlas, key: str) -> None:
    part = parts[key]
    assert sum(part.states.values()) == len(part.located) == len(atlas.located)
    ledger, before = frames(part)["registro/righe.csv"], frames(atlas)["registro/righe.csv"]
    outside = ledger["stato"] == OUTSIDE
    assert outside.sum() == part.states[OUTSIDE] > 0
    reason = f"Fuori dal territorio dell'edizione: {part.extent and part.extent.name}."
    assert set(ledger.loc[outside, "motivo"]) == {reason}
    pd.testing.assert_frame_equal(ledger[~outside], before[~outside])  # what is inside is as it was
    assert before.loc[outside, "stato"].isin(["mappata", "solo_provincia", "solo_regione", "estero"]).all()
    assert not frames(part)["dati/associazioni.csv"]["id"].isin(ledger.loc[outside, "id"]).any()


def test_italy_has_no_such_state(atlas: Atlas) -> None:
    assert OUTSIDE not in atlas.states
    stato = next(field for table in public_tables(atlas) for field in table.fields if field.name == "stato")
    assert OUTSIDE not in stato.values


def test_a_row_whose_place_may_be_inside_is_kept() -> None:
    extent = find_extent("comune:001272")
    codes = ["luogo_codice_regione", "luogo_codice_provincia", "luogo_codice_comune"]
    inside, outside = "|01|01 001|01 001 001272", "03|01 002|01 001 001001"
    places = [[*cell.split(" "), "", "", ""][:3] for cell in f"{inside}|{outside}".split("|")]
    rows = pd.DataFrame(places, columns=codes)
    assert extent.misses(rows, "luogo_").tolist() == [False] * 4 + [True] * 3
    assert extent.holds(rows, "luogo_").tolist() == [False] * 3 + [True] + [False] * 3


def test_a_region_has_the_rows_of_the_full_build(parts: Mapping[str, Atlas], atlas: Atlas) -> None:
    own = parts["regione:01"].coverage
    rates = ["residenti_stranieri", "tasso_10000", "tasso_10000_inf", "tasso_10000_sup", "tasso_10000_2014"]
    wanted = [*COUNTED, *rates, "luoghi_progetti", "territori_malaika"]
    pd.testing.assert_frame_equal(own.regions[wanted], atlas.coverage.regions.loc[["01"], wanted])
    whole = atlas.coverage.provinces
    pd.testing.assert_frame_equal(own.provinces[wanted], whole.loc[whole["codice_regione"] == "01", wanted])
    key = ["codice_regione", "paese", "associazioni", "residenti", "residenti_2014", "tasso_10000", "altra_fonte"]
    cells = atlas.coverage.communities.query("codice_regione == '01'")
    shared = own.communities.merge(cells, on=["codice_regione", "paese"], suffixes=("", "_full"))
    assert len(shared) == len(own.communities)
    for name in key[2:]:
        pd.testing.assert_series_equal(shared[name], shared[f"{name}_full"], check_names=False)
    assert (own.italy[COUNTED] == own.regions.loc["01", COUNTED]).all()


def test_the_page_shows_a_region_by_its_provinces(parts: Mapping[str, Atlas]) -> None:
    part = parts["regione:01"]
    shown, provinces = part.shown.coverage.regions, part.coverage.provinces.set_index("sigla").sort_index()
    assert list(shown.index) == ["AL", "AT", "BI", "CN", "NO", "TO", "VB", "VC"]
    pd.testing.assert_frame_equal(shown[COUNTED], provinces[COUNTED], check_names=False)
    assert (shown["residenti_stranieri"] == provinces["residenti_stranieri"]).all()
    assert part.shown.coverage.italy["associazioni"] == part.coverage.regions.at["01", "associazioni"]


@pytest.mark.parametrize("key", TERRITORIES)
def test_nothing_is_compared_with_italy(parts: Mapping[str, Atlas], key: str) -> None:
    for coverage in (parts[key].coverage, parts[key].shown.coverage):
        for frame in (coverage.regions, coverage.provinces):
            assert frame[COMPARED].isna().all(axis=None)
            assert (frame["confronto_italia"] == "").all()
        for cells in (coverage.communities, coverage.province_communities):
            assert cells[[*MODELLED, "tasso_smussato"]].isna().all(axis=None)
            assert not cells["evidenza"].eq("probabilmente_assente").any()
        assert not coverage.regions["conteggio_luogo"].isin(["IT", "Nord-ovest"]).any()


def test_a_register_that_gives_verdicts_gives_none_of_a_part() -> None:
    from mapping import RegisterKind  # noqa: PLC0415

    part = build_atlas(territory="regione:03", kind=RegisterKind(nature="elenco", share=0.9)).shown.coverage
    assert (part.regions["confronto_italia"] == "").all()
    assert not part.communities["evidenza"].eq("probabilmente_assente").any()
    assert part.italy["conteggio_pubblicato"] == 496  # Lombardia's own, of 2014


@pytest.mark.parametrize("key", TERRITORIES)
def test_files_hold_rows_of_the_territory_alone(parts: Mapping[str, Atlas], key: str) -> None:
    part = parts[key]
    extent = part.extent
    assert extent is not None
    column = f"codice_{extent.level}"
    for path, frame in frames(part).items():
        if path.startswith("dati/") and column in frame:
            told = frame[frame[column].fillna("") != ""]
            assert (told[column] == extent.code).all(), path
    assert len(frames(part)["dati/completezza.csv"]) == 1
    assert frames(part)["registro/righe.csv"]["stato"].isin(PUBLIC_STATES).sum() == len(part.associations)


def test_projects_are_those_that_worked_there(parts: Mapping[str, Atlas]) -> None:
    assert list(parts["comune:001272"].initiatives.places["comune"].unique()) == ["Torino"]
    assert build_atlas(territory="02").initiatives.projects.empty


def test_around_a_project_the_border_makes_nobody_far(parts: Mapping[str, Atlas], atlas: Atlas) -> None:
    counts = ["associazioni_comune", "associazioni_provincia", "associazioni_regione", "distanza_km"]
    for part in parts.values():
        own = part.coverage.malaika.set_index("codice_comune")
        assert (own[counts] == atlas.coverage.malaika.set_index("codice_comune").loc[own.index, counts]).all(axis=None)
        assert set(own["vicina_codice_comune"]) <= {"", *part.associations["luogo_codice_comune"]}


@pytest.mark.parametrize("key", TERRITORIES)
def test_no_text_of_the_page_speaks_of_the_twenty_regions(parts: Mapping[str, Atlas], key: str) -> None:
    told = part_words(parts[key])
    assert all(said[lang] for said in told.values() for lang in LANGUAGES)
    assert not [text for said in told.values() for text in said.values() if re.search(r"\b20\b|venti regioni", text)]
    assert part_words(build_atlas(territory=key).units or parts[key]) == told


@pytest.mark.parametrize("key", TERRITORIES)
def test_what_the_page_is_of_is_said_in_every_language_without_italy(parts: Mapping[str, Atlas], key: str) -> None:
    extent = find_extent(key)
    told = part_words(parts[key])["sottotitolo"]
    for lang in LANGUAGES:
        usual, said = strings(lang)["testi"]["sottotitolo"], told[lang].replace("''", "'")
        assert said != usual, lang
        assert stem(strings(lang)["testi"]["italia"]) not in said.lower(), lang
        assert stem(place_name(extent.name, lang)) in said.lower(), lang
    assert not re.search("[\u1c90-\u1cbf]", told["ka"] + part_words(parts[key])["titolo"]["ka"]), "no such capitals"
    where = {"regione": "in Piedmont", "provincia": "in the province of Turin", "comune": "in Turin"}[extent.level]
    assert f"The associations of foreign citizens {where}: where they are" in told["en"]


def test_a_province_is_told_with_its_own_preposition_and_article() -> None:
    spezia = part_words(build_atlas(territory="SP"))["sottotitolo"]
    assert spezia["it"].startswith("Le associazioni di cittadini stranieri in provincia della Spezia. Dove sono")


def stem(name: str) -> str:
    """Return what its cases have in common."""
    return name.lower()[:-1] if len(name) > 4 else name.lower()


def test_a_map_of_a_part_is_bounded_around_it(parts: Mapping[str, Atlas]) -> None:
    settings = build_map(parts["regione:01"]).settings()
    (south, west), (north, east) = settings["confini"]
    assert 43.5 < south < 44.1
    assert 6 < west < 6.7
    assert 46.4 < north < 46.8
    assert 9.2 < east < 9.5
    assert 5 < settings["zoom"] < 7


@pytest.fixture(scope="module")
def site(parts: Mapping[str, Atlas]) -> Mapping[str, bytes]:
    return site_files(parts["regione:01"])


def test_metadata_and_manifest_say_which_territory(site: Mapping[str, bytes]) -> None:
    manifest = json.loads(site["manifest.json"])
    assert manifest["territorio"] == {"livello": "regione", "codice": "01", "nome": "Piemonte"}
    assert sum(manifest["stati"].values()) == manifest["righe"]
    turtle = site["dati/dataset.ttl"].decode()
    assert 'locn:geographicName "Piemonte"@it' in turtle
    assert "Piemonte" in json.loads(site["datapackage.json"])["title"]
    package = json.loads(site["datapackage.json"])
    del package["sources"]  # whose titles are not ours
    for text in (turtle, json.dumps(package), site["index.html"].decode()):
        assert not re.search(r"\b20 regioni|\b20 regions|107 province", text)
    assert '"name":"Piemonte"' in site["index.html"].decode().replace('": ', '":')


def test_whatever_our_descriptions_say_of_italy_they_say_of_a_part() -> None:
    """Who writes a description otherwise writes its words in mapping/metadata/part.py too."""
    about = load_metadata()
    keys = [f"{key}_{lang}" for key in ("titolo", "descrizione") for lang in ("it", "en")]
    texts = [str(told[key]) for told in (about, *about["dataset"].values()) for key in keys]
    texts += [told[lang] for told in read_toml("publish/tables.toml")["table"].values() for lang in ("it", "en")]
    of_italy = re.compile(r"\b(20|107|venti|twenty)\b|\bital", re.IGNORECASE)
    assert any(map(of_italy.search, texts))
    assert [text for text in map(words_of_part, texts) if of_italy.search(text)] == []


def test_images_are_of_the_territory(site: Mapping[str, bytes]) -> None:
    images = [path for path in site if path.startswith("immagini/") and path.endswith(".svg")]
    assert "immagini/mappa.svg" in images
    assert "immagini/tassi_imbuto.svg" not in images
    assert all(" · Piemonte" in site[path].decode()[:3_000] for path in images)


@pytest.mark.usefixtures("without_images")
def test_an_edition_of_a_part_is_compared_with_its_part_alone(
    atlas: Atlas, parts: Mapping[str, Atlas], tmp_path: Path
) -> None:
    write_site(atlas, tmp_path / "sito")
    assert write_site(parts["regione:01"], tmp_path / "sito", max_loss=0)  # 725 rows outside are no loss


@pytest.mark.usefixtures("without_images")
def test_the_command_takes_a_territory(run: Callable[..., Outcome], tmp_path: Path) -> None:
    out = tmp_path / "sito"
    built = run("build", "--territory", "provincia:TO", "--out", out)
    assert built.code == 0
    assert "fuori_territorio      746" in built.out
    assert run("build", "--territory", "provincia:TO", "--out", out, "--check").code == 0
    bad = run("build", "--territory", "Piemnte", "--out", out)
    assert bad.code == 2
    assert "forse è «Piemonte» (regione:01)" in bad.err


def test_links_of_a_part_speak_of_it_and_choose_no_region(parts: Mapping[str, Atlas]) -> None:
    about = load_metadata() | {"base_url": "https://mappa.lavoro.gov.it/associazioni/"}
    files = site_files(parts["regione:01"], metadata=about)
    assert [path for path in files if path.startswith("link/regione")] == []
    italian = files["link/it.html"].decode()
    assert "Piemonte" in italian and "in Italia" not in italian
