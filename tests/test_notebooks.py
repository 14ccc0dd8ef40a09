# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every notebook runs from top to bottom, in a kernel of its own; what is stored in it is what running it gives."""

import ast
import base64
import hashlib
import io
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import nbformat
import pytest
from PIL import Image

import mapping
from mapping.coverage import FEW_RESIDENTS
from mapping.coverage.evidence.states import HARDLY, LEAST_EXPECTED
from notebooks.store import NOTEBOOKS, run

LARGEST, LARGEST_PICTURE = 400_000, 100_000
"""Bytes of a notebook, and of one of its pictures."""
QUESTIONS = ["01_where", "02_full_list", "03_then_and_now", "04_community", "05_your_registry", "06_places"]
RULES = {f"{FEW_RESIDENTS:,}": "residents", f"{LEAST_EXPECTED:.0f}": "expected", f"{HARDLY:.2f}": "out of sight"}
"""Numbers that a text may name because the program goes by them, and the word of which each is said."""
FIXED = {"2014", "2008", "2011", "2012", "95", "3166-1"}
"""Years of what was counted once, the level of the intervals, a standard: nothing that new data change."""
A_MACHINE = re.compile(r"/(?:home|root|Users|tmp|usr|opt|var|work)/|[A-Z]:\\|site-packages|0x[0-9a-f]{6,}")
named = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def outputs(notebook: nbformat.NotebookNode) -> list[Any]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def comparable(notebook: nbformat.NotebookNode) -> str:
    """The notebook as a text, its pictures as pixels: how a PNG is packed depends on the machine's zlib."""
    copy = deepcopy(notebook)
    for data in (output.data for output in outputs(copy) if "data" in output):
        if "image/png" in data:
            data["image/png"] = _pixels(base64.b64decode(data["image/png"]))
    return str(nbformat.writes(copy))


def _pixels(png: bytes) -> str:
    image = Image.open(io.BytesIO(png)).convert("RGB")
    return f"{image.size} {hashlib.sha256(image.tobytes()).hexdigest()}"


def test_each_begins_with_a_question_and_ends_with_the_answer() -> None:
    assert [path.stem for path in NOTEBOOKS] == QUESTIONS
    for path in NOTEBOOKS:
        first, *_, heading, last = nbformat.read(path, as_version=4).cells
        assert first.source.startswith("# ")
        assert first.source.splitlines()[0].endswith("?")
        assert heading.source.startswith("## The answer")
        assert "text/markdown" in last.outputs[-1].data


def typed_words(notebook: nbformat.NotebookNode) -> str:
    """The words that somebody typed: of the texts, and those that `say` is handed; not what its cells compute."""
    code = ast.parse("\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code"))
    calls = [node for node in ast.walk(code) if isinstance(node, ast.Call) and ast.unparse(node.func) == "say"]
    told = [node.value for call in calls for node in ast.walk(call) if isinstance(node, ast.Constant)]
    texts = [re.sub(r"`[^`]*`", "", cell.source) for cell in notebook.cells if cell.cell_type == "markdown"]
    return "\n".join([*texts, *(text for text in told if isinstance(text, str) and " " in text)])


@named
def test_no_number_is_typed_that_new_data_would_change(path: Path) -> None:
    words = typed_words(nbformat.read(path, as_version=4)).replace("1 January", "")
    numbers = set(re.findall(r"\d[\d,.-]*\d|\d", words)) - FIXED
    assert numbers <= set(RULES)
    assert all(RULES[number] in words for number in numbers)


@named
def test_only_public_names_are_imported(path: Path) -> None:
    code = "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code")
    asked = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.ImportFrom)]
    ours = [node for node in asked if str(node.module).split(".")[0] == "mapping"]
    assert {node.module for node in ours} == {"mapping"}
    assert {alias.name for node in ours for alias in node.names} <= set(mapping.__all__)


def test_the_guides_list_every_notebook(root: Path) -> None:
    for guide in ("docs/en/analyst.md", "docs/it/analista.md"):
        assert re.findall(r"`notebooks/(\w+)\.ipynb`", (root / guide).read_text(encoding="utf-8")) == QUESTIONS


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")  # the kernel's, not ours
@named
def test_what_is_stored_is_what_running_gives(path: Path) -> None:
    stored = comparable(nbformat.read(path, as_version=4))
    given = comparable(run(path))
    assert stored.splitlines() == given.splitlines(), "renew them by «make notebooks»"


@named
def test_what_is_stored_is_light_and_of_no_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) <= LARGEST
    notebook = nbformat.reads(text, as_version=4)
    pictures = [one.data["image/png"] for one in outputs(notebook) if "image/png" in one.get("data", {})]
    assert [size for size in map(len, map(base64.b64decode, pictures)) if size > LARGEST_PICTURE] == []
    nbformat.validate(notebook)
    assert notebook.metadata.language_info == {"name": "python"}
    assert not any(cell.metadata for cell in notebook.cells)
    told = [output.get("text", "") for output in outputs(notebook)]
    told += [
        item for output in outputs(notebook) for mime, item in output.get("data", {}).items() if mime != "image/png"
    ]
    assert [found[0] for one in told if (found := A_MACHINE.search(one))] == []
    assert not any("<iframe" in one for one in told)
    assert {output.output_type for output in outputs(notebook)} <= {"execute_result", "display_data", "stream"}
    assert not any(output.get("name") == "stderr" for output in outputs(notebook))


def test_every_map_is_stored_as_a_picture_and_a_line():
    for path in NOTEBOOKS:
        for cell in nbformat.read(path, as_version=4).cells:
            maps = [one["data"] for one in cell.get("outputs", []) if "<AssociationMap" in str(one.get("data"))]
            assert all(set(data) == {"image/png", "text/plain"} for data in maps)
            assert len(maps) == (cell.cell_type == "code" and "build_map(" in cell.source)
