# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every driver asks of a page: whether it is ready, and what an expression comes to, be it a promise."""

from dataclasses import replace
from pathlib import Path

from mapping.atlas import Atlas
from mapping.coverage import PointLayer
from mapping.viewer import render_page

READY = """'pronta' in document.documentElement.dataset
    || !(document.getElementById('guasto') || { hidden: true }).hidden ? 'ready' : ''"""
ANSWER = "window.answered || ''"
LAYER = PointLayer(
    "sportelli", "Sportelli (prova)", "Help desks (test)", "Prova", "CC0-1.0",
    ((45.464, 9.19, "Sportello di Milano"), (40.85, 14.26, "Sportello di Napoli")),
)  # fmt: skip
"""What an edition of somebody's shows besides the associations."""


def walked_page(atlas: Atlas) -> str:
    """Return the page that is walked through: of the atlas, with a layer of an edition's own."""
    return render_page(replace(atlas, layers=(LAYER,)))


def asked(expression: str) -> str:
    """Return what asks for the expression, be it a promise; ``ANSWER`` comes to hold its value as JSON."""
    keep = "value => { window.answered = JSON.stringify(value) }"
    tell = "fault => { window.answered = JSON.stringify(String(fault)) }"
    return f"Promise.resolve({expression}).then({keep}, {tell}) && ''"


def walk(kind: str, rows: int) -> str:
    """Return the expression that walks through a page of so many rows: ``whole``, or ``plain`` where none can live."""
    steps = Path(__file__).with_name("walk.js").read_text(encoding="utf-8").rstrip().rstrip(";")
    return f"({steps})('{kind}', {rows})"
