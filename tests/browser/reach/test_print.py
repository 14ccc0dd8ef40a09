# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Printed: the sheet of a region is one A4, the map is one A4, controls stay at home."""

import re

import pytest


@pytest.mark.parametrize("view", ["scheda=12", "scheda=03", "vista=mappa"])
def test_one_page(visit, index, view):
    page = visit(f"{index}#{view}").page
    printed = page.pdf(prefer_css_page_size=True)
    assert re.findall(rb"/Count (\d+)", printed) == [b"1"]


def test_controls_are_not_printed(visit, index):
    page = visit(f"{index}#scheda=12").page
    page.emulate_media(media="print")
    assert page.locator("#titolo-scheda").is_visible()
    for control in ("#filtri", "#viste", "#azioni", ".chiudi", "#mappa"):
        assert page.locator(control).is_hidden()


def test_printed_legend_stands_below_the_map_and_covers_nothing(visit, index):
    page = visit(index, viewport={"width": 688, "height": 1017}).page
    page.emulate_media(media="print")
    frame, legend = page.locator(".carta").bounding_box(), page.locator(".scala").bounding_box()
    assert legend["y"] >= frame["y"] + frame["height"]
