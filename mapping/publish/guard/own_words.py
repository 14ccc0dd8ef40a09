# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the program says of itself, whatever the registry: its texts, the names of places, the projects."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from mapping.coverage import indicators
from mapping.publish.guard.spellings import word_lists
from mapping.publish.guard.texts import strings_of
from mapping.shipped import geodata_path
from mapping.shipped_tables import read_table
from mapping.viewer import wordbook

_FOLDERS = ("coverage", "places", "publish", "registry", "viewer", "strings", "templates")
_TABLES = (
    "gazetteer/comuni.csv", "gazetteer/province.csv", "gazetteer/regioni.csv", "residents/cittadinanze.csv",
    "registry/aggregati_pubblicati.csv",
    *(f"initiatives/{name}.csv" for name in (
        "ammissibilita", "cifre", "comunita", "dubbi", "eventi", "fatti", "luoghi", "parole", "progetti",
    )),
)  # fmt: skip
"""The shipped tables of which something is published, but for the registry."""


@cache
def own_texts() -> tuple[str, ...]:
    """Return the texts that ship with the package, each once: words, closed lists, places, projects, sources."""
    return tuple(dict.fromkeys([*_words(), *_cells()]))


@cache
def says(form: str) -> bool:
    """Return whether a folded name is among the words of a text of the program's."""
    texts, places = _index()
    rarest = min((places.get(word, set()) for word in form.split()), key=len)
    return any(f" {form} " in texts[place] for place in rarest)


@cache
def _index() -> tuple[list[str], dict[str, set[int]]]:
    """Return the folded texts, and for each word in which of them it stands."""
    texts = [" ".join(["", *words, ""]) for text in own_texts() for words in word_lists(text)]
    places: dict[str, set[int]] = defaultdict(set)
    for place, text in enumerate(texts):
        for word in text.split():
            places[word].add(place)
    return texts, places


def _words() -> Iterator[str]:
    for entry in _shipped(files("mapping")):
        text = entry.read_text(encoding="utf-8")
        yield from strings_of(tomllib.loads(text)) if entry.name.endswith(".toml") else text.splitlines()
    yield from strings_of(tomllib.loads(geodata_path("sources.toml").read_text(encoding="utf-8")))
    countries = read_table("residents/cittadinanze.csv")["paese"]
    yield from strings_of(wordbook("it", sorted(set(countries)), indicators().values()))


def _shipped(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name in _FOLDERS:
            yield from _shipped(entry)
        elif entry.name.endswith((".toml", ".j2")):
            yield entry


def _cells() -> Iterator[Any]:
    for name in _TABLES:
        table = read_table(name)
        for column in table.columns:
            yield from (cell for cell in table[column].unique() if not cell.replace(".", "").isdecimal())
