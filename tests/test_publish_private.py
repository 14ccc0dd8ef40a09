# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must not be published is in no file, in no form."""

import gzip
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pandas as pd
import pytest

from mapping.atlas import Atlas, build_atlas
from mapping.problems import Problem, catalogue
from mapping.publish.associations import SECRET, association_table, ledger_table
from mapping.publish.site import site_files
from mapping.registry import diff_registries, read_registry

CANARY = "Zvezdnaya Canarina"
TAX_CODE = "RSSMRA80A01H501U"


def problem(riga: int, column: str, value: str) -> Problem:
    """Return a problem of any kind whose every word is ``value``."""
    code, about = next(iter(catalogue().items()))
    places = {name for _, name, _, _ in Formatter().parse(about["it"] + about["en"]) if name}
    return Problem(code, riga, column, value, value, dict.fromkeys(places - {"valore"}, value))


def altered(atlas: Atlas, riga: int, **cells: str) -> Atlas:
    """Return the atlas with other cells in one row."""
    located = atlas.located.copy()
    for name, value in cells.items():
        located.loc[riga, name] = value
    return replace(atlas, located=located, associations=located[located.index.isin(atlas.associations.index)])


def withdrawn(atlas: Atlas, riga: int) -> Atlas:
    """Return the atlas as it is when the row is on the list of withdrawals."""
    marked = altered(atlas, riga, stato="ritirata", denominazione=CANARY, motivo=f"ritirata: {CANARY}")
    problems = (*atlas.problems, problem(riga, "denominazione", CANARY))
    return replace(marked, associations=atlas.associations.drop(riga), problems=problems)


def everything(files: dict[str, bytes]) -> bytes:
    """Return all bytes of a site, archives opened."""
    opened = list(files.values())
    for data in files.values():
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                opened += [archive.read(name) for name in archive.namelist()]
        elif data.startswith(b"\x1f\x8b"):
            opened.append(gzip.decompress(data))
    parquet = pd.read_parquet(io.BytesIO(files["dati/associazioni.parquet"])).drop(columns="geometry")
    return b"\n".join([*opened, parquet.to_csv().encode()])


@pytest.fixture(scope="module")
def riga(atlas: Atlas) -> int:
    return int(atlas.associations.index[10])


@pytest.mark.slow
def test_a_withdrawn_association_is_nowhere(atlas: Atlas, riga: int) -> None:
    files = site_files(withdrawn(atlas, riga))
    assert CANARY.encode() not in everything(files)
    assert str(atlas.located.loc[riga, "id"]).encode() not in everything(files)


@pytest.mark.slow
@pytest.mark.usefixtures("without_images")
def test_the_list_of_withdrawals_holds_from_the_file_to_the_folder(tmp_path: Path) -> None:
    registry, list_, before = tmp_path / "registro.csv", tmp_path / "ritiri.csv", tmp_path / "prima.csv"
    rows = [
        f"{CANARY},Roma,SN,{CANARY}",
        f"{CANARY},Roma,SN,",
        f"{CANARY} Onlus,Roma,,",
        "Teranga,Napoli,SN,una nota",
    ]
    header = "denominazione,comune,paesi_origine,note"
    registry.write_text("\n".join([header, *rows]), encoding="utf-8")
    before.write_text("\n".join([header, *rows, "Altra,Milano,,"]), encoding="utf-8")
    list_.write_text(f"denominazione,comune\n{CANARY},Roma\n{CANARY} Onlus,Roma\n", encoding="utf-8")
    atlas = build_atlas(registry, withdrawn=list_)
    assert atlas.states["ritirata"] == 3
    news = diff_registries(read_registry(before, withdrawn=list_), atlas.registry)
    files = site_files(atlas, diff=news)
    assert CANARY.encode() not in everything(files)
    assert b"una nota" not in everything(files)
    assert b"Teranga" in everything(files)


@pytest.mark.parametrize("state", sorted(SECRET))
def test_its_line_in_the_ledger_has_number_and_state_only(atlas: Atlas, riga: int, state: str) -> None:
    ledger = ledger_table(altered(withdrawn(atlas, riga), riga, stato=state)).set_index("riga")
    line = ledger.loc[riga]
    assert line["stato"] == state
    assert set(line.drop("stato")) == {""}
    assert len(ledger) == len(atlas.located)


@pytest.mark.usefixtures("without_images")
def test_a_note_is_nowhere(atlas: Atlas, riga: int) -> None:
    noted = replace(altered(atlas, riga, note=CANARY), problems=(problem(riga, "note", CANARY),))
    assert CANARY.encode() not in everything(site_files(noted))


@pytest.mark.usefixtures("without_images")
def test_what_is_to_be_corrected_is_the_keepers_alone(atlas: Atlas, riga: int) -> None:
    told = replace(atlas, problems=(problem(riga, "denominazione", CANARY),))
    files = site_files(told)
    assert [path for path in files if "segnalazioni" in path] == []
    assert CANARY.encode() not in everything(files)


def test_only_the_tax_code_of_a_body_is_published(atlas: Atlas, riga: int) -> None:
    for written, published in {TAX_CODE: "", "80012345678": "80012345678", "": ""}.items():
        table = association_table(altered(atlas, riga, codice_fiscale=written)).set_index("riga")
        assert table.loc[riga, "codice_fiscale"] == published
