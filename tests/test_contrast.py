# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What carries meaning stands out from every ground it may lie on: the rule ``[stands-out]`` of the palette."""

from itertools import pairwise

import pytest

from mapping.contrast import GRAPHICS, TEXT, contrast
from mapping.palette import RAMP, colours_of, faint_pairs, named
from tests.contrast import WITHOUT, contrast_without

THEMES = ("light", "dark")
RULE = {tuple(marks.split()): grounds.split() for marks, grounds in colours_of("stands-out").items()}


@pytest.mark.parametrize(
    ("colour", "known"), [("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0), ("#0000ff", 8.59), ("#010101", 20.87)]
)
def test_the_contrast_is_that_of_wcag(colour, known):
    """As other programs tell it of these colours on white."""
    assert round(contrast(colour, "#ffffff"), 2) == known


@pytest.mark.parametrize("theme", THEMES)
def test_what_carries_meaning_stands_out_and_what_is_read_can_be(theme):
    assert faint_pairs(colours_of("light") | colours_of(theme)) == []


@pytest.mark.parametrize(
    ("name", "value", "pair", "least"),
    [
        ("accento", "#b8b8b8", ("accento", "fondo"), TEXT),
        ("su-cerchio", "#000000", ("su-cerchio", "cerchio"), TEXT),
        ("cerchio", "#8ab8df", ("cerchio", "c2"), GRAPHICS),
        ("cerchio", "#ffffff", ("cerchio", "fondo"), GRAPHICS),
        ("progetto-coin", "#8ab8df", ("progetto-coin", "c2"), GRAPHICS),
    ],
)
def test_the_rule_sees_a_faint_colour(name, value, pair, least):
    faint = faint_pairs(colours_of("light") | {name: value})
    assert (*pair, least) in {(one.mark, one.ground, one.least) for one in faint}
    assert all(one.found < one.least for one in faint)


def test_the_rule_stands_for_colours_that_there_are():
    for table in ("stands-out", "readable"):
        for marks, grounds in colours_of(table).items():
            assert all(named(name, colours_of("light")) for name in (*marks.split(), *grounds.split()))


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
