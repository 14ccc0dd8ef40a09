# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of the house: rooms with one door each, imports that run downhill, modules that stay small."""

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import takewhile
from pathlib import Path

import pytest

import mapping

PACKAGE = Path(mapping.__file__).parent
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "node_modules" not in p.parts)
# Each room may import the rooms of the lines above its own, never its neighbours on the same line; of the first
# line, where the small modules stand that everyone shares, also those.
LEVELS = [
    {
        "collector",
        "contrast",
        "dates",
        "distinct",
        "errors",
        "file_formats",
        "palette",
        "problems",
        "progress",
        "register_kind",
        "row_sources",
        "schema",
        "shares",
        "shipped",
        "shipped_tables",
        "sources",
        "toml_files",
    },
    {"files"},
    {"cells"},
    {"places"},
    {"registry"},
    {"coverage", "completeness", "placed"},
    {"atlas", "comparison", "placed_table"},
    {"metadata", "images", "verdict"},
    {"viewer"},
    {"inlining", "layers"},
    {"publish"},
    {"preview", "unattended"},
    {"desk"},
    {"cli", "portable", "translations"},
]
MOST_MODULES = {"registry": 15, "places": 3, "cells": 15, "files": 15}
"""Modules that may stand at the top of a room, its ``__init__`` included, before it needs rooms of its own."""


def dotted(path: Path, top: Path) -> str:
    """Return the module of a file: ``mapping.places`` of ``places/__init__.py``."""
    return ".".join(["mapping", *path.relative_to(top).with_suffix("").parts]).removesuffix(".__init__")


def imported(path: Path) -> Iterator[str]:
    """Yield what a module imports of this package, for types too: the module if it is one, else where the name is."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "mapping")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if str(node.module).split(".")[0] == "mapping":
                names = (f"{node.module}.{alias.name}" for alias in node.names)
                yield from (name if is_module(name) else str(node.module) for name in names)


@cache
def is_module(name: str) -> bool:
    path = PACKAGE.joinpath(*name.split(".")[1:])
    return path.with_suffix(".py").exists() or path.joinpath("__init__.py").exists()


def steps_in(module: str, package: str) -> int:
    """Return how many doors an import passes: 1 for a neighbour or a room beside, 2 for what stands inside it."""
    inside, here = module.split("."), package.split(".")
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(inside, here, strict=False))
    return len(inside) - len(list(shared))


def level_of(module: str) -> int:
    room = module.split(".")[1:2]
    return next((n for n, rooms in enumerate(LEVELS) if room and room[0] in rooms), len(LEVELS))


def uphill(module: str, others: list[str]) -> list[str]:
    own = level_of(module)
    rooms = [name for name in others if name.split(".")[1:2] != module.split(".")[1:2]]
    if own == len(LEVELS) - 1:  # the command line, above every room, calls the package as everyone does
        rooms = [name for name in rooms if name != "mapping"]
    return [name for name in rooms if level_of(name) > own or level_of(name) == own > 0]


def test_imports_run_downhill() -> None:
    inside = [path for path in MODULES if path.parent != PACKAGE or path.name not in {"__init__.py", "__main__.py"}]
    found = {dotted(path, PACKAGE): uphill(dotted(path, PACKAGE), list(imported(path))) for path in inside}
    assert {module: names for module, names in found.items() if names} == {}


def test_the_check_sees_an_uphill_import() -> None:
    assert uphill("mapping.places.join", ["mapping.atlas", "mapping.registry", "mapping.errors"]) == [
        "mapping.atlas",
        "mapping.registry",
    ]
    assert uphill("mapping.layers.layer", ["mapping.inlining", "mapping.layers.regions"]) == ["mapping.inlining"]


def package_of(path: Path) -> str:
    return dotted(path.parent / "__init__.py", PACKAGE)


def test_nothing_reaches_past_the_door_of_a_room() -> None:
    reached = [
        (dotted(path, PACKAGE), name)
        for path in MODULES
        for name in imported(path)
        if steps_in(name, package_of(path)) > 1
    ]
    assert reached == []


def test_the_check_sees_a_module_that_is_reached_past_its_door() -> None:
    assert steps_in("mapping.places.names.keys", "mapping.places.weighing") == 2
    assert steps_in("mapping.places.names", "mapping.places.weighing") == 1
    assert steps_in("mapping.places.weighing.clues", "mapping.places.weighing") == 1
    assert steps_in("mapping.errors", "mapping.places.weighing") == 1


def stub_names(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (module beside, name) of a room's table of names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from ((str(node.module), alias.name) for alias in node.names)


def edges(path: Path) -> set[str]:
    """Return the modules whose names a module uses, through the doors of the rooms: the arrows of the house."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "mapping":
            found |= {home(str(node.module), alias.name) for alias in node.names}
    return found - {dotted(path, PACKAGE)}


def home(module: str, name: str) -> str:
    """Return the module in which a name stands that a room hands out."""
    if is_module(f"{module}.{name}"):
        return f"{module}.{name}"
    stub = PACKAGE.joinpath(*module.split(".")[1:], "__init__.pyi")
    inside = {name: beside for beside, name in stub_names(stub)} if stub.exists() else {}
    return home(f"{module}.{inside[name]}", name) if name in inside else module


def test_no_module_needs_itself_in_a_circle_not_even_for_a_type() -> None:
    try:
        TopologicalSorter({dotted(path, PACKAGE): edges(path) for path in MODULES}).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("stub", sorted(PACKAGE.rglob("*.pyi")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_name_of_a_room_is_there(stub: Path) -> None:
    room = importlib.import_module(package_of(stub))
    names = [name for _, name in stub_names(stub)]
    assert sorted(room.__all__) == sorted(names)
    assert [name for name in names if not hasattr(room, name)] == []


def wanted(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (room, name) of what a file imports from a door, or names behind the room (``publish.write_site``)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            module = package_of(path) + "." * bool(node.module) + str(node.module) if node.level else str(node.module)
            yield from ((module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"mapping.{node.value.id}", node.attr


def test_every_name_of_a_room_is_wanted_outside() -> None:
    """A type may be handed out for whoever names what a function returns."""
    users = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.pyi"), *(PACKAGE.parent / "geodata").rglob("*.py")]
    used = {pair: path for path in users if "node_modules" not in path.parts for pair in wanted(path)}
    unwanted = [
        f"{room}: {name}"
        for stub in sorted(PACKAGE.rglob("*/*.pyi"))
        for room in [package_of(stub)]
        for _, name in stub_names(stub)
        if (room, name) not in used and not isinstance(getattr(importlib.import_module(room), name), type)
    ]
    assert unwanted == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize(("room", "most"), MOST_MODULES.items())
def test_rooms_stay_small(room: str, most: int) -> None:
    assert len(list((PACKAGE / room).glob("*.py"))) <= most


def test_public_names_are_exactly_all() -> None:
    public = {name for name in vars(mapping) if not name.startswith("_")}
    rooms = {room for level in LEVELS for room in level}
    assert public - rooms - {"lazy_loader"} <= set(mapping.__all__)
