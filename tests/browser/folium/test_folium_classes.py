# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every class of Folium that a plain map shows is shown by ours: loaded in a browser, as if online."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import folium
import pytest
from branca.element import Element

from mapping.viewer import build_map, document
from tests.browser.conftest import Visit, listen, turn
from tests.browser.folium_examples import EXAMPLES, NOT_SHOWN, folium_classes
from tests.browser.folium_table import PAGE, with_table
from tests.browser.looking import places_of
from tests.browser.remote import answer_remote

INVENTORY = r"""() => {
    const kept = (name) => !/\d{3}|zoom-animated|disabled|loaded/.test(name);
    return [...document.querySelectorAll(".leaflet-container *, .cornice > *, body > *")]
        .filter((element) => !element.matches("script, header, footer, .folium-map, g"))
        .map(({ tagName, classList }) => [tagName, ...[...classList].filter(kept).sort()].join("."))
        .map((key) => key.replace(/-(left|right|top|bottom)\b/g, ""));
}"""
"""What stands in the map and beside it, as tags and classes; without ids, or sides that depend on the place."""
MAP = "(() => { const map = Object.values(window).find((v) => v instanceof L.Map); return %s })()"


def plain_map() -> folium.Map:
    return folium.Map([42.1, 12.5], zoom_start=6, tiles=None, maxZoom=18)


def test_every_class_has_an_example_or_a_reason():
    assert folium_classes() == EXAMPLES.keys() | NOT_SHOWN.keys()
    assert not EXAMPLES.keys() & NOT_SHOWN.keys()


def test_the_table_of_the_docs_is_that_of_the_examples():
    text = PAGE.read_text(encoding="utf-8")
    assert with_table(text) == text, "python -m tests.browser.folium_table"


@pytest.fixture(scope="module")
def look(context, tmp_path_factory) -> Iterator[Callable[..., tuple[Counter[str], list[str], Any, tuple[int, int]]]]:
    """Load a map; return the elements in it, the complaints of the page, what the probe says, and how much is ours.

    One page loads all maps, one after the other.
    """
    path: Path = tmp_path_factory.mktemp("classi") / "mappa.html"
    page = context().new_page()
    visited = Visit(page, requests=answer_remote(page))
    listen(visited, "error")

    def look_at(map_: folium.Map, act: Callable[[Any], None] | None = None, probe: str = "") -> Any:
        map_.save(path)
        turn(visited, path.as_uri())
        page.wait_for_function("() => typeof L === 'object' && document.querySelector('.leaflet-container')")
        if act:
            act(page)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        answer = page.evaluate(MAP % probe) if probe else True
        found = Counter(page.evaluate(INVENTORY))
        found.update({key: 1 - found[key] for key in found if "tile" in key})  # how many tiles depends on the size
        circles = places_of(page), page.locator("path.regione[data-codice-regione]").count()
        return found, [*visited.complaints], answer, circles

    yield look_at
    page.close()


@pytest.fixture(scope="module", autouse=True)
def data_of_one_atlas() -> Iterator[None]:
    """Write the data of the page and its plain parts once: of one atlas they are the same whatever is added."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("_data", "plain_parts"):
            patch.setattr(document, name, once_for_each(getattr(document, name)))
        yield


def once_for_each(make: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Make what is asked for with the same atlas and language once; all maps of this file are alike in the rest."""
    made: dict[tuple[int, str], dict[str, Any]] = {}

    def once(of: Any, *lang: str) -> dict[str, Any]:
        key = (id(getattr(of, "atlas", of)), *(lang or (of.lang,)))
        if key not in made:
            made[key] = make(of, *lang)
        return made[key]

    return once


@pytest.fixture(scope="module")
def empty(look, atlas) -> dict[str, Counter[str]]:
    ours = build_map(atlas)
    ours.get_root().script.add_child(Element(""))  # so that the page links what Folium's elements need
    return {"plain": look(plain_map())[0], "ours": look(ours)[0]}


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_a_plain_map_shows_ours_shows_too(name, look, empty, atlas):
    example = EXAMPLES[name]
    added = {}
    for kind, map_ in {"plain": plain_map(), "ours": build_map(atlas)}.items():
        example.add(map_)
        found, complaints, answer, circles = look(map_, example.act, example.probe)
        assert complaints == [], kind
        assert answer is True, kind
        added[kind] = found - empty[kind]
        if kind == "ours" and name not in {"FitBounds"}:
            assert circles == (275, 20)
    assert added["plain"] or example.probe, "the example shows nothing"
    assert added["plain"] - added["ours"] == Counter()
