# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one door: a Folium map, whoever made it, saved as one file that asks nobody for anything."""

import re
import warnings
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Any

from branca.element import Element, Figure, Link
from folium import Marker, TileLayer
from folium.elements import ElementAddToElement
from folium.plugins import DualMap

from mapping.errors import InputError
from mapping.files import write_file
from mapping.inlining.base import base_script
from mapping.inlining.document import Page
from mapping.inlining.hosts import tile_hosts
from mapping.inlining.library import find, world_package
from mapping.inlining.sentences import sentences
from mapping.inlining.sources import Sources, given_folder
from mapping.inlining.tags import read_tags
from mapping.viewer import PageFigure, elements, encodable, stable_ids

_LEFT_BEHIND = (ElementAddToElement, Marker.SetIcon)
"""What Folium adds each time it renders, so that a second time says it twice."""
_OF_AN_ELEMENT = re.compile(r"_[0-9a-f]{32}$")


def save_inline(map_: Element, path: str | Path, *, folder: str | Path | None = None, tiles: bool = False) -> list[str]:
    """Save a Folium map as one HTML file that asks nobody for anything; return what it cannot hold.

    Scripts, style sheets, fonts and images of its elements are put in, from ``folder`` or from the library that comes
    with this package; tile layers draw outlines of the world and of the Italian regions. A Content-Security-Policy
    lets the page run its own scripts and load nothing (where a measuring control or a Vega chart is on the map, these
    scripts may write code in turn: they work in no other way). The same map gives the same bytes, and is not changed.

    Parameters
    ----------
    map_
        A `folium.Map` with anything on it, a `folium.plugins.DualMap`, a `folium.Figure`, or any element of them.
    path
        The file to write; one that is there is replaced in one step, and left whole by an error.
    folder
        Where files lie that the library does not have: as ``folder/host/path`` or by their bare name (data that a
        script fetches: by their path alone). Whoever gives it publishes the files of it that the page loads: scripts,
        style sheets, fonts, images, sound and video, JSON that a script fetches; an address that is only mentioned, in
        a text or among the data, brings none in, nor is a file of another kind ever put in.
    tiles
        Keep the tile layers: their images are asked of the network, and the policy names their hosts.

    Returns
    -------
    list of str
        A sentence, in Italian, for each thing that could not be put in or that asks the network; each is also a
        `UserWarning`.

    Raises
    ------
    InputError
        If it is no map, or ``folder`` is no folder.
    OutputError
        If the file cannot be written; what stood there is untouched.

    Examples
    --------
    >>> import folium
    >>> from mapping import save_inline
    >>> map_ = folium.Map([42, 12.5], zoom_start=6, tiles=None)
    >>> marker = folium.Marker([41.9, 12.5], tooltip="Roma").add_to(map_)
    >>> save_inline(map_, "esempio.html")
    []
    """
    document, told = inline_document(map_, folder=folder, tiles=tiles)
    write_file(Path(path), document.encode("utf-8"), replace=True)
    for sentence in told:
        warnings.warn(sentence, stacklevel=2)
    return told


def inline_document(map_: Element, *, folder: str | Path | None = None, tiles: bool = False) -> tuple[str, list[str]]:
    """Return the document that `save_inline` writes, and its sentences."""
    sources = Sources(given_folder(folder))
    with _as_it_was(_root(map_)) as root:
        rendered = root.render()
        parts = list(elements(root))
    page = Page(sources)
    document = encodable(stable_ids(rendered, parts))
    if isinstance(root, PageFigure) and _has_policy(document):
        return document, sentences(root, [], page, tiles=tiles)
    page.base = "" if tiles else base_script(_laid_over(parts))
    if page.base:
        sources.packages.add(world_package())
    page.image_hosts = tile_hosts(parts) if tiles else ()
    document = page.complete(document)
    return document, sentences(root, parts, page, tiles=tiles)


def _root(map_: Element) -> Figure:
    """Return the figure an element stands in; a `DualMap` that stands in none gets one."""
    root = map_.get_root() if isinstance(map_, Element) else None
    if isinstance(root, Figure):
        return root
    if isinstance(root, DualMap):
        return _framed(root)
    raise InputError(
        f"Si salva una mappa di Folium, o una folium.Figure, non «{type(map_).__name__}»: aggiungere l'elemento a una "
        "mappa."
    )


def _framed(element: Element) -> Figure:
    figure = Figure()
    figure._children[element.get_name()] = element
    return figure


@contextmanager
def _as_it_was(root: Figure) -> Iterator[Figure]:
    """Let a figure be rendered and leave it, and all that is in it, as it was: rendering adds children."""
    alone = [child for child in root._children.values() if child._parent is None]
    kept = [(element, _kept(element)) for element in elements(root)]
    try:
        _forget_renderings(root, [element for element, _ in kept])
        for child in alone:
            child._parent = root
        if late := _take_library_links(root):
            root._children["_after_all"] = _Late(root, late)
        yield root
    finally:
        for element, state in kept:
            _restore(element, state)


class _Late(Element):
    """Puts links into the header after all elements have rendered, as far as none of them did."""

    def __init__(self, root: Figure, links: dict[str, Element]) -> None:
        super().__init__()
        self.root, self.links = root, links

    def render(self, **_: Any) -> str:
        for name, link in self.links.items():
            self.root.header._children.setdefault(name, link)
        return ""


def _take_library_links(root: Figure) -> dict[str, Element]:
    """Take links of the library out of the header: an earlier rendering wrote them, in its order, or somebody did."""
    header = root.header._children
    found: dict[str, Element] = {
        name: child
        for name, child in header.items()
        if isinstance(child, Link) and name != child.get_name() and find(child.url)
    }
    root.header._children = OrderedDict((name, child) for name, child in header.items() if name not in found)
    return found


def _forget_renderings(root: Figure, parts: list[Element]) -> None:
    """Take away what earlier renderings added, and what they wrote into the figure under the names of elements."""
    names = {part.get_name() for part in parts}
    linked = {tuple(pair) for part in parts for pair in _linked(part)}
    for part in parts:
        part._children = OrderedDict(
            (name, child) for name, child in part._children.items() if not isinstance(child, _LEFT_BEHIND)
        )
    for part in (root.header, root.html, root.script):
        part._children = OrderedDict(
            (name, child)
            for name, child in part._children.items()
            if not _written(name, child, names) and (name, getattr(child, "url", None)) not in linked
        )


def _written(name: str, child: object, names: set[str]) -> bool:
    """Tell whether an earlier rendering wrote a part: Folium names it after its element, gone though that may be."""
    return name != _name(child) and (name in names or _OF_AN_ELEMENT.search(name) is not None)


def _name(child: object) -> str:
    return child.get_name() if isinstance(child, Element) else ""  # folium.Vega adds a bare template


def _linked(part: Element) -> list[tuple[str, str]]:
    return [*(getattr(part, "default_js", None) or []), *(getattr(part, "default_css", None) or [])]


def _kept(element: Element) -> dict[str, tuple[Any, Any]]:
    return {
        name: (value, copy(value) if isinstance(value, dict | list | set) else None)
        for name, value in vars(element).items()
    }


def _restore(element: Element, state: dict[str, tuple[Any, Any]]) -> None:
    vars(element).clear()
    for name, (value, content) in state.items():
        if isinstance(value, list):
            value[:] = content
        elif content is not None:
            value.clear()
            value.update(content)
        vars(element)[name] = value


def _has_policy(document: str) -> bool:
    """Tell whether a page already is one that asks nobody: an `AssociationMap` without anything of Folium's own."""
    return any(
        tag.name == "meta" and tag.value("http-equiv").lower() == "content-security-policy"
        for tag in read_tags(document)
    )


def _laid_over(parts: list[Element]) -> list[str]:
    return [part.tiles for part in parts if isinstance(part, TileLayer) and part.overlay]
