# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The publisher's logo: a small picture that asks nobody for anything and runs nothing, or a sentence why not."""

import base64
import re
from pathlib import Path
from typing import Any
from xml.parsers import expat

_LARGEST = 100_000
"""Bytes: the page and the kit carry the logo."""
_WIDEST = 4_096
"""Pixels."""
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"
_SVG = "http://www.w3.org/2000/svg"
_RUNS = {"script", "handler", "listener", "foreignobject", "iframe", "object", "embed", "audio", "video", "a"}
_MOVES = {"set", "animate", "animatemotion", "animatetransform", "animatecolor", "discard"}
_ELSEWHERE = re.compile(r"url\s*\(\s*['\"]?\s*(?!['\"#\s])|@import|expression\s*\(|\\", re.IGNORECASE)
"""In a style: what is asked of another address, or a spelling that hides it."""
_WITHIN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp);base64,)", re.IGNORECASE)


class _RefusedError(Exception):
    """Why the picture is refused."""


def logo_fault(path: Path) -> str:
    """Return why a file is no logo that a page may carry, ``""`` if it is one."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError:
        return "nomina un file che non si può leggere"
    if len(data) > _LARGEST:
        return f"supera {_LARGEST // 1000} kB: salvarlo più piccolo"
    try:
        if data.startswith(_PNG):
            _check_png(data)
        else:
            _check_svg(data)
    except _RefusedError as refused:
        return str(refused)
    return ""


def logo_address(path: Path) -> str:
    """Return a logo that was found good as an address that holds it."""
    kind = "png" if logo_kind(path) == ".png" else "svg+xml"
    return f"data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def logo_kind(path: Path) -> str:
    """Return how the name of a logo that was found good should end."""
    with path.open("rb") as stream:
        return ".png" if stream.read(len(_PNG)) == _PNG else ".svg"


def _check_png(data: bytes) -> None:
    width, height = (int.from_bytes(data[n : n + 4]) for n in (16, 20))
    if data[12:16] != b"IHDR" or not data.endswith(_PNG_END):
        raise _RefusedError("non è un PNG intero: salvarlo di nuovo")
    if not (0 < width <= _WIDEST and 0 < height <= _WIDEST):
        raise _RefusedError(f"supera {_WIDEST} punti di lato: salvarlo più piccolo")


def _check_svg(data: bytes) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    open_tags: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if not open_tags and tag != f"{_SVG} svg":
            raise _RefusedError("non è un'immagine SVG o PNG")
        open_tags.append(tag.rpartition(" ")[2].lower())
        _check_element(open_tags[-1], attributes)

    def text(said: str) -> None:
        styles.append(said if open_tags[-1] == "style" else "")

    styles: list[str] = []
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _tag: open_tags.pop()
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = parser.ProcessingInstructionHandler = _refuse_declared
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise _RefusedError("non è un'immagine SVG o PNG che si possa leggere: salvarla di nuovo") from None
    _check_style("".join(styles))


def _check_element(tag: str, attributes: dict[str, str]) -> None:
    if tag in _RUNS:
        raise _RefusedError(f"contiene «{tag}», che una pagina non deve eseguire: salvare l'immagine senza")
    if tag in _MOVES:
        raise _RefusedError("si muove, e disturba chi legge: salvare l'immagine ferma")
    for name, value in attributes.items():
        local = name.rpartition(" ")[2].lower()
        if local.startswith("on"):
            raise _RefusedError(f"contiene «{local}», che una pagina non deve eseguire: salvare l'immagine senza")
        if local in ("href", "src") and not _WITHIN.match(value):
            raise _RefusedError("rimanda a un altro file o a un altro sito: incorporare tutto nell'immagine")
        _check_style(value if "url" in value.lower() or local == "style" else "")


def _check_style(style: str) -> None:
    if _ELSEWHERE.search(style):
        raise _RefusedError("rimanda a un altro file o a un altro sito: incorporare tutto nell'immagine")


def _refuse_declared(*_said: Any) -> None:
    raise _RefusedError("contiene istruzioni per altri programmi: salvarlo come «SVG semplice»")
