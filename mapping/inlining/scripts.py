# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
r"""The scripts of a map that ask for nothing: images and data that they load are put in.

An address is replaced only where it is loaded: as the whole text of an option or argument that Leaflet loads
(``"iconUrl": "https://…"``), or in markup in a text (``<img src=…>``, ``url(…)``), however it is escaped. Any other
may be shown as text, or be data, and stays letter by letter.
"""

import base64
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from mapping.inlining.loading import LOADING
from mapping.inlining.markup import Said, plain, replace_said
from mapping.inlining.sources import BLANK_IMAGE, Sources

_TEXT = r"(?P<quote>[\"'`])(?P<address>(?:(?!(?P=quote))[^\\\n]|\\.)*)(?P=quote)"
_OPTION = re.compile(rf"(?<![\w$])(?P<before>[\"']?(?:icon|shadow)(?:Retina)?Url[\"']?\s*:\s*){_TEXT}", re.IGNORECASE)
_OVERLAY = re.compile(rf"(?P<before>\bL\.(?P<what>image|video)Overlay\(\s*(?:\[\s*)?){_TEXT}")
_FETCH = re.compile(
    r"(?<![\w$.])(?P<before>(?:fetch|(?:\$|jQuery)\.(?:ajax|getJSON|get)|d3\.(?:json|csv|tsv|text|xml)|omnivore\.\w+"
    r"|L\.(?!tileLayer|imageOverlay|videoOverlay|vectorGrid)\w+(?:\.\w+)?(?=\(\s*[\"'`](?:https?:)?//))\(\s*"
    rf"|\"data\"\s*:\s*\{{\s*\"url\"\s*:\s*){_TEXT}"
)
_URL = re.compile(
    r"\burl\(\s*(?P<q>\\*[\"']|\\u002[27]|&quot;|&\#3[49];)?(?P<address>[^\s\"'`<>()\\&]+)", re.IGNORECASE
)
_PICTURE = re.compile(r"(?<=[\s(:,\[])[\"'`]https?:(?:\\?/){2}[^\s\"'`<>{}]+[\"'`]", re.IGNORECASE)
_IMAGE = re.compile(r"\.(png|jpe?g|gif|svg|webp|avif|bmp|ico)$", re.IGNORECASE)
_HERE = ("data:", "blob:", "about:", "#")
_FRAME = re.compile(
    r"(?P<source>\bsrc=(?P<q>\\*[\"']|\\u002[27]|&quot;|&\#3[49];))?"
    r"(?P<head>data:text/html(?:;charset=[\w-]+)?;base64,)(?P<document>[A-Za-z0-9+/=]+)(?P<over>(?P=q))?",
    re.IGNORECASE,
)
LARGEST_FRAME = 1_400_000
"""Bytes of a document in a ``data:`` address: of one beyond 2 MB in base64 Chromium shows nothing."""
_RIGHTS = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-forms allow-modals allow-downloads"
"""What a frame of a ``data:`` address may do; it is no part of the page around it, nor becomes one."""
_SPECIAL = re.compile(r"[&<>\"'\\`${}\r\n\t\u2028\u2029]")
_HIDDEN = re.compile(r"\A\s*<!--[^\r\n]*")
"""How old scripts begin, to be hidden from browsers that knew none: a comment."""
_CLOSING = re.compile(r"<(?=!--|/?script)", re.IGNORECASE)


def complete_script(code: str, sources: Sources) -> str:
    """Return the code of a map with every image and every table of data that it loads put in as ``data:``."""

    def option(found: re.Match[str]) -> str:
        return _literal(found, sources, "image")

    def overlay(found: re.Match[str]) -> str:
        return _literal(found, sources, "image" if found["what"] == "image" else "media")

    def fetched(found: re.Match[str]) -> str:
        return _literal(found, sources, "data")

    code = _OPTION.sub(option, code)
    code = _OVERLAY.sub(overlay, code)
    code = _FETCH.sub(fetched, code)
    code = replace_said(code, lambda said: _said(said, sources))
    code = _URL.sub(lambda found: _styled(found, sources), code)
    sources.mentioned += sum(bool(_IMAGE.search(_path(plain(found[0][1:-1])))) for found in _PICTURE.finditer(code))
    return code


def complete_frames(text: str, complete: Callable[[str], str], sources: Sources) -> str:
    """Return the text with each document that it carries in base64 (`branca.element.IFrame`) made complete."""

    def replace(found: re.Match[str]) -> str:
        try:
            document = base64.b64decode(found["document"], validate=True).decode("utf-8")
        except ValueError:
            return found[0]
        made = complete(document)
        content = made.encode("utf-8")
        if len(content) > LARGEST_FRAME and found["over"]:
            return _as_srcdoc(made, found["q"])
        if len(content) > LARGEST_FRAME:
            sources.told[("large", f"{len(content) / 1e6:.1f}".replace(".", ","))] = None
        told = base64.b64encode(content).decode("ascii")
        return f"{found['source'] or ''}{found['head']}{told}{found['over'] or ''}"

    return _FRAME.sub(replace, text)


def _as_srcdoc(document: str, quote: str) -> str:
    """Return the attributes of a frame that holds a document, whatever text of HTML or JavaScript they stand in."""
    escaped = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", document)
    return f"sandbox={quote}{_RIGHTS}{quote} srcdoc={quote}{escaped}{quote}"


def embeddable_script(code: str) -> str:
    """Return the code of a library so that it cannot end, or swallow the end of, the element it stands in.

    In texts and regular expressions, the only places where such signs stand, an escape says the same.
    """
    return _CLOSING.sub(r"\\x3c", _HIDDEN.sub("", code))


def _literal(found: re.Match[str], sources: Sources, kind: str) -> str:
    """Return a text that is an address, and what stands before it, with what is behind it put in."""
    address = plain(found["address"]).strip()
    if not address or address.startswith(_HERE) or "{" in address:
        return found[0]
    new = sources.data_address(address, kind) or (BLANK_IMAGE if kind == "image" else None)
    return f"{found['before']}{found['quote']}{new}{found['quote']}" if new else found[0]


def _said(said: Said, sources: Sources) -> str | None:
    """Return what is put in for an attribute of a tag in a text; None where it stays as it is."""
    value = said.value.strip()
    if said.name.startswith("on"):
        sources.handlers.append(f'{said.name}="{value}"')
    elif value.lower().startswith("javascript:"):
        sources.handlers.append(value)
    elif said.tag in {"iframe", "frame"} and said.name == "src" and value and not value.startswith(_HERE):
        sources.frames.append(value)
        return "about:blank" if _is_remote(value) else None
    elif (kinds := LOADING.get(said.tag, {}).get(said.name)) and _is_address(value):
        return sources.data_address(value, *kinds) or (BLANK_IMAGE if _is_remote(value) else None)
    return None


def _is_remote(address: str) -> bool:
    return address.startswith(("http:", "https:", "//"))


def _styled(found: re.Match[str], sources: Sources) -> str:
    address = plain(found["address"])
    if not _is_address(address):
        return found[0]
    new = sources.data_address(address, "image", "font") or ("data:," if _is_remote(address) else address)
    return found[0][: found.start("address") - found.start()] + new


def _is_address(value: str) -> bool:
    """Tell whether a text can be the address of something to load, not a place that a script fills."""
    return bool(value) and not value.startswith(_HERE) and not {"{", "<", "+"} & set(value[:2]) and "${" not in value


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
