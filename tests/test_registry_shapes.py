# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: registers of every usual shape (tests/registers) are read as a person would, or one question is asked."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from mapping.errors import InputError
from mapping.registry import Registry, read_registry

HOME = Path(__file__).parent / "registers"
REGISTERS = [
    pytest.param(register, id=f"{path.stem}: {register['title']}")
    for path in sorted(HOME.glob("*.toml"))
    for register in tomllib.loads(path.read_text(encoding="utf-8"))["register"]
]
HOW = {"certain": "certa", "likely": "probabile", "cells": "dal contenuto", "settled": "indicata"}


def write(folder: Path, register: dict[str, Any]) -> Path:
    path = folder / "registro.csv"
    path.write_text(register["file"].lstrip("\n") if register["file"].startswith("\n") else register["file"], "utf-8")
    return path


def read(folder: Path, register: dict[str, Any]) -> Registry:
    """Return the register, once the question that it asks is answered."""
    path = write(folder, register)
    if "refused" not in register:
        return read_registry(path)
    with pytest.raises(InputError) as asked:
        read_registry(path)
    assert register["refused"] in str(asked.value) and register["way"] in str(asked.value)
    return read_registry(path, columns=register["answer"])


def test_there_are_enough() -> None:
    assert len(REGISTERS) >= 40


@pytest.mark.parametrize("register", REGISTERS)
def test_the_columns_are_understood_as_a_person_would(register: dict[str, Any], tmp_path: Path) -> None:
    if "refused" in register and "answer" not in register:
        with pytest.raises(InputError, match=register["refused"]):
            read_registry(write(tmp_path, register))
        return
    registry = read(tmp_path, register)
    told = [(how, name, said) for key, how in HOW.items() for name, said in register.get(key, {}).items()]
    wanted = {(name, text, how) for how, name, said in told for text in ([said] if isinstance(said, str) else said)}
    found = {(one.column, one.header, one.how) for one in registry.columns if one.column}
    assert found == wanted
    assert [one.header for one in registry.columns if not one.column] == register.get("unread", [])
    for key, column in (("indirizzo", "indirizzo"), ("stati", "stato"), ("paesi", "paesi_origine")):
        assert registry.rows[column].tolist() == register.get(key, registry.rows[column].tolist())


@pytest.mark.parametrize("register", REGISTERS)
def test_what_is_only_likely_is_told_and_nothing_personal_is_read(register: dict[str, Any], tmp_path: Path) -> None:
    if "refused" in register and "answer" not in register:
        return
    registry = read(tmp_path, register)
    told = {problem.codice: problem.text() for problem in registry.problems if not problem.riga}
    for key, code in (("likely", "colonne-probabili"), ("cells", "colonne-dal-contenuto")):
        assert all(f"«{header}» come {name}" in told[code] for name, header in register.get(key, {}).items())
    read_text = registry.rows.drop(columns="note").to_csv()
    assert not any(word in read_text for word in ("@", "333 ", "Qualunque", "Rossi", "Bianchi"))
