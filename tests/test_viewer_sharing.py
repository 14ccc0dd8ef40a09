# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is shown of a link to the page: title, description, language, a picture only by its whole address; an icon."""

from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import folium
import pytest

from mapping.metadata import known, load_metadata
from mapping.publish import site_files
from mapping.viewer import AssociationMap, render_kit, render_page
from mapping.viewer.languages import translate
from mapping.viewer.sharing import PICTURE, sharing_tags

BASE = "https://www.comune.portale.it/mappa/"
HOSTILE = "\"><script>alert(1)</script> {{7*7}} {% x %} & 'apici' \u202etrevni \U0001f30d"


class _Head(HTMLParser):
    """Collects what a preview reads of a page, and its icon."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {}
        self.icon = self.elements = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements += f"<{tag}>"
        if tag == "meta":
            name = values.get("property") or values.get("name") or ""
            self.said.setdefault(name, []).append(values.get("content", ""))
        elif tag == "link" and values.get("rel") == "icon":
            self.icon = values["href"]


@pytest.fixture(scope="module")
def heads(atlas) -> dict[str, _Head]:
    """The page and the editor's page by what they are called, in French: not the language of the shipped page."""
    made = {"titolo": render_page(atlas, lang="fr"), "kit_titolo": render_kit(lang="fr")}
    return {title: _Head(page) for title, page in made.items()}


@pytest.mark.parametrize(("title", "told"), [("titolo", "sottotitolo"), ("kit_titolo", "kit_guida")])
def test_a_preview_finds_title_description_and_language(heads, title, told):
    said = heads[title].said
    assert said["og:title"] == [translate("fr", title)]
    assert said["og:description"] == said["description"] == [translate("fr", told)]
    assert said["og:type"] == ["website"]
    assert said["og:locale"] == ["fr_FR"]
    assert len(said["theme-color"]) == 2
    assert "og:url" not in said  # it would stand for a link to a card


def test_a_preview_that_reads_only_the_beginning_finds_it(atlas):
    for page in (render_page(atlas), render_kit()):
        assert "og:title" in page[:4000].partition("<style>")[0]


@pytest.mark.parametrize("page", ["titolo", "kit_titolo"])
def test_the_icon_is_a_drawing_that_is_asked_of_nobody(heads, page):
    start, drawing = heads[page].icon.split(",", 1)
    assert start == "data:image/svg+xml"
    assert ET.fromstring(unquote(drawing)).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own


@pytest.mark.parametrize(
    ("base_url", "files", "image"),
    [
        (BASE, (PICTURE, "dati/associazioni.csv"), [BASE + PICTURE]),
        (BASE, (), None),
        ("", (PICTURE,), None),
        ("mappa/", (PICTURE,), None),
        ("javascript:alert(1)//", (PICTURE,), None),
    ],
)
def test_a_picture_is_named_by_its_whole_address_or_not_at_all(atlas, base_url, files, image):
    assert _Head(render_page(atlas, base_url=base_url, files=files)).said.get("og:image") == image


@pytest.mark.usefixtures("light_site")
def test_the_published_pages_name_the_picture_of_their_folder(atlas, monkeypatch, tmp_path):
    monkeypatch.setattr("mapping.publish.site.render_images", lambda _atlas: {PICTURE: b""})
    own = tmp_path / "mine.toml"
    own.write_text(f'base_url = "{BASE}"\n', encoding="utf-8")
    files = site_files(atlas, metadata=load_metadata(own))
    for page in ("index.html", "incorpora.html", "link/fr.html", "link/regione-12.html"):
        assert _Head(files[page].decode()).said["og:image"] == [BASE + PICTURE]


def test_an_address_that_nobody_confirmed_is_no_address():
    assert known(load_metadata()["base_url"]) == ""


def test_the_publisher_s_words_stay_words():
    tags = sharing_tags("it", title=HOSTILE, description=HOSTILE, base_url=BASE, files=[PICTURE])
    head = _Head(tags)
    assert head.said["og:title"] == head.said["og:description"] == head.said["og:image:alt"] == [HOSTILE]
    assert set(head.elements.strip("<>").split("><")) == {"meta", "link"}
    assert "{" not in tags


def test_with_other_people_s_layers_the_page_is_shared_alike(atlas):
    shown = AssociationMap(atlas)
    folium.Marker([41.9, 12.5]).add_to(shown)
    assert _Head(shown.get_root().render()).said["og:title"] == [translate("it", "titolo")]
