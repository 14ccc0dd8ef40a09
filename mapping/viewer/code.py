# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What brings the page alive: its style, Leaflet and the viewer, packed as one, and the short script that opens them.

Packed they are a third as long, and nothing is hidden by it: their source is public, and the page's policy names the
hashes of the texts that are inside. Where elements of other people's stand on the map they travel open, since the
scripts of those elements are to find Leaflet when they begin.
"""

from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from mapping.viewer.bzipped import bzipped_text
from mapping.viewer.markup import bundle, markup


class Code(NamedTuple):
    """The style and the script that are inside, both packed, and the script that opens them."""

    style: str
    text: str
    packed: str
    opener: Markup


def leaflet_code() -> str:
    """Return Leaflet for a page that stands open to other people's elements: with the pin that their markers show."""
    return f"{bundle('leaflet.js')}\n{bundle('pin.js')}"


@cache
def page_code() -> Code:
    """Return what brings the page alive."""
    text = f"{bundle('own-leaflet.js')}\n{bundle('viewer.js')}"
    style = bundle("live.css")
    return Code(style, text, bzipped_text(f"{style}\f{text}"), markup(bundle("opener.js")))
