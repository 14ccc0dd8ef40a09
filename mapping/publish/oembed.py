# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a site that turns links into frames asks for: the answers to oEmbed (https://oembed.com), and what names them.

The map's own answer is that of the whole map, whatever a link to it chooses: a folder of files reads no question. A
language or a region has a page that can be sent instead (`mapping.viewer.render_link`), and this page its own answer.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mapping.metadata import Metadata, holder, known
from mapping.viewer import DEFAULT, OEMBED, OwnWords, frame_code, languages_of, own_text, render_link, translate

LINKS = "link/"
_WIDTH, _HEIGHT = 1000, 1000
"""Pixels; the frame takes the width that it is given."""


class _Link(NamedTuple):
    """A choice that has a page: what its files are called, its language, the state of the map, its title."""

    name: str
    lang: str
    state: str
    title: str


def oembed_files(about: Metadata, words: OwnWords, regions: Mapping[str, str]) -> dict[str, bytes]:
    """Return `OEMBED` and the answers of `link_pages`; nothing where the address of the published folder is not known.

    ``words`` are what the page says of itself, ``regions`` code -> name.
    """
    base = known(about["base_url"])
    if not base:
        return {}
    whole = about["parole"]["titolo_it"] or about["titolo_it"]
    answers = {OEMBED: _answer(about, base, "", whole)}
    answers |= {
        f"{LINKS}{one.name}.json": _answer(about, base, f"&{one.state}", one.title)
        for one in _links(about, words, regions)
    }
    return answers


def link_pages(about: Metadata, words: OwnWords, regions: Mapping[str, str], files: Sequence[str]) -> dict[str, bytes]:
    """Return the pages to send for a language or a region; ``files`` stand in the folder, their answers among them."""
    base = known(about["base_url"])
    return {
        f"{LINKS}{one.name}.html": render_link(
            one.lang,
            f"../index.html#{one.state}",
            title=one.title,
            description=_said(words, one.lang, "sottotitolo"),
            oembed=f"{LINKS}{one.name}.json",
            base_url=base,
            files=files,
        ).encode()
        for one in _links(about, words, regions)
        if base
    }


def _links(about: Metadata, words: OwnWords, regions: Mapping[str, str]) -> list[_Link]:
    title = _said(words, DEFAULT, "titolo")
    return [
        *(_Link(lang, lang, f"lang={lang}", _said(words, lang, "titolo")) for lang in languages_of(about)),
        *(_Link(f"regione-{code}", DEFAULT, f"regione={code}", f"{title}: {name}") for code, name in regions.items()),
    ]


def _said(words: OwnWords, lang: str, key: str) -> str:
    return own_text(words, lang, key) or translate(lang, key)


def _answer(about: Metadata, base: str, state: str, title: str) -> bytes:
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": holder(about)["nome_it"],
        "provider_url": known(about["pagina"]) or base,
        "html": frame_code(f"{base}index.html?incorporata=1{state}", title, _HEIGHT),
        "width": _WIDTH,
        "height": _HEIGHT,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2).encode() + b"\n"
