# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms of art: what each means, what it is called in each language, what it must not become.

A word is given as far as it does not change: «регион» stands for «региона» and «регионы» too.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from mapping.translations.languages import HERE

PATH = HERE / "glossary.toml"
_NOT = "non_"
_BLANK = r"\{\s*\w+\s*[,}]"


@dataclass(frozen=True)
class Term:
    """A term: its Italian forms, what it means, and by language the words that stand for it and those that must not.

    ``apart`` are phrases in which its forms mean something else.
    """

    name: str
    forms: tuple[str, ...]
    apart: tuple[str, ...]
    meaning: str
    words: dict[str, tuple[str, ...]]

    def is_in(self, italian: str) -> bool:
        """Tell whether the term stands in an Italian text."""
        rest = re.sub("|".join((_BLANK, *map(re.escape, self.apart))), " ", italian)
        return bool(re.search(rf"\b(?:{'|'.join(map(re.escape, self.forms))})\b", rest, re.IGNORECASE))


@cache
def terms() -> tuple[Term, ...]:
    """Return the glossary."""
    return tuple(_term(name, dict(said)) for name, said in tomllib.loads(PATH.read_text(encoding="utf-8")).items())


def _term(name: str, said: dict[str, Any]) -> Term:
    forms, apart = tuple(said.pop("forme", (name,))), tuple(said.pop("salvo", ()))
    meaning = said.pop("significato")
    return Term(name, forms, apart, meaning, {code: tuple(words) for code, words in said.items()})


def terms_in(italian: str) -> list[str]:
    """Return the names of the terms that stand in an Italian text."""
    return [term.name for term in terms() if term.is_in(italian)]


def faults(code: str, italian: str, said: str) -> Iterator[str]:
    """Yield a sentence for each term that a translation does not have, or has by a word that it must not be."""
    text = said.casefold()
    for term in terms():
        if not term.is_in(italian):
            continue
        wanted, never = term.words.get(code, ()), term.words.get(f"{_NOT}{code}", ())
        if wanted and not any(word.casefold() in text for word in wanted):
            yield f"manca il termine «{term.name}»: {' o '.join(wanted)}"
        yield from (f"«{term.name}» non si traduce con «{word}»" for word in never if word.casefold() in text)
