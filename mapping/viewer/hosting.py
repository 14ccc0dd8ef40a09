# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map in a figure of somebody else's: ``folium.Figure(width=800)``, a subplot, beside another map.

The first map of a plain figure is written into its document, so that other scripts of the figure reach it.
A subplot, or a second map of the same figure, gets a frame of its own: the page has one of each id.
"""

import html
from typing import TYPE_CHECKING, Any

from branca.element import Div, Element, Figure

from mapping.viewer.document import page_parts
from mapping.viewer.languages import translate

if TYPE_CHECKING:
    from mapping.viewer.map import AssociationMap

_PLACE = "mappa_associazioni"


class Verbatim(Element):
    """Text that is written as it stands: nothing of it is read as a template."""

    def __init__(self, text: str, owner: object = None) -> None:
        super().__init__()
        self.text = text
        self.owner = owner

    def render(self, **_: Any) -> str:
        """Return the text."""
        return self.text


def host(map_: "AssociationMap", figure: Figure, **kwargs: Any) -> None:
    """Write the page of ``map_`` into ``figure``, which is not its own."""
    there = figure.html._children.get(_PLACE)
    taken = isinstance(there, Verbatim) and there.owner is not map_
    figure_, map_._parent = map_._parent, map_.page  # what is on the map finds the page as its root
    try:
        if taken or isinstance(figure, Div):
            figure.html.add_child(Verbatim(_framed(map_, **kwargs)), name=map_.get_name())
        else:
            _write(map_, figure, **kwargs)
    finally:
        map_._parent = figure_


def _framed(map_: "AssociationMap", **kwargs: Any) -> str:
    """Return the page in a frame; branca reads the text of a subplot as a template once more, so no brace stays."""
    page = html.escape(map_.page.render(**kwargs)).replace("{", "&#123;")
    title = html.escape(translate(map_.lang, "titolo"))
    style = "border:0;width:100%;height:100%;min-height:30rem"
    return f'<iframe title="{title}" srcdoc="{page}" style="{style}" allowfullscreen></iframe>'


def _write(map_: "AssociationMap", figure: Figure, **kwargs: Any) -> None:
    with map_.page.rendered(**kwargs) as foreign:
        parts = page_parts(map_, foreign, titled=not figure.title, hosted=True)
        figure.header.add_child(Verbatim(parts["head"]), name=_PLACE, index=1)
        # Under Folium's own name: a plain map in the same figure brings no second Leaflet.
        figure.header.add_child(Verbatim(f"<script>{parts['leaflet']}</script>"), name="leaflet", index=2)
        for name, part in foreign.header.items():
            figure.header.add_child(part, name=name)
        # An element of its own, so that the map is whole before the scripts of the figure begin.
        body = f"{parts['body']}<script>{parts['script']}</script>"
        figure.html.add_child(Verbatim(body, owner=map_), name=_PLACE)
        for name, part in foreign.script.items():
            figure.script.add_child(part, name=name)
