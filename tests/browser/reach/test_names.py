# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is seen is told, in every language and view: each thing that is called by its text has that text as a name.

A column of the Chinese page had none, nor had lines of the Hindi one: of a text of one letter Chromium tells nothing
where a style asks for its first.
"""

from typing import Any

import pytest
from playwright.sync_api import CDPSession, expect

from mapping.viewer.languages import SHIPPED
from tests.browser.axe import open_details
from tests.browser.looking import wait_for_rest

NAMED = {"button", "checkbox", "columnheader", "combobox", "heading", "image", "link", "option", "radio", "rowheader"}
HOLDING = {"cell", "DescriptionListDetail", "DescriptionListTerm", "definition", "listitem", "term"}
TEXT = "function() { return this.textContent }"
VIEWS = (
    "vista=mappa&scheda=12",
    "vista=elenco&comune=058091&comunita=SN",
    "vista=regioni",
    "vista=comunita",
    "vista=comunita&comunita=SN",
    "vista=cercare",
    "vista=iniziative",
)


def _untold(session: CDPSession) -> list[tuple[str, str]]:
    """Return what has no name, by its role and text; of what only holds a text, what holds none for a reader."""
    nodes = [node for node in session.send("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
    bare = [node for node in nodes if _of(node) in NAMED and not str(node["name"].get("value", "")).strip()]
    empty = [node for node in nodes if _of(node) in HOLDING and not node["childIds"]]
    return [(_of(node), text) for node in bare + empty if (text := _text(session, node)) or node in bare]


def _of(node: dict[str, Any]) -> str:
    role: str = node["role"]["value"]
    return role


def _text(session: CDPSession, node: dict[str, Any]) -> str:
    found = session.send("DOM.resolveNode", {"backendNodeId": node["backendDOMNodeId"]})["object"]["objectId"]
    asked = {"objectId": found, "functionDeclaration": TEXT, "returnByValue": True}
    told: str = session.send("Runtime.callFunctionOn", asked)["result"]["value"]
    return told.strip()


@pytest.mark.parametrize("lang", SHIPPED)
def test_nothing_that_is_seen_is_without_a_name(visit, index, lang):
    page = visit(f"{index}#lang={lang}").page
    session = page.context.new_cdp_session(page)
    found = {}
    for view in VIEWS:
        page.evaluate("hash => { location.hash = hash }", f"lang={lang}&{view}")
        wait_for_rest(page)
        open_details(page)
        found[view] = _untold(session)
    assert {view: untold for view, untold in found.items() if untold} == {}


@pytest.mark.parametrize(("view", "scripts"), [("vista=elenco", True), ("vista=mappa", True), ("", False)])
def test_no_entry_of_the_list_is_empty_though_it_be_out_of_sight(visit, index, atlas, view, scripts):
    """Of what a style lets Chromium skip (``content-visibility``) it tells a screen reader nothing."""
    page = visit(f"{index}#{view}", java_script_enabled=scripts).page
    entries = page.locator(".voce" if scripts else ".ferme > li[data-id]")
    expect(entries).to_have_count(len(atlas.associations))
    assert _untold(page.context.new_cdp_session(page)) == []
