# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which languages a page has: those that its publisher names, as far as they must have been read; the build says so."""

import json
from pathlib import Path

import pytest

from mapping.cli.messages import language_lines
from mapping.errors import InputError
from mapping.metadata import STATES, load_metadata
from mapping.shipped import shipped_registry
from mapping.viewer import languages_of, render_kit, render_page
from mapping.viewer.languages import LANGUAGES, SHIPPED, strings

UNREAD = {"wo", "si", "ta", "pa", "am", "ti", "so", "pcm"}
"""Nobody could judge these drafts."""
UNSHIPPED = UNREAD | {"pt", "pl", "mk", "bg", "fa", "ka", "tr"}
"""… and for these there is no room in a page of 700 kB unless others go."""


def own(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def data_of(page: str) -> dict:
    """The languages that a page carries."""
    text = page.split('<script type="application/json" id="dati">')[1].split("</script>", maxsplit=1)[0]
    found: dict = json.loads(text)["lingue"]
    return found


def test_drafts_that_nobody_could_judge_are_kept_and_not_shipped():
    assert set(SHIPPED) == set(LANGUAGES) - UNSHIPPED
    assert set(LANGUAGES) >= UNSHIPPED


@pytest.mark.parametrize("least", STATES)
def test_only_what_is_as_far_as_asked_is_shipped(tmp_path, least):
    about = load_metadata(own(tmp_path, f'lingue = ["ar", "it", "wo", "en"]\nstato_minimo = "{least}"'))
    reached = {code: STATES.index(strings(code)["lingua"]["stato"]) for code in ("it", "en", "ar", "wo")}
    assert languages_of(about) == tuple(code for code, far in reached.items() if far >= STATES.index(least))


def test_the_build_says_which_are_in_and_which_are_not(tmp_path):
    about = load_metadata(own(tmp_path, 'lingue = ["it", "en"]'))
    (line,) = language_lines(about)
    assert line.startswith("Lingue della pagina: it, en. Non ci sono: fr, ")
    (line,) = language_lines(load_metadata(own(tmp_path, f"lingue = {json.dumps(LANGUAGES)}")))
    assert "Non ci sono" not in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('lingue = ["it", "tlh"]', "«tlh»"),
        ('lingue = ["en", "fr"]', "senza l'italiano"),
        ('lingue = ["it", "fr", "fr"]', "due volte «fr»"),
        ("lingue = []", "«lingue» è un elenco vuoto"),
        ('stato_minimo = "buona"', "bozza, letta, approvata"),
    ],
)
def test_a_choice_that_cannot_be_is_told_in_one_sentence(tmp_path, run, text, said):
    """By the build, and by the check before it."""
    with pytest.raises(InputError) as told:
        languages_of(load_metadata(own(tmp_path, text)))
    assert said in str(told.value)
    checked = run("check", shipped_registry(), "--edition", tmp_path / "mine.toml")
    assert (checked.code, str(told.value) in checked.err) == (2, True)


@pytest.mark.parametrize("codes", [["it", "en"], LANGUAGES])
def test_a_choice_that_can_be_stops_no_check(tmp_path, run, codes):
    (tmp_path / "r.csv").write_text("denominazione,comune\nTeranga,Lecce\n", encoding="utf-8")
    assert run("check", tmp_path / "r.csv", "--edition", own(tmp_path, f"lingue = {json.dumps(codes)}")).code == 0


def test_page_and_kit_have_the_languages_asked_for(atlas):
    page = render_page(atlas, languages=("it", "wo"))
    assert list(data_of(page)) == ["it", "wo"]
    assert (data_of(page)["wo"]["bozza"], data_of(page)["wo"]["letta"]) == (True, strings("wo")["lingua"]["letta"])
    assert (data_of(page)["it"]["bozza"], data_of(page)["it"]["letta"]) == (False, 100)
    assert "Wolof" in render_kit(languages=("it", "wo"))
    assert "Wolof" not in render_kit()
    with pytest.raises(ValueError, match="«en»"):
        render_page(atlas, lang="en", languages=("it", "wo"))
