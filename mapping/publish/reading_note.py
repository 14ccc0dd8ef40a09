# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""``dati/LEGGIMI.txt``: how a person, and a naive program, read the tables without losing Napoli."""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from mapping.atlas import Atlas
from mapping.metadata import Metadata

NOTE = "dati/LEGGIMI.txt"


def note_bytes(atlas: Atlas, about: Metadata) -> bytes:
    """Return the note as UTF-8 with the mark by which the editors of Windows know it."""
    text = files("mapping.publish").joinpath("templates", "leggimi.txt.j2").read_text(encoding="utf-8")
    plain = Environment(autoescape=False, undefined=StrictUndefined, keep_trailing_newline=True)  # noqa: S701 - no markup
    said = {f"register_{lang}": atlas.kind.description(lang) for lang in ("it", "en")}
    licence = about["licenza"]
    note = plain.from_string(text).render(**said, licence_it=licence["nome_it"], licence_en=licence["nome_en"])
    return note.encode("utf-8-sig")
