# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: a withdrawal holds, however the list is written, in whatever edition the association turns up."""

import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from mapping.registry import Barred, Registry, diff_registries, read_registry
from mapping.registry.withdrawals import WithdrawnCells

HEADER = "denominazione,codice_fiscale,comune,provincia,note\n"
CODED = "Città Sénégalaise Gorée,92064620054,Forlì,FC,segreto\n"
PLAIN = "Città Sénégalaise Gorée,,Forlì,FC,segreto\n"
OTHERS = "Donne d'Egitto,,Napoli,NA,\nGorée,,Roma,RM,\n"
SAME = "Citta' Senegalaise Goree ODV,,FORLI',FC,\n"


def _read(folder: Path, rows: str, withdrawals: str | bytes, name: str = "ritiri.csv") -> Registry:
    registry, listed = folder / "registro.csv", folder / name
    registry.write_text(HEADER + rows, encoding="utf-8")
    listed.write_bytes(withdrawals if isinstance(withdrawals, bytes) else withdrawals.encode())
    return read_registry(registry, withdrawn=listed)


def _workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _said(registry: Registry) -> str:
    problems = (f"{problem.valore} {problem.proposta} {problem.text()}" for problem in registry.problems)
    cells = (*registry.rows.to_numpy().ravel(), *registry.raw.to_numpy().ravel())
    return " ".join(map(str, (*cells, *problems)))


LISTS: dict[str, str | bytes] = {
    "by code": "codice_fiscale\nIT 92064620054\n",
    "by code with an exponent": "codice_fiscale\n9.2064620054E10\n",
    "other order": "data,comune,codice_fiscale,denominazione\n2024,,92064620054,\n",
    "capitals, no accents": "denominazione,comune\nCITTA' SENEGALAISE GOREE,forli\n",
    "semicolons, human headers": "Comune;Nome associazione\nForlì;Città Sénégalaise Gorée\n",
    "the comune in full": "comune;denominazione\nForlì (FC);Città Sénégalaise Gorée\n",
    "name alone": "denominazione\ncittà senegalaise   gorée\n",
    "with the word association": "denominazione,comune\nAssociazione Città Sénégalaise Gorée APS,Forlì\n",
    "decomposed": unicodedata.normalize("NFD", "denominazione,comune\nCittà Sénégalaise Gorée,Forlì\n"),
    "cp1252": "denominazione;comune\nCittà Sénégalaise Gorée;Forlì\n".encode("cp1252"),
    "utf-16": "denominazione\tcomune\nCittà Sénégalaise Gorée\tForlì\n".encode("utf-16"),
    "title above": "Elenco dei ritiri\n\ndenominazione,comune\nCittà Sénégalaise Gorée,Forlì\n",
    "workbook": _workbook([["Data", "Codice fiscale"], ["2024", 92064620054]]),
    "workbook with a title": _workbook([["Ritiri 2024"], ["Nome", "Città"], ["Città Sénégalaise Gorée", "Forlì"]]),
}


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS.keys())
def test_nothing_is_left_of_it_nor_of_its_repetitions(listed: str | bytes, tmp_path: Path) -> None:
    registry = _read(tmp_path, CODED + OTHERS + SAME, listed)
    assert registry.rows["stato"].tolist() == ["ritirata", "", "", "ritirata"]
    assert "galaise" not in _said(registry)
    assert "segreto" not in _said(registry)
    assert "ritiri-senza-riga" not in {problem.codice for problem in registry.problems}


def test_by_the_id_it_had_before_it_got_a_tax_code(tmp_path: Path) -> None:
    before = _read(tmp_path, PLAIN, "id\n")
    after = _read(tmp_path, CODED + OTHERS, f"ID;data\n {before.rows['id'].iloc[0].upper()};2024\n")
    assert after.rows["stato"].tolist() == ["ritirata", "", ""]


def test_another_body_of_the_same_name_is_not_withdrawn_by_tax_code(tmp_path: Path) -> None:
    other = "Città Sénégalaise Gorée,00000000018,Forlì,FC,\n"
    registry = _read(tmp_path, CODED + other, "codice_fiscale\n92064620054\n")
    assert registry.rows["stato"].tolist() == ["ritirata", ""]


@pytest.mark.parametrize("old, new", [(PLAIN, CODED), (CODED, PLAIN), (SAME, CODED), (CODED, "")])
def test_the_comparison_of_editions_does_not_bring_it_back(old: str, new: str, tmp_path: Path) -> None:
    listed = "codice_fiscale,denominazione,comune\n92064620054,,\n"
    before = _read(tmp_path, old + OTHERS, listed)
    after = _read(tmp_path, new + OTHERS, listed)
    assert len(before.hidden) + len(after.hidden)
    assert diff_registries(before, after).frame.empty
    assert not diff_registries(before, after).loss_percent


@pytest.mark.parametrize(
    "name",
    ["Città Sénégalaise Gorée (CSG)", "Città Sénégalaise Gorée [C.S.G.] ", "CITTA SENEGALAISE GOREE ODV (Forlì)"],
)
def test_a_name_with_its_acronym_behind_it_is_the_same(tmp_path: Path, name: str) -> None:
    plain = "denominazione,comune\nCittà Sénégalaise Gorée,Forlì\n"
    registry = _read(tmp_path, f"{name},,Forlì,FC,segreto\n" + OTHERS, plain)
    assert registry.rows["stato"].tolist() == ["ritirata", "", ""]
    listed = f"denominazione,comune\n{name},Forlì\n"
    assert _read(tmp_path, PLAIN + OTHERS, listed).rows["stato"].tolist() == ["ritirata", "", ""]


def test_entries_that_nothing_resembles_are_counted_in_one_line_and_not_named(tmp_path: Path) -> None:
    listed = "id,denominazione,comune\nabcdefabcdef,,\n,Nessuna di queste,Bari\n"
    registry = _read(tmp_path, ",,Roma,RM,\n" + OTHERS, listed)
    (problem,) = [problem for problem in registry.problems if problem.codice == "ritiri-senza-riga"]
    assert problem.dati == {"quante": "2", "voci": "2, 3"}
    assert "Nessuna" not in problem.text()


@pytest.mark.parametrize("before", ["", "https://", "http://www.", "www."])
def test_a_site_alone_in_a_cell_is_recognised_however_it_begins(before: str) -> None:
    withdrawn = WithdrawnCells([Barred("https://vatranuova.example/", "sito_web", "2")])
    assert withdrawn.names(f"{before}vatranuova.example")
    assert not withdrawn.names(f"{before}vatranuova-lecco.example")
