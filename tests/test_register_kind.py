# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What kind of register it is stands in its metadata, and every sentence comes from there."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping import association_layer, build_atlas, region_layer, site_files
from mapping.atlas import Atlas
from mapping.images import canvas
from mapping.publish.guard.unpacking import unpack
from mapping.register_kind import LIST, NOT_SAID, SAMPLE, RegisterKind, kind_of, read_share
from mapping.shipped import shipped_registry
from mapping.viewer.deflated import open_data
from mapping.viewer.languages import LANGUAGES, SHIPPED, own_text, register_words, strings

ROWS = "denominazione,comune,paesi_origine\nAlfa,Roma,Senegal\nCircolo Beta,Torino,Marocco\nGamma,Bari,Perù\n"
Run = Callable[..., Any]
SAMPLE_WORDS = re.compile(r"\b(campion\w*|samples?|censiment\w*|census\w*)\b", re.IGNORECASE)
MINISTRY = re.compile(r"\b(Ministero|Ministry)\b|m_lps|[^i]\.gov\.it", re.IGNORECASE)
CENSUS_OF_ISTAT = "(censimento|census)( del | of )2011"
"""Of the whole population, which lowers the residents of 2012: no word on the register."""
OTHERS_FACTS = ("dati/iniziative", "dati/aggregati_pubblicati", "dati/dizionario", "datapackage.json", "immagini/")
"""Where the Ministry may be named: as whose the projects were, or as who published a count."""
SOURCE = re.compile(
    "Ministero del Lavoro e delle Politiche Sociali( e fonti citate in ciascuna riga)?|"
    "Ministero del Lavoro e IDOS, mappatura delle associazioni di migranti"
)
"""Of the figures of the projects and of the published counts, as every dictionary names it."""


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "albo.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own(registry: Path) -> Atlas:
    return build_atlas(registry)


@pytest.fixture(scope="module")
def files(own: Atlas) -> dict[str, bytes]:
    return site_files(own)


def test_nothing_of_a_register_of_ones_own_says_that_it_is_a_sample(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.startswith("dati/aggregati_pubblicati"):  # what others counted may have been a sample
            continue
        for texts in unpack(path, data):
            said = [text for text in texts.texts if SAMPLE_WORDS.search(re.sub(CENSUS_OF_ISTAT, "", text))]
            assert not said, (path, texts.name)


def test_nothing_names_the_ministry_but_as_others_facts(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.startswith(OTHERS_FACTS) or path == "index.html":
            continue
        for texts in unpack(path, data):
            named = {text for text in texts.texts if MINISTRY.search(SOURCE.sub("", text))}
            assert not named, (path, texts.name)


def test_the_page_names_the_ministry_only_where_it_tells_of_projects(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    shown = re.sub(r'<section id="iniziative".*?</section>|<script.*?</script>', "", page, flags=re.DOTALL)
    assert not MINISTRY.search(shown)
    data = open_data(json.loads(page.split('id="dati">')[1].split("</script>")[0]))
    assert not MINISTRY.search(json.dumps([language["parole"]["testi"] for language in data["lingue"].values()]))
    assert data["iniziative"]["tabelle"]["mappatura"]["quante"] == 0


@pytest.mark.parametrize("nature", [SAMPLE, LIST, ""])
def test_page_layers_and_images_say_the_nature_in_every_language(registry: Path, nature: str) -> None:
    atlas = build_atlas(registry, kind=RegisterKind(nature, name="Albo"))
    assert "3 associazioni" in atlas.kind.notice(3)
    figure, _ = canvas.sheet(atlas, "Titolo", "Detto", [], (7, 7), (0, 0, 1, 1))
    assert atlas.kind.notice(3) in " ".join(text.get_text().replace("\n", " ") for text in figure.texts)
    for lang in LANGUAGES:
        said = strings(lang)["testi"][f"nota_registro_{nature}".removesuffix("_")]
        assert register_words(atlas.kind).get("nota_registro", {lang: said})[lang] == said
    for lang in ("it", SHIPPED[-1]):
        said = own_text(register_words(atlas.kind), lang, "nota_registro") or strings(lang)["testi"]["nota_registro"]
        for layer in (association_layer(atlas, lang=lang), region_layer(atlas, lang=lang)):
            assert json.dumps(said, ensure_ascii=False) in layer.blocks[0].render()
    assert bool(SAMPLE_WORDS.search(atlas.kind.notice(3))) == (nature == SAMPLE)
    assert ("elenco" in atlas.kind.notice(3).lower()) == (nature == LIST)


def test_the_kinds_differ_in_every_language() -> None:
    for lang in LANGUAGES:
        said = [strings(lang)["testi"][f"nota_registro{end}"] for end in ("", "_campione", "_elenco")]
        assert len(set(said)) == 3, lang


@pytest.mark.usefixtures("light_site")
def test_the_command_takes_the_nature_from_the_metadata(
    registry: Path, tmp_path: Path, run: Callable[..., Any]
) -> None:
    about = tmp_path / "mine.toml"
    about.write_text(
        '[registro]\nnatura = "elenco"\nnome = "Albo di Prova"\nautore = "Comune di Prova"\ndata = "2026-03"\n'
        'quota_coperta = "80 %"\nprova = "confronto con il RUNTS"\n',
        encoding="utf-8",
    )
    out = tmp_path / "out"
    done = run("build", registry, "--out", out, "--metadata", about)
    assert done.code == 0, done.err
    told = (
        "Registro «Albo di Prova» (Comune di Prova), marzo 2026: un elenco delle associazioni che conosce chi lo "
        "tiene. Quota delle associazioni esistenti che si ritiene vi sia: 80% (confronto con il RUNTS)."
    )
    for path in ("datapackage.json", "dati/dataset.ttl", "dati/dataset.jsonld", "index.html"):
        assert told in (out / path).read_text(encoding="utf-8"), path
    described = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    counted = {resource["path"] for resource in described if told in resource.get("description", "")}
    assert {path for path in counted if "copertura" in path} == {
        resource["path"] for resource in described if "copertura" in resource["path"]
    }
    assert not SAMPLE_WORDS.search(done.out + done.err)


def test_what_ships_is_described_by_its_own_file_and_nothing_else_is(atlas: Atlas, own: Atlas) -> None:
    assert atlas.kind.nature == SAMPLE
    assert own.kind == NOT_SAID
    assert kind_of(atlas.registry.sha256, RegisterKind(LIST)) == RegisterKind(LIST)
    changed = shipped_registry().read_bytes() + b"\n"
    assert kind_of(hashlib.sha256(changed).hexdigest(), NOT_SAID) == NOT_SAID


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.integers(1, 1000), st.sampled_from([".", ","]), st.sampled_from(["", "%", " %"]))
def test_a_share_is_read_as_it_is_written(thousandths: int, mark: str, sign: str) -> None:
    share = thousandths / 1000
    written = f"{thousandths / 10:.1f}{sign}" if sign else f"{share:.3f}"
    assert read_share(written.replace(".", mark)) == pytest.approx(share)
