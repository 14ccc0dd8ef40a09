# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of the house: imports run downhill, modules stay small, public names are as promised."""

import ast
from pathlib import Path

import pytest

import mapping

PACKAGE = Path(mapping.__file__).parent
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "node_modules" not in p.parts)
FLOOR = {
    "cap", "console", "dates", "errors", "fold", "given", "listening", "metadata_file", "nothing", "problems",
    "safe", "schema", "shipped", "sources",
}  # fmt: skip
# Each room may import the rooms of the lines above its own, never its neighbours on the same line.
LEVELS = [
    FLOOR,
    {"places"},
    {"registry"},
    {"coverage"},
    {"atlas", "placed_table"},
    {"metadata", "images"},
    {"viewer"},
    {"inlining", "layers"},
    {"publish"},
    {"serve", "usage", "verdict", "arguments", "addresses_asked"},
    {"endings"},
    {"cli"},
]


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def level_of(room: str) -> int:
    return next(i for i, rooms in enumerate(LEVELS) if room in rooms)


def imported_modules(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [
                f"{node.module}.{alias.name}" if node.module == "mapping" else str(node.module) for alias in node.names
            ]
    return [name for name in found if name == "mapping" or name.startswith("mapping.")]


def uphill_imports(path: Path, room: str) -> list[str]:
    return [
        name
        for name in imported_modules(path)
        if room_of(name) != room
        and (
            level_of(room_of(name)) > level_of(room)
            or (level_of(room_of(name)) == level_of(room) and room not in FLOOR)
        )
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_downhill(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room in {"__init__", "__main__"}:
        return
    assert uphill_imports(path, room) == []


def test_the_check_sees_an_uphill_import(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("from mapping.atlas import Atlas\nfrom mapping.registry import Registry\n")
    assert uphill_imports(bad, "places") == ["mapping.atlas", "mapping.registry"]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_public_names_are_exactly_all() -> None:
    public = {name for name in vars(mapping) if not name.startswith("_")}
    rooms = {room for level in LEVELS for room in level}
    assert public - rooms == set(mapping.__all__) - {"__version__"}
