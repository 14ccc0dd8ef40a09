# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every colour once (``palette.toml``): for the page's style sheets, the static images and the workbooks."""

from collections.abc import Iterable

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
