# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map in a figure of somebody else's: ``folium.Figure(width=800)``, a subplot, beside another map.

The only map of a plain figure is written into its document, so that other scripts of the figure reach it. A subplot,
or one of several maps, gets a frame of its own: the page has one of each id, and a plain map dresses its document.
"""

import html
from typing import Any

import folium
from branca.element import Div, Figure

from mapping.viewer.document import PLACE, PageFigure, left_parts, page_parts
from mapping.viewer.notebook import height_of
from mapping.viewer.shown_map import ShownMap, page_title
from mapping.viewer.stable import elements
from mapping.viewer.verbatim import Verbatim


def host(map_: ShownMap, page: PageFigure, figure: Figure, **kwargs: Any) -> None:
    """Write ``page``, which is that of ``map_``, into ``figure``, which is not its own."""
    subplot = isinstance(figure, Div)
    maps = {part.get_name() for part in elements(figure) if isinstance(part, folium.Map)}
    framed = subplot or maps != {map_.get_name()}
    parent, map_._parent = map_._parent, page  # what is on the map finds the page as its root
    try:
        if framed:
            frame = _framed(map_, page, "height:100%" if subplot else height_of(map_), **kwargs)
            figure.html.add_child(Verbatim(frame), name=map_.get_name())
        else:
            _write(map_, page, figure, **kwargs)
    finally:
        map_._parent = parent


def _framed(map_: ShownMap, page: PageFigure, height: str, **kwargs: Any) -> str:
    """Return the page in a frame; branca reads the text of a subplot as a template once more, so no brace stays."""
    text = html.escape(page.render(**kwargs)).replace("{", "&#123;")
    title = html.escape(page_title(map_))
    return f'<iframe title="{title}" srcdoc="{text}" style="border:0;width:100%;{height}" allowfullscreen></iframe>'


def _write(map_: ShownMap, page: PageFigure, figure: Figure, **kwargs: Any) -> None:
    with page.rendered(**kwargs) as foreign:
        left = left_parts(page_parts(map_, foreign, title=figure.title or "", hosted=True), foreign)
    # Ours first, below the line that names the encoding; Leaflet under Folium's own name, so that there is one only.
    for place, name in enumerate((PLACE, "leaflet"), start=1):
        figure.header.add_child(left["header"].pop(name), name=name, index=place)
    for part, children in left.items():
        for name, child in children.items():
            getattr(figure, part).add_child(child, name=name)
