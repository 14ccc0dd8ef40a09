# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page in a browser that is years old: what is drawn in the newest is drawn there, in the same size."""

import json
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browser.looking import look
from tests.engines.asking import walk, walked_page

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64" or platform.libc_ver()[0] != "glibc",
    reason="the one Qt with Chromium 87 that has not been withdrawn comes for Linux with glibc on x86-64",
)

ENGINE = Path(__file__).parents[1] / "old_engine.py"
FLOOR = 87
"""The oldest Chromium that the page promises itself to: README says so."""
SIZES = """(() => {
    const map = document.querySelector('.carta').getBoundingClientRect();
    const box = element => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [x + width / 2 - map.x, y + height / 2 - map.y, width, height];
    };
    const boxes = (selector, key) =>
        Object.fromEntries([...document.querySelectorAll(selector)].map(element => [key(element), box(element)]));
    const colour = region => [region.dataset.codiceRegione, getComputedStyle(region).fill];
    return {
        agent: navigator.userAgent,
        circles: boxes('.cerchio', circle => circle.getAttribute('aria-label')),
        diamonds: boxes('.rombo', diamond => diamond.dataset.luogo),
        names: boxes('.nome-luogo', name => name.textContent),
        numbers: boxes('.cerchio .numero', number => number.parentElement.getAttribute('aria-label')),
        colours: [...document.querySelectorAll('path.regione')].map(colour),
    };
})()"""
"""Where everything on the map stands, from the map's corner, and how large it is, in pixels."""


def visit_old(address: str, expression: str = SIZES, picture: Path | None = None) -> dict[str, Any]:
    """What the old engine makes of the page; fails with its own words where it cannot start."""
    command = [sys.executable, str(ENGINE), address, expression, *([str(picture)] if picture else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode or not done.stdout:
        missing = set(re.findall(r"([\w.+-]+\.so[.\d]*): cannot open shared object file", done.stderr))
        lack = f"this machine lacks {', '.join(sorted(missing))}, which tests/browser/ensure_chromium.sh installs"
        pytest.fail(f"The old engine did not run: {lack if missing else done.stderr[-2000:]}")
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_every_promise_is_kept_at_the_floor_and_by_the_newest(visit, tmp_path, atlas):
    (tmp_path / "index.html").write_text(walked_page(atlas), encoding="utf-8")
    index, promises = (tmp_path / "index.html").as_uri(), walk("whole", len(atlas.associations))
    for walked in (visit_old(index, promises)["value"], visit(index).page.evaluate(promises)):
        assert {name: seen for name, seen in walked["answers"].items() if seen} == {}
        assert len(walked["answers"]) >= 12


@pytest.fixture(scope="module")
def old(index: str) -> dict[str, Any]:
    """The shipped page in the old engine."""
    return visit_old(f"{index}#lang=it")


@pytest.fixture
def new(visit, index) -> dict[str, Any]:
    """The shipped page in the newest engine, in a window of the same size: the map is too narrow for a legend in it."""
    page = visit(index, viewport={"width": 1100, "height": 900}).page
    look(page)
    found: dict[str, Any] = page.evaluate(SIZES)
    return found


def test_the_old_engine_is_the_floor_and_has_nothing_to_complain_of(old):
    version = int(re.search(r"Chrome/(\d+)", old["value"]["agent"]).group(1))
    assert version == FLOOR
    assert old["complaints"] == []


def test_everything_on_the_map_has_its_size_and_place(old, new):
    old = old["value"]
    for kind, least in (("circles", 40), ("diamonds", 17), ("numbers", 40), ("names", 8)):
        assert len(new[kind]) >= least
        assert old[kind].keys() == new[kind].keys()
        wrong = {name: (old[kind][name], box) for name, box in new[kind].items() if not _alike(old[kind][name], box)}
        assert not wrong


def _alike(one: list[float], other: list[float]) -> bool:
    """Within two pixels."""
    return all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))


def test_every_region_has_its_colour(old, new):
    assert len(new["colours"]) == 20
    assert old["value"]["colours"] == new["colours"]
