# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of docs/folium.md, made from the examples that the tests load: ``python -m tests.browser.folium_table``."""

import inspect
import warnings
from pathlib import Path

import folium

from mapping.inlining.save import inline_document
from tests.browser.folium_examples import EXAMPLES, NOT_SHOWN, class_of

PAGE = Path(__file__).parents[2] / "docs" / "folium.md"
START, END = "<!-- table -->\n", "<!-- end of the table -->\n"


def table() -> str:
    """Return the rows: class, what Folium says of it, what of it cannot stand in one file."""
    rows = [f"| `{name}` | {_first_sentence(name)} | {_inside(name)} |" for name in sorted(EXAMPLES)]
    head = ["| class | Folium's words | what one file of it still lacks |", "| --- | --- | --- |"]
    reasons = [f"| `{name}` | {reason} |" for name, reason in sorted(NOT_SHOWN.items())]
    return "\n".join([*head, *rows, "", "| not tried by itself | why |", "| --- | --- |", *reasons]) + "\n"


def _first_sentence(name: str) -> str:
    text = inspect.cleandoc(class_of(name).__doc__ or "").split("\n\n")[0].replace("\n", " ").replace("|", "\\|")
    return text.split(". ")[0].rstrip(".")


def _inside(name: str) -> str:
    map_ = folium.Map(tiles=None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        EXAMPLES[name].add(map_)
        _, told = inline_document(map_)
    return " ".join(told) or "—"


def with_table(text: str) -> str:
    """Return the text of the page with today's table in it."""
    before, rest = text.split(START)
    return before + START + table() + END + rest.split(END)[1]


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
