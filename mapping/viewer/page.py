# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one door of the package to the finished page."""

from mapping.atlas import Atlas
from mapping.viewer.languages import DEFAULT
from mapping.viewer.map import build_map


def render_page(
    atlas: Atlas, *, lang: str = DEFAULT, tiles: bool = False, source_code: str = "", contact: str = ""
) -> str:
    """Return the whole page of an atlas: one HTML document that asks nobody for anything.

    The same atlas, language and choice always give the same text. With ``tiles`` the page offers the streets
    of OpenStreetMap, and asks the reader before it loads them. ``source_code`` is the address of the source code,
    linked in the foot of the page; ``contact`` (an e-mail address, or the address of a form) is where a card sends
    corrections. Without them there is no such link.
    """
    map_ = build_map(atlas, lang=lang, tiles=tiles, source_code=source_code, contact=contact)
    return map_.get_root().render()
