# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page that is sent instead of the map's address: it has the words of a preview, and leads to the map at once.

What stands after the ``#`` of an address never reaches a server, and a folder of files reads no question: of every link
to the map a preview shows the same. What is sent most, a language or a region, has a page of its own.
"""

from collections.abc import Sequence

from mapping.viewer.languages import strings, tag
from mapping.viewer.markup import template
from mapping.viewer.sharing import sharing_tags


def render_link(
    lang: str, target: str, *, title: str, description: str, oembed: str, base_url: str, files: Sequence[str]
) -> str:
    """Return the page that leads to ``target``.

    ``oembed`` is its answer among ``files``, which stand in the folder at ``base_url``.
    """
    shown = {"title": title, "description": description}
    return template("link.html.j2").render(
        tag=tag(lang),
        dir=strings(lang)["lingua"]["direzione"],
        target=target,
        sharing=sharing_tags(lang, **shown, base_url=base_url, files=files, oembed=oembed),
        **shown,
    )
