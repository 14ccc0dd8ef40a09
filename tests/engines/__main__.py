# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walks through the page in every engine and writes what it saw into docs/engines.md: ``python -m tests.engines``.

It brings the engines itself: four Qt of about 150 MB each into ``.engines/``, Firefox ESR and two WebKit of Debian's
packages. Pictures of each are left in ``.engines/pictures/``, to be looked at.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mapping.atlas import build_atlas
from tests.engines.asking import walk, walked_page
from tests.engines.engines import ENGINES, HOME, Engine

PAGE = Path(__file__).parents[2] / "docs" / "engines.md"
START, END = "<!-- table -->\n", "<!-- end of the table -->\n"
QUIET = "its console is silent"
NOT_OURS = re.compile(r"is deprecated|ResizeObserver loop limit exceeded")
"""What a console tells to whoever writes pages, and no reader meets."""


def main() -> int:
    """Return how many engines break a promise."""
    atlas = build_atlas()
    found: dict[str, dict[str, str]] = {}
    with TemporaryDirectory() as folder:
        document = walked_page(atlas)
        whole, damaged = Path(folder, "index.html"), Path(folder, "guasta.html")
        whole.write_text(document, encoding="utf-8")
        damaged.write_text(re.sub(r'(id="codice">)[^<]+', r"\1", document), encoding="utf-8")
        for engine in ENGINES:
            name, answers = walked(engine, whole, damaged, len(atlas.associations))
            found[name] = answers
            print(
                name, {promise: seen for promise, seen in answers.items() if seen} or "keeps every promise", flush=True
            )
    before, rest = PAGE.read_text(encoding="utf-8").split(START)
    PAGE.write_text(before + START + table(found) + END + rest.split(END)[1], encoding="utf-8")
    return sum(any(answers.values()) for answers in found.values())


def walked(engine: Engine, whole: Path, damaged: Path, rows: int) -> tuple[str, dict[str, str]]:
    """Return the engine's name with its version, and what it answers to each promise."""
    engine.bring()
    pictures = HOME / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    kind = "plain" if engine.below else "whole"
    seen = engine.visit(whole.as_uri(), walk(kind, rows), pictures / f"{engine.name}.png")
    version = engine.version(seen["value"]["agent"])
    answers = dict(_answers(seen, "below the floor: " if engine.below else ""))
    if not engine.below:
        if seen["complaints"] is not None:
            answers[QUIET] = " ".join(told for told in seen["complaints"] if not NOT_OURS.search(told))
        plain = engine.visit(damaged.as_uri(), walk("plain", rows), pictures / f"{engine.name}, damaged.png")
        answers |= _answers(plain, "damaged: ")
    return (
        f"{engine.name.replace(' (', f' {version} (') if '(' in engine.name else f'{engine.name} {version}'}",
        answers,
    )


def _answers(seen: dict[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for promise, answer in seen["value"]["answers"].items():
        yield before + promise, answer


def table(found: dict[str, dict[str, str]]) -> str:
    """Return the table promise by engine, with the day."""
    promises = list(dict.fromkeys(promise for answers in found.values() for promise in answers))
    lines = [
        f"| {promise} | " + " | ".join(_cell(answers.get(promise)) for answers in found.values()) + " |"
        for promise in promises
    ]
    head = [f"| | {' | '.join(found)} |", "|" + " --- |" * (len(found) + 1)]
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    return "\n".join([f"Walked through on {day}.", "", *head, *lines]) + "\n"


def _cell(answer: str | None) -> str:
    if answer is None:
        return ""
    return "**" + answer.replace("|", "\\|")[:80] + "**" if answer else "✓"


if __name__ == "__main__":
    sys.exit(main())
