# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How easy the page's own Italian is to read: ``python -m tests.gulpease`` prints each sentence, the hardest first.

Gulpease (GULP, «La Sapienza», 1988): 89 + (300 × sentences − 10 × letters) / words, from 0 to 100. From 60 on
a text is easy for whoever finished lower secondary school. A label of a few words is no sentence and has no index.
"""

import re
from dataclasses import dataclass

from mapping.viewer.languages import number_text, strings
from mapping.viewer.messages import arguments, fill_message

BOUND = 60
"""No sentence may be harder than this."""
NAMED = frozenset({"confini_fonte", "fonti_piede"})
"""Notices whose words are set: the names of sources and of licences."""
_SAMPLE = {"n": 12, "totale": 503}
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*")


@dataclass(frozen=True)
class Measure:
    """What is counted of a text."""

    sentences: int
    words: int
    letters: int

    @property
    def index(self) -> float:
        return min(100.0, 89 + (300 * self.sentences - 10 * self.letters) / self.words)

    def __add__(self, other: "Measure") -> "Measure":
        both = (self.sentences + other.sentences, self.words + other.words, self.letters + other.letters)
        return Measure(*both)


def measure(text: str) -> Measure:
    """Count the sentences, the words and the letters of a text; a number is a word."""
    words = _WORD.findall(text)
    ends = re.findall(r"[.!?](?=\s|$)", text)
    return Measure(max(1, len(ends)), len(words), sum(len(word) for word in words))


def sentences() -> dict[str, str]:
    """Return the page's own Italian texts that are sentences, by key, their places filled with plain words."""
    told = {}
    for key, text in strings("it")["testi"].items():
        form = text if isinstance(text, str) else text["other"]
        if key not in NAMED and form.endswith((".", "?")):
            told[key] = _filled(form)
    return told


def _filled(text: str) -> str:
    names = dict.fromkeys((argument.name for argument in arguments(text)), "Roma") | _SAMPLE
    plural = {1: "one"}
    return fill_message(
        text, names, plural=lambda n: plural.get(int(n), "other"), number=lambda value: number_text(value, "it")
    )


def main() -> None:
    """Print the index of every sentence, the hardest first, and that of all together."""
    told = {key: measure(text) for key, text in sentences().items()}
    for key, found in sorted(told.items(), key=lambda one: one[1].index):
        print(f"{found.index:5.1f}  {key}: {sentences()[key]}")
    whole = sum(told.values(), Measure(0, 0, 0))
    print(f"{whole.index:5.1f}  in tutto, {len(told)} testi, {whole.words} parole")


if __name__ == "__main__":
    main()
