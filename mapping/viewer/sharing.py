# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is shown of a page where somebody sends its address: title, description, picture; its icon in a tab.

There is no ``og:url``: it would stand for whatever address was sent, and a link to a card is told from that of the page
only by what follows its ``#``.
"""

from collections.abc import Sequence
from urllib.parse import quote

from babel.core import get_global
from markupsafe import Markup

from mapping.palette import colour
from mapping.viewer.languages import locale
from mapping.viewer.markup import markup, template

PICTURE = "immagini/mappa.png"
"""Of the files beside the page the one that a preview shows."""
OEMBED = "oembed.json"
"""The one that a site asks for which turns links into frames."""
_ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="{blue}" \
d="M16 1a11 11 0 0 0-11 11c0 8 11 19 11 19s11-11 11-19A11 11 0 0 0 16 1z"/><circle cx="16" cy="12" r="5" \
fill="{white}"/></svg>"""
_KEPT = " =:/"
"""Signs that an address in quotes may hold: they would get three times as long."""


def sharing_tags(
    lang: str, *, title: str, description: str, base_url: str = "", files: Sequence[str] = (), oembed: str = OEMBED
) -> Markup:
    """Return the lines for the head of a page.

    ``base_url`` is where the folder of the page will stand: a picture counts only by its whole address, so that
    without one there is none. ``files`` are those that will stand there, ``oembed`` the one that answers for this page.
    """
    return markup(
        template("sharing.html.j2").render(
            title=title,
            description=description,
            locale=_locale(lang),
            image=f"{base_url}{PICTURE}" if base_url and PICTURE in files else "",
            oembed=f"{base_url}{oembed}" if base_url and oembed in files else "",
            light=colour("accento"),
            dark=colour("fondo", "dark"),
            icon=_icon(),
        )
    )


def _locale(lang: str) -> str:
    """Return a language as Open Graph writes it, with the country where most of its readers are (CLDR): ``it_IT``."""
    cldr = locale(lang)
    territory = cldr.territory or get_global("likely_subtags")[cldr.language].rpartition("_")[2]
    return f"{cldr.language}_{territory}"


def _icon() -> str:
    drawing = _ICON.format(blue=colour("accento"), white=colour("su-accento")).replace('"', "'")
    return f"data:image/svg+xml,{quote(drawing, safe=_KEPT)}"
