# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts what the code says into the pages: a line ``<!-- made: NAME WORD -->`` becomes what `MADE` makes."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # mkdocs loads a hook by its path, from wherever it is called

from docs import access, parts, rooms

MADE: dict[str, Callable[..., str]] = {
    "rooms": rooms.draw,
    "access": access.table,
    "accessibility": access.summary,
    "barriers": access.barriers,
    "figures": parts.indicators,
    "communities": parts.community_columns,
    "columns": parts.columns,
    "lists": parts.choices,
    "files": parts.published_files,
    "servers": parts.servers,
}
"""What a page may ask for, each made anew from the package at every build; a second word is handed on."""
ASKED = re.compile(r"^<!-- made: (\w+) ?(\w*) -->$", re.MULTILINE)


def on_page_markdown(markdown: str, **_others: Any) -> str:
    """Return the page with everything made that it asks for.

    Raises
    ------
    KeyError
        If it asks for something that nobody makes.
    """
    return ASKED.sub(lambda asked: MADE[asked[1]](*filter(None, [asked[2]])), markdown)


def on_post_page(output: str, page: Any, **_others: Any) -> str:
    """Return the page with the language that it is written in, for screen readers; the folder tells."""
    lang = "it" if page.file.src_uri.startswith("it/") else "en"
    return output.replace('<html lang="en"', f'<html lang="{lang}"', 1)
