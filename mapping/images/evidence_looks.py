# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the states of evidence look: each by lightness, hatch and sign, so that no eye and no printer needs the hue."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.legend_handler import HandlerBase
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from mapping.coverage import ABSENT as PROBABLY_ABSENT
from mapping.coverage import ELSEWHERE, FEW, FEW_RESIDENTS, PRESENT, UNCERTAIN
from mapping.images.canvas import ABSENT, ACCENT_STRONG, FAINT, INK, LINE, QUIET, RAMP, ZERO, number
from mapping.images.fonts import BOLD


@dataclass(frozen=True)
class Look:
    """How a state looks: its name, its fill, its hatch, what is written on it (``n`` is a count) and how."""

    name: str
    fill: str
    sign: str
    ink: str = INK
    hatch: str | None = None
    weight: int = 400
    framed: bool = False

    def area(self) -> dict[str, Any]:
        """Return the properties of a patch."""
        return {"facecolor": self.fill, "hatch": self.hatch, "hatchcolor": "white" if self.fill == RAMP[2] else LINE}

    def line(self) -> dict[str, Any]:
        """Return the properties of what goes around it on a map and in the legend."""
        return {"edgecolor": INK, "linewidth": 1.8} if self.framed else {"edgecolor": LINE, "linewidth": 0.6}


LOOKS = {
    PRESENT: Look("presente", ACCENT_STRONG, "n", "white", weight=BOLD),
    ELSEWHERE: Look("presente secondo altra fonte", RAMP[2], "n*", hatch="\\\\\\", weight=BOLD),
    PROBABLY_ABSENT: Look("probabilmente assente", ABSENT, "×", weight=BOLD, framed=True),
    UNCERTAIN: Look("non si può dire", FAINT, "?", QUIET),
    FEW: Look(f"pochi residenti (meno di {number(FEW_RESIDENTS)})", ZERO, "·", QUIET),
    "senza_dato": Look("senza dato", ZERO, "", hatch="////"),
}
"""By what ``evidenza`` says."""


def look_of(cell: Mapping[Any, Any]) -> tuple[Look, str]:
    """Return how a row of `mapping.coverage.Coverage.communities` looks, and what is written on it."""
    look = LOOKS[cell["evidenza"]]
    count = cell["altra_fonte_conteggio"] if "*" in look.sign else cell["associazioni"]
    return look, look.sign.replace("n", number(count, missing=""))


class _Key(Artist):
    """A cell of the legend."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self.look = LOOKS[state]
        self.set_label(self.look.name)


class _Draw(HandlerBase):
    """Draws the cell of a `_Key` as it stands in the picture."""

    def create_artists(
        self, _legend: Any, key: Any, x: float, y: float, width: float, height: float, size: float, trans: Any
    ) -> list[Artist]:
        look = key.look
        cell = Rectangle((x, y - 2), width, height + 4, transform=trans, **look.line(), **look.area())
        sign = Text(
            x + width / 2, y + height / 2 - 0.5, look.sign, fontsize=size, color=look.ink, fontweight=look.weight,
            ha="center", va="center", transform=trans,
        )  # fmt: skip
        sign.set_clip_on(False)
        return [cell, sign]


def draw_states(axes: Axes, **where: Any) -> None:
    """Draw the legend of all states, also of those that nothing has."""
    keys: list[Any] = [_Key(state) for state in LOOKS]
    axes.legend(handles=keys, handler_map={_Key: _Draw()}, frameon=False, labelcolor=INK, handlelength=2.2, **where)
