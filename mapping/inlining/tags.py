# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tags of a document and where they stand, so that some can be replaced and all the rest stays letter by letter.

The tokenizer of the HTML standard as far as tags need it: comments, attributes, elements whose content is text, and a
script's two ways of not ending at ``</script>``. Python's own `html.parser` differs from version to version, and stops
at «&#;». Where a browser reads a document otherwise, the policy by hash refuses the script: nothing runs by mistake.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mapping.inlining.drawing import Drawing

_OPENING = re.compile(r"<(?:(?P<comment>!--)|(?P<bogus>[!?]|/(?![A-Za-z]))|(?P<close>/)?(?P<name>[A-Za-z][^\s/>]*))")
_COMMENT_END = re.compile(r"(?<=<!--)-?>|--!?>")
_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<open>["'])|(?P<u>[^\s>]+)|(?=>)))?"""
)
_TAG_END = re.compile(r"[\s/]*>")
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_TEXT_ONLY = {"style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"}
_SCRIPT_STEP = re.compile(r"(?P<open><!--)|(?P<shut>-->)|<(?P<slash>/?)script(?=[\s/>])", re.IGNORECASE)


@dataclass(frozen=True)
class Attribute:
    """An attribute of a tag: its value, and where it begins and is over in the document."""

    value: str
    start: int
    end: int


@dataclass
class Tag:
    """A start tag: where it begins and is over; of a script or another element of text also its text and its end."""

    name: str
    attributes: dict[str, Attribute]
    start: int
    inside: int
    """Where the tag is over, and the text begins."""
    outside: int = 0
    """Where the text is over and the end tag begins; the same as ``inside`` for an element that holds markup."""
    end: int = 0
    """Where the element is over."""

    def value(self, name: str) -> str:
        """Return the value of an attribute; "" where there is none."""
        found = self.attributes.get(name)
        return found.value.strip() if found else ""


@dataclass
class Changes:
    """What is to stand in the place of pieces of a document."""

    pieces: list[tuple[int, int, str]] = field(default_factory=list)

    def put(self, start: int, end: int, text: str) -> None:
        """Let ``text`` stand in the place of what lies between two positions."""
        self.pieces.append((start, end, text))

    def set(self, attribute: Attribute, name: str, value: str) -> None:
        """Give an attribute another value."""
        self.put(attribute.start, attribute.end, f'{name}="{html.escape(value)}"')

    def drop(self, attribute: Attribute) -> None:
        """Take an attribute away."""
        self.put(attribute.start, attribute.end, "")

    def applied_to(self, document: str) -> str:
        """Return the document with everything replaced; pieces at the same place keep their order."""
        parts, done = [], 0
        for start, end, text in sorted(self.pieces, key=lambda piece: piece[:2]):
            parts += [document[done:start], text]
            done = max(done, end)
        return "".join([*parts, document[done:]])


def read_tags(document: str) -> Iterator[Tag]:
    """Yield the start tags of a document in their order; markup in comments, scripts and texts is none."""
    place = 0
    drawing = Drawing()
    while found := _OPENING.search(document, place):
        if found["comment"]:
            place = _after(_COMMENT_END.search(document, found.end()), document)
            continue
        if found["bogus"]:
            data = drawing.foreign and document.startswith("<![CDATA[", found.start())
            end = "]]>" if data else ">"
            place = document.find(end, found.end()) + len(end)
            if place < found.end():
                return
            continue
        attributes, place, empty = _read_attributes(document, found.end())
        if place < 0:
            return
        name = found["name"].lower()
        if found["close"]:
            drawing.close(name)
            continue
        tag = Tag(name, attributes, found.start(), place, place, place)
        if not drawing.opens(name, attributes, empty=empty):
            place = _finish(tag, document)
        yield tag


def _after(found: re.Match[str] | None, document: str) -> int:
    return found.end() if found else len(document)


def _read_attributes(document: str, place: int) -> tuple[dict[str, Attribute], int, bool]:
    """Return the attributes, of two of one name the first, where the tag is over (-1: never), and if by ``/>``."""
    attributes: dict[str, Attribute] = {}
    while not (closed := _TAG_END.match(document, place)):
        found = _ATTRIBUTE.match(document, place)
        if not found or found["open"]:  # a tag, or a quote, that nothing closes
            return {}, -1, False
        value = next((found[part] for part in "dsu" if found[part] is not None), "")
        here = Attribute(_REFERENCE.sub(lambda r: html.unescape(r[0]), value), found.start("name"), found.end())
        attributes.setdefault(found["name"].lower(), here)
        place = found.end()
    return attributes, closed.end(), closed[0].endswith("/>")


def _finish(tag: Tag, document: str) -> int:
    """Find the end of an element that holds text; return where markup goes on."""
    if tag.name == "plaintext":
        return len(document)
    if tag.name == "script":
        tag.outside = _script_end(document, tag.inside)
    elif tag.name in _TEXT_ONLY:
        end = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(document, tag.inside)
        tag.outside = end.start() if end else len(document)
    else:
        return tag.inside
    after = document.find(">", tag.outside) + 1
    tag.end = after or len(document)
    return tag.end


def _script_end(document: str, place: int) -> int:
    """Return where a script ends: a script that opens in one of its comments must end there first."""
    commented = nested = False
    while found := _SCRIPT_STEP.search(document, place):
        place = found.end()
        if found["open"]:
            if not commented:
                commented, place = True, found.end() - 2  # its own strokes may end it: «<!-->»
        elif found["shut"]:
            commented = nested = False
        elif not found["slash"]:
            nested = commented
        elif nested:
            nested = False
        else:
            return found.start()
    return len(document)
