# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every colour once (``palette.toml``): for the page's style sheets, the static images and the workbooks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mapping.contrast import GRAPHICS, TEXT, contrast
from mapping.toml_files import read_toml

RAMP = ("c0", "c1", "c2", "c3", "c4")
"""The names of the map's scale, from few to many."""


def colour(name: str, table: str = "light") -> str:
    """Return a colour as CSS and matplotlib write it (``#rrggbb``).

    Parameters
    ----------
    name
        A name of ``palette.toml``.
    table
        The table it stands in: ``light`` or ``dark`` for the page, ``evidence``, ``base``, ``base-dark``, ``workbook``.

    Raises
    ------
    KeyError
        If the table has no such name.
    """
    return colours_of(table)[name]


def colours_of(table: str) -> dict[str, str]:
    """Return ``name -> colour`` of a table of ``palette.toml``."""
    found: dict[str, str] = read_toml("palette.toml")[table]
    return found


def style_properties(names: Iterable[str]) -> str:
    """Return a style sheet that sets the ``names`` as properties, for a light page and for a dark one."""
    wanted = list(names)
    light, dark = (" ".join(f"--{n}: {colour(n, table)};" for n in wanted) for table in ("light", "dark"))
    return f":root {{ {light} }}\n@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"


class Faint(NamedTuple):
    """Two colours of a page, by their names, whose contrast was ``found`` below what is asked at ``least``."""

    mark: str
    ground: str
    found: float
    least: float


def faint_pairs(colours: Mapping[str, str]) -> list[Faint]:
    """Return what cannot be told from its ground, or not be read on it, by the rules of ``palette.toml``.

    ``colours`` are all of a light page, or of a dark one.
    """
    return [pair for pair in (*_read(colours), *_seen(colours)) if pair.found < pair.least]


def _read(colours: Mapping[str, str]) -> Iterator[Faint]:
    for text, grounds in colours_of("readable").items():
        for ground in grounds.split():
            yield Faint(text, ground, contrast(colours[text], colours[ground]), TEXT)


def _seen(colours: Mapping[str, str]) -> Iterator[Faint]:
    """Yield each mark with each ground: of a mark with a line around it the better of the two tells it."""
    for marks, grounds in colours_of("stands-out").items():
        first, *line = marks.split()
        for mark in named(first, colours):
            for ground in grounds.split():
                best = max(contrast(colours[one], colours[ground]) for one in (mark, *line))
                yield Faint(mark, ground, best, GRAPHICS)
            for one in line:
                yield Faint(mark, one, contrast(colours[mark], colours[one]), GRAPHICS)


def named(name: str, colours: Mapping[str, str]) -> list[str]:
    """Return the colours that a name of the rules stands for: itself, or all that begin with it and a hyphen."""
    return [name] if name in colours else [full for full in colours if full.startswith(f"{name}-")]
