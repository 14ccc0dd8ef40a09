# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A problem of one cell, and its words.

The steps only name a problem (``codice``) and hand over the facts; the sentences stand in the
``problems.toml`` of each room, in Italian and English, so that an official can reread them without reading
code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from mapping.toml_files import read_toml

WEIGHTS = ("blocca", "da correggere", "avviso")


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
