# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk shows speaks of no command line: every sentence that the sources hold is tried."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import mapping
from mapping.desk.wording import acceptable, spoken
from mapping.problems import catalogue
from mapping.toml_files import read_toml

PACKAGE = Path(mapping.__file__).parent
TYPED = re.compile(r"--[a-z]|«mapping|mapping (build|check|columns|restore|diff)")
ROOMS = ("files", "cells", "places", "registry", "publish", "verdict", "metadata", "comparison")
OF_COMMANDS = ("streets", "template.py", "columns_file.py")
"""Where sentences are of what only the command line does."""


def raised(path: Path) -> Iterator[str]:
    """Yield the Italian sentences of a module, what is filled in left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "tale" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count(" ") > 5:
            yield node.value


def sentences() -> list[str]:
    told = [words["it"] for words in catalogue().values()]
    for words in [*read_toml("verdict/words.toml").values(), *read_toml("verdict/words.toml")["passi"].values()]:
        said = [words.get("it"), words.get("nuova_it")] if isinstance(words, dict) else []
        told += [text for one in said if one for text in ([one] if isinstance(one, str) else one)]
    modules = [path for room in ROOMS for path in (PACKAGE / room).rglob("*.py") if "node_modules" not in path.parts]
    modules = [path for path in modules if not set(OF_COMMANDS) & {*path.parts, path.name}]
    told += [text for path in modules for text in raised(path) if "``" not in text]
    return sorted({text for text in told if TYPED.search(text) and " " in text})  # what has none is no sentence


@pytest.mark.parametrize("sentence", sentences())
def test_no_sentence_tells_to_type(sentence):
    said = spoken(sentence.replace("{nome}", "nome").replace("{intestazione}", "Titolo"))
    assert not TYPED.search(said)
    assert said.strip()
    assert not re.search(r"  |[ ,:]\.(?!\w)", said)


@pytest.mark.parametrize(
    "sentence",
    [
        "Il comune «Roma --centro» non si trova: correggerlo.",
        "«Associazione Amici --Onlus» è scritta due volte, righe 3 e 4; cancellarne una.",
        "Il file «registro --nuovo.csv» non si legge.",
        "Il nome «indicare l'elenco, (--report FILE)» non si trova.",
    ],
)
def test_what_the_keeper_wrote_stays_as_it_is(sentence):
    assert spoken(sentence) == sentence


def test_what_the_keeper_wrote_stays_beside_what_is_typed():
    said = spoken("Il file «registro --nuovo.csv» non si legge; indicare quale con --sheet (uno di: «a --b»).")
    assert said == "Il file «registro --nuovo.csv» non si legge; scegliere quale nel passo «Registro»."


def test_what_may_be_confirmed_is_what_the_sentence_offers():
    assert acceptable("… controllare il registro, alzare --max-loss o ripetere con --accept-loss.") == "perdita"
    assert acceptable("… correggere il file, o ripetere con --accept-gaps.") == "lacune"
    assert acceptable("La cella nomina chi si è ritirato.") == ""
