# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What click says is said in Italian, by a catalogue that is whole; and help comes without anything heavy."""

import ast
import gettext
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from mapping.cli.italian import LOCALE, italian
from tests.loaded import loaded_by

CATALOGUE = LOCALE / "it" / "LC_MESSAGES" / "click.po"
TO_PROGRAMMERS = {"decorators.py", "shell_completion.py", "termui.py", "_termui_impl.py", "_winconsole.py", "utils.py"}
"""Modules of click of which no command of ours uses a sentence: prompts, editors, completion, colours."""
DECLARING = ("Could not determine", "No options defined", "Arguments take", "Name '", "Boolean option")
"""How the sentences begin that click tells whoever declares a command wrongly."""


def _key(text: str | list[str] | tuple[str, ...]) -> object:
    return text if isinstance(text, str) else tuple(text)


def catalogue() -> dict[object, object]:
    with CATALOGUE.open("rb") as stream:
        return {_key(message.id): _key(message.string) for message in read_po(stream) if message.id}


def said_by_click() -> dict[str, set[object]]:
    """Return module -> what it hands to gettext: a text, or two for one and for several."""
    found: dict[str, set[object]] = {}
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                if texts:
                    found.setdefault(path.name, set()).add(texts[0] if node.func.id == "_" else tuple(texts[:2]))
    return found


def test_the_catalogue_says_what_click_says_and_nothing_that_click_no_longer_says():
    said = said_by_click()
    everything = {text for texts in said.values() for text in texts}
    assert set(catalogue()) <= everything
    needed = {text for name, texts in said.items() if name not in TO_PROGRAMMERS for text in texts}
    left = [text for text in needed - set(catalogue()) if isinstance(text, str) and not text.startswith(DECLARING)]
    assert sorted(left) == [
        "Choice({choices})", "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
        "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
        "Invalid start character for option ({option})", "Value must be an iterable.",
        "{value!r} is not a valid UUID.",
    ]  # fmt: skip


def test_every_sentence_is_translated_with_the_same_facts():
    for text, words in catalogue().items():
        pairs = zip(text, words, strict=True) if isinstance(text, tuple) else [(text, words)]
        for source, target in pairs:
            assert target
            assert set(re.findall(r"{(\w+)", target)) == set(re.findall(r"{(\w+)", source))


def test_the_compiled_catalogue_is_that_of_the_text():
    with CATALOGUE.with_suffix(".mo").open("rb") as stream:
        assert {_key(message.id): _key(message.string) for message in read_mo(stream) if message.id} == catalogue()


@pytest.mark.parametrize("language", [None, "de", "en_US:en"])
def test_the_language_of_the_shell_comes_back(monkeypatch, language):
    monkeypatch.delenv("LANGUAGE", raising=False)
    if language:
        monkeypatch.setenv("LANGUAGE", language)
    before = gettext.gettext("Usage:")
    with italian():
        assert gettext.gettext("Usage:") == "Uso:"
    assert (gettext.gettext("Usage:"), os.environ.get("LANGUAGE")) == (before, language)


HEAVY = {"pandas", "numpy", "geopandas", "shapely", "folium", "matplotlib", "scipy", "pyarrow", "babel", "rdflib"}


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["--version"], ["build", "--nope"], ["sources"]])
def test_whoever_asks_for_help_waits_for_nothing_heavy(words):
    loaded = loaded_by(*words)
    assert loaded.out or "nope" in loaded.err
    assert HEAVY & loaded.modules == set()


def test_the_package_itself_loads_nothing_heavy():
    script = "import sys, mapping; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()
