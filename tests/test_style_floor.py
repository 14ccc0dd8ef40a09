# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The style sheets in the oldest browsers (Chromium 87): what is newer is guarded, or stands only where it may fail."""

import re
from itertools import combinations

import pytest

from mapping.palette import colours_of
from mapping.shipped import PACKAGE

NEWER = {
    "round()": r"[:\s(,]round\(",
    "mod()": r"[:\s(,](?:mod|rem|sign|abs|sin|cos|tan|atan2?|hypot|pow|sqrt|exp|log)\(",
    ":has() in a list of selectors, which it makes void": r",[^{}()]*:has\(|:has\([^{}]*\)[^{}()]*,[^{}]*\{",
    "color-mix()": r"color-mix\(",
    "light-dark()": r"light-dark\(",
    "relative colours": r"(?:rgb|hsl|oklch|oklab)a?\(from ",
    "oklch()": r"[:\s(,](?:oklch|oklab|lch|lab|hwb|color)\(",
    "nesting": r"[{;]\s*&",
    "container units": r"\d(?:cqw|cqh|cqi|cqb|cqmin|cqmax)\b",
    "dynamic viewport": r"\d(?:d|s|l)v(?:h|w|i|b|min|max)\b",
    "individual transforms": r"[;{\s](?:translate|rotate|scale):",
    "@layer": r"@layer\b",
    "@scope": r"@scope\b",
    "subgrid": r"\bsubgrid\b",
    "range media": r"@media[^{]*[<>]",
    "linear()": r"[:\s(,]linear\(",
    "anchor()": r"[:\s(,]anchor(?:-size)?\(",
}
"""What Chromium 87 does not know and a declaration or a rule cannot do without, unless it stands in ``@supports``."""
IN_PROPERTY = re.compile(r"--[\w-]+:[^;}]*")


def rules_of(name: str) -> str:
    """Return a style sheet without its fonts, its comments and what stands in ``@supports``."""
    css = (PACKAGE / "viewer/dist" / name).read_text(encoding="utf-8")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"url\([^)]*\)", "url()", css)
    return re.sub(r"@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)


@pytest.mark.parametrize("feature", NEWER)
@pytest.mark.parametrize("name", ["viewer.css", "layers.css"])
def test_what_an_old_browser_does_not_know_is_guarded(name, feature):
    assert re.findall(NEWER[feature], rules_of(name)) == []


@pytest.mark.parametrize("feature", NEWER)
def test_the_pattern_of_a_feature_finds_it(feature):
    examples = (
        "a{width:round(3px,2px)}", "a{width:calc(mod(3px,2px))}", "a,b:has(c){}", "a{color:color-mix(in lab,red,tan)}",
        "a{color:light-dark(red,blue)}", "a{color:rgb(from red r g b)}", "a{color:oklch(1 2 3)}", "a{& b{c:d}}",
        "a{width:3cqw}", "a{height:100dvh}", "a{translate:3px}", "@layer a{}", "@scope (a){}",
        "a{grid:subgrid}", "@media (width>3px){}", "a{b:linear(0,1)}", "a{top:anchor(top)}",
    )  # fmt: skip
    assert any(re.search(NEWER[feature], example) for example in examples)


def test_no_property_of_our_own_holds_what_does_not_fall_back():
    """A void declaration leaves the one before it; a void property makes void whatever is made of it."""
    for name in ("viewer.css", "layers.css"):
        own = " ".join(IN_PROPERTY.findall((PACKAGE / "viewer/dist" / name).read_text(encoding="utf-8")))
        assert not [feature for feature, pattern in NEWER.items() if re.search(pattern, own)]


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


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
