# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every driver asks of a page: whether it is ready, and what an expression comes to, be it a promise."""

from pathlib import Path

READY = """'pronta' in document.documentElement.dataset
    || !(document.getElementById('guasto') || { hidden: true }).hidden ? 'ready' : ''"""
ANSWER = "window.answered || ''"


def asked(expression: str) -> str:
    """Return what asks for the expression, be it a promise; ``ANSWER`` comes to hold its value as JSON."""
    keep = "value => { window.answered = JSON.stringify(value) }"
    tell = "fault => { window.answered = JSON.stringify(String(fault)) }"
    return f"Promise.resolve({expression}).then({keep}, {tell}) && ''"


def walk(kind: str, rows: int) -> str:
    """Return the expression that walks through a page of so many rows: ``whole``, or ``plain`` where none can live."""
    steps = Path(__file__).with_name("walk.js").read_text(encoding="utf-8").rstrip().rstrip(";")
    return f"({steps})('{kind}', {rows})"
