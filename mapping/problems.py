# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A problem of one cell, and its words.

The steps only name a problem (``codice``) and hand over the facts; the sentences stand in the
``problems.toml`` of each room, in Italian and English, so that an official can reread them without reading
code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import pandas as pd

from mapping.toml_files import read_toml

WEIGHTS = ("blocca", "da correggere", "avviso")
REPORT_COLUMNS = ("riga", "colonna", "valore", "problema", "proposta", "peso", "codice")


@dataclass(frozen=True)
class Problem:
    """One thing to look at in the registry: where it is, which kind it is, what could be written instead.

    ``riga`` is the row as a spreadsheet numbers it (the header of a plain file is 1); 0 speaks of the whole
    file. ``dati`` fills the placeholders of the sentence that ``codice`` has in ``problems.toml``.
    """

    codice: str
    riga: int = 0
    colonna: str = ""
    valore: str = ""
    proposta: str = ""
    dati: Mapping[str, str] = field(default_factory=dict)

    @property
    def peso(self) -> str:
        """One of `WEIGHTS`."""
        return catalogue()[self.codice]["peso"]

    def text(self, lang: str = "it") -> str:
        """Return the sentence in ``it`` or ``en``."""
        return catalogue()[self.codice][lang].format_map({"valore": self.valore, **self.dati})

    def public(self) -> str:
        """Return the Italian sentence as it may be published: it never repeats the cell."""
        sentences = catalogue()[self.codice]
        return sentences.get("pubblico", sentences["it"]).format_map({**self.dati, "valore": "…"})


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Return ``codice -> {peso, it, en}``, with some ``pubblico``, of every problem the package can report."""
    rooms = (room.name for room in files("mapping").iterdir() if room.joinpath("problems.toml").is_file())
    return {code: words for room in sorted(rooms) for code, words in read_toml(f"{room}/problems.toml").items()}


def to_frame(problems: Iterable[Problem], lang: str = "it") -> pd.DataFrame:
    """Return one row per problem with `REPORT_COLUMNS`, in the order of the registry's rows."""
    ordered = sorted(problems, key=lambda p: (p.riga, WEIGHTS.index(p.peso), p.colonna, p.codice, p.valore))
    rows = [(p.riga, p.colonna, p.valore, p.text(lang), p.proposta, p.peso, p.codice) for p in ordered]
    return pd.DataFrame(rows, columns=list(REPORT_COLUMNS))
