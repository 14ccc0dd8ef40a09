# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of any content stay within the bounds: looked at once, where the limits are, and refused in a sentence."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from corpus.book_files import rows_into, workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.errors import InputError
from mapping.files import intake, limits
from mapping.files.intake import open_every_sheet
from mapping.placed_table import place_table
from mapping.registry import probable_duplicates as likeness
from mapping.registry import read_registry
from mapping.registry.headers import header_score
from mapping.registry.withdrawals import read_withdrawals

SHEET = "xl/worksheets/sheet1.xml"
BOOK = workbook(lambda _, sheet: rows_into(sheet))
HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TOKENS = [
    b"<row ", b"<c ", b"<x:row ", b"<", b">", b' r="', b' r="1"', b' r="A1"', b'"', b' t="e"', b' hidden="1"', b"<f>",
    b"</f>", b" ", b"\n", b"</c>", b"<v>", b"<c><f></f>", b"<!--", b"]]>", b"&amp;", b"a", b"/>", b"</row>",
]  # fmt: skip
SIZE = 3_000_000
SECONDS = 3
"""Of the child's processor time: a look that takes the square of a part of `SIZE` needs hours."""


def with_part(data: bytes, name: str = SHEET) -> bytes:
    """Return the workbook with another part in the place of one of its own."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, data if entry == name else old.read(entry))
        if name not in old.namelist():
            new.writestr(name, data)
    return buffer.getvalue()


def refused(path: Path, read: Callable[[Path], object] = read_registry) -> str:
    with pytest.raises(InputError) as told:
        read(path)
    assert str(told.value).endswith(".") and "\n" not in str(told.value)
    return str(told.value)


def every_sheet(path: Path) -> object:
    return open_every_sheet(path, score=header_score)


LOOK = """
import sys, resource
from mapping.files.child.container import kind_of_zip
from mapping.files.child.extras import Look
from mapping.files.child.refusal import Bounds, Refusal
from mapping.files.child.xlsx import look_at_xlsx, _scan
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))
data = sys.stdin.buffer.read()
for start in range(0, len(data), 4 << 20):
    _scan(data[start:start + (4 << 20)], Look())
try:
    kind_of_zip(sys.argv[2], Bounds(0, 0, 10**10, 10**6, 10**9, 2000, 10**9))
except Refusal as refusal:
    print(refusal.word)
"""


@settings(derandomize=True, deadline=None, max_examples=12)
@given(tokens=st.lists(st.sampled_from(TOKENS), min_size=1, max_size=3))
def test_every_look_into_a_sheet_goes_through_it_once(
    tmp_path_factory: pytest.TempPathFactory, tokens: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("look") / "r.xlsx"
    data = HEAD + (b"".join(tokens) * (SIZE // len(b"".join(tokens))))
    path.write_bytes(with_part(data))
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(SECONDS), path], input=data, capture_output=True, check=False
    )
    assert done.returncode == 0, (tokens, done.stderr[-300:])


@pytest.mark.slow
@pytest.mark.parametrize("token", [b"<row ", b"<c ", b'<c t="e"', b"<c><f></f> ", b'<row hidden="1" '])
def test_a_part_of_one_sign_is_refused_by_whoever_reads_it(tmp_path: Path, token: bytes) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(with_part(HEAD + token * 300_000))
    for read in (read_registry, read_withdrawals, place_table, every_sheet):
        refused(path, read)


def test_nothing_of_a_workbook_is_parsed_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parent sees the first bytes of the file, no more."""
    path = tmp_path / "r.xlsx"
    path.write_bytes(BOOK)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    monkeypatch.setattr(Path, "read_bytes", None)
    assert len(read_registry(path).rows) == 5
    assert intake.find_kind(path) == "zip"


@settings(derandomize=True, deadline=None, max_examples=10)
@given(
    comment=st.sampled_from([0, 9_000, 70_000, 900_000, 1_100_000, 3_000_000]),
    encoding=st.sampled_from(["utf-8", "utf-16"]),
    kind=st.sampled_from(
        ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">']
    ),
    part=st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/altro.bin", "xl/_rels/workbook.xml.rels"]),
)
def test_a_doctype_is_refused_wherever_it_stands(
    tmp_path_factory: pytest.TempPathFactory, comment: int, encoding: str, kind: str, part: str
) -> None:
    path = tmp_path_factory.mktemp("doctype") / "r.xlsx"
    text = f'<?xml version="1.0" encoding="{encoding}"?><!--{"-x" * (comment // 2)}-->{kind}<x/>'
    path.write_bytes(with_part(text.encode(encoding), part))
    assert "definizioni XML" in refused(path)


def test_text_said_again_and_again_is_refused_before_it_comes_here(tmp_path: Path) -> None:
    """A shared text of 30,000 letters in 10,000 cells is 300 MB."""
    path = tmp_path / "r.xlsx"
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>denominazione</t></si><si><t>'
    )
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>1</v></c></row>' % (n, n) for n in range(2, 10_000))
    sheet = HEAD + b'<row r="1"><c r="A1" t="s"><v>0</v></c></row>' + cells + b"</sheetData></worksheet>"
    data = with_part(strings + b"x" * 30_000 + b"</t></si></sst>", "xl/sharedStrings.xml")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, sheet if entry == SHEET else old.read(entry))
    path.write_bytes(buffer.getvalue())
    assert "molto più testo" in refused(path)


def test_json_of_a_key_per_record_is_refused_before_it_is_a_square(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps([{f"k{n}": 1} for n in range(20_000)]), encoding="utf-8")
    assert "20000 colonne" in refused(path)


def test_a_system_without_limits_watches_itself() -> None:
    """Where no module `resource` is, the child ends itself once it holds too much."""
    script = (
        "import time; from mapping.files.child import watch\n"
        "watch.watch_memory(100_000_000); held = bytearray(200_000_000)\n"
        "for _ in range(200): time.sleep(0.05)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 3


@pytest.mark.parametrize("read", [read_registry, read_withdrawals, place_table, every_sheet])
def test_what_is_no_ordinary_file_is_a_sentence(tmp_path: Path, read: Callable[[Path], object]) -> None:
    os.mkfifo(tmp_path / "fifo")
    assert "non è un file ordinario" in refused(tmp_path / "fifo", read)
    assert "troppo lungo" in refused(tmp_path / ("x" * 300), read)
    assert "cartella" in refused(tmp_path, read)


@pytest.mark.parametrize(
    ("bound", "row"),
    [
        ("work", "A{n};Roma;;"),
        ("problems", "A;Roma;Xyzland;"),
        ("listed", "A;Roma;Mali {n};"),
        ("judged", "A;Roma;;c/o {n}"),
        ("places", "A;Ignoto {n};;"),
    ],
)
def test_more_than_a_file_of_its_size_may_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, row: str
) -> None:
    """What takes the time is counted: rows and cells, problems, letters of lists, places; never the clock."""
    path = tmp_path / "r.csv"
    rows = "".join(row.format(n=n) + "\n" for n in range(30))
    path.write_text("denominazione;comune;paesi_origine;indirizzo\n" + rows, encoding="utf-8")
    assert len(read_registry(path).rows) == 30
    monkeypatch.setattr(intake, "bounds_of", lambda *_, **__: limits.bounds_of(0)._replace(**{bound: 20}))
    assert "contiene troppe righe" in refused(path)


def test_larger_files_may_hold_more() -> None:
    sizes = (0, limits.ORDINARY, 2 * limits.ORDINARY, limits.MAX_BOOK_BYTES)
    for book in (False, True):
        found = [limits.bounds_of(size, book=book) for size in sizes]
        assert found[0] == found[1]
        assert all(sorted(kind) == list(kind) for kind in zip(*found, strict=True))
    full = limits.bounds_of(278_000_000).work
    assert full >= 1_000_000 * (limits.ROW_WORK + 25), "a million rows of every column are read"


@pytest.mark.parametrize("length", [20, 950])
def test_names_alike_take_an_effort_that_does_not_grow_with_their_square(length: int) -> None:
    for count in (1_000, 20_000, 160_000):
        size = likeness._block_of([count], np.array(["x" * length] * count, dtype=object))
        compared = count * min(count, size) * (1 + (min(length, likeness._LETTERS) / 30) ** 2)
        assert compared <= max(likeness._EFFORT, count * likeness._SMALLEST * 50)


def test_a_second_line_of_the_header_does_not_take_the_name_away(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("denominazione;x;y\ncomune;provincia;\nIl Ponte;Roma;RM\n", encoding="utf-8")
    assert "Il Ponte" in read_registry(path).rows["denominazione"].tolist()
