# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page's own scripts: Leaflet and the viewer in one text, packed, and the short script that opens it.

Packed they are a third as long, and nothing is hidden by it: their source is public, and the page's policy names the
hash of the text that is inside. Where elements of other people's stand on the map they travel open, since the scripts
of those elements are to find Leaflet when they begin.
"""

from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from mapping.viewer.bzipped import bzipped_text
from mapping.viewer.markup import bundle, markup


class Code(NamedTuple):
    """The text that runs, the same packed, and the script that opens it."""

    text: str
    packed: str
    opener: Markup


def leaflet_code() -> str:
    """Return Leaflet for a page that stands open to other people's elements: with the pin that their markers show."""
    return f"{bundle('leaflet.js')}\n{bundle('pin.js')}"


@cache
def page_code() -> Code:
    """Return the page's own scripts."""
    text = f"{bundle('own-leaflet.js')}\n{bundle('viewer.js')}"
    return Code(text, bzipped_text(text), markup(bundle("opener.js")))
