# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: the reason that is published for a row repeats nothing of what a keeper wrote in its cells."""

import csv
from pathlib import Path

import pytest

from mapping.atlas import build_atlas
from mapping.problems import catalogue
from mapping.publish.associations import association_table, ledger_table

HEADER = ("denominazione", "comune", "provincia", "regione", "codice_comune", "cap")
WRITTEN = "Zqxwk"
ROWS = [
    ("Uno", f"{WRITTEN} via della prova", "", "", "", ""),
    ("Due", "", WRITTEN, "", "", ""),
    ("Tre", "", "", WRITTEN, "", ""),
    ("Quattro", "", "", "", WRITTEN, WRITTEN),
    ("Cinque", "Castro", "", "", "", ""),
    ("Sei", f"{WRITTEN} (Francia)", "", "", "", ""),
    ("Sette", f"{WRITTEN}, presso", "RM", "Lombardia", "", ""),
    (f"Esempio: {WRITTEN}", WRITTEN, "", "", "", ""),
    ("«§§»", WRITTEN, "", "", "", ""),
]


def test_a_public_sentence_stands_where_the_other_one_repeats_the_cell() -> None:
    public = {codice: words for codice, words in catalogue().items() if "pubblico" in words}
    assert len(public) >= 7
    assert all("{valore}" in words["it"] and "{" not in words["pubblico"] for words in public.values())


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory):
    path: Path = tmp_path_factory.mktemp("reasons") / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *ROWS])
    return build_atlas(path)


def test_the_published_reasons_repeat_no_cell(atlas) -> None:
    for table in (association_table(atlas), ledger_table(atlas)):
        told = table["motivo"][table["stato"] != "mappata"]
        assert (told != "").all()
        assert not told.str.contains(f"{WRITTEN}|Castro|§|…").any()


def test_the_keeper_still_reads_which_cell(atlas) -> None:
    assert f"Il comune «{WRITTEN} via della prova» non si trova" in "".join(p.text() for p in atlas.problems)
