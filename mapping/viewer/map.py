# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map as Folium knows it: a `folium.Map` with regions, associations and initiatives as layers.

Registry text never enters a Folium template, which would execute it (MacroElement renders twice): it travels
in the page's one data block, and the viewer writes it with ``textContent``.
"""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import folium
from branca.element import Element, Figure
from folium.map import Layer
from folium.template import Template

# The room, not what is in it: a page of whom nobody asks a picture waits for no drawing library.
from mapping import images
from mapping.atlas import Atlas
from mapping.coverage import FIRST
from mapping.metadata import OUR_LOOK, Look
from mapping.viewer.document import PageFigure
from mapping.viewer.hosting import host
from mapping.viewer.languages import DEFAULT, NO_WORDS, SHIPPED, OwnWords, register_words, translate
from mapping.viewer.notebook import describe
from mapping.viewer.opening import bounds_and_view
from mapping.viewer.options import Size, check_atlas, check_indicator, check_language, check_size
from mapping.viewer.part_texts import part_words
from mapping.viewer.payload import safe_address
from mapping.viewer.shown_map import LayerSettings, MapSettings, Streets

OPEN_STREET_MAP: Streets = {
    "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
    "nome": "OpenStreetMap",
    "licenza": "https://www.openstreetmap.org/copyright",
}
"""The street tiles that a build may offer; the page loads them only after the reader's yes."""
ITALY = ((35.4, 6.6), (47.1, 18.6))
"""South-west and north-east corner of the map's first view, as (latitude, longitude)."""
NOT_SAID: Mapping[str, str] = {}
"""Of a publisher who names neither a declaration of accessibility nor an address for problems."""
_LAYERS = {"regioni": "vista_regioni", "associazioni": "strato_associazioni", "iniziative": "vista_iniziative"}
"""The layers that the viewer draws, and the words that layer controls call them by."""


class ViewerLayer(Layer):
    """A layer that the viewer draws from the data block; Folium's layer control can switch it."""

    _template = Template("")

    def __init__(self, kind: str, name: str, *, show: bool = True) -> None:
        super().__init__(name=name, overlay=True, control=True, show=show)
        self._name = kind
        self.kind = kind

    def render(self, **kwargs: Any) -> str:
        """Let what was added to the layer write its parts; the viewer adds the layer itself to the map."""
        super(Layer, self).render(**kwargs)  # type: ignore[no-untyped-call] # folium ships no types
        return ""

    def settings(self) -> LayerSettings:
        """Return what the viewer must know of the layer."""
        return {"tipo": self.kind, "nome": self.get_name(), "mostra": self.show}


class AssociationMap(folium.Map):
    """A map of the associations of an atlas: coverage of the regions, one circle per comune, the initiatives.

    It shows itself in a notebook, and any other Folium layer can be added to it. As long as none is, the
    document is one file that asks nobody for anything, under a strict Content-Security-Policy. A layer of
    Folium's own brings remote files with it (jQuery, Bootstrap …): the policy is then left out and those
    files are linked. Text handed to such a layer is executed by Folium as a template: never hand registry
    text to it.

    Parameters
    ----------
    atlas
        What `mapping.build_atlas` returned.
    lang
        The language the page opens in, one of ``languages``.
    indicator
        The indicator that colours the regions at first, one of those with classes; "nessuno" for no colours.
    width, height
        The size in a notebook, as Folium takes it: a number of pixels, "600px", "100%". A height in per cent
        is one of the width.
    tiles
        Offer the streets of OpenStreetMap: a button that asks first. Without it nothing can be requested.
    source_code
        The address of the source code, for a link in the foot of the page; none without it.
    files
        The files that will stand beside the page, for links in its foot; none without them.
    base_url
        Where the folder of the page will stand, with a slash at its end: what is shown of a link to it then has a
        picture, if that is among the files.
    contact
        Where cards send corrections: an e-mail address, or the http(s) address of a form, in which ``{id}``,
        ``{nome}``, ``{risposta}``, ``{edizione}`` and ``{lingua}`` are filled in; "" for no such link.
    accessibility
        For links in the foot of the page: ``dichiarazione`` is the address of the declaration of accessibility,
        ``aggiornata`` its day, ``recapito`` the e-mail or http(s) address where problems are told.
    words
        What the page says of itself in the place of our words: ``titolo``, ``sottotitolo``, ``nota_registro`` (what
        the registry is), ``titolare`` (who publishes the data, for citations), each by language; one without a text
        in the reader's language shows the Italian.
    languages
        Those that the page has, Italian among them; by default all that some reader can answer for
        (``lingue`` in ``mapping/metadata.toml``).
    look
        The publisher's logo and colours, see `mapping.metadata.page_look`; by default ours.

    Raises
    ------
    ValueError
        If the language, the indicator or a size is none.

    Examples
    --------
    >>> import folium
    >>> from mapping import build_atlas, build_map
    >>> map_ = build_map(build_atlas(), indicator="tasso_10000", lang="en", height=640)
    >>> folium.Marker([41.9, 12.5]).add_to(map_) in map_._children.values()
    True
    """

    _template = Template("")

    def __init__(
        self,
        atlas: Atlas,
        *,
        lang: str = DEFAULT,
        indicator: str = FIRST,
        width: Size = "100%",
        height: Size = 880,
        tiles: bool = False,
        source_code: str = "",
        files: Sequence[str] = (),
        base_url: str = "",
        contact: str = "",
        accessibility: Mapping[str, str] = NOT_SAID,
        words: OwnWords = NO_WORDS,
        languages: Sequence[str] = SHIPPED,
        look: Look = OUR_LOOK,
    ) -> None:
        check_atlas(atlas)
        width, height = check_size("width", width), check_size("height", height)
        super().__init__(location=[42.1, 12.5], zoom_start=6, tiles=None, width=width, height=height)
        self.atlas = atlas.shown
        self.lang = check_language(lang, languages)
        self.indicator = check_indicator(indicator, atlas.coverage)
        self.source_code = safe_address(source_code)
        self.files: Sequence[str] = tuple(files)
        self.base_url = safe_address(base_url)
        self.contact = contact
        self.accessibility = accessibility
        self.words: OwnWords = {**register_words(atlas.kind), **part_words(self.atlas), **words}
        self.languages: Sequence[str] = tuple(languages)
        self.look = look
        self.streets = OPEN_STREET_MAP if tiles else None
        self.page = PageFigure()
        self.page.add_child(self)
        self.default_js = []
        self.default_css = []
        for kind, name in _LAYERS.items():
            if kind != "iniziative" or atlas.initiatives.shown:
                self.add_child(ViewerLayer(kind, translate(lang, name)))

    @property
    def own_layers(self) -> list[ViewerLayer]:
        """The layers the viewer draws."""
        return [child for child in self._children.values() if isinstance(child, ViewerLayer)]

    def render(self, **kwargs: Any) -> str:
        """Let everything on the map write its parts into the page, or the page into a figure of somebody else's."""
        if self._parent is not self.page:
            host(self, self.page, cast("Figure", self.get_root()), **kwargs)
            return ""
        if folium.Map.includes:  # what a user gave all maps of Leaflet
            type(self).include(**folium.Map.includes)  # type: ignore[no-untyped-call] # folium ships no types
        if self.objects_to_stay_in_front:
            self.page.script.add_child(Element(self._front_script()), name=f"{self.get_name()}_front")
        super().render(**kwargs)  # type: ignore[no-untyped-call] # folium ships no types
        return ""

    def _get_self_bounds(self) -> list[list[float | None]]:
        return [list(corner) for corner in ITALY]

    def _front_script(self) -> str:
        """Return the script that keeps layers above the others (`folium.Map.keep_in_front`)."""
        raised = "".join(f"{layer.get_name()}.bringToFront();" for layer in self.objects_to_stay_in_front)
        return (
            f"function objects_in_front() {{ {raised} }}\n"
            f'{self.get_name()}.on("overlayadd", objects_in_front);\n'
            'document.addEventListener("DOMContentLoaded", objects_in_front);'
        )

    def __repr__(self) -> str:
        return describe(self)

    def _repr_png_(self) -> bytes | None:
        """Return a static map, for whatever shows a notebook without running its pages; Folium's own if enabled."""
        return super()._repr_png_() or images.draw_picture(self.atlas, self.indicator).png

    def settings(self) -> MapSettings:
        """Return what the viewer must know of the map itself."""
        bounds, view = bounds_and_view(self.atlas, ITALY)
        told: MapSettings = {
            "nome": self.get_name(),
            "confini": bounds,
            "indicatore": self.indicator,
            "strade": self.streets,
            "contatto": self.contact,
            "strati": [layer.settings() for layer in self.own_layers],
        }
        return {**told, **view}


build_map = AssociationMap
"""The map of an atlas: the class by a verb, so that the one takes what the other takes."""


def render_page(
    atlas: Atlas,
    *,
    lang: str = DEFAULT,
    tiles: bool = False,
    source_code: str = "",
    files: Sequence[str] = (),
    base_url: str = "",
    contact: str = "",
    accessibility: Mapping[str, str] = NOT_SAID,
    words: OwnWords = NO_WORDS,
    languages: Sequence[str] = SHIPPED,
    look: Look = OUR_LOOK,
) -> str:
    """Return the whole page of an atlas: one HTML document that asks nobody for anything.

    The same atlas, language and choice always give the same text. The rest is as `AssociationMap` takes it.

    Examples
    --------
    >>> from mapping import build_atlas, render_page
    >>> render_page(build_atlas(), lang="en").splitlines()[:2]
    ['<!DOCTYPE html>', '<html lang="en" dir="ltr">']
    """
    map_ = build_map(
        atlas, lang=lang, tiles=tiles, source_code=source_code, files=files, base_url=base_url, contact=contact,
        accessibility=accessibility, words=words, languages=languages, look=look,
    )  # fmt: skip
    return map_.get_root().render()
