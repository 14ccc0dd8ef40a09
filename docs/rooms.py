# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The picture of the rooms, drawn from the imports themselves: ``python -m docs.rooms > rooms.svg``.

A room is what stands at the top of ``mapping/``: a package, or a module alone. An arrow says «imports»; arrows that
follow from others are left out, so that the picture shows the shortest way down. The same code gives the same bytes.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from textwrap import wrap

PACKAGE = Path(__file__).parents[1] / "mapping"
WIDTH, LANE, GAP, ROW_GAP, MARGIN = 236, 8, 24, 40, 14
"""Widths of a room and of an arrow that passes a floor, and the distances between, in units of the picture."""
LINE, PAD = 17, 12
PAGE = 1080
HOME = "architecture.html"
"""The page that says what lies in each room."""
STYLE = """
.rooms { font-family: inherit, system-ui, sans-serif; width: 100%; height: auto; }
.rooms rect { fill: var(--room-fill, #f4f7fb); stroke: var(--room-line, #5b7ea6); stroke-width: 1.2; }
.rooms .ground rect { fill: var(--ground-fill, #f6f1e7); stroke: var(--ground-line, #a78b52); }
.rooms a:hover rect, .rooms a:focus rect { stroke-width: 2.6; }
.rooms text { fill: var(--room-text, #1f2d3d); font-size: 12.5px; }
.rooms .name { font-size: 16px; font-weight: 600; }
.rooms .inner { font-size: 11.5px; font-style: italic; }
.rooms path { fill: none; stroke: var(--room-arrow, #8093a8); stroke-width: 1.3; }
.rooms marker path { fill: var(--room-arrow, #8093a8); stroke: none; }
"""


@dataclass(frozen=True)
class Room:
    """One room: its name, what it says of itself, the rooms inside it, how many modules it has, what it imports."""

    name: str
    says: str
    inside: tuple[str, ...]
    modules: int
    imports: frozenset[str]


@cache
def rooms() -> dict[str, Room]:
    """Return every room of the house by name, in alphabetical order."""
    tops = {path.stem: path for path in sorted(PACKAGE.iterdir()) if _is_room(path)}
    return {name: _room(name, path, frozenset(tops)) for name, path in tops.items()}


def ground() -> list[str]:
    """Return the small modules that everyone shares: those alone that import nothing but one another."""
    single = {name for name, room in rooms().items() if room.modules == 1 and not (PACKAGE / name).is_dir()}
    while high := {name for name in single if not rooms()[name].imports <= single}:
        single -= high
    return sorted(single)


def floors() -> list[list[str]]:
    """Return the rooms above the ground, lowest first: each above what it imports, and just below its first user."""
    lowest, users = _lowest(), _users()
    height = dict[str, int]()
    for name in sorted(lowest, key=lambda name: -lowest[name]):
        height[name] = min((height[user] - 1 for user in users[name]), default=lowest[name])
    return [sorted(name for name, at in height.items() if at == floor) for floor in range(max(height.values()) + 1)]


def _lowest() -> dict[str, int]:
    """Return the floor of each room, as low as its imports let it stand."""
    shared, height = set(ground()), dict[str, int]()
    while missing := [name for name in rooms() if name not in shared and name not in height]:
        ready = [name for name in missing if rooms()[name].imports - shared <= height.keys()]
        if not ready:
            raise ValueError(f"These rooms import one another in a circle: {', '.join(missing)}")
        for name in ready:
            height[name] = 1 + max((height[other] for other in rooms()[name].imports - shared), default=-1)
    return height


def _users() -> dict[str, list[str]]:
    return {name: [other for other, room in rooms().items() if name in room.imports] for name in rooms()}


def arrows() -> list[tuple[str, str]]:
    """Return (room, room that it imports), without those that a longer way down already shows."""
    shared = set(ground())
    direct = {name: room.imports - shared for name, room in rooms().items() if name not in shared}
    return [
        (name, other)
        for name in sorted(direct)
        for other in sorted(direct[name])
        if not any(other in _below(between, direct) for between in direct[name] - {other})
    ]


def draw() -> str:
    """Return the picture as SVG: the ground at the bottom, the command line on top; each room links to its words."""
    places, height = _place()
    parts = [
        f'<svg class="rooms" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PAGE} {height}" role="img" '
        'aria-label="The rooms of the package and what each imports">',
        f"<style>{STYLE}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 8 4 0 8z"/></marker></defs>',
        *(_arrow(way, places) for way in arrows()),
        *(_box(rooms()[upper], at) for ((upper, lower), _), at in places.items() if upper == lower),
        _ground(height),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _is_room(path: Path) -> bool:
    return (path / "__init__.py").exists() or (path.suffix == ".py" and not path.stem.startswith("__"))


def _room(name: str, path: Path, tops: frozenset[str]) -> Room:
    files = sorted(_modules(path)) if path.is_dir() else [path]
    inside = sorted(child.name for child in path.iterdir() if (child / "__init__.py").exists()) if path.is_dir() else []
    imports = frozenset(found for file in files for found in _imported(file)) & tops - {name}
    return Room(name, _first_sentence(path), tuple(inside), len(files), imports)


def _modules(folder: Path) -> Iterator[Path]:
    yield from (path for path in folder.rglob("*.py") if "node_modules" not in path.parts)


def _imported(path: Path) -> Iterator[str]:
    """Yield the rooms that a module imports, for types too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("mapping."))
        elif isinstance(node, ast.ImportFrom):
            package, *rest = str(node.module).split(".")
            if package == "mapping":
                yield from rest[:1] or (alias.name for alias in node.names)


def _first_sentence(path: Path) -> str:
    file = path / "__init__.py" if path.is_dir() else path
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return said.split("\n\n")[0].replace("\n", " ").replace("`", "").rstrip(".")


def _below(name: str, direct: dict[str, frozenset[str]]) -> set[str]:
    found = set(direct[name])
    for other in direct[name]:
        found |= _below(other, direct)
    return found


@dataclass(frozen=True)
class _At:
    """Where a room stands, or where an arrow passes a floor: the middle of its upper edge, and its height."""

    x: float
    y: float
    height: float


_Stop = tuple[str, str]
"""What stands on a floor: a room twice named, or the two ends of an arrow that passes it."""


def _place() -> tuple[dict[tuple[_Stop, int], _At], float]:
    """Return where everything stands on each floor, arrows in lanes of their own, and the height of the picture."""
    places, y = dict[tuple[_Stop, int], _At](), float(MARGIN)
    house, ways = floors(), _ways()
    for at in reversed(range(len(house))):
        stops = [(name, name) for name in house[at]] + [way for way, (top, low) in ways.items() if low < at < top]
        stops.sort(key=lambda stop: (_middle(stop, at, places), stop))
        widths = [WIDTH if upper == lower else LANE for upper, lower in stops]
        tall = max(_height(rooms()[name]) for name in house[at])
        left = (PAGE - sum(widths) - (len(stops) - 1) * GAP) / 2
        for stop, width in zip(stops, widths, strict=True):
            places[stop, at] = _At(left + width / 2, y, tall)
            left += width + GAP
        y += tall + ROW_GAP
    return places, y + 2 * LINE + 2 * PAD + MARGIN


def _ways() -> dict[_Stop, tuple[int, int]]:
    """Return the floors on which each arrow begins and ends."""
    floor = {name: at for at, names in enumerate(floors()) for name in names}
    return {(upper, lower): (floor[upper], floor[lower]) for upper, lower in arrows()}


def _middle(stop: _Stop, at: int, places: dict[tuple[_Stop, int], _At]) -> float:
    """Return the mean of where the arrows to a stop come from, one floor above: there it stands best."""
    ways = [way for way in _ways() if stop in {way, (way[1], way[1])}]
    above = [places.get((way, at + 1)) or places.get(((way[0], way[0]), at + 1)) for way in ways]
    found = [place.x for place in above if place]
    return sum(found) / len(found) if found else PAGE / 2


def _height(room: Room) -> float:
    return LINE * (1 + len(_lines(room)) + len(_inner(room))) + 2 * PAD


def _lines(room: Room) -> list[str]:
    return wrap(room.says, 32)


def _inner(room: Room) -> list[str]:
    return wrap(" · ".join(f"{name}/" for name in room.inside), 36)


def _title(room: Room) -> str:
    return room.name + ("/" if (PACKAGE / room.name).is_dir() else ".py")


def _arrow(way: _Stop, places: dict[tuple[_Stop, int], _At]) -> str:
    top, low = _ways()[way]
    start = places[(way[0], way[0]), top]
    path, x, y = "", start.x, start.y + start.height
    path = f"M{x:.0f} {y:.0f}"
    for at in range(top - 1, low - 1, -1):
        stop = places[way if at > low else (way[1], way[1]), at]
        path += _bend(stop.x - x, stop.y - y - (3 if at == low else 0))
        path += f"v{stop.height:.0f}" if at > low else ""
        x, y = stop.x, stop.y + stop.height
    return f'<path d="{path}" marker-end="url(#tip)"/>'


def _bend(right: float, down: float) -> str:
    return f"c0 {down * 0.6:.0f} {right:.0f} {down * 0.4:.0f} {right:.0f} {down:.0f}"


def _box(room: Room, at: _At) -> str:
    texts = [("name", _title(room)), *(("", line) for line in _lines(room)), *(("inner", x) for x in _inner(room))]
    left = at.x - WIDTH / 2
    size = f'width="{WIDTH}" height="{at.height:.0f}" rx="8"'
    return (
        f'<a href="{HOME}#room-{room.name}"><rect x="{left:.0f}" y="{at.y:.0f}" {size}/>'
        + "".join(_text(left + PAD, at.y + PAD + LINE * (n + 0.8), *text) for n, text in enumerate(texts))
        + "</a>"
    )


def _ground(height: float) -> str:
    top = height - 2 * LINE - 2 * PAD - MARGIN
    names = " · ".join(f"{name}.py" for name in ground())
    return (
        f'<a class="ground" href="{HOME}#room-ground"><rect x="{MARGIN}" y="{top:.0f}" width="{PAGE - 2 * MARGIN}" '
        f'height="{2 * LINE + 2 * PAD}" rx="8"/>'
        + _text(MARGIN + PAD, top + PAD + LINE * 0.8, "name", "The ground: every room may import it")
        + _text(MARGIN + PAD, top + PAD + LINE * 1.9, "", names)
        + "</a>"
    )


def _text(x: float, y: float, kind: str, words: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" class="{kind}">{escape(words)}</text>'


def main(_arguments: Iterable[str] = ()) -> None:
    """Print the picture."""
    sys.stdout.write(draw())


if __name__ == "__main__":
    main()
