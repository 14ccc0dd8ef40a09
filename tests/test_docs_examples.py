# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The example of each public name does what it says; whoever copies it gets what stands there."""

import inspect
from collections.abc import Iterator
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, DocTestParser, DocTestRunner
from pathlib import Path

import pytest

import mapping
from mapping.atlas import Atlas

pytestmark = pytest.mark.slow


@pytest.fixture
def in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Examples write files beside themselves."""
    monkeypatch.chdir(tmp_path)
    yield


@pytest.mark.usefixtures("in_an_empty_folder", "light_site")
@pytest.mark.parametrize("name", sorted(mapping.__all__))
def test_the_example_runs(name: str, atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    handed_out = getattr(mapping, name)
    if name != "build_atlas":
        monkeypatch.setattr(mapping, "build_atlas", lambda: atlas)  # the same one, built once for all
    example = DocTestParser().get_doctest(inspect.getdoc(handed_out) or "", {}, name, None, 0)
    told: list[str] = []
    DocTestRunner(optionflags=ELLIPSIS | NORMALIZE_WHITESPACE).run(example, out=told.append)
    assert "".join(told) == ""
    assert example.examples, "no example"
