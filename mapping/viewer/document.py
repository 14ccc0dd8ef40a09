# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The document around the map: a Figure with a language, a title, a policy, and ids that never change."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.template import Template
from markupsafe import Markup

from mapping.viewer.inline import bundle, json_block, with_policy
from mapping.viewer.languages import strings, translate
from mapping.viewer.notebook import notebook_html
from mapping.viewer.payload import build_payload
from mapping.viewer.plain import plain_parts
from mapping.viewer.stable import elements, stable_ids
from mapping.viewer.templating import markup, template

if TYPE_CHECKING:
    from mapping.viewer.map import AssociationMap

_PARTS = ("header", "html", "script")
_LAYERED = {"bootstrap_css"}
"""Folium's style sheets that restyle whole pages: in a cascade layer, every rule of the page wins over them."""


@dataclass(frozen=True)
class Foreign:
    """What elements that are not ours wrote into the page; false as long as there is nothing."""

    header: dict[str, Element] = field(default_factory=dict)
    before: dict[str, Element] = field(default_factory=dict)
    html: dict[str, Element] = field(default_factory=dict)
    script: dict[str, Element] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether anything was added to the map."""
        return any((self.header, self.before, self.html, self.script))

    def texts(self) -> dict[str, list[Markup]]:
        """Return the parts as markup: each is rendered once, as Folium does."""
        return {name: [markup(part.render()) for part in parts.values()] for name, parts in vars(self).items()}


class LayeredCssLink(CssLink):
    """A linked style sheet for what others add; our page around the map looks as it does without it."""

    _template = Template(
        '<style>@import url("{{ this.url }}") layer(folium);\n'
        "@layer pagina { body, .testata, .testata *, main, main :not(.cornice *, svg *), body > footer, "
        "body > footer * { all: revert } }</style>"
    )


class PageFigure(Figure):
    """The root of an `AssociationMap`: renders the whole page."""

    @property
    def map(self) -> "AssociationMap":
        """The map of the page."""
        return cast("AssociationMap", next(iter(self._children.values())))

    def render(self, **kwargs: Any) -> str:
        """Return the document; rendering twice gives the same text."""
        with self.rendered(**kwargs) as foreign:
            document = template("page.html.j2").render(**page_parts(self.map, foreign))
        return with_policy(stable_ids(document, elements(self)), images=_image_hosts(self.map))

    @contextmanager
    def rendered(self, **kwargs: Any) -> Iterator[Foreign]:
        """Let everything that was added write its parts; afterwards the figure is as it was before."""
        before = {part: dict(getattr(self, part)._children) for part in _PARTS}
        try:
            for child in list(self._children.values()):
                child.render(**kwargs)
            yield self._foreign(before)
        finally:
            for part in _PARTS:
                children = getattr(self, part)._children
                children.clear()
                children.update(before[part])

    def _foreign(self, before: dict[str, dict[str, Element]]) -> Foreign:
        header, html, script = ({**getattr(self, part)._children} for part in _PARTS)
        header.pop("meta_http", None)
        if not (header or html or script):
            return Foreign()
        above = {name: html.pop(name) for name in before["html"]}
        return Foreign({**_folium_links(), **header}, above, html, script)

    def _repr_html_(self, **kwargs: Any) -> str:
        """Return what a notebook shows: the page in a frame, or a sentence and a picture instead."""
        return notebook_html(self.map, self.render(**kwargs))


def _folium_links() -> dict[str, Element]:
    """Return links to what Folium's own layers expect, by Folium's names; Leaflet is bundled."""
    scripts = {name: JavascriptLink(address) for name, address in folium.Map.default_js if name != "leaflet"}
    styles = {
        name: (LayeredCssLink if name in _LAYERED else CssLink)(address)
        for name, address in folium.Map.default_css
        if name != "leaflet_css"
    }
    return {**scripts, **styles}


def _image_hosts(map_: "AssociationMap") -> str:
    """Return the hosts that the page may load images from: none, or that of the street tiles."""
    return "/".join(map_.streets["url"].split("/")[:3]) if map_.streets else ""


def page_parts(
    map_: "AssociationMap", foreign: Foreign, *, titled: bool = True, hosted: bool = False
) -> dict[str, Any]:
    """Return what the template of the page needs: texts still to be escaped, and markup of ours and of Folium.

    ``hosted`` is a page within a figure of somebody else's, whose scripts may follow.
    """
    common = {
        "lang": map_.lang,
        "dir": strings(map_.lang)["lingua"]["direzione"],
        "t": lambda key, **values: translate(map_.lang, key, **values),
        "foreign": foreign.texts() if foreign else None,
    }
    head = template("head.html.j2").render(style=markup(bundle("viewer.css")), titled=titled, **common)
    return common | {
        "head": markup(head),
        "leaflet": markup(bundle("leaflet.js")),
        "script": markup(bundle("viewer.js")),
        "body": _body(map_, common, at_once=hosted or bool(foreign)),
    }


def _body(map_: "AssociationMap", common: dict[str, Any], *, at_once: bool) -> Markup:
    settings = map_.settings() | ({"subito": True} if at_once else {})
    payload = build_payload(map_.atlas, lang=map_.lang) | {"mappa": settings}
    body = template("body.html.j2").render(
        map_name=map_.get_name(),
        licences=bundle("LICENCES.txt"),
        source_code=map_.source_code,
        data=markup(json_block(payload)),
        **common,
        **plain_parts(map_.atlas, map_.lang),
    )
    return markup(body)
