# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The JavaScript: its types, its own unit tests, its lock file; the words of every language."""

import json
import re
import subprocess

import pytest

from mapping.viewer.languages import LANGUAGES, strings
from mapping.viewer.messages import arguments
from tests.viewer_script import NODE, VIEWER


@pytest.fixture(scope="module", autouse=True)
def _tools():
    assert (VIEWER / "node_modules" / "typescript").is_dir(), "run python tests/bring_front_end_tools.py first"


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(NODE), *arguments], cwd=VIEWER, capture_output=True, text=True, check=False)


def test_types_hold():
    done = _run("node_modules/typescript/bin/tsc", "--project", "tsconfig.json")
    assert done.returncode == 0, done.stdout


def test_unit_tests_pass():
    tests = sorted(str(path.relative_to(VIEWER)) for path in VIEWER.glob("src/tests/*.test.js"))
    assert tests
    done = _run("--test", *tests)
    assert done.returncode == 0, done.stdout


def test_lock_has_hashes_and_no_addresses():
    lock = json.loads((VIEWER / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for name, package in lock["packages"].items() if name]
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    assert not any("resolved" in package for package in packages)


def test_markup_is_never_assigned():
    banned = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    for path in VIEWER.glob("src/**/*.js"):
        assert not banned.search(path.read_text(encoding="utf-8")), path


def test_modules_are_small():
    for path in [*VIEWER.glob("src/**/*.js"), *VIEWER.glob("src/**/*.css"), *VIEWER.glob("*.py")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 250, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_have_the_keys_and_the_placeholders_of_italian(lang):
    def places(text: str | dict[str, str]) -> set[str]:
        """What a sentence tells: a `select` only chooses how, and a language may have one way for all."""
        forms = [text] if isinstance(text, str) else list(text.values())
        return {argument.name for argument in arguments(forms[-1]) if argument.kind != "select"}

    italian, own = strings("it")["testi"], strings(lang)["testi"]
    assert set(own) <= set(italian)
    assert {key: places(text) for key, text in own.items()} == {key: places(italian[key]) for key in own}


def test_every_word_the_page_asks_for_exists():
    modules = [path for path in VIEWER.glob("src/**/*.js") if path.parent.name != "tests"]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in modules)
    templates = "\n".join(path.read_text(encoding="utf-8") for path in VIEWER.glob("templates/*"))
    asked = set(re.findall(r'\bt\("([\w.-]+)"', sources)) | set(re.findall(r"\bt\('([\w.-]+)'", templates))
    assert asked
    assert asked <= set(strings("it")["testi"])
