# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What carries meaning stands out from every ground it may lie on: the rule ``[stands-out]`` of the palette."""

from itertools import pairwise

import pytest

from mapping.palette import RAMP, colours_of
from tests.contrast import GRAPHICS, WITHOUT, contrast, contrast_without

THEMES = ("light", "dark")
RULE = {tuple(marks.split()): grounds.split() for marks, grounds in colours_of("stands-out").items()}


def named(name: str, colours: dict[str, str]) -> list[str]:
    """Return the colours that a name of the rule stands for."""
    return [name] if name in colours else [full for full in colours if full.startswith(f"{name}-")]


@pytest.mark.parametrize("theme", THEMES)
def test_what_carries_meaning_stands_out_from_every_ground(theme):
    colours = colours_of("light") | colours_of(theme)
    faint = {}
    for (mark, *line), grounds in RULE.items():
        assert named(mark, colours), mark
        for fill in named(mark, colours):
            for ground in grounds:
                best = max(contrast(colours[one], colours[ground]) for one in (fill, *line))
                if best < GRAPHICS:
                    faint[fill, ground] = round(best, 2)
            faint |= {(fill, one): 0.0 for one in line if contrast(colours[fill], colours[one]) < GRAPHICS}
    assert faint == {}


def test_the_rule_names_every_shade_and_every_ground_of_the_map():
    """Who adds a shade or a project writes the rule with it."""
    lines, circles, marks = RULE[("confine-forte",)], RULE["cerchio", "fondo"], RULE["progetto", "fondo"]
    for grounds in (lines, circles, marks):
        assert {*RAMP, "zero", "acqua", "terra"} <= set(grounds)
    assert {name for name in colours_of("light") if name.startswith("c") and name[1:].isdigit()} == set(RAMP)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("cone", WITHOUT)
def test_the_scale_grows_evenly_for_every_eye(theme, cone):
    """Five shades cannot be three to one apart; each step is seen, in one direction, and the ends are told apart."""
    shades = [colours_of(theme)[name] for name in RAMP]
    assert all(contrast_without(cone, one, other) > 1.2 for one, other in pairwise(shades))
    assert contrast_without(cone, shades[0], shades[-1]) >= GRAPHICS
    line = colours_of(theme)["confine-forte"]
    assert min(contrast_without(cone, line, shade) for shade in shades) >= GRAPHICS, "lines and dots"
