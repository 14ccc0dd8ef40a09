# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: any file is read right, or refused in one sentence; nothing else."""

from pathlib import Path

import pandas as pd
import pytest
from corpus.case import Case
from corpus.cases import all_cases

from mapping.errors import InputError
from mapping.registry import read_registry
from mapping.row_sources import with_first_source
from mapping.schema import INPUT_COLUMNS

CASES = {case.file: case for case in all_cases()}


def test_the_corpus_is_large_and_its_names_are_unique() -> None:
    assert len(CASES) == len(all_cases()) >= 80


@pytest.mark.parametrize("case", [c for c in CASES.values() if not c.refused], ids=lambda case: case.file)
def test_accepted(case: Case, tmp_path: Path) -> None:
    registry = read_registry(_written(case, tmp_path), sheet=case.sheet)
    pd.testing.assert_frame_equal(registry.rows[[*INPUT_COLUMNS, "stato"]].reset_index(drop=True), _expected(case))
    assert tuple((p.riga, p.colonna, p.codice) for p in registry.problems) == case.problems


@pytest.mark.parametrize("case", [c for c in CASES.values() if c.refused], ids=lambda case: case.file)
def test_refused(case: Case, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_registry(_written(case, tmp_path), sheet=case.sheet)
    sentence = str(caught.value)
    assert f"«{case.file}»" in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    for text in case.refused:
        assert text in sentence


def _written(case: Case, folder: Path) -> Path:
    path = folder / case.file
    path.write_bytes(case.data)
    return path


def _expected(case: Case) -> pd.DataFrame:
    frame = pd.DataFrame(case.rows, columns=list(case.header), dtype="str")
    frame = frame.reindex(columns=[*INPUT_COLUMNS, "stato"], fill_value="")
    for (row, column), value in case.changes.items():
        frame.loc[row, column] = value
    return with_first_source(frame.astype("str"))
