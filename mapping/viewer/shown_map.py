# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What document, frame and notebook need to know of the map on the page."""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, Protocol, TypedDict

from mapping.atlas import Atlas
from mapping.metadata import Look
from mapping.viewer.languages import OwnWords, own_text, translate

Corners = tuple[tuple[float, float], tuple[float, float]]
"""South-west and north-east, as (latitude, longitude) in WGS84 degrees."""


class Streets(TypedDict):
    """Street tiles that the page may offer: their address, whose they are, and their licence."""

    url: str
    nome: str
    licenza: str


class LayerSettings(TypedDict):
    """A layer that the viewer draws: its kind, its name in scripts, whether it is drawn at first."""

    tipo: str
    nome: str
    mostra: bool


class MapSettings(TypedDict):
    """What the viewer must know of the map itself; ``subito`` where scripts of somebody else's follow.

    ``confini`` are Italy's, or its part's, ``vista`` what the map shows at first where it is less; ``zoom`` is the
    least of a part, so that nobody loses it.
    """

    nome: str
    confini: Corners
    vista: NotRequired[Corners]
    indicatore: str
    strade: Streets | None
    contatto: str
    strati: list[LayerSettings]
    subito: NotRequired[bool]
    titolo: NotRequired[str]
    zoom: NotRequired[float]


class ShownMap(Protocol):
    """A `folium.Map` of an atlas; the only one is `mapping.viewer.AssociationMap`.

    ``files`` are the paths of what stands beside the page, ``base_url`` is where both will be published; ``width``
    and ``height`` are (number, unit) as Folium keeps them; ``_parent`` is the figure it stands in.
    """

    atlas: Atlas
    lang: str
    indicator: str
    source_code: str
    accessibility: Mapping[str, str]
    files: Sequence[str]
    base_url: str
    words: OwnWords
    languages: Sequence[str]
    look: Look
    streets: Streets | None
    width: tuple[float, str]
    height: tuple[float, str]
    _parent: Any

    def get_name(self) -> str:
        """Return the name of the map in scripts."""
        ...

    def settings(self) -> MapSettings:
        """Return what the viewer must know of the map itself."""
        ...


def page_title(map_: ShownMap) -> str:
    """Return what the page of a map is called."""
    return own_text(map_.words, map_.lang, "titolo") or translate(map_.lang, "titolo")
