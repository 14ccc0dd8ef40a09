# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every notebook runs from top to bottom, in a kernel of its own; what is stored in it is what running it gives."""

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

from notebooks.store import NOTEBOOKS, run

LARGEST = 400_000
"""Bytes of a notebook."""
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


def test_there_are_notebooks():
    assert [path.name[:3] for path in NOTEBOOKS] == ["01_", "02_", "03_"]


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
