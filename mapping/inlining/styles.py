# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Style sheets that ask for nothing: what they import and the fonts and images they refer to stand inside them."""

import re
from urllib.parse import urljoin

from mapping.inlining.sources import Sources

_QUOTED = r"""(?:"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')"""
_BARE = r"""(?:[^\s"'()\\]|\\.)*+"""
_URL = rf"url\(\s*+(?P<url>{_QUOTED}|{_BARE})\s*+\)"
_TOKEN = re.compile(
    rf"""
    (?P<skip>/\*.*?(?:\*/|\Z))
    | @import\s++(?:url\(\s*+(?P<bare>{_QUOTED}|{_BARE})\s*+\)|(?P<quoted>{_QUOTED}))(?P<terms>[^;]*+);?
    | @charset\s++[^;]*+;?
    | (?P<face>@font-face\s*+\{{[^}}]*+(?:\}}|\Z))
    | {_URL}
    | (?P<text>"(?:[^"\\\n]|\\.)*+(?:"|\\?\Z)?|'(?:[^'\\\n]|\\.)*+(?:'|\\?\Z)?)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""What may stand where; what nothing closes runs to the end, or to that of its line, as in a browser."""
_ONE_URL = re.compile(_URL, re.DOTALL | re.IGNORECASE)
_SOURCES = re.compile(r"(src\s*:)((?:[^;}\"'(]|\([^)]*\)|\"[^\"]*\"|'[^']*')*)", re.IGNORECASE)
_ALTERNATIVES = re.compile(r",(?![^(]*\))")
_LAYER = re.compile(r"^\s*layer(?:\(\s*([^)]*)\s*\))?", re.IGNORECASE)
_SUPPORTS = re.compile(r"^\s*supports\(((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)
_END = re.compile(r"</(?=style)", re.IGNORECASE)
_DEPTH = 5


def complete_style(sheet: str, address: str, sources: Sources, depth: int = 0) -> str:
    """Return a style sheet with its imports, fonts and images put in; what is missing is an empty image.

    ``address`` is where it stands: what it refers to is found from there.
    """

    def replace(token: re.Match[str]) -> str:
        if token["skip"] is not None or token["text"] is not None:
            return token[0]
        if token["face"] is not None:
            return _face(token["face"], address, sources)
        if token["url"] is not None:
            return _reference(_unquoted(token["url"]), address, sources)
        target = _unquoted(token["bare"] or token["quoted"] or "")
        return _imported(target, token["terms"], address, sources, depth) if target else ""

    return _TOKEN.sub(replace, sheet)


def embeddable_style(sheet: str) -> str:
    """Return a style sheet that cannot end the element it stands in."""
    return _END.sub(r"<\\/", sheet)


def _imported(target: str, terms: str, address: str, sources: Sources, depth: int) -> str:
    """Return an imported sheet in the blocks that its conditions ask for."""
    place = urljoin(address, target)
    found = sources.take(place, "style") if depth < _DEPTH else None
    if found is None:
        return ""
    text = complete_style(found.content.decode("utf-8-sig", "replace"), place, sources, depth + 1)
    heads = []
    if layer := _LAYER.match(terms):
        heads.append(f"@layer {layer[1] or ''}".rstrip())
        terms = terms[layer.end() :]
    if supports := _SUPPORTS.match(terms):
        condition = supports[1] if supports[1].lstrip().startswith("(") else f"({supports[1]})"
        heads.append(f"@supports {condition}")
        terms = terms[supports.end() :]
    if terms.strip():
        heads.append(f"@media {terms.strip()}")
    return f"{''.join(f'{head} {{' for head in heads)}\n{text}\n{'}' * len(heads)}"


def _face(rule: str, address: str, sources: Sources) -> str:
    """Return a font's rule with one file only, the smallest: every browser of today reads woff2."""

    def one(source: re.Match[str]) -> str:
        choices = _ALTERNATIVES.split(source[2])
        best = next((c for kind in ("woff2", "woff") for c in choices if kind in c.lower()), None)
        kept = [best] if best else choices
        return source[1] + ",".join(_replace_urls(choice, address, sources) for choice in kept)

    earlier = len(_SOURCES.findall(rule)) - 1  # of several the last counts; those before it are for Internet Explorer
    return _SOURCES.sub(one, _SOURCES.sub("", rule, count=earlier) if earlier > 0 else rule)


def _replace_urls(text: str, address: str, sources: Sources) -> str:
    return _ONE_URL.sub(lambda found: _reference(_unquoted(found["url"]), address, sources), text)


def _unquoted(text: str) -> str:
    return text[1:-1] if text[:1] in {"'", '"'} else text


def _reference(target: str, address: str, sources: Sources) -> str:
    if not target or target.startswith(("#", "data:")):
        return f'url("{target}")' if '"' not in target else f"url('{target}')"
    return f'url("{sources.data_address(urljoin(address, target), "image", "font") or "data:,"}")'
