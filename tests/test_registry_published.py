# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this program writes is no registry, but for the rows of one: named so, instead of read as associations."""

from pathlib import Path

import pytest

from mapping.errors import InputError
from mapping.file_formats import FORMATS
from mapping.registry import diff_registries, read_registry, write_diff

OUTPUT = Path(__file__).parents[1] / "output"
ENDINGS = {".xlsx", *(f".{suffix}" for suffix in FORMATS)}
TABLES = sorted(
    str(path.relative_to(OUTPUT))
    for folder in ("dati", "registro")
    for path in (OUTPUT / folder).iterdir()
    if path.suffix in ENDINGS
)


@pytest.mark.parametrize("table", TABLES)
def test_of_the_published_tables_only_those_of_associations_are_registries(table: str) -> None:
    if Path(table).stem in {"associazioni", "righe"}:
        assert len(read_registry(OUTPUT / table).rows) > 800
        return
    with pytest.raises(InputError, match=r"è un file che questo programma scrive .*: indicare il registro"):
        read_registry(OUTPUT / table)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_changed_between_two_editions_is_no_registry(ending: str, tmp_path: Path) -> None:
    old, new, news = tmp_path / "prima.csv", tmp_path / "dopo.csv", tmp_path / f"novita.{ending}"
    old.write_text("denominazione,comune\nUno,Roma\n", encoding="utf-8")
    new.write_text("denominazione,comune\nUno,Milano\nDue,Roma\n", encoding="utf-8")
    write_diff(diff_registries(read_registry(old), read_registry(new)), news)
    with pytest.raises(InputError, match="che cosa è cambiato fra due edizioni"):
        read_registry(news)
