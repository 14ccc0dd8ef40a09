# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""``registro/novita.*``: what changed since the edition before, for a program and for an editor."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from mapping.files import write_csv_bytes
from mapping.palette import style_properties
from mapping.registry import RegistryDiff

NEWS_CSV, NEWS_HTML = "registro/novita.csv", "registro/novita.html"
TITLES = {
    "aggiunta": "Associazioni aggiunte",
    "tolta": "Associazioni tolte",
    "rinominata": "Associazioni rinominate",
    "spostata": "Associazioni spostate",
    "cambiata": "Altri cambiamenti",
}
"""The heading of each kind of change, in the order of the page."""
_COLOURS = ("testo", "fondo", "bordo", "accento")
"""Those of the page that its style sheet names."""


def news_files(diff: RegistryDiff) -> dict[str, bytes]:
    """Return the changes as a table and as a page that runs nothing and asks nothing."""
    return {NEWS_CSV: write_csv_bytes(diff.frame), NEWS_HTML: news_page(diff).encode()}


def news_page(diff: RegistryDiff) -> str:
    """Return the changes as an HTML page, one list for each kind of change that there is."""
    groups = {kind: diff.frame.loc[diff.frame["cambiamento"] == kind, "descrizione"] for kind in TITLES}
    sections = [{"title": TITLES[kind], "rows": list(rows)} for kind, rows in groups.items() if len(rows)]
    style = style_properties(_COLOURS) + _part("novita.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_part("novita.html.j2"))
    return template.render(
        summary=diff.lines()[-1],
        sections=sections,
        style=Markup(style),  # noqa: S704 - a file of ours, the one text that is not escaped
        style_hash=f"sha256-{digest}",
    )


@cache
def _part(name: str) -> str:
    return files("mapping.publish").joinpath("templates", name).read_text(encoding="utf-8")
