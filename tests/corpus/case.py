# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a case is one line of a table
"""The clean registry that every accepted file of the corpus must give, and what a case is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

HEADER = (
    "denominazione",
    "codice_fiscale",
    "cap",
    "comune",
    "provincia",
    "paesi_origine",
    "tipologia",
    "anno_costituzione",
)
ROWS: tuple[tuple[str, ...], ...] = (
    ("Associazione Sénégalaise «Teranga»", "92064620054", "00184", "Roma", "RM", "SN; ML", "promozione sociale", "1998"),
    ("Donne d'Egitto", "", "80132", "Napoli", "NA", "EG", "femminile", "2004"),
    ("Forlì senza frontiere", "", "47121", "Forlì", "FC", "", "volontariato", ""),
    ('Circolo "La Pace", sede 2', "", "", "None", "TO", "MA; TN", "non nota", "2011"),
    ("华人协会 – Associazione Cinese", "", "59100", "Prato", "PO", "CN", "associazione culturale", "2001"),
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A file and its expected outcome.

    Accepted (``refused`` empty): the rows equal `ROWS` but for ``changes`` ((row from 0, column) -> value; the
    column may be ``stato``) and for what stands in ``rows`` instead of `ROWS`; ``problems`` are all of them, as
    (row of the file, column, code). Refused: the sentence names the file and has every text of ``refused``.
    """

    file: str
    data: bytes
    problems: tuple[tuple[int, str, str], ...] = ()
    changes: Mapping[tuple[int, str], str] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ROWS
    header: tuple[str, ...] = HEADER
    refused: tuple[str, ...] = ()
    sheet: str | None = None
