# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bounds of size, time and memory, and a small dose of the fuzzer."""

import io
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fuzz_registry
import pytest
from corpus.book_files import documents, rows_into, workbook

from mapping.errors import InputError
from mapping.files import limits
from mapping.registry import read_registry, table


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_registry(path)
    return str(caught.value)


@pytest.mark.parametrize(("name", "limit"), [("r.csv", limits.MAX_TEXT_BYTES), ("r.json", limits.MAX_BOOK_BYTES)])
def test_a_file_above_the_limit_is_not_even_opened(tmp_path: Path, name: str, limit: int) -> None:
    path = tmp_path / name
    path.write_bytes(b"[" if name.endswith("json") else b"denominazione,comune\n")
    os.truncate(path, limit + 1)
    assert f"{limit / 1e6:.0f} MB" in refused(path)


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_ROWS", 3)
    path = tmp_path / "r.csv"
    path.write_text("denominazione,comune\n" + "".join(f"A{i},Roma\n" for i in range(3)), encoding="utf-8")
    assert len(read_registry(path).rows) == 3
    path.write_text("denominazione,comune\n" + "".join(f"A{i},Roma\n" for i in range(4)), encoding="utf-8")
    assert "il massimo letto: dividerlo in più file" in refused(path)


def test_a_child_out_of_memory_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.xlsx"
    rows = [[f"{number} " * 4_000, "Roma"] for number in range(400)]
    path.write_bytes(workbook(lambda _, sheet: rows_into(sheet, rows=rows)))
    monkeypatch.setattr(limits, "BOOK_MEMORY", 20_000_000)
    assert "troppa memoria" in refused(path)


def test_a_child_out_of_time_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(documents()[0].data)
    monkeypatch.setattr(limits, "BOOK_SECONDS", 0)
    assert "troppo tempo" in refused(path)


def test_a_zip_that_lies_about_its_sizes(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    data = bytearray(workbook(lambda _, sheet: rows_into(sheet)))
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    assert refused(path).endswith(".")


def test_strings_that_swell_stay_in_the_child(tmp_path: Path) -> None:
    """Within the ratio that is let through, but more text than the child may hold."""
    shared = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(lambda _, sheet: rows_into(sheet)))) as old,
        zipfile.ZipFile(shared, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/comments9.xml", b"<x>" + os.urandom(1_000).hex().encode() * 5_000 + b"</x>")
    path = tmp_path / "r.xlsx"
    path.write_bytes(shared.getvalue())
    assert len(read_registry(path).rows) == 5


def test_what_is_no_file(tmp_path: Path) -> None:
    assert "cartella" in refused(tmp_path)
    assert "non esiste" in refused(tmp_path / "manca.csv")


def test_a_name_of_a_file_that_would_break_the_sentence(tmp_path: Path) -> None:
    path = tmp_path / "riga\nriga.csv"
    path.write_text("", encoding="utf-8")
    assert refused(path) == "Il file «riga�riga.csv» è vuoto: non contiene nessuna riga."


def test_a_header_of_a_hundred_thousand_columns(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("denominazione," * 70_000 + "\n" + "a," * 70_000, encoding="utf-8")
    assert "70001 colonne" in refused(path)


def test_a_file_without_permission() -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own is closed to everybody else
        Path(folder).chmod(0o755)
        path = Path(folder) / "r.csv"
        path.write_text("denominazione\nA\n", encoding="utf-8")
        path.chmod(0)
        with nobody():
            assert refused(path) == "Il file «r.csv» non si può leggere: manca il permesso."


@contextmanager
def nobody() -> Iterator[None]:
    """Be a user without rights: root reads everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_broken_files_are_read_or_refused(seed: int) -> None:
    assert sum(fuzz_registry.run(60, seed, books=0.1).values()) == 60
