# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three editions made of their files alone (``tests/editions``): none speaks of what is true of another only."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from mapping import build_atlas, load_metadata
from mapping.atlas import Atlas
from mapping.images import pictures
from mapping.metadata import Metadata, as_published, atlas_options, jsonld, page_look, page_words
from mapping.publish import site
from mapping.viewer import render_kit, render_page
from tests.conftest import Outcome

Run = Callable[..., Outcome]
EDITIONS = Path(__file__).parent / "editions"
OWN = ("piemonte", "torino")
"""The editions that show no projects, of registers of their own."""
OTHERS = re.compile(r"ministero|ministry|malaika|IN\.CO\.NT\.RO|\bcampione\b|\bsample\b", re.IGNORECASE)
"""What is true of the shipped sample and of the Ministry's projects only."""
PLAIN = re.compile(r"<(script|style|pre)\b.*?</\1>|<[^>]*>", re.DOTALL)


@cache
def edition(name: str) -> tuple[Metadata, Atlas]:
    about = load_metadata(EDITIONS / name / "edizione.toml")
    return about, build_atlas(about["registro"]["file"] or None, **atlas_options(about))


def seen(html: str) -> str:
    """Return what a reader sees of a page without JavaScript."""
    return " ".join(PLAIN.sub(" ", html).split())


@pytest.mark.parametrize("name", ["ministero", *OWN])
def test_page_and_kit_carry_logo_colours_and_words(name: str) -> None:
    about, atlas = edition(name)
    look, words = page_look(about), page_words(about)
    page, kit = render_page(atlas, words=words, look=look), render_kit(words=words, look=look)
    for document in (page, kit):
        assert f'alt="{about["titolare"]["nome_it"]}"' in document and look.style in document
    assert about["parole"]["titolo_it"] in seen(page)
    assert len(page) < 720_000  # of those that add no texts of their own, the page is as light as ours


@pytest.mark.parametrize("name", OWN)
def test_what_is_seen_speaks_of_nobody_else(name: str) -> None:
    about, atlas = edition(name)
    words, look = page_words(about), page_look(about)
    told = render_page(atlas, words=words, accessibility=dict(about["accessibilita"]))
    assert quote(about["parole"]["titolo_it"]) in told, "the subject of the letter about a barrier"
    page = seen(render_page(atlas, words=words, look=look))
    assert not OTHERS.findall(page)
    assert atlas.kind.description() in page, "whose register it is, and its sources"
    assert not OTHERS.findall(seen(render_kit(words=words, look=look)))
    assert not OTHERS.findall(json.dumps(jsonld(atlas, as_published(about, atlas)), ensure_ascii=False))


@pytest.mark.slow
def test_a_region_s_folder_speaks_of_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures, catalogue, notes, manifest: but not the tables, in which the source of each figure stands."""
    written: list[str] = []

    def remembered(figure: Figure, title: str) -> dict[str, bytes]:
        written.extend([title, *(str(part.get_text()) for part in figure.findobj(Text))])
        return {".svg": b"<svg/>", ".png": b""}

    monkeypatch.setattr(pictures, "encode", remembered)
    about, atlas = edition("piemonte")
    site.write_site(atlas, tmp_path / "sito", metadata=about)
    assert any("(Regione Piemonte)" in text for text in written), "whose register it is, in the foot"
    assert [text for text in written if OTHERS.search(text)] == []
    told = [path for path in (tmp_path / "sito").rglob("*") if path.suffix in (".txt", ".ttl", ".jsonld", ".html")]
    told.append(tmp_path / "sito" / "manifest.json")
    assert len(told) == 6
    for path in told:
        assert not OTHERS.findall(seen(path.read_text(encoding="utf-8"))), path
    names = [path.name for path in (tmp_path / "sito").rglob("*")]
    assert not any(name.startswith(("iniziative", "malaika", "evidenza_16")) for name in names)
    assert "iniziative" not in (tmp_path / "sito" / "dati" / "dataset.ttl").read_text(encoding="utf-8")


def test_the_ministry_s_shows_its_projects() -> None:
    about, atlas = edition("ministero")
    assert "Malaika" in seen(render_page(atlas, words=page_words(about)))
    assert as_published(about, atlas) is about


def test_projects_are_left_out_of_a_catalogue_that_describes_none(tmp_path: Path, run: Run) -> None:
    (tmp_path / "e.toml").write_text("progetti = false\n", encoding="utf-8")
    done = run("build", "--edition", tmp_path / "e.toml", "--out", tmp_path / "sito")
    assert done.code == 2 and "«descrizione_it»" in done.err and "«descrizione_en»" in done.err


SETTLED = {"Nome": "denominazione", "Dove": "comune"}


class StoppedError(Exception):
    """Raised in the place of the work that is not looked at."""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], {"file": "r.csv", "sheet": "Foglio", "withdrawn": "w.csv", "columns": SETTLED}),
        (["--withdrawn", "@/altro.csv"], {"file": "r.csv", "withdrawn": "altro.csv"}),
        (["--sheet", "Altro"], {"file": "r.csv", "sheet": "Altro"}),
        (["--column", "denominazione=Ente"], {"columns": {"Dove": "comune", "Ente": "denominazione"}}),
        (["@/altro.csv"], {"file": "altro.csv", "sheet": None, "columns": None, "withdrawn": "w.csv"}),
    ],
)
def test_the_command_line_comes_before_the_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run, given: list[str], expected: dict[str, Any]
) -> None:
    for name in ("r.csv", "w.csv", "altro.csv"):
        (tmp_path / name).write_text("denominazione\nUno\n", encoding="utf-8")
    (tmp_path / "c.toml").write_text('Nome = "denominazione"\nDove = "comune"\n', encoding="utf-8")
    told = 'file = "r.csv"\nfoglio = "Foglio"\nritirate = "w.csv"\ncolonne = "c.toml"\n'
    (tmp_path / "e.toml").write_text(f"[registro]\n{told}", encoding="utf-8")
    asked: dict[str, Any] = {}

    def build(file: Path | None, **options: Any) -> Atlas:
        asked.update(options, file=file)
        raise StoppedError

    monkeypatch.setattr("mapping.build_atlas", build)
    arguments = [text.replace("@", str(tmp_path)) for text in given]
    run("build", *arguments, "--edition", tmp_path / "e.toml", "--out", tmp_path / "sito")
    plain = {key: value.name if isinstance(value, Path) else value for key, value in asked.items()}
    assert {key: plain[key] for key in expected} == expected


def test_an_edition_is_named_once(tmp_path: Path, run: Run) -> None:
    (tmp_path / "e.toml").write_text("", encoding="utf-8")
    both = ("--edition", tmp_path / "e.toml", "--metadata", tmp_path / "e.toml")
    done = run("build", *both, "--out", tmp_path / "sito")
    assert done.code == 2 and "un file solo" in done.err


def test_what_an_edition_names_is_not_published_or_replaced(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "sito"
    folder.mkdir()
    (folder / "logo.svg").write_bytes((EDITIONS / "torino" / "logo.svg").read_bytes())
    text = '[aspetto]\nlogo = "sito/logo.svg"\nlogo_testo = "Comune"\n'
    (tmp_path / "e.toml").write_text(text, encoding="utf-8")
    done = run("build", "--edition", tmp_path / "e.toml", "--out", folder)
    assert done.code == 2 and "logo.svg" in done.err


def test_the_file_to_fill_in_is_written_by_a_command(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "mia.toml"
    assert run("new-edition", target).code == 0
    assert load_metadata(target) == load_metadata()
    again = run("new-edition", target)
    assert again.code == 2 and "--replace" in again.err
    assert run("new-edition", target, "--replace").code == 0
    assert run("new-edition", tmp_path / "mia.txt").code == 2
