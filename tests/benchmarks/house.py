# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of the code in figures: ``python -m tests.benchmarks.house``.

A function's lines are those of its body without the docstring. A room's floors are the longest chain of its modules,
and of the rooms inside it, that import one another.
"""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from statistics import median

from tests.test_architecture import MODULES, PACKAGE, dotted, edges

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    """Yield every function of a module, those inside others too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, Function))


def body_lines(function: Function) -> int:
    """Return the lines of a function's body without its docstring."""
    body = function.body[bool(ast.get_docstring(function)) :]
    return 1 + (body[-1].end_lineno or 0) - body[0].lineno if body else 0


def parameters(function: Function) -> int:
    """Return how many parameters a function has, ``self`` and ``cls`` apart."""
    given = function.args
    named = [arg.arg for arg in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in named if name not in {"self", "cls"}])


def floors(room: str, arrows: dict[str, set[str]]) -> int:
    """Return the longest chain of what stands directly in a room."""
    inside = len(room.split(".")) + 1

    def part(module: str) -> str:
        return ".".join(module.split(".")[:inside])

    members = {part(module) for module in arrows if module.startswith(f"{room}.")}
    below: dict[str, set[str]] = {name: set() for name in members}
    for module, others in arrows.items():
        if part(module) in members:
            below[part(module)] |= {part(other) for other in others} & members - {part(module)}
    height: dict[str, int] = {}
    for name in TopologicalSorter(below).static_order():
        height[name] = 1 + max((height[other] for other in below[name]), default=0)
    return max(height.values(), default=0)


def main() -> None:
    """Print the figures."""
    lines = {dotted(path, PACKAGE): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    modules = {name: count for name, count in lines.items() if not name.endswith("__main__")}
    found = [function for path in MODULES for function in functions(path)]
    sizes = sorted(map(body_lines, found))
    public = [function for function in found if not function.name.startswith("_")]
    arrows = {dotted(path, PACKAGE): edges(path) for path in MODULES}
    longest = max(modules, key=modules.__getitem__)
    print(f"modules {len(modules)}, lines {sum(modules.values())}, median {median(modules.values()):.0f}")
    print(f"longest module {longest}, {modules[longest]} lines")
    p90 = sizes[len(sizes) * 9 // 10]
    print(f"functions {len(found)}: median {median(sizes):.0f}, p90 {p90}, longest {sizes[-1]} lines")
    print(f"functions of 7 or more parameters: {sum(parameters(function) > 6 for function in found)}")
    told = sum(bool(ast.get_docstring(function)) for function in public)
    print(f"public functions with a docstring: {told / len(public):.0%}")
    print(f"modules imported by a module: {sum(map(len, arrows.values())) / len(arrows):.1f}")
    for room in sorted({".".join(name.split(".")[:2]) for name in arrows if len(name.split(".")) > 2}):
        top = [name for name in arrows if name.startswith(f"{room}.") and len(name.split(".")) == 3]
        print(f"  {room}: {len(top)} entries at the top, {floors(room, arrows)} floors")


if __name__ == "__main__":
    main()
