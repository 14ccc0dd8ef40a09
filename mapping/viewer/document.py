# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The document around the map: a Figure with a language, a title, a policy, and ids that never change."""

import html
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from markupsafe import Markup

from mapping.viewer.inline import bundle, json_block, with_policy
from mapping.viewer.languages import strings, translate
from mapping.viewer.payload import build_payload
from mapping.viewer.plain import plain_parts
from mapping.viewer.stable import elements, stable_ids
from mapping.viewer.templating import markup, template

if TYPE_CHECKING:
    from mapping.viewer.map import AssociationMap

_PARTS = ("header", "html", "script")
_FRAME_HEIGHT = 760


@dataclass(frozen=True)
class Foreign:
    """What Folium's own layers wrote; false as long as there is none."""

    header: list[Markup] = field(default_factory=list)
    html: list[Markup] = field(default_factory=list)
    script: list[Markup] = field(default_factory=list)
    present: bool = False

    def __bool__(self) -> bool:
        """Tell whether somebody added anything to the map."""
        return self.present


class PageFigure(Figure):
    """The root of an `AssociationMap`: renders the whole page."""

    @property
    def map(self) -> "AssociationMap":
        """The one map of the page."""
        return cast("AssociationMap", next(iter(self._children.values())))

    def render(self, **kwargs: Any) -> str:
        """Return the document; rendering twice gives the same text."""
        before = {part: dict(getattr(self, part)._children) for part in _PARTS}
        foreign = bool(self.map.foreign) or _has_additions(before)
        try:
            if foreign:
                self._link_folium()
            self.map.render(**kwargs)  # type: ignore[no-untyped-call] # folium ships no types
            document = _page(self.map, self._foreign_parts() if foreign else Foreign())
        finally:
            for part in _PARTS:
                children = getattr(self, part)._children
                children.clear()
                children.update(before[part])
        return with_policy(stable_ids(document, elements(self)), images=_image_hosts(self.map))

    def _link_folium(self) -> None:
        """Link what Folium's own layers need; Leaflet is bundled."""
        for name, address in folium.Map.default_js:
            if name != "leaflet":
                self.header.add_child(JavascriptLink(address), name=name)
        for name, address in folium.Map.default_css:
            if name != "leaflet_css":
                self.header.add_child(CssLink(address), name=name)

    def _foreign_parts(self) -> Foreign:
        texts = {part: [markup(child.render()) for child in _additions(getattr(self, part))] for part in _PARTS}
        return Foreign(**texts, present=True)

    def _repr_html_(self, **kwargs: Any) -> str:
        """Return the page in a frame, named for screen readers, for a notebook."""
        page = html.escape(self.render(**kwargs))
        title = html.escape(translate(self.map.lang, "titolo"))
        return (
            f'<iframe title="{title}" srcdoc="{page}" width="100%" height="{_FRAME_HEIGHT}" '
            'style="border:0" allowfullscreen></iframe>'
        )


def _image_hosts(map_: "AssociationMap") -> str:
    """Return the hosts that the page may load images from: none, or that of the street tiles."""
    return "/".join(map_.streets["url"].split("/")[:3]) if map_.streets else ""


def _additions(part: Element) -> list[Element]:
    return [child for name, child in part._children.items() if name != "meta_http"]


def _has_additions(children: dict[str, dict[str, Element]]) -> bool:
    return any(name != "meta_http" for part in children.values() for name in part)


def _page(map_: "AssociationMap", foreign: Foreign) -> str:
    settings = map_.settings() | ({"subito": True} if foreign else {})
    payload = build_payload(map_.atlas, lang=map_.lang) | {"mappa": settings}
    return template("page.html.j2").render(
        lang=map_.lang,
        dir=strings(map_.lang)["lingua"]["direzione"],
        t=lambda key, **values: translate(map_.lang, key, **values),
        foreign=foreign,
        map_name=map_.get_name(),
        style=markup(bundle("viewer.css")),
        leaflet=markup(bundle("leaflet.js")),
        script=markup(bundle("viewer.js")),
        licences=bundle("LICENCES.txt"),
        source_code=map_.source_code,
        data=markup(json_block(payload)),
        **plain_parts(map_.atlas, map_.lang),
    )
