# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an installation weighs, package by package, and which rooms ask for it: ``python -m tests.benchmarks.size``.

Counted are the files of the packages of ``requirements.lock`` as they are installed here, without compiled modules.
"""

import ast
import re
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from mapping.portable.lock import part_of_lock

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "mapping"
LEAST = 5.0
"""Megabytes of a package that has a line of its own."""


def locked(text: str) -> list[metadata.Distribution]:
    """Return the packages of a lock that this machine needs."""
    asked = map(Requirement, re.findall(r"(?m)^([\w.-]+==[^\\\n]+)", text))
    return [metadata.distribution(one.name) for one in asked if one.marker is None or one.marker.evaluate()]


def weight(package: metadata.Distribution) -> tuple[float, float]:
    """Return the megabytes of a package, and those of the tests in it."""
    sizes = {str(path): path for path in package.files or () if path.suffix != ".pyc"}
    there = {name: size for name, path in sizes.items() if (size := _size(Path(str(package.locate_file(path)))))}
    return sum(there.values()) / 1e6, sum(size for name, size in there.items() if "/tests/" in name) / 1e6


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def rooms_by_import() -> dict[str, set[str]]:
    """Return what is imported -> the rooms that import it."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        if "node_modules" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                found.setdefault(name.split(".")[0], set()).add(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))
    return found


def needed_by(package: metadata.Distribution, rooms: dict[str, set[str]], packages: list[metadata.Distribution]) -> str:
    """Return which rooms import a package, or which other packages ask for it."""
    tops = {path.parts[0] for path in package.files or ()}
    if own := sorted(set().union(*(rooms.get(top, set()) for top in tops))):
        return ", ".join(f"`{room}`" for room in own)
    asked = {other.name for other in packages for line in other.requires or () if _asks(line, package.name)}
    return ", ".join(sorted(asked)) or "the build"


def _asks(line: str, name: str) -> bool:
    one = Requirement(line)
    return one.name.lower() == name.lower() and (one.marker is None or one.marker.evaluate({"extra": ""}))


def main() -> None:
    """Print a table in Markdown."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages, running = locked(text), {one.name for one in locked(part_of_lock(text))}
    rooms, weights = rooms_by_import(), {one.name: weight(one) for one in packages}
    print("| package | MB | of which tests | needed by |\n| --- | ---: | ---: | --- |")
    for one in sorted(packages, key=lambda one: -weights[one.name][0]):
        whole, tests = weights[one.name]
        if whole >= LEAST:
            print(f"| {one.name} | {whole:.0f} | {tests:.0f} | {needed_by(one, rooms, packages)} |")
    for words, names in (("all", set(weights)), ("without what only the build needs", running)):
        total, tests = (sum(weights[name][part] for name in names) for part in (0, 1))
        print(f"| {words} | {total:.0f} | {tests:.0f} | |")


if __name__ == "__main__":
    main()
