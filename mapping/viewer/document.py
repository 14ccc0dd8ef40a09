# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The document around the map: a Figure with a language, a title, a policy, and ids that never change."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, cast
from urllib.parse import quote

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.template import Template
from markupsafe import Markup

from mapping.viewer.code import leaflet_code, page_code
from mapping.viewer.deflated import deflate_tables
from mapping.viewer.languages import DEFAULT, own_text, strings, tag, translate
from mapping.viewer.markup import bundle, json_block, markup, template, with_policy
from mapping.viewer.noscript import plain_parts
from mapping.viewer.notebook import notebook_html
from mapping.viewer.payload import build_payload, safe_address
from mapping.viewer.plain_list import without_listed
from mapping.viewer.sharing import sharing_tags
from mapping.viewer.shown_map import MapSettings, ShownMap
from mapping.viewer.stable import elements, stable_ids
from mapping.viewer.verbatim import Verbatim

PLACE = "mappa_associazioni"
"""The name of our own parts in a figure."""
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
        "body > footer * { all: revert } }\n"
        ".leaflet-popup-content :is(h1, h2, h3, h4, table, thead, tbody, tr, th, td, select, input, button, label, "
        "ul, ol, li) { all: revert-layer }</style>"
    )


class PageFigure(Figure):
    """The root of an `AssociationMap`: renders the whole page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._own: dict[str, dict[str, Element]] = {}
        self._left: dict[str, set[str]] = {}

    @property
    def map(self) -> ShownMap:
        """The map of the page."""
        return cast(ShownMap, next(c for c in self._children.values() if getattr(c, "page", None) is self))

    def render(self, **kwargs: Any) -> str:
        """Return the document; rendering twice gives the same text."""
        with self.rendered(**kwargs) as foreign:
            parts = page_parts(self.map, foreign, title=self.title or "")
            document = stable_ids(template("page.html.j2").render(code=page_code(), **parts), elements(self))
            left = left_parts(parts, foreign)
        self._leave(left)
        packed = [("style", page_code().style), ("script", page_code().text)]
        return document if foreign else with_policy(document, images=_image_hosts(self.map), packed=packed)

    @contextmanager
    def rendered(self, **kwargs: Any) -> Iterator[Foreign]:
        """Let everything that was added write its parts; afterwards the figure is as it was before."""
        self._take_back()
        before = {part: dict(getattr(self, part)._children) for part in _PARTS}
        try:
            for child in list(self._children.values()):
                child.render(**kwargs)
            yield self._foreign(before)
        finally:
            for part in _PARTS:
                _put(getattr(self, part), before[part])

    def _foreign(self, before: dict[str, dict[str, Element]]) -> Foreign:
        header, html, script = ({**getattr(self, part)._children} for part in _PARTS)
        header.pop("meta_http", None)
        if not (header or html or script):
            return Foreign()
        above = {name: html.pop(name) for name in before["html"]}
        others = {name: part for name, part in header.items() if not _is_folium_s(name, part)}
        return Foreign({**_folium_links(), **others}, above, html, script)

    def _leave(self, left: dict[str, dict[str, Element]]) -> None:
        """Leave header, html and script for whoever renders them one by one, as Folium's guide does."""
        for part, children in left.items():
            own = getattr(self, part)
            self._own[part], self._left[part] = dict(own._children), set(children)
            _put(own, {name: child for name, child in own._children.items() if name == "meta_http"} | children)

    def _take_back(self) -> None:
        for part, own in self._own.items():
            there = getattr(self, part)
            added = {name: child for name, child in there._children.items() if name not in self._left[part]}
            _put(there, own | added)
        self._own, self._left = {}, {}

    def _repr_html_(self, **kwargs: Any) -> str:
        """Return what a notebook shows: the page in a frame, or a sentence and a picture instead."""
        return notebook_html(self.map, self, self.render(**kwargs))


def _put(part: Element, children: dict[str, Element]) -> None:
    part._children.clear()
    part._children.update(children)


def left_parts(parts: dict[str, Any], foreign: Foreign) -> dict[str, dict[str, Element]]:
    """Return the page as the three parts of a figure: the map is whole before the scripts of the figure begin."""
    leaflet, body = f"<script>{parts['leaflet']}</script>", f"{parts['body']}<script>{parts['script']}</script>"
    return {
        "header": {PLACE: Verbatim(parts["head"]), "leaflet": Verbatim(leaflet), **foreign.header},
        "html": {PLACE: Verbatim(body)},
        "script": dict(foreign.script),
    }


def _is_folium_s(name: str, part: Element) -> bool:
    """Tell whether a header links what Folium's own maps link: ours stands for it."""
    return (name, getattr(part, "url", None)) in {*folium.Map.default_js, *folium.Map.default_css}


def _folium_links() -> dict[str, Element]:
    """Return links to what Folium's own layers expect, by Folium's names; Leaflet is bundled."""
    scripts = {name: JavascriptLink(address) for name, address in folium.Map.default_js if name != "leaflet"}
    styles = {
        name: (LayeredCssLink if name in _LAYERED else CssLink)(address)
        for name, address in folium.Map.default_css
        if name != "leaflet_css"
    }
    return {**scripts, **styles}


def _image_hosts(map_: ShownMap) -> str:
    """Return the hosts that the page may load images from: none, or that of the street tiles."""
    return "/".join(map_.streets["url"].split("/")[:3]) if map_.streets else ""


def page_parts(map_: ShownMap, foreign: Foreign, *, title: str = "", hosted: bool = False) -> dict[str, Any]:
    """Return what the template of the page needs: texts still to be escaped, and markup of ours and of Folium.

    ``title`` stands for our own; ``hosted`` is a page within a figure of somebody else's, whose scripts may follow.
    """
    common = {
        "lang": map_.lang,
        "tag": tag(map_.lang),
        "dir": strings(map_.lang)["lingua"]["direzione"],
        "t": lambda key, **values: own_text(map_.words, map_.lang, key) or translate(map_.lang, key, **values),
        "foreign": foreign.texts() if foreign else None,
        "look": map_.look,
    }
    headed = common | {"title": title, "titled": not (hosted and title)}
    settings = map_.settings()
    if hosted or foreign:
        settings["subito"] = True
    if title:
        settings["titolo"] = title
    return common | {
        "head": _head("viewer.css", headed),
        "plain_head": _head("plain.css", headed),
        "sharing": _sharing(map_, common["t"], title),
        "leaflet": markup(leaflet_code()),
        "script": markup(bundle("viewer.js")),
        "body": _body(map_, common, settings),
    }


def _sharing(map_: ShownMap, text: Callable[[str], str], title: str) -> Markup:
    said = {"title": title or text("titolo"), "description": text("sottotitolo")}
    return sharing_tags(map_.lang, **said, base_url=map_.base_url, files=map_.files)


def _head(style: str, known: dict[str, Any]) -> Markup:
    return markup(template("head.html.j2").render(style=markup(bundle(style)), **known))


def _by_name(paths: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the files that stand beside the page, those of one name together, each with its ending."""
    named = sorted((*_name_and_ending(path), path) for path in paths)
    return [
        (name, [(path, ending) for _, ending, path in same]) for name, same in groupby(named, key=lambda one: one[0])
    ]


def _name_and_ending(path: str) -> tuple[str, str]:
    """Return a path up to the first dot of the file, and what follows; a file without an ending is called as it is."""
    folder, slash, file = path.rpartition("/")
    name, _, ending = file.partition(".")
    return (f"{folder}{slash}{name}", ending) if name and ending else (path, file)


def _data(map_: ShownMap) -> dict[str, Any]:
    """Return the page's data, packed; ids and names that the plain list holds are read there."""
    block = build_payload(map_.atlas, lang=map_.lang, words=map_.words, languages=map_.languages)
    block["associazioni"] = without_listed(block["associazioni"], map_.atlas.associations)
    return deflate_tables(block)


def _access(map_: ShownMap) -> dict[str, str]:
    """Return the links to the declaration of accessibility and to whoever is told problems; "" for none."""
    told = map_.accessibility.get
    declared, recipient = safe_address(told("dichiarazione", "")), told("recapito", "")
    title = own_text(map_.words, DEFAULT, "titolo") or translate(DEFAULT, "titolo")
    subject = f"{translate(DEFAULT, 'accessibilita_segnala')}: {title}"
    letter = f"mailto:{quote(recipient, '@+')}?subject={quote(subject)}" if "@" in recipient else ""
    day, report = told("aggiornata", "") if declared else "", safe_address(recipient) or letter
    return {"declaration": declared, "declared": day, "report_access": report}


def _body(map_: ShownMap, common: dict[str, Any], settings: MapSettings) -> Markup:
    body = template("body.html.j2").render(
        map_name=map_.get_name(),
        licences=bundle("LICENCES.txt"),
        source_code=map_.source_code,
        **_access(map_),
        files=_by_name(map_.files),
        paths=map_.files,
        data=markup(json_block({**_data(map_), "mappa": settings})),
        **common,
        **plain_parts(map_.atlas, map_.lang),
    )
    return markup(body)
