# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every data file has its provenance twin, and is the file the twin describes."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from geodata.seal import count_rows, input_hash, seal
from mapping import sources
from mapping.shipped import geodata_path
from mapping.sources import load_inputs, load_sources, sha256, shipped_files, verify_sources

ROOT = geodata_path("sources.toml").parent


def test_every_shipped_file_is_the_one_described():
    assert verify_sources() == []


def test_every_shipped_file_has_one_twin_and_every_twin_a_file():
    described = [source.path for source in load_sources()]
    assert sorted(described) == shipped_files(ROOT)


@pytest.mark.parametrize("source", load_sources(), ids=lambda source: source.path)
def test_a_twin_says_all_that_it_must(source):
    facts = ("title", "publisher", "licence", "attribution", "vintage", "retrieved", "how")
    assert all(getattr(source, fact).strip() for fact in facts)
    assert source.licence_url.startswith("https://")
    assert count_rows(ROOT / source.path) == source.rows


def test_istat_is_attributed_wherever_its_data_are():
    for source in load_sources():
        if "ISTAT" in source.publisher:
            assert "ISTAT" in source.attribution and "CC BY 4.0" in source.licence


def test_every_input_is_used_and_pinned_to_its_origin():
    used = {entry.id for source in load_sources() for entry in source.inputs}
    assert used == {entry.id for entry in load_inputs()}
    assert all(len(entry.sha256) == 64 and entry.origin for entry in load_inputs())


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of geodata, in order, that a test may spoil."""
    for folder in sources.FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "sources.toml", tmp_path)
    seal(folder=tmp_path)
    monkeypatch.setattr(sources, "geodata_path", lambda name: tmp_path / name)
    forget()
    yield tmp_path
    forget()


def forget():
    for cached in (sources._table, load_inputs, load_sources):
        cached.cache_clear()


def test_what_is_altered_absent_or_unknown_is_named(copy):
    with (copy / "gazetteer/regioni.csv").open("a", encoding="utf-8") as file:
        file.write("21,Padania,,Nord-ovest\n")
    (copy / "residents/totali.csv").unlink()
    (copy / "registry/nuovo.csv").write_text("a\n", encoding="utf-8")
    altered, absent, unknown = sorted(verify_sources(), key=lambda sentence: "regioni" not in sentence)
    assert "gazetteer/regioni.csv" in altered and "modificato" in altered
    assert "residents/totali.csv" in absent and "manca" in absent
    assert "registry/nuovo.csv" in unknown and "non è descritto" in unknown


def test_sealing_records_the_files_as_they_are_and_nothing_else(copy):
    before = (copy / "sources.toml").read_text(encoding="utf-8")
    seal(folder=copy)
    assert (copy / "sources.toml").read_text(encoding="utf-8") == before
    path = copy / "gazetteer/regioni.csv"
    path.write_text("codice_regione,nome,altra_lingua,ripartizione\n01,Piemonte,,Nord-ovest\n", encoding="utf-8")
    seal(folder=copy)
    changed = set((copy / "sources.toml").read_text(encoding="utf-8").splitlines()) - set(before.splitlines())
    assert changed == {f'sha256 = "{sha256(path)}"', "rows = 1"}


def test_a_title_that_tells_the_rows_tells_those_of_today(copy):
    path = copy / "registry/associazioni.csv"
    before = len(pd.read_csv(path, dtype=str))
    path.write_text("\n".join(path.read_text(encoding="utf-8").splitlines()[:11]) + "\n", encoding="utf-8")
    seal(folder=copy)
    text = (copy / "sources.toml").read_text(encoding="utf-8")
    assert "Registro delle associazioni: 10 righe" in text
    assert f"{before} righe con le fonti" not in text


def test_several_inputs_have_one_hash_that_follows_their_names_and_bytes(tmp_path):
    for name in ("b.csv", "a.csv"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    first = input_hash(tmp_path, "*.csv")
    assert first == input_hash(tmp_path, "*.csv") != input_hash(tmp_path, "a.csv")
    (tmp_path / "b.csv").write_text("c", encoding="utf-8")
    assert input_hash(tmp_path, "*.csv") != first
    with pytest.raises(FileNotFoundError):
        input_hash(tmp_path, "*.json")


def test_every_exception_to_a_rule_has_its_reason():
    # These two are no exceptions: the correspondence of two codings, and a plain list of names.
    plain = {"nuts.csv", "citta_estere.csv"}
    for path in sorted(Path(ROOT, "steps/exceptions").glob("*.csv")):
        if path.name not in plain:
            table = pd.read_csv(path, dtype=str, keep_default_na=False)
            assert len(table) and (table["motivo"].str.strip() != "").all(), path.name
