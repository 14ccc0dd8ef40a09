# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: asked which column is the name, the keeper is shown columns that may be it, and nobody's own name."""

import itertools
import re
from pathlib import Path

import pytest

from mapping.errors import InputError
from mapping.registry import read_registry

NAMES = [
    "Ente gestore",
    "ente_attuatore",
    "Nominativo associazione",
    "Associazioni iscritte",
    "Soggetto gestore",
    "Organizzazione aderente",
    "Nome dell'ente proponente",
]
BODIES = ["Circolo Alfa", "Beta ODV", "Terra Madre", "Casa Gamma"]
OTHERS = {
    "Posti": ["20", "35", "7", "12"],
    "Posti totali": ["20 posti", "35 posti", "7 posti", "1.200"],
    "Pratica": ["A/12", "B/13", "C/14", "D/15"],
    "Sede sociale": ["Via Po 1", "Corso Francia 2", "Piazza Dante", "Largo Pia 4"],
    "Dove siamo": ["Via Po 1", "Corso Francia 2", "Piazza Dante", "Largo Pia 4"],
    "Consigliere": ["Ali Ben", "Fatou Diop", "Li Wei", "Omar Sy"],
    "Vice": ["Ali Ben", "Fatou Diop", "Li Wei", "Omar Sy"],
    "Chi risponde": ["Ali Ben", "Fatou Diop", "Li Wei", "Omar Sy"],
    "Legale rappr.": ["Ali Ben", "Fatou Diop", "Li Wei", "Omar Sy"],
    "Rappresentante Legale - Nome": ["Ali", "Fatou", "Li", "Omar"],
    "Inizio": ["12 marzo 2020", "1 aprile 2021", "3/4/2022", "2023"],
    "stato": ["in corso", "chiuso", "in corso", "aperto"],
    "Zona": ["Nord", "Sud", "Est", "Ovest"],
}
PLACES = {"Provincia": ["Torino", "Milano", "Roma", "Bari"], "Comune": ["Torino", "Milano", "Roma", "Bari"]}


def refusal(folder: Path, columns: dict[str, list[str]]) -> str:
    rows = [list(columns), *map(list, zip(*columns.values(), strict=True))]
    (folder / "registro.csv").write_text("\n".join(map(";".join, rows)) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_registry(folder / "registro.csv")
    return str(refused.value)


def offered(text: str) -> list[str]:
    return re.findall(r'--column denominazione="([^"]*)"', text)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_the_column_of_bodies_is_offered_first_and_as_it_stands(name: str, known: bool, tmp_path: Path) -> None:
    columns = (PLACES if known else {}) | OTHERS | {name: BODIES}
    text = refusal(tmp_path, columns)
    assert offered(text) == [name]
    assert not any(cell in text for cells in OTHERS.values() for cell in cells if cell in OTHERS["Vice"])


@pytest.mark.parametrize(("one", "other"), list(itertools.pairwise(OTHERS)))
def test_what_holds_no_names_of_bodies_is_not_offered(one: str, other: str, tmp_path: Path) -> None:
    for places in (PLACES, {}):
        text = refusal(tmp_path, places | {one: OTHERS[one], other: OTHERS[other]})
        assert not {one, other} & set(offered(text))
        assert not any(cell in text for cell in OTHERS["Vice"])


def test_a_long_header_is_whole_in_the_command(tmp_path: Path) -> None:
    name = "Associazione iscritta (denominazione completa come risulta dall'atto costitutivo o dallo statuto vigente)"
    text = refusal(tmp_path, PLACES | {name: ["Circolo Alfa"] * 4, "Ente gestore": BODIES})
    assert name in offered(text) and f"«{name}»" not in text
