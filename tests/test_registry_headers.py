# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: a header means what it says and no more; columns of one meaning complete one another."""

from pathlib import Path

import pytest

from mapping.registry import Registry, read_registry


def read(folder: Path, *lines: str) -> Registry:
    (folder / "registro.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_registry(folder / "registro.csv")


def told(registry: Registry, code: str) -> list[str]:
    return [problem.text() for problem in registry.problems if problem.codice == code]


@pytest.mark.parametrize(
    ("header", "cells", "column"),
    [
        ("Anno", ["2023", "2023"], "anno_costituzione"),
        ("Year", ["2023", "2024"], "anno_costituzione"),
        ("Recapito", ["06 1234567", "info@example.org"], "indirizzo"),
        ("Nazione", ["Italia", "ITALIA"], "paesi_origine"),
        ("Country", ["Italy", ""], "paesi_origine"),
        ("Paese", ["Italia", "Italia"], "paesi_origine"),
        ("Countries", ["IT", "Italy"], "paesi_origine"),
    ],
)
def test_a_general_word_has_no_special_meaning(header: str, cells: list[str], column: str, tmp_path: Path) -> None:
    registry = read(tmp_path, f"Ente,Comune,{header}", *(f"Alfa {n},Roma,{cell}" for n, cell in enumerate(cells)))
    assert (registry.rows[column] == "").all()
    said = told(registry, "colonne-non-lette") + told(registry, "paese-della-sede")
    assert len(said) == 1 and f"«{header}»" in said[0]


@pytest.mark.parametrize("header", ["Nazione", "Country", "Paesi"])
def test_the_countries_of_the_members_are_read_under_a_general_word(header: str, tmp_path: Path) -> None:
    registry = read(
        tmp_path, f"Ente,Comune,{header}", "Alfa,Roma,Senegal", "Beta,Roma,Italia; Mali", "Gamma,Roma,Italia"
    )
    assert registry.rows["paesi_origine"].tolist() == ["SN", "IT; ML", "IT"]
    assert read(tmp_path, "Ente,paesi_origine", "Alfa,Italia").rows["paesi_origine"].tolist() == ["IT"]


def test_the_year_of_the_data_does_not_hide_that_of_the_founding(tmp_path: Path) -> None:
    registry = read(tmp_path, "Anno;Nome organizzazione;Comune;Anno fondazione", "2023;Alfa;Roma;2011")
    assert registry.rows["anno_costituzione"].tolist() == ["2011"]


@pytest.mark.parametrize("turned", [False, True])
def test_columns_of_one_meaning_complete_one_another(turned: bool, tmp_path: Path) -> None:
    """Cell by cell, the name that says it more clearly first, in whatever order they stand."""
    table = [
        ["titolo", "nome", "comune"],
        ["Ivrea", "NULL", "Ivrea"],
        ["Torino", "Casa Alfa", "Torino"],
        ["Bra", "", "Bra"],
    ]
    lines = [",".join(cells[::-1] if turned else cells) for cells in table]
    registry = read(tmp_path, *lines)
    assert registry.rows["denominazione"].tolist() == ["Ivrea", "Casa Alfa", "Bra"]
    assert (registry.rows["stato"] == "").all()
    assert told(registry, "colonne-discordi") == [
        "Le colonne «nome» e «titolo» non dicono la stessa cosa (righe diverse: 1; in questa «Casa Alfa» e «Torino»): "
        "vale la prima, e la seconda dove la prima è vuota. Se vale la seconda, cancellare la prima."
    ]


def test_a_contradiction_is_told_once_for_a_pair_of_columns(tmp_path: Path) -> None:
    rows = [f"Alfa {n},Roma,00184,0018{n % 5},RM,RM" for n in range(50)]
    registry = read(tmp_path, "denominazione,comune,CAP,CAP sede,Prov,PR", *rows)
    assert len(told(registry, "colonne-discordi")) == 1
    assert (registry.rows["cap"] == "00184").all()


def test_a_tax_code_of_any_of_its_columns_is_withdrawn(tmp_path: Path) -> None:
    (tmp_path / "ritiri.csv").write_text("codice_fiscale\n92064620054\n", encoding="utf-8")
    (tmp_path / "registro.csv").write_text("ente,codice fiscale,CF\nAlfa,,92064620054\nBeta,,\n", encoding="utf-8")
    registry = read_registry(tmp_path / "registro.csv", withdrawn=tmp_path / "ritiri.csv")
    assert registry.rows["stato"].tolist() == ["ritirata", ""]
