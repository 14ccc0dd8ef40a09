# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Has Orca, Debian's screen reader, read the page in Firefox; writes into docs/accessibility.md what it said.

``python -m tests.engines.orca``. It needs no sound: Orca's own record tells each word that it hands to a voice. In a
window of its own that nobody sees it goes from landmark to landmark, from heading to heading, then by Tab; then through
a list, a card and a table.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from mapping.atlas import build_atlas
from mapping.viewer import render_page
from tests.engines.engines import bring_debian, installed
from tests.engines.webdriver import wait_until

PAGE = Path(__file__).parents[2] / "docs" / "accessibility.md"
START, END = "<!-- orca -->\n", "<!-- end of orca -->\n"
PACKAGES = ("orca", "xdotool", "openbox", "firefox-esr", "xvfb", "xauth", "at-spi2-core", "dbus-daemon", "dbus-bin")
DISPLAY = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1400x1000x24", "dbus-run-session", "--"]
BUS = ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"]
ALLOWED = ["gsettings", "set", "org.gnome.desktop.interface", "toolkit-accessibility", "true"]
SPEAKS = {"GTK_MODULES": "gail:atk-bridge", "GNOME_ACCESSIBILITY": "1", "LANG": "C.UTF-8"}
PREFERENCES = """user_pref("accessibility.force_disabled", -1);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("intl.accept_languages", "it");
"""
NO_KEYS = '<openbox_config xmlns="http://openbox.org/3.4/rc"><keyboard></keyboard></openbox_config>'
"""Else the window manager takes Alt+Shift+→ for itself, which leads from cell to cell."""
LINE_BY_LINE = """import builtins, runpy, sys
opened = builtins.open
builtins.open = lambda file, mode="r", size=-1, *more, **named: opened(
    file, mode, 1 if mode == "w" else size, *more, **named)
sys.argv[0] = "orca"
runpy.run_path("/usr/bin/orca", run_name="__main__")"""
"""Starts Orca, which would keep its record to itself until there is much of it."""
SAID = re.compile(r"SPEECH OUTPUT: '(.*)'(?: ?\{.*\})?$")
LONGEST = 160
"""Characters of what is said at one step."""
AROUND = "Wrapping to top."


class Walk(NamedTuple):
    """What is pressed from the top of the page, or from where a key that is pressed before has led."""

    keys: list[str]
    to: tuple[str, str] = ("", "")
    """The key, and a word of what is said where it has led far enough."""


RIGHT, DOWN = "alt+shift+Right", "alt+shift+Down"
HELD = ("left alt", "left shift")
WALKS = {
    "": {"Landmarks (m)": Walk(["m"] * 30), "Headings (h)": Walk(["h"] * 40), "Tab": Walk(["Tab"] * 45)},
    "vista=elenco&comunita=PE": {"The list of a community, entry by entry (i)": Walk(["i"] * 9, ("h", "Elenco"))},
    "vista=elenco&id={card}": {"The card of an association, line by line (↓)": Walk(["Down"] * 24, ("h", "{name}"))},
    "vista=regioni": {
        "The table of the regions, cell by cell (Alt+Shift+→, ↓)": Walk(
            [*[RIGHT] * 2, *[DOWN] * 3, *[RIGHT] * 5], ("t", "table")
        )
    },
}
"""By what the address of the page says."""


class Reader:
    """A running Orca: what it has said, and keys that it hears as if somebody pressed them."""

    def __init__(self, record: Path) -> None:
        self.record, self.read = record, 0

    def said(self) -> list[str]:
        """Return what it has said since it was last asked, once it is silent."""
        self._wait_for_silence()
        with self.record.open(encoding="utf-8", errors="replace") as file:
            file.seek(self.read)
            lines = file.read().splitlines()
            self.read = file.tell()
        return [found[1].strip() for line in lines if (found := SAID.search(line))]

    def _wait_for_silence(self) -> None:
        size, since = -1, time.monotonic()
        while time.monotonic() - since < 1.5:
            if (now := self.record.stat().st_size) != size:
                size, since = now, time.monotonic()
            time.sleep(0.1)

    def press(self, key: str) -> list[str]:
        """Press a key; return what is said of it, without the key's own name."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
        return [words for words in self.said() if words and words.casefold() not in {key.casefold(), *HELD}]


def walk(address: str, card: str, name: str) -> None:
    """Print what is said on each walk; called within the session that ``DISPLAY`` opens.

    ``card`` is the id of an association, ``name`` how it begins.
    """
    for state, walks in WALKS.items():
        opened = f"{address}#lang=it&{state.format(card=card)}"
        with TemporaryDirectory() as home, started(Path(home), opened) as reader:
            for title, (keys, (lead, said)) in walks.items():
                print(f"## {title}")
                reader.press("ctrl+Home")
                if lead:
                    print(" · ".join(_led(reader, lead, said.format(name=name))), flush=True)
                for key in keys:
                    words = reader.press(key)
                    if AROUND in words:
                        break
                    print(" · ".join(words), flush=True)


def _led(reader: Reader, key: str, said: str) -> list[str]:
    """Press the key until the words are said; return what was said then."""
    for _ in range(20):
        words = reader.press(key)
        if any(said in one for one in words):
            return words
    raise RuntimeError(f"«{said}» was not said")


@contextmanager
def started(home: Path, address: str) -> Iterator[Reader]:
    """A window manager, Orca and a Firefox that has opened the address, all in a home of their own."""
    record, profile = home / "orca", home / "firefox"
    profile.mkdir()
    (profile / "user.js").write_text(PREFERENCES, encoding="utf-8")
    environment = os.environ | SPEAKS | {"HOME": str(home)}
    running: list[subprocess.Popen[bytes]] = []

    def start(*command: str) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        running.append(subprocess.Popen(command, env=environment, **quiet))

    try:
        (home / "windows.xml").write_text(NO_KEYS, encoding="utf-8")
        start("openbox", "--config-file", str(home / "windows.xml"))
        start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        wait_until(lambda: not subprocess.call(BUS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL), 30, "no bus")
        subprocess.run(ALLOWED, env=environment, check=False, capture_output=True)
        start("/usr/bin/python3", "-c", LINE_BY_LINE, "--replace", f"--debug-file={record}")
        wait_until(heard(record, r"Screen reader on\."), 60, "no Orca")
        start("firefox-esr", "--no-remote", "--profile", str(profile), "--width", "1280", "--height", "900", address)
        wait_until(heard(record, "Finished loading .*Mappa"), 120, "the page was not read")
        reader = Reader(record)
        reader.said()
        yield reader
    finally:
        for process in reversed(running):
            process.kill()  # Orca waits for whoever it still wants to tell something
            process.wait()


def heard(record: Path, pattern: str) -> Callable[[], bool]:
    """Return what tells whether it was said."""
    return lambda: bool(re.search(pattern, record.read_text(encoding="utf-8", errors="replace")))


def told(printed: str) -> str:
    """Return the walks as lists; what is said again and again stands once, with how often."""
    names = f"Orca {installed('orca')}, Firefox ESR {installed('firefox-esr').partition('esr')[0]}"
    parts = [f"Read on {datetime.now(UTC):%Y-%m-%d} by {names}, on Linux, in Italian, 1280 pixels wide."]
    for walked in printed.split("## ")[1:]:
        name, *lines = walked.strip().splitlines()
        parts.append(f"**{name}**\n\n" + "\n".join(numbered(lines)))
    return "\n\n".join(parts) + "\n"


def numbered(lines: list[str]) -> Iterator[str]:
    """Yield the steps as a list in Markdown."""
    for line, same in groupby(lines):
        often = len(list(same))
        words = line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
        yield f"1. {words or '(nothing)'}" + (f" – {often} times" if often > 1 else "")


def main() -> None:
    """Bring the packages, have the page read, and write down what was said."""
    bring_debian(*PACKAGES)
    with TemporaryDirectory() as folder:
        page = Path(folder, "index.html")
        atlas = build_atlas()
        page.write_text(render_page(atlas), encoding="utf-8")
        shown = atlas.associations[atlas.associations["sito_web"] != ""].iloc[0]
        told_of = [page.as_uri(), shown["id"], shown["denominazione"].split()[0]]
        command = [*DISPLAY, sys.executable, "-m", "tests.engines.orca", *told_of]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=1800)
    before, rest = PAGE.read_text(encoding="utf-8").split(START)
    PAGE.write_text(before + START + told(done.stdout) + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    walk(*sys.argv[1:]) if sys.argv[1:] else main()
