# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trees of HTML and XML: no entity is followed, no file and no address is asked for."""

import re
from typing import Any

from lxml import etree

from mapping.files.child.container import refuse_definitions
from mapping.files.child.refusal import Refusal

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NO_TEXT = ("script", "style", "head", "title")
_BLOCKS = ("br", "p", "div", "li", "tr")
_SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")


def parse_xml(text: str) -> Any:
    """Return the root of an XML text."""
    data = _DECLARATION.sub("", text.replace("\0", "")).lstrip().encode("utf-8", "replace")
    refuse_definitions(data)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(data, parser)


def parse_html(text: str) -> Any:
    """Return the root of a page, however badly it is written."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    if root is None:
        raise Refusal("webpage")
    return root


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def text_in(element: Any, leave: tuple[str, ...] = ()) -> str:
    """Return the text that a reader sees in an element, each block on a line; nothing of the elements ``leave``."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        name = node.tag if isinstance(node.tag, str) else ""
        skipped = node is not element and (name in leave or name in _NO_TEXT)
        if event == "start" and skipped:
            walk.skip_subtree()
        elif event == "start":
            parts += ["\0" if name in _BLOCKS else "", node.text or ""]
        if event == "end" and node is not element:
            parts += ["\0" if name in _BLOCKS else "", node.tail or ""]
    joined = "".join(parts).replace("\n", " ")
    lines = (_SPACE.sub(" ", line).strip() for line in joined.split("\0"))
    return "\n".join(line for line in lines if line)


def plain(text: str) -> str:
    """Return a text without the HTML in it, if it holds any."""
    return text_in(parse_html(f"<div>{text}</div>")) if "<" in text and ">" in text else text.strip()
