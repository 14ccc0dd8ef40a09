# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The style sheets do without what would break, and not merely look plainer, in a browser that is years old."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mapping.viewer import bundle

SHEETS = sorted((Path(__file__).parents[1] / "mapping" / "viewer" / "src" / "style").glob("*.css"))
OLD_FUNCTIONS = {"var", "calc", "min", "max", "clamp", "rgb", "rgba", "hsl", "hsla", "url", "linear-gradient", "attr"}
"""Known to Chrome 87, Firefox 91 and Safari 14."""
NEW_SELECTORS = (":has(", ":user-", ":open", ":popover-open", "::details-content", ":state(", "&")


def rules(text: str) -> Iterator[tuple[list[str], str]]:
    """Yield each run of declarations and what it stands in: at-rules and selectors, the outermost first."""
    around: list[str] = []
    for words, end in re.findall(r"([^{};]*)([{};])", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
        if end != "{" and words.strip():
            yield around.copy(), words.strip()
        if end == "{":
            around.append(words.strip())
        elif end == "}":
            around.pop()


def unknown(text: str) -> list[str]:
    """The properties of our own whose value an old engine may not know: they do not fall back to the one before."""
    return [
        declaration
        for around, declaration in rules(text)
        if declaration.startswith("--")
        and not any(place.startswith("@supports") for place in around)
        and not set(re.findall(r"([a-z-]+)\(", declaration)) <= OLD_FUNCTIONS
    ]


def voided(text: str) -> list[str]:
    """The lists of selectors of which one may be unknown: an old engine then passes over the whole list."""
    preludes = {around[-1] for around, _ in rules(text) if around and not around[-1].startswith("@")}
    outside = {prelude: re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", prelude) for prelude in preludes}
    return [
        prelude
        for prelude, bare in outside.items()
        if "," in bare and any(selector in prelude for selector in NEW_SELECTORS)
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_own_properties_are_known_everywhere_or_asked_for(sheet):
    assert unknown(sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_list_of_selectors_depends_on_a_new_one(sheet):
    assert voided(sheet.read_text(encoding="utf-8")) == []


def test_what_would_break_is_seen():
    assert unknown(".a { --b: 1px; --b: round(1px, 2px); width: var(--b) }") == ["--b: round(1px, 2px)"]
    assert unknown("@media print { .a { --c: color-mix(in srgb, red, blue) } }")
    assert unknown("@supports (width: round(1px, 2px)) { .a { --b: round(1px, 2px); } }") == []
    assert voided(".a, .b:has(.c, .d) { color: red }")
    assert voided(".a:has(.c, :not(.d)) { color: red }") == []


def test_there_are_style_sheets():
    assert any("--alta" in sheet.read_text(encoding="utf-8") for sheet in SHEETS)


@pytest.mark.parametrize("name", ["viewer.css", "layers.css"])
def test_no_colour_is_asked_for_that_the_sheet_does_not_have(name):
    """One with a value to fall back to may be set by a script, on the element."""
    text = bundle(name)
    asked = set(re.findall(r"var\((--[\w-]+)\)", text))
    set_here = set(re.findall(r"(--[\w-]+)\s*:", text))
    by_scripts = set(re.findall(r"--[\w-]+", bundle(name.replace(".css", ".js"))))
    assert asked - set_here - by_scripts == set()
