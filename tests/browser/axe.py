# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""axe-core in an open page: which rules are asked for, and what it finds."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.looking import lay_out

AXE = Path(__file__).parents[2] / "mapping" / "viewer" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""What the law asks for, what WCAG 2.2 adds, and what axe advises besides: landmarks, order of headings."""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a theme can break, and no language."""
_RUN = """({ context, run, but }) => axe.run(context, {
    runOnly: run, iframes: false, resultTypes: ['violations'],
    rules: Object.fromEntries(but.map(rule => [rule, { enabled: false }])),
}).then(result => result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' | ')))"""
STATES = ("skip-link",)
"""What a page with states cannot be asked: where a scrolled sheet hides a link to one (``#vista=elenco``), it is taken
for one that skips something. The one that does is followed by test_accessibility.py."""


def bring_axe(page: Page) -> None:
    """Put axe into a page, whose policy has to be bypassed."""
    page.add_script_tag(path=AXE)


def open_details(page: Page) -> None:
    """Open whatever can be unfolded."""
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")


def faults(page: Page, rules: tuple[str, ...] = RULES, *, but: tuple[str, ...] = (), within: str = "html") -> list[str]:
    """Return what axe finds by these rules, or those of these tags."""
    lay_out(page)
    asked = {"context": {"include": [within]}, "run": list(rules), "but": list(but)}
    found: list[str] = page.evaluate(_RUN, asked)
    return found
