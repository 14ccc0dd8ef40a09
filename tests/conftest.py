# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What several test files share."""

import gc
import sys
from collections.abc import Callable, Generator
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest
from xdist.scheduler import LoadScopeScheduling

from mapping.atlas import Atlas, build_atlas
from mapping.cli import commands as cli
from mapping.publish.formats import xlsx_bytes
from mapping.publish.site import site_files

ROOT = Path(__file__).parent.parent
DEAR = {"browser", "site"}
"""Fixtures that take so long that whatever needs them is slow."""


TOGETHER = {
    **dict.fromkeys(("catalogue", "inputs", "leaks", "reproducible", "tables"), "site"),
    **dict.fromkeys(("hidden_map", "hidden_walks"), "hidden"),
    **{
        name: name
        for name in ("images", "wheel", "docs", "jupyterlab", "one_home", "speed", "counts", "tasks", "recomputed")
    },
}
"""Files, by the end of their names, whose fixtures are built by one worker; which files share them."""


class ByFixtures(LoadScopeScheduling):
    """Every test goes to the worker that is free, but for those that stay together.

    What pytest-xdist has for it, ``--dist loadgroup``, reads no group with pytest 9.
    """

    def _split_scope(self, nodeid: str) -> str:
        name = nodeid.split("::", maxsplit=1)[0].removesuffix(".py")
        return next((group for end, group in TOGETHER.items() if name.endswith(f"_{end}")), nodeid)


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Return half as many again as there are processors: a test of a page waits for a part of its time."""
    return ceil(1.5 * (yield))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFixtures:
    """Deal the tests out by `ByFixtures`."""
    return ByFixtures(config, log)


class Outcome(NamedTuple):
    """How a call of the command line ended, and what it printed."""

    code: int
    out: str
    err: str


def pytest_collection() -> None:
    """Look for no garbage while ten thousand tests are collected, of which each is kept: a quarter of the time."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Look for it again, but no more among what was collected."""
    gc.freeze()
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what needs a dear fixture; slow tests first, so that no worker ends long after the others."""
    for item in items:
        if DEAR.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("slow")
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    """Return 0 for a test that was marked by hand, 1 for one marked above, 2 for any other."""
    if item.get_closest_marker("slow") is None:
        return 2
    return int(bool(DEAR.intersection(getattr(item, "fixturenames", ()))))


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas of the registry that ships; frozen, so that every test may share it."""
    return build_atlas()


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def site(atlas: Atlas) -> dict[str, bytes]:
    """Every file that `make maps` writes, path -> bytes; not to be changed."""
    return site_files(atlas)


@pytest.fixture
def without_images(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the images, which take longer than everything else together."""
    monkeypatch.setattr("mapping.publish.site.render_images", lambda _atlas: {})


@cache
def _small_workbook() -> bytes:
    cell = pd.DataFrame({"a": ["b"]})
    return xlsx_bytes("a", cell, cell)


@pytest.fixture
def light_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the images and, but for the associations, what is in the workbooks: half of the time that is left."""
    monkeypatch.setattr("mapping.publish.site.render_images", lambda _atlas: {})
    monkeypatch.setattr("mapping.publish.site.workbook_portions", lambda *_table: [_small_workbook()])


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Call the command line with some words."""

    def call(*words: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["mapping", *map(str, words)])
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        return Outcome(code, *capsys.readouterr())

    return call
