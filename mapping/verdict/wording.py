# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the verdict (``words.toml``), filled in."""

from collections.abc import Iterable
from typing import Any

from mapping.shares import count, percent
from mapping.toml_files import read_toml


def words() -> dict[str, dict[str, Any]]:
    """Return the table of words."""
    return read_toml("verdict/words.toml")


def say(key: str, lang: str, number: int = 1, /, **facts: str) -> str:
    """Return a piece filled in; ``number`` chooses the singular or the plural and is ``{quante}``."""
    piece = words()[key][lang]
    text: str = piece if isinstance(piece, str) else piece[number != 1]
    return text.format_map({"quante": count(number, lang), **facts})


def say_rows(number: int, lang: str) -> str:
    """Return «604 righe»."""
    return say("righe", lang, number)


def say_share(key: str, lang: str, part: int, whole: int) -> str:
    """Return a piece that tells a share of the rows: ``{quante}``, ``{quota}``, of ``{righe}`` (the part or the whole).

    The whole is ``{totale}`` and ``{tutte}``.
    """
    facts = {"quota": percent(part, whole, lang), "totale": count(whole, lang), "tutte": say_rows(whole, lang)}
    return say(key, lang, part, righe=say_rows(part, lang), **facts)


def listed(names: Iterable[str], lang: str) -> str:
    """Return «a», «b» e «c»."""
    marks = ("«", "»") if lang == "it" else ("“", "”")
    quoted = [f"{marks[0]}{name}{marks[1]}" for name in names]
    *first, last = quoted
    return f"{', '.join(first)}{say('e', lang)}{last}" if first else last
