# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a command is given is never destroyed: not its inputs, under no name, nor a file that is there already."""

import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mapping.metadata
import mapping.placed_table
import mapping.registry
from mapping.cli import arguments
from mapping.errors import InputError
from mapping.files.output_file import write_file
from mapping.files.spreadsheet import CELL_LIMIT, fits_cell, shorten, write_xlsx_bytes
from mapping.placed_table import place_table, write_placed
from mapping.places.streets.questions import refuse_strange_cache
from mapping.publish.folder.contents import SITE_FOLDERS
from mapping.registry import read_registry, write_report, write_template

TEXT = "denominazione;comune;id\nAssociazione Uno;Torino;1\n"
SITE_PATHS = (
    "index.html",
    "manifest.json",
    "dati/associazioni.csv",
    "registro/righe.csv",
    "immagini/nuova.svg",
    "x.csv",
)
COMMANDS: dict[str, tuple[list[str], str]] = {
    # which of the words are files given, and which is the file written
    "check": (["check", "IN", "--withdrawn", "IN"], "--report"),
    "diff": (["diff", "IN", "IN", "--withdrawn", "IN"], "--report"),
    "compare": (["compare", "IN", "IN", "--withdrawn", "IN"], "--report"),
    "geocode": (["geocode", "IN"], "--out"),
}
INPUTS = ("registry", "--withdrawn", "--previous", "--metadata", "--addresses-cache")


def plain(path: Path, _: Path) -> Path:
    return path


def hard_link(path: Path, top: Path) -> Path:
    os.link(path, top / "secondo.csv")
    return top / "secondo.csv"


def soft_link(path: Path, top: Path) -> Path:
    (top / "collegamento.csv").symlink_to(path)
    return top / "collegamento.csv"


def linked_folder(path: Path, top: Path) -> Path:
    (top / "via").symlink_to(path.parent)
    return top / "via" / path.name


def roundabout(path: Path, top: Path) -> Path:
    (top / "giro").mkdir()
    return Path(f"{top}/giro/../{os.path.relpath(path.parent, top)}/./{path.name}")


def relative(path: Path, _: Path) -> Path:
    return Path(os.path.relpath(path))


NAMINGS: list[Callable[[Path, Path], Path]] = [plain, hard_link, soft_link, linked_folder, roundabout, relative]
namings = st.sampled_from(NAMINGS)
often = settings(derandomize=True, deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


def everything(top: Path) -> dict[str, bytes]:
    return {str(path.relative_to(top)): path.read_bytes() for path in top.rglob("*") if path.is_file()}


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail as soon as a command reads or writes anything."""

    def broken(*_args: object, **_options: object) -> None:
        raise AssertionError("read")

    rooms = {
        mapping: ("build_atlas", "read_registry", "write_site"), mapping.placed_table: ("place_table",),
        mapping.registry: ("write_template",),
    }  # fmt: skip
    for room, names in rooms.items():
        for name in names:
            monkeypatch.setattr(room, name, broken)
    ours = mapping.metadata.load_metadata()
    monkeypatch.setattr(mapping.metadata, "load_metadata", lambda path: broken() if path else ours)


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("t")


def call(run, top: Path, *words: object) -> str:
    before = everything(top)
    outcome = run(*words)
    assert outcome.code == 2, outcome
    assert outcome.err.count("\n") == 1, outcome.err
    assert everything(top) == before
    return outcome.err


@pytest.mark.usefixtures("unread")
@often
@given(command=st.sampled_from(sorted(COMMANDS)), place=st.integers(0, 2), naming=namings, replace=st.booleans())
def test_a_report_never_takes_the_place_of_an_input(run, fresh, command, place, naming, replace) -> None:
    top = fresh()
    words, option = COMMANDS[command]
    files = [top / f"{number}.csv" for number in range(words.count("IN"))]
    for path in files:
        path.write_text(TEXT, encoding="utf-8")
    names = iter(files)
    told = [next(names) if word == "IN" else word for word in words]
    written = naming(files[place % len(files)], top)
    err = call(run, top, *told, option, written, *(["--replace"] if replace else []))
    assert "è il file da leggere: indicarne un altro" in err


@pytest.mark.usefixtures("unread")
@often
@given(
    which=st.sampled_from(INPUTS), path=st.sampled_from(SITE_PATHS), naming=namings, there=st.sampled_from(["", "as"]),
    before=st.booleans(),
)  # fmt: skip
def test_an_input_is_never_what_a_build_replaces(run, fresh, which, path, naming, there, before) -> None:
    """Whatever the input and however it is named: a path in the folder, or in the edition before, is refused."""
    top = fresh()
    out = top / "sito"
    place = top / ("sito.precedente" if before else "sito") / path
    place.parent.mkdir(parents=True)
    place.write_text(TEXT, encoding="utf-8")
    other = top / "registro.csv"
    other.write_text(TEXT, encoding="utf-8")
    named = naming(place, top)
    words: list[object] = [named if which == "registry" else other, "--out", f"{out}/./" if there else out]
    if which == "--addresses-cache":
        words += ["--addresses", "http://127.0.0.1:9", "--addresses-kind", "photon"]
    if which != "registry":
        words += [which, named]
    err = call(run, top, "build", *words, "--replace")
    assert "copiarlo altrove" in err or "spostarlo altrove" in err


def test_every_file_of_a_site_stands_where_inputs_are_looked_for(site) -> None:
    assert {path.split("/")[0] for path in site if "/" in path} == set(SITE_FOLDERS)


@pytest.mark.usefixtures("unread")
def test_a_cache_is_no_other_input(run, tmp_path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(TEXT, encoding="utf-8")
    words = ("--addresses", "http://127.0.0.1:9", "--addresses-kind", "photon", "--addresses-cache", path)
    assert "ne un altro" in call(run, tmp_path, "build", path, "--out", tmp_path / "sito", *words)


@pytest.mark.usefixtures("unread")
def test_what_ships_is_not_written_over(run, tmp_path, root) -> None:
    for name in ("geodata/gazetteer/comuni.csv", "geodata/nuovo.csv", "mapping/nuovo.csv"):
        err = call(run, tmp_path, "diff", tmp_path / "a.csv", tmp_path / "b.csv", "--report", root / name, "--replace")
        assert "fra i file del programma" in err
    assert "geodata" in call(run, tmp_path, "build", "--out", root / "geodata" / "registry")


@often
@given(
    data=st.binary(max_size=300).filter(bool) | st.sampled_from([TEXT.encode(), b'{"a": 1}\n', b"PK\x03\x04", b"\n"]),
    tail=st.sampled_from([b"", b"\n"]),
)
def test_a_file_that_is_no_cache_is_not_added_to(run, fresh, data, tail) -> None:
    if data.startswith(b"{") and b"servizio" in data:
        return
    top = fresh()
    registry, cache = top / "registro.csv", top / "altro"
    registry.write_text(TEXT, encoding="utf-8")
    cache.write_bytes(data + tail)
    words = ("--addresses", "http://127.0.0.1:9", "--addresses-kind", "photon", "--addresses-cache", cache)
    if data + tail == b"{":
        return  # the beginning of a first line of ours
    assert "non viene toccato" in call(run, top, "build", registry, "--out", top / "sito", *words)


@pytest.mark.parametrize(
    "text", ["", '{"serv', '{"servizio": "photon http://x", "domanda"', 'null\n{"servizio": "x"}\n']
)
def test_a_cache_of_ours_may_have_been_broken_off(tmp_path: Path, text: str) -> None:
    (tmp_path / "c").write_text(text)
    refuse_strange_cache(tmp_path / "c")
    refuse_strange_cache(tmp_path / "none")


WRITERS: dict[str, Callable[..., None]] = {
    "segnalazioni.csv": lambda path, **how: write_report(read_registry(path.parent / "r"), (), path, **how),
    "segnalazioni.xlsx": lambda path, **how: write_report(read_registry(path.parent / "r"), (), path, **how),
    "modello.xlsx": write_template,
    "luoghi.csv": lambda path, **how: write_placed(place_table(path.parent / "r"), path, **how),
    "luoghi.xlsx": lambda path, **how: write_placed(place_table(path.parent / "r"), path, **how),
}


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("kind", ["file", "link", "dangling"])
def test_a_file_that_is_there_is_replaced_on_request_only(tmp_path: Path, name: str, kind: str) -> None:
    path, theirs = tmp_path / name, tmp_path / "theirs"
    (tmp_path / "r").write_text(TEXT, encoding="utf-8")
    theirs.write_text("theirs")
    theirs.chmod(0o640)
    if kind == "file":
        theirs.rename(path)
    else:
        path.symlink_to(theirs if kind == "link" else tmp_path / "nowhere")
    before = everything(tmp_path)
    with pytest.raises(InputError, match=r"esiste già.*--replace"):
        WRITERS[name](path)
    assert everything(tmp_path) == before
    WRITERS[name](path, replace=True)
    assert path.stat().st_size > 20
    assert path.is_symlink() == (kind != "file")
    assert kind == "dangling" or path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize("there", [True, False])
def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    path = tmp_path / "r.csv"
    if there:
        path.write_text("theirs")
    before = everything(tmp_path)
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(Exception, match="il disco è pieno"):
        write_file(path, b"x" * 1000, replace=True)
    assert everything(tmp_path) == before


def test_a_file_that_appears_at_the_last_moment_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real = tmp_path / "r.csv", os.fsync
    monkeypatch.setattr(os, "fsync", lambda number: (path.write_text("theirs"), real(number)))
    with pytest.raises(InputError, match="esiste già"):
        write_file(path, b"ours")
    assert everything(tmp_path) == {"r.csv": b"theirs"}


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("command", ["geocode", "check", "template"])
def test_the_command_line_refuses_before_it_reads(run, tmp_path, command) -> None:
    registry = tmp_path / "r.csv"
    for name in ("r.csv", "r-luoghi.csv", "o.csv", "o.xlsx"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    words = {
        "geocode": ("geocode", registry),
        "check": ("check", registry, "--report", tmp_path / "o.csv"),
        "template": ("template", tmp_path / "o.xlsx"),
    }[command]
    assert "--replace" in call(run, tmp_path, *words)


LONG = st.tuples(st.sampled_from(["a", "è", "€", "😀", "\n", "=", "a😀"]), st.integers(-3, 3))


@often
@given(LONG)
def test_no_cell_is_cut_in_silence(piece: tuple[str, int]) -> None:
    sign, more = piece
    units = len(sign.encode("utf-16-le")) // 2
    text = sign * ((CELL_LIMIT + more) // units)
    long = len(text.encode("utf-16-le")) // 2 > CELL_LIMIT
    assert fits_cell(text) == (not long)
    told = shorten(text)
    assert len(told.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert told.endswith("… (testo accorciato)") if long else told == text


@pytest.mark.parametrize("sign", ["a", "😀"])
@pytest.mark.parametrize("where", ["cell", "header", "unnamed"])
def test_a_table_with_a_cell_too_long_goes_to_a_csv(run, tmp_path, sign, where) -> None:
    long = sign * 40_000
    head, cell = {"cell": ("note", long), "header": (long, "x"), "unnamed": ("", long)}[where]
    path = tmp_path / "t.csv"
    path.write_text(f"\n\ncomune;provincia;{head}\nRho;MI;breve\nEmpoli;FI;{cell}\n", encoding="utf-8")
    outcome = run("geocode", path, "--out", tmp_path / "o.xlsx")
    assert (outcome.code, ".csv" in outcome.err, "40000" in outcome.err) == (2, True, True)
    assert where == "header" or "Riga 5, colonna «" in outcome.err
    assert not (tmp_path / "o.xlsx").exists()
    assert run("geocode", path, "--out", tmp_path / "o.csv").code == 0
    assert long in (tmp_path / "o.csv").read_text(encoding="utf-8-sig")


def test_a_report_cuts_no_cell_of_the_registry(run, tmp_path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(f"denominazione;comune;note\nUno;Rho;{'a' * 40_000}\n", encoding="utf-8")
    outcome = run("check", path, "--report", tmp_path / "o.xlsx")
    assert (outcome.code, "Riga 2, colonna «note»" in outcome.err, ".csv" in outcome.err) == (2, True, True)
    assert not (tmp_path / "o.xlsx").exists()
    assert run("check", path, "--report", tmp_path / "o.csv").code in (0, 1)


def test_what_we_say_ourselves_is_cut_visibly(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(write_xlsx_bytes({"x": pd.DataFrame({"h" * 40_000: ["a" * 40_000]})}))
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert all(str(cell.value).endswith("… (testo accorciato)") for row in sheet.iter_rows() for cell in row)


def test_files_are_compared_by_what_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a file system that knows no capitals."""
    path = tmp_path / "registro.csv"
    path.write_text(TEXT)
    real = Path.samefile
    monkeypatch.setattr(Path, "samefile", lambda one, other: real(Path(str(one).lower()), Path(str(other).lower())))
    monkeypatch.setattr(arguments, "_lies_in", lambda *_: False)
    with pytest.raises(InputError, match="il file da leggere"):
        arguments.keep_inputs(path, written=tmp_path / "REGISTRO.CSV", replace=True)
