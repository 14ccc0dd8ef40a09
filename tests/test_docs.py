# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The site of docs/: it builds without a warning, asks nobody, and what it says of the code is so."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import mapping
from docs import rooms
from mapping.coverage import indicators
from mapping.schema import COLUMNS
from mapping.toml_files import read_toml
from tests.test_architecture import LEVELS

pytestmark = pytest.mark.slow

LOADED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src", "object": "data"}
"""What a browser fetches by itself, element by element; an ``a`` waits for a click."""
ONLY_ITALIAN = {"accessibilita.html", "tradurre.html"}
"""Of an Italian office's duty, and of those who know Italian and another language."""


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def page(built: Path, name: str) -> str:
    return (built / name).read_text(encoding="utf-8")


class Loads(HTMLParser):
    """Collects the addresses that a page loads from, those of scripts of a page too."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link" and values.get("rel") in {"canonical", "next", "prev"}:
            return
        self.found += [values.get(LOADED.get(tag, ""), "") or "", values.get("srcset", "") or ""]


def loads(html: str) -> list[str]:
    parser = Loads()
    parser.feed(html)
    return parser.found


def test_no_page_loads_anything_from_another_host(built: Path) -> None:
    pages = {path: loads(path.read_text(encoding="utf-8")) for path in built.rglob("*.html")}
    assert len(pages) > 12
    assert {path: found for path, urls in pages.items() if (found := [u for u in urls if "//" in u])} == {}
    styles = {path: path.read_text(encoding="utf-8") for path in built.rglob("*.css")}
    assert [path for path, text in styles.items() if re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", text)] == []


def test_the_check_sees_a_foreign_address() -> None:
    html = '<script src="https://x.y/a.js"></script><img srcset="//x.y/b.png 2x"><a href="https://x.y">z</a>'
    assert [url for url in loads(html) if "//" in url] == ["https://x.y/a.js", "//x.y/b.png 2x"]


def test_every_public_name_is_in_the_reference_with_its_words(built: Path) -> None:
    html = page(built, "api.html")
    headings = re.findall(r'<h3 id="mapping\.(\w+)"', html)
    assert sorted(headings) == sorted(mapping.__all__)
    parts = re.split(r'<h3 id="mapping\.\w+"', html)[1:]
    assert [name for name, part in zip(headings, parts, strict=True) if "<p>" not in part] == []


BESIDE = ("evidence", "completeness")
"""What the page explains beside the groups of figures."""


def test_every_figure_is_explained_with_what_it_cannot_say(built: Path) -> None:
    html = page(built, "figures.html")
    assert [name for name in indicators() if f"<code>{name}</code>" not in html] == []
    groups = read_toml("coverage/indicators.toml")["group"]
    words = " ".join(html.split())
    assert words.count("Non può dire") == words.count("It cannot say") == len(groups) + len(BESIDE)


def test_every_column_is_in_the_dictionary(built: Path) -> None:
    html = page(built, "dictionary.html")
    assert [name for name in COLUMNS if f"<code>{name}</code>" not in html] == []


def test_every_page_says_its_language(built: Path) -> None:
    said = {path: re.findall(r'<html lang="(\w+)"', path.read_text(encoding="utf-8")) for path in built.rglob("*.html")}
    assert {path.parent.name == "it": lang for path, lang in said.items()} == {True: ["it"], False: ["en"]}


def test_every_door_is_there_in_both_languages(built: Path) -> None:
    doors = [{path.name for path in (built / lang).glob("*.html")} for lang in ("it", "en")]
    assert [len(found) for found in (doors[0] - ONLY_ITALIAN, doors[1])] == [4, 4]
    assert doors[0] > ONLY_ITALIAN


def test_no_page_asks_for_what_nobody_made(built: Path) -> None:
    assert [path for path in built.rglob("*.html") if "<!-- made:" in path.read_text(encoding="utf-8")] == []


def test_the_picture_shows_every_room_and_every_arrow_leads_down() -> None:
    above = [name for floor in rooms.floors() for name in floor]
    assert sorted([*above, *rooms.ground()]) == sorted(set().union(*LEVELS))
    assert set(rooms.ground()) == LEVELS[0]
    floor = {name: number for number, names in enumerate(rooms.floors()) for name in names}
    assert [(upper, lower) for upper, lower in rooms.arrows() if floor[upper] <= floor[lower]] == []
    drawn = rooms.draw()
    assert all(f"#room-{name}" in drawn for name in above)
    assert drawn == rooms.draw()


def test_every_room_of_the_picture_is_described(built: Path) -> None:
    anchors = set(re.findall(r'id="room-(\w+)"', page(built, "architecture.html")))
    assert {name for floor in rooms.floors() for name in floor} | {"ground"} == anchors


def test_every_file_that_the_pages_name_is_there(root: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in root.glob("docs/**/*.md")]
    named = {name for text in texts for name in re.findall(r"`((?:mapping|tests|geodata|notebooks)/[\w./]+)`", text)}
    assert len(named) > 50
    assert {name for name in named if not (root / name).exists()} == set()


@pytest.mark.parametrize(
    "broken", ["[x](nowhere.md)", "[x](api.md#nowhere)", "::: mapping.nowhere", "<!-- made: x -->"]
)
def test_what_is_broken_stops_the_build(root: Path, tmp_path: Path, broken: str) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "index.md").write_text(f"# A page\n\n{broken}\n", encoding="utf-8")
    (folder / "api.md").write_text("# Another\n", encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8").split("nav:")[0]
    settings = settings.replace("docs/hooks.py", str(root / "docs" / "hooks.py"))
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert ("nowhere" if "nowhere" in broken else "KeyError") in done.stderr
