# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fonts that nothing in the page names: Font Awesome gives each of its files under the names of three editions."""

import re
from collections.abc import Iterable

from mapping.inlining.tags import Changes, Tag

_FACE = re.compile(r"@font-face\s*\{[^}]*\}", re.IGNORECASE)
_DECLARED = re.compile(r"font(?:-family)?\s*:[^;}\"']*")
_FAMILY = re.compile(r"font-family\s*:\s*['\"]?([^;'\"}]+)", re.IGNORECASE)


def drop_unnamed_fonts(document: str, tags: Iterable[Tag], changes: Changes) -> None:
    """Take from the styles each font whose family is named nowhere else in the document."""
    rest = _FACE.sub("", document).lower()
    declared = "\n".join(_DECLARED.findall(rest))
    for tag in tags:
        if tag.name != "style":
            continue
        for face in _FACE.finditer(document, tag.inside, tag.outside):
            family = _FAMILY.search(face[0])
            if family and not _is_named(family[1].strip().lower(), rest, declared):
                changes.put(face.start(), face.end(), "")


def _is_named(family: str, document: str, declared: str) -> bool:
    """Tell whether a text in quotes, or a declaration of fonts, names the family."""
    return any(f"{quote}{family}{quote}" in document for quote in "\"'`") or family in declared
