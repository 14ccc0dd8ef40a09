# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The engines: how each is brought, how a page is opened in it, what it calls itself."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

from tests.browser.engine import engine
from tests.engines import bidi, webdriver

HERE = Path(__file__).parent
HOME = HERE.parents[1] / ".engines"
"""Where the engines that come as Python packages are kept: two Qt in one environment do not go together."""
OLD = HERE.parent / "browser" / "old_engine.py"
SIZE = (1280, 900)


class Engine(NamedTuple):
    """What brings an engine, and what opens an address in it."""

    name: str
    bring: Callable[[], object]
    visit: Callable[[str, str, Path], dict[str, Any]]
    version: Callable[[str], str]
    below: bool = False
    """Older than the floor: the page shows what it shows without JavaScript."""


def bring_qt(release: str) -> Path:
    """Return the Python of an environment that holds a Qt, with its locked packages checked by hash."""
    folder = HOME / f"qt-{release}"
    python = folder / "bin" / "python"
    lock = HERE / f"qt-{release}.lock"
    kept = folder / lock.name
    if not kept.exists() or kept.read_bytes() != lock.read_bytes():
        venv.create(folder, with_pip=True, clear=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "--only-binary", ":all:", "--require-hashes", "-r", str(lock)], check=True)
        shutil.copy(lock, kept)
    return python


def visit_qt(python: Callable[[], Path], address: str, expression: str, picture: Path) -> dict[str, Any]:
    """Open the address in the Chromium of a Qt."""
    command = [str(python()), str(OLD), address, expression, str(picture)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=150)
    if done.returncode:
        raise RuntimeError(done.stderr[-1000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def visit_newest(address: str, expression: str, picture: Path) -> dict[str, Any]:
    """Open the address in the Chromium of the other tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=engine())
        page = chromium.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        complaints: list[str] = []
        page.on("console", lambda told: complaints.append(told.text) if told.type in ("warning", "error") else None)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(address)
        page.wait_for_timeout(1000)
        value = page.evaluate(expression)
        page.screenshot(path=picture)
        return {"value": value, "complaints": complaints}


def bring_debian(*packages: str) -> None:
    """Install what is missing of Debian's packages."""
    missing = [name for name in packages if not installed(name)]
    if missing:
        as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        subprocess.run([*as_root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=True)


def installed(package: str) -> str:
    """Return the version of a package of Debian, "" where it is not there."""
    command = ["dpkg-query", "--show", "--showformat=${Version}", package]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split("-")[0]


def told(pattern: str, agent: str) -> str:
    """Return the version that an engine tells of itself."""
    found = re.search(pattern, agent)
    return found[1] if found else "?"


def _qt(release: str, *, below: bool = False) -> Engine:
    python = partial(bring_qt, release)
    return Engine(f"Chromium (Qt {release})", python, partial(visit_qt, python), _chromium, below)


def _webkit(name: str, port: str, library: str, *packages: str) -> Engine:
    visit = partial(webdriver.visit, port, size=SIZE)
    return Engine(name, partial(bring_debian, *packages), visit, lambda _agent: installed(library))


_chromium = partial(told, r"Chrome/(\d+)")

ENGINES = [
    _qt("5.15.2", below=True),
    Engine(
        "Chromium (Qt 5.15.17)", lambda: None, partial(visit_qt, lambda: Path(sys.executable)), _chromium
    ),  # with the tests' own packages
    _qt("6.2"),
    _qt("6.4"),
    _qt("6.7"),
    Engine("Chromium (Debian)", lambda: None, visit_newest, _chromium),
    _webkit("WPE WebKit", "wpe", "libwpewebkit-1.1-0", "wpewebkit-driver", "cog"),
    _webkit("WebKitGTK", "gtk", "libwebkit2gtk-4.1-0", "webkit2gtk-driver", "xvfb", "xauth"),
    Engine(
        "Firefox ESR",
        partial(bring_debian, "firefox-esr"),
        partial(bidi.visit, size=SIZE),
        partial(told, r"Firefox/(\d+)"),
    ),
]
