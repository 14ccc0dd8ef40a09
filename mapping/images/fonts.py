# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page's typeface for the images, under a name of our own: no font of the machine can take its place."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import FontEntry, fontManager

from mapping.errors import GeodataError

BOLD = 600
"""The heavier of the two weights that the page has."""
_OURS, _REST = "mappa-titillium", "mappa-dejavu"


@cache
def family() -> list[str]:
    """Return the names of the typeface, and of the one that comes with matplotlib for letters that it lacks.

    Raises
    ------
    GeodataError
        If the front end, whose typeface it is, was never bundled.
    """
    for weight, rest in ((400, "DejaVuSans.ttf"), (BOLD, "DejaVuSans-Bold.ttf")):
        beside = str(Path(get_data_path(), "fonts", "ttf", rest))
        fontManager.ttflist += [_entry(_OURS, _bundled(weight), weight), _entry(_REST, beside, weight)]
    return [_OURS, _REST]


def _entry(name: str, path: str, weight: int) -> FontEntry:
    return FontEntry(path, name=name, weight=weight, stretch="normal", size="scalable")


def _bundled(weight: int) -> str:
    path = files("mapping.viewer").joinpath("dist", f"titillium-{weight}.ttf")
    if not path.is_file():
        raise GeodataError(f"Manca «{path.name}»: in mapping/viewer eseguire «npm ci» e «npm run build».")
    return str(path)
