# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The marks of projects are seen on every land, and told apart."""

from itertools import combinations

import pytest

from mapping.contrast import contrast
from mapping.palette import colours_of


@pytest.mark.parametrize("table", ["light", "dark"])
def test_the_marks_of_projects_are_seen_on_every_land_and_told_apart(table):
    """Three to one (WCAG 1.4.11) against the land and the line around the mark; the darkest land has only the line."""
    colours = colours_of(table)
    marks = {name: value for name, value in colours.items() if name.startswith("progetto-")}
    grounds = {name: colours[name] for name in ("fondo", "acqua", "zero", "c0", "c1", "c2", "c3")}
    faint = {
        (mark, ground): round(contrast(colour, behind), 2)
        for mark, colour in marks.items()
        for ground, behind in grounds.items()
        if contrast(colour, behind) < 3
    }
    assert faint == {}
    assert len(set(marks.values())) == len(marks)


def test_every_project_has_a_shape_of_its_own(atlas):
    shapes = colours_of("marks")
    assert set(shapes) == set(atlas.initiatives.projects.index)
    assert {f"progetto-{name}" for name in shapes} <= set(colours_of("light")) & set(colours_of("dark"))
    assert all(one != other for one, other in combinations(shapes.values(), 2))
