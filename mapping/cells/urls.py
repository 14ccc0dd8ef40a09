# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Web addresses: only http and https, only of a public host, nothing that a page could run."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from mapping.cells.nothing import says_nothing
from mapping.cells.parsed import NOTHING, Finding, Parsed, unusable

_SCHEME = re.compile(r"(?i)^([a-z][a-z0-9+.\-]*):(?!\d+(/|$))")
_HOST = re.compile(r"(?!-)([\w-]{1,63}(?<!-)\.)+[^\W\d_]{2,63}\.?")
_FORBIDDEN = re.compile(r"[\s<>\"'`{}|\\^\x00-\x20]")
_BETWEEN = re.compile(r"\s+[eE]\s+|[;|,]*\s+|[;|,]+(?=https?:|www\.|$)")
_LABEL = re.compile(r"(?i)^(sito( web)?|web|url|www)\s*:\s+")
_GAP = re.compile(r"(?i)^(https?:)\s*/\s*/\s*")
_BEGIN = re.compile(
    r"(?i)^(?:(?:www\.)?(h{0,2}(?:t{1,3}p{1,2}|pt{1,2}p?)s?)(?:[:;.,]*[/\\]+(?:[:;.]+[/\\]*)?|[:;]+))+(?=[^\s/])"
)
"""How an address begins, also twice or misspelt: «http://https://», «http//», «htpp:/»; the last one counts."""
_BEGUN = re.compile(r"(?i)(?:https?:|www\.)")
_NONE = re.compile(
    r"(?i)(non ha|nessun|senza|no)\s+(il\s+)?(sito|web|pagina)( web| internet)?|"
    r"(sito )?(assente|in costruzione|in allestimento|inesistente|non presente)"
)
_ESCAPED = str.maketrans({"'": "%27", "{": "%7B", "}": "%7D", "|": "%7C", "^": "%5E", "`": "%60"})
"""Legal in what people paste, awkward in markup: written in the form every browser understands."""


@lru_cache(maxsize=1 << 13)  # the address of a source stands in two columns of a row
def parse_url(text: str) -> Parsed:
    """Return one address with its scheme; a missing scheme is https, of several addresses the first good one."""
    text = _GAP.sub(r"\1//", _LABEL.sub("", text))
    if says_nothing(text, code=True) or _NONE.fullmatch(text):
        return NOTHING
    mended = _BEGIN.sub(lambda begin: f"http{'s' * begin[1].lower().endswith('s')}://", text)
    read = _read(mended)
    if not read.value or mended.casefold() == text.casefold():
        return read
    return Parsed(read.value, (Finding("indirizzo-riparato", read.value), *read.findings))


def _read(text: str) -> Parsed:
    parts = [part for part in _BETWEEN.split(text) if part]
    good = [
        url
        for part, before in zip(parts, ["", *parts], strict=False)
        if (url := _url(part)) and not _goes_on(part, before)
    ]
    if not good:
        return unusable(_fault(parts))
    if len(parts) == 1:
        return Parsed(good[0])
    return Parsed(good[0], (Finding("piu-indirizzi", good[0]),))


def _goes_on(part: str, before: str) -> bool:
    """Return whether the part is the rest of a broken address («https://ex ample.org»), not one of its own.

    Whatever stood before the gap, the rest alone is another site.
    """
    whole = _SCHEME.match(part) or part.lower().startswith("www.")
    return (
        not whole and bool(_BEGUN.match(before)) and "/" not in before.rsplit("//", maxsplit=1)[-1] and not _url(before)
    )


def _url(part: str) -> str:
    scheme = _SCHEME.match(part)
    if scheme and scheme[1].lower() not in {"http", "https"}:
        return ""
    return _checked(part.strip(",") if scheme else f"https://{part.strip(',').removeprefix('//')}")


def _checked(url: str) -> str:
    url = url.translate(_ESCAPED)
    try:
        split = urlsplit(url)
        host, port, user = split.hostname or "", split.port, split.username
    except ValueError:
        return ""
    if _FORBIDDEN.search(url) or user is not None or not _HOST.fullmatch(host) or len(url) > 2_000:
        return ""
    if host.lower().startswith("www.") and host.rstrip(".").count(".") < 2:  # «www.ex ample.org»
        return ""
    return split._replace(scheme=split.scheme.lower(), netloc=host + (f":{port}" if port else "")).geturl()


def _fault(parts: list[str]) -> str:
    schemes = (_SCHEME.match(part) for part in parts)
    other = any(found and found[1].lower() not in {"http", "https"} for found in schemes)
    return "indirizzo-vietato" if other else "indirizzo-web-errato"
