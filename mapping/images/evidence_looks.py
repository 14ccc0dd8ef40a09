# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the states of evidence look: each by lightness, hatch and sign, so that no eye and no printer needs the hue."""

from dataclasses import dataclass
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.legend_handler import HandlerBase
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from mapping.coverage import words
from mapping.images.canvas import ACCENT_STRONG, FAINT, INK, LINE, QUIET, RAMP, ZERO
from mapping.images.fonts import BOLD


@dataclass(frozen=True)
class Look:
    """How a state looks: its fill, its hatch, what is written on it (``n`` stands for a count) and in what colour."""

    fill: str
    sign: str
    ink: str = INK
    hatch: str | None = None
    weight: int = 400

    def area(self) -> dict[str, Any]:
        """Return the properties of a patch."""
        return {"facecolor": self.fill, "hatch": self.hatch, "hatchcolor": "white" if self.fill == RAMP[2] else LINE}


LOOKS = {
    "presente": Look(ACCENT_STRONG, "n", "white", weight=BOLD),
    "presente_altra_fonte": Look(RAMP[2], "n*", hatch="\\\\\\", weight=BOLD),
    "probabilmente_assente": Look(ZERO, "×", weight=BOLD),
    "non_si_puo_dire": Look(FAINT, "?", QUIET),
    "pochi_residenti": Look(ZERO, "·", QUIET),
    "senza_dato": Look(ZERO, "", hatch="////"),
}
"""By what ``evidenza`` says."""


class _Key(Artist):
    """A cell of the legend."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self.look = LOOKS[state]
        self.set_label(words("evidenza")[state]["it"])


class _Draw(HandlerBase):
    """Draws the cell of a `_Key` as it stands in the picture."""

    def create_artists(
        self, legend: Any, key: Any, x: float, y: float, width: float, height: float, size: float, trans: Any
    ) -> list[Artist]:
        look = key.look
        cell = Rectangle((x, y - 2), width, height + 4, edgecolor=LINE, linewidth=0.6, transform=trans, **look.area())
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
