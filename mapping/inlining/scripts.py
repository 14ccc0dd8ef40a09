# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
r"""The scripts of a map that ask for nothing: images and data behind the addresses in their texts are put in.

The addresses stand in texts of many kinds (``"iconUrl": "https://…"``, markup in a popup, markup in JSON as
``\u003cimg src=…``), so they are found by what they look like; those of links, which load nothing, are left.
"""

import base64
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from mapping.inlining.sources import BLANK_IMAGE, Sources

_ADDRESS = re.compile(r"https?:(?:\\?/){2}(?:[^\s\"'`<>\\(){}\[\]|]|\\/|\\u0026)+", re.IGNORECASE)
_LINK = re.compile(r"href\s*=\s*(?:\\*[\"']|\\u002[27]|&quot;|&#3[49];)?$", re.IGNORECASE)
_LOADING = re.compile(
    r"""(?: \bsrc\s*=\s* | \burl\(\s* | [\"']?\b(?:\w*url|image|poster|src)[\"']?\s*:\s*
          | \b(?:L\.\w+(?:\.\w+)?|fetch|ajax|getJSON|get|d3\.\w+|omnivore\.\w+)\(\s*(?:\[\s*)? )
        (?:\\*[\"'`]|\\u002[27]|&quot;|&\#3[49];)?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""What stands before an address that will be loaded; before any other it may be a text that is shown."""
_IMAGE = re.compile(r"\.(png|jpe?g|gif|svg|webp|avif|bmp|ico)$", re.IGNORECASE)
_LOADED = re.compile(r"\.(mp4|webm|ogv|mp3|json|geojson|topojson|csv|kml|gpx)$", re.IGNORECASE)
_FRAME = re.compile(r"(data:text/html(?:;charset=[\w-]+)?;base64,)([A-Za-z0-9+/=]+)", re.IGNORECASE)
_BEFORE = 40
"""Characters before an address that tell what it is for."""
_CLOSING = re.compile(r"<(?=!--|/?script)", re.IGNORECASE)


def complete_script(code: str, sources: Sources) -> str:
    """Return the code of a map with every image and every table of data that it loads put in as ``data:``."""

    def replace(found: re.Match[str]) -> str:
        text = found[0]
        address = text.replace("\\/", "/").replace("\\u0026", "&").rstrip(".,;")
        before = code[max(0, found.start() - _BEFORE) : found.start()]
        if _LINK.search(before):
            return text
        image, data = _IMAGE.search(_path(address)), _LOADED.search(_path(address))
        if sources.look(address) is None and not ((image or data) and _LOADING.search(before)):
            sources.mentioned += bool(image)
            return text
        return sources.data_address(address) or (BLANK_IMAGE if image else text)

    return _ADDRESS.sub(replace, code)


def complete_frames(text: str, complete: Callable[[str], str]) -> str:
    """Return the text with each document that it carries in base64 (`branca.element.IFrame`) made complete."""

    def replace(found: re.Match[str]) -> str:
        try:
            document = base64.b64decode(found[2], validate=True).decode("utf-8")
        except ValueError:
            return found[0]
        return found[1] + base64.b64encode(complete(document).encode("utf-8")).decode("ascii")

    return _FRAME.sub(replace, text)


def embeddable_script(code: str) -> str:
    """Return the code of a library so that it cannot end, or swallow the end of, the element it stands in.

    In texts and regular expressions, the only places where such signs stand, an escape says the same.
    """
    return _CLOSING.sub(r"\\x3c", code)


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
