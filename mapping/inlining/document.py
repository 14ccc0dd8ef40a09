# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rendered document with everything that it loads put in, and the policy that lets it load nothing more."""

import base64
import hashlib
import html
import re
from dataclasses import dataclass, field

from mapping.inlining.fonts import drop_unnamed_fonts
from mapping.inlining.library import notice
from mapping.inlining.loading import LOADING
from mapping.inlining.scripts import complete_frames, complete_script, embeddable_script
from mapping.inlining.sources import BLANK_IMAGE, Sources
from mapping.inlining.styles import complete_style, embeddable_style
from mapping.inlining.tags import Attribute, Changes, Tag, read_tags
from mapping.viewer import bundle, leaflet_code

_CODE = {
    *("", "module", "text/javascript", "application/javascript", "application/ecmascript", "text/ecmascript"),
    *("application/x-ecmascript", "application/x-javascript", "text/jscript", "text/livescript", "text/x-ecmascript"),
    *("text/x-javascript", *(f"text/javascript1.{version}" for version in range(6))),
}
_FETCHING = {"src", "type", "defer", "async", "integrity", "crossorigin", "charset", "referrerpolicy", "nonce"}
"""Attributes of a script that mean nothing, or something else, once its code stands in the page."""
_LEADING = {"canonical", "author", "license", "help", "alternate", "next", "prev"}
"""Links that lead somewhere and load nothing."""
_LEAFLET = re.compile(r"(^|/)leaflet(-src)?(\.min)?\.js$", re.IGNORECASE)
_OWN_HANDLER = re.compile(r"[a-z]\w*\.toggleScroll\(\)")
"""`folium.plugins.ScrollZoomToggler` writes one; no text of anybody's can be part of it."""
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,])\s*([^,]*)(?:,|$)")
"""An image of a ``srcset`` and its size."""
_EVALUATES = re.compile(r"^(vega|leaflet-measure)\b")
PIN = '(function(){var D=L.Icon.Default;D.imagePath="";D.mergeOptions({iconUrl:%s,iconRetinaUrl:%s,shadowUrl:%s})})();'
_PIN_IMAGES = ("marker-icon.png", "marker-icon-2x.png", "marker-shadow.png")


@dataclass
class Page:
    """What is known of a page while it is made complete."""

    sources: Sources
    base: str = ""
    """The script that draws in the place of tiles; "" where tiles stay."""
    image_hosts: tuple[str, ...] = ()
    hashes: dict[str, None] = field(default_factory=dict)
    objects: bool = False
    """Whether an ``object`` or ``embed`` stands in the page."""
    _finished: set[str] = field(default_factory=set)
    """Documents of frames that need nothing more."""

    def complete(self, document: str) -> str:
        """Return the finished document."""
        body = self.put_in(document)
        tags = list(read_tags(body))
        changes = Changes()
        head = next((tag for tag in tags if tag.name == "head"), None)
        place = head.inside if head else next((tag.inside for tag in tags if tag.name == "html"), 0)
        changes.put(place, place, f'<meta http-equiv="Content-Security-Policy" content="{html.escape(self.policy())}">')
        drop_unnamed_fonts(body, tags, changes)
        end = _end(body)
        changes.put(end, end, self._notices())
        return changes.applied_to(body)

    def put_in(self, document: str) -> str:
        """Return a document, or one in a frame of it, with what it loads put in."""
        document = complete_frames(document, self._put_in_frame, self.sources)
        changes = Changes()
        for tag in read_tags(document):
            self._one(tag, document, changes)
            if tag.name not in {"script", "link", "base"}:
                self._every(tag, changes)
        return changes.applied_to(document)

    def _put_in_frame(self, document: str) -> str:
        made = self.put_in(document)
        self._finished.add(made)
        return made

    def policy(self) -> str:
        """Return the Content-Security-Policy of the page: its own scripts, nothing from anybody.

        Styles may stand in attributes, as Folium and Leaflet write them: a style runs nothing, and can load nothing
        where images and fonts must be ``data:``.
        """
        scripts = list(self.hashes)
        if any(_EVALUATES.match(package) for package in self.sources.packages):
            scripts.append("'unsafe-eval'")  # these libraries write code of their own from templates
        if any(text.startswith("h:") for text in scripts):
            scripts = [text.removeprefix("h:") for text in scripts] + ["'unsafe-hashes'"]
        rules = {
            "default-src": "'none'",
            "script-src": " ".join(scripts) or "'none'",
            "style-src": "'unsafe-inline'",
            "img-src": " ".join(["data:", "blob:", *self.image_hosts]),
            "font-src": "data:",
            "media-src": "data:",
            "connect-src": "data:",
            "frame-src": "data:",
            **({"object-src": "data:"} if self.objects else {}),
            "base-uri": "'none'",
            "form-action": "'none'",
        }
        return "; ".join(f"{name} {value}" for name, value in rules.items())

    def _one(self, tag: Tag, document: str, changes: Changes) -> None:
        if tag.name == "script":
            self._script(tag, document, changes)
        elif tag.name == "style":
            sheet = complete_style(document[tag.inside : tag.outside], "", self.sources)
            changes.put(tag.inside, tag.outside, embeddable_style(sheet))
        elif tag.name == "link":
            self._link(tag, changes)
        elif tag.name == "iframe":
            self._frame(tag, changes)
        elif tag.name == "base" or (tag.name == "meta" and tag.value("http-equiv").lower() == "refresh"):
            changes.put(tag.start, tag.end, "")
        else:
            self._element(tag, changes)

    def _allow(self, code: str) -> str:
        """Let the policy know a script; return it."""
        normal = code.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")  # as a browser reads it
        digest = base64.b64encode(hashlib.sha256(normal.encode("utf-8")).digest()).decode("ascii")
        self.hashes[f"'sha256-{digest}'"] = None
        return code

    def _script(self, tag: Tag, document: str, changes: Changes) -> None:
        kind = tag.value("type").lower()
        if kind == "importmap":
            self.sources.told[("imports", " ".join(document[tag.inside : tag.outside].split()))] = None
        if kind not in _CODE:
            return
        source = tag.value("src")
        if source:
            self._linked_script(tag, source, document, changes)
            return
        code = document[tag.inside : tag.outside]
        ours = code in {leaflet_code(), bundle("viewer.js")}
        made = code if ours else complete_script(code, self.sources)
        changes.put(tag.inside, tag.outside, self._allow(made))
        if code == leaflet_code():
            changes.put(tag.end, tag.end, self._added(self.base))

    def _linked_script(self, tag: Tag, source: str, document: str, changes: Changes) -> None:
        found = self.sources.take(source, "script")
        if found is None:
            changes.put(tag.start, tag.end, "")
            return
        code = self._allow(embeddable_script(_text(found.content, tag)))
        kind = ' type="module"' if tag.value("type").lower() == "module" else ""
        after = self._after_leaflet(source) if _LEAFLET.search(source.partition("?")[0]) else ""
        others = "".join(
            f' {name}="{html.escape(attribute.value)}"'
            for name, attribute in tag.attributes.items()
            if name not in _FETCHING and not name.startswith("on")
        )
        made = f"<script{kind}{others}>{code}</script>{after}"
        if {"defer", "async"} & tag.attributes.keys() and not kind:  # they run when the document is there
            changes.put(tag.start, tag.end, "")
            changes.put(_end(document), _end(document), made)
        else:
            changes.put(tag.start, tag.end, made)

    def _after_leaflet(self, address: str) -> str:
        """Return what must follow Leaflet: its pin as data, since there is no folder of images, and the base."""
        images = [
            self.sources.data_address(f"{address.rpartition('/')[0]}/images/{name}", "image") for name in _PIN_IMAGES
        ]
        return self._added(PIN % tuple(f'"{image or BLANK_IMAGE}"' for image in images)) + self._added(self.base)

    def _added(self, code: str) -> str:
        return f"<script>{self._allow(embeddable_script(code))}</script>" if code else ""

    def _link(self, tag: Tag, changes: Changes) -> None:
        kinds = set(tag.value("rel").lower().split())
        if "stylesheet" in kinds and "alternate" not in kinds:
            changes.put(tag.start, tag.end, self._linked_style(tag))
        elif not tag.value("href").startswith("data:") and not kinds & _LEADING:
            changes.put(tag.start, tag.end, "")

    def _linked_style(self, tag: Tag) -> str:
        address = tag.value("href")
        found = self.sources.take(address, "style")
        if found is None:
            return ""
        sheet = complete_style(_text(found.content, tag), address, self.sources)
        media = f' media="{html.escape(tag.value("media"))}"' if tag.value("media") else ""
        return f"<style{media}>{embeddable_style(sheet)}</style>"

    def _frame(self, tag: Tag, changes: Changes) -> None:
        source, inner = tag.attributes.get("src"), tag.attributes.get("srcdoc")
        if inner and inner.value not in self._finished:
            changes.set(inner, "srcdoc", self.put_in(inner.value))
        if source and not source.value.strip().startswith(("data:", "about:", "#")):
            self.sources.frames.append(source.value.strip())
            changes.drop(source)

    def _element(self, tag: Tag, changes: Changes) -> None:
        for name, kinds in LOADING.get(tag.name, {}).items():
            if attribute := tag.attributes.get(name):
                self._load(name, attribute, kinds, changes)
        if attribute := tag.attributes.get("srcset"):
            self._load_set(attribute, changes)
        if tag.name in {"object", "embed"}:
            self.objects = True

    def _load(self, name: str, attribute: Attribute, kinds: tuple[str, ...], changes: Changes) -> None:
        address = attribute.value.strip()
        if address and not address.startswith(("data:", "#", "blob:")):
            changes.set(attribute, name, self.sources.data_address(address, *kinds) or BLANK_IMAGE)

    def _load_set(self, attribute: Attribute, changes: Changes) -> None:
        """Put in the images of a set of sizes; those that are nowhere are taken from it."""
        kept = []
        for address, size in _CANDIDATE.findall(attribute.value):
            data = address if address.startswith("data:") else self.sources.data_address(address, "image")
            if data:
                kept.append(f"{data} {size}".strip())
        if kept:
            changes.set(attribute, "srcset", ", ".join(kept))
        else:
            changes.drop(attribute)

    def _every(self, tag: Tag, changes: Changes) -> None:
        """Put in what a style attribute loads; note the handlers that the policy stops."""
        for name, attribute in tag.attributes.items():
            if name == "style" and "url(" in attribute.value.lower():
                changes.set(attribute, name, complete_style(attribute.value, "", self.sources))
            elif name.startswith("on") and _OWN_HANDLER.fullmatch(attribute.value):
                digest = base64.b64encode(hashlib.sha256(attribute.value.encode()).digest()).decode("ascii")
                self.hashes[f"h:'sha256-{digest}'"] = None
            elif name.startswith("on"):
                self.sources.handlers.append(f'{name}="{attribute.value}"')

    def _notices(self) -> str:
        """Return the licences of what was put in, as a text that nothing shows or runs."""
        if not self.sources.packages:
            return ""
        text = "\n\n".join(notice(package) for package in sorted(self.sources.packages))
        return f'<script type="text/plain" id="licenze">\n{embeddable_script(text)}\n</script>\n'


def _end(document: str) -> int:
    """Return where the last things of a document stand."""
    end = document.rfind("</html>")
    return end if end >= 0 else len(document)


def _text(content: bytes, tag: Tag) -> str:
    """Return the text of a linked file: in UTF-8, or as the tag says where it is not."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode(tag.value("charset") or "utf-8", "replace")
    except LookupError:
        return content.decode("utf-8", "replace")
