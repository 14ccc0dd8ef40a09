# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library's sentences where there is no command line: what they say to type is said as what there is to press."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from mapping.errors import InputError


class UnreadableError(InputError):
    """A file that could not be read, with what there is to choose of it."""

    def __init__(self, sentence: str, facts: Mapping[str, Any]) -> None:
        super().__init__(sentence)
        self.facts = facts


_CONFIRM = "confermare qui sotto"
_COLUMNS = "nel passo «Colonne»"
_WITHDRAWN = "scegliere l'elenco nel passo «Ritiri»"
_SPOKEN = (
    (r"alzare --max-loss o ripetere con --accept-\w+", f"o {_CONFIRM}"),
    (r"ripetere con --accept-\w+", _CONFIRM),
    (r"ripetere con --independent", "dirlo qui sotto"),
    (r"indicare (?:con --withdrawn )?l'elenco(?: intero)?(?: con --withdrawn)?", _WITHDRAWN),
    (r"indicare quale con --sheet(?: \([^)]*\))?", "scegliere quale nel passo «Registro»"),
    (r"indicare quale lo è con --column(?: \w+=\"[^\"]*\")?", f"dirlo {_COLUMNS}"),
    (r"indicarla con --column", f"cambiarla {_COLUMNS}"),
    (r"indicare(?: con)? --column \w+=\"[^\"]*\"", f"dirlo {_COLUMNS}"),
    (r"--column \w+=\"[^\"]*\"", _COLUMNS),
    (r"scriverne uno di quelli elencati da «mapping columns»", "sceglierne uno dall'elenco"),
    (r"scrivere uno dei valori elencati da «mapping columns»", "sceglierne uno dall'elenco"),
    (r", che «mapping columns» elenca", ""),
    (r"«mapping columns» le elenca", "il menu le elenca"),
    (r"(?:, indicare un'altra cartella con --out)?, o aggiungere --replace per sostituirl\w", ""),
    (r"(?: o|;) indicar\w+ (?:un'altra cartella|uno più corto) con --out", ""),
    (r" scritto da «mapping check [^»]*»", " delle segnalazioni"),
    (r"«mapping build» non pubblica", "non si pubblica"),
    (r"la scrive «mapping build» quando", "si scrive quando"),
    (r"con «mapping build» e lo stesso elenco", "con lo stesso elenco"),
    (r" con «mapping build[^»]*»", ""),
    (r"scrivere «ritira» o «tieni» nella colonna «decisione» dell'elenco dei ritiri", "decidere nel passo «Ritiri»"),
    (
        r"cancellare una delle due righe, o scrivere «duplicata» nella colonna «decisione sulla riga»",
        "dirlo nel passo «Doppioni»",
    ),
    (r"\s*\(--report FILE\)", ""),
    (r",? (?:o )?(?:indicar\w+|scriver\w+|sceglier\w+)?[^.;,]*--[a-z][a-z-]*[^.;,]*", ""),
    (r"«mapping [^»]*»", "il programma"),
)
_QUOTED = re.compile("«(?!mapping )[^«»]*»")
_KEPT = re.compile("«\\.?\ue000(\\d+)\ue000»")
_OWN = frozenset(re.findall("«[a-z ]+»", " ".join(pattern for pattern, _ in _SPOKEN)))
"""Quotations of the program's own that the patterns name."""
UNEXPECTED = (
    "Errore imprevisto ({kind}). È un difetto del programma: segnalarlo a chi lo cura; i dettagli sono nel file "
    "«{trace}» della cartella «{inside}». Nulla di ciò che era pubblicato è cambiato."
)
"""What is said of a fault of ours: its kind, and where its trace is."""
_ACCEPTABLE = re.compile(r"--accept-(loss|gaps)")
ACCEPTED = {"loss": "perdita", "gaps": "lacune"}
"""What may be published all the same: the option that the sentence names, and the word for it in a form."""


OF_ANOTHER = {"nel passo «Registro»": "qui sotto", "nel passo «Colonne»": "qui sotto"}
"""Where the page of a file has what the steps have of the register."""


def spoken(sentence: str, places: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return a sentence of the library without what is typed on a command line; what it quotes stays as it is.

    ``places`` says where something is, where it is not in the step that has it for the register.
    """
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if found[0] in _OWN:
            return found[0]
        kept.append(found[0])
        ends = "." if re.search("[.;,]", found[0]) else ""  # a clause is told by these, in a quotation too
        return f"«{ends}\ue000{len(kept) - 1}\ue000»"

    sentence = _QUOTED.sub(keep, sentence)
    for pattern, instead in _SPOKEN:
        sentence = re.sub(pattern, instead, sentence)
    for step, place in places.items():
        sentence = sentence.replace(step, place)
    return _KEPT.sub(lambda found: kept[int(found[1])], sentence)


def acceptable(sentence: str) -> str:
    """Return what the keeper may confirm so that it is published all the same, ``""`` if nothing."""
    found = _ACCEPTABLE.search(sentence)
    return ACCEPTED[found[1]] if found else ""
