# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people expect of a project they pick up: citation, editors' settings, hooks, templates; and that they agree."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

FORMS = sorted(Path(__file__).parents[1].glob(".github/ISSUE_TEMPLATE/[0-9]*.yml"))
ELEMENTS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
"""Of GitHub's forms."""


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_one_version_everywhere(root: Path, project: dict[str, Any]) -> None:
    version = project["project"]["version"]
    newest = re.search(r"^## (.+)$", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    citation, publiccode = read(root / "CITATION.cff"), read(root / "publiccode.yml")
    assert newest
    assert {version, newest[1], citation["version"], publiccode["softwareVersion"]} == {version}
    assert str(citation["date-released"]) == str(publiccode["releaseDate"])


def test_the_citation_is_one(root: Path, project: dict[str, Any]) -> None:
    """The keys that its schema (1.2.0) asks for, and none that it does not know."""
    citation = read(root / "CITATION.cff")
    assert citation["cff-version"] == "1.2.0"
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    known = {"abstract", "type", "version", "date-released", "license", "keywords"}
    assert set(citation) <= {"cff-version", "message", "title", "authors"} | known
    assert citation["type"] == "software"
    assert citation["license"] == project["project"]["license"]
    assert [author["name"] for author in citation["authors"]] == [a["name"] for a in project["project"]["authors"]]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", citation["date-released"])


def test_editors_and_the_formatter_agree(root: Path, project: dict[str, Any]) -> None:
    settings = (root / ".editorconfig").read_text(encoding="utf-8")
    assert f"max_line_length = {project['tool']['ruff']['line-length']}" in settings
    assert "end_of_line = lf" in settings
    assert "* text=auto eol=lf" in (root / ".gitattributes").read_text(encoding="utf-8")


def test_hooks_run_what_lint_runs_and_download_nothing(root: Path) -> None:
    repositories = read(root / ".pre-commit-config.yaml")["repos"]
    assert {repository["repo"] for repository in repositories} == {"local"}
    hooks = [hook for repository in repositories for hook in repository["hooks"]]
    assert {hook["language"] for hook in hooks} == {"system"}
    entries = {hook["entry"].split(" --")[0].removeprefix(".venv/bin/") for hook in hooks}
    lint = re.search(r"^lint:.*\n((?:\t.*\n)+)", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert lint
    commands = re.findall(r"\$\(BIN\)/([^\n]+)", lint[1])
    assert {re.sub(r"( \.| --).*", "", command) for command in commands} <= entries


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_speaks_both_languages_and_asks_for_something(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= set(form)
    assert " · " in form["name"]
    assert " · " in form["description"]
    body = form["body"]
    assert {element["type"] for element in body} <= ELEMENTS
    asked = [element for element in body if element["type"] != "markdown"]
    names = [element["id"] for element in asked]
    assert len(names) == len(set(names))
    assert all(" · " in element["attributes"]["label"] for element in asked)
    assert any(element.get("validations", {}).get("required") for element in asked)


def test_there_are_three_forms() -> None:
    assert len(FORMS) == 3


def test_dependabot_looks_where_something_is(root: Path) -> None:
    settings = read(root / ".github" / "dependabot.yml")
    assert settings["version"] == 2
    places = {update["package-ecosystem"]: root / update["directory"].strip("/") for update in settings["updates"]}
    wanted = {"pip": "pyproject.toml", "npm": "package-lock.json", "github-actions": ".github/workflows"}
    assert {name for name, file in wanted.items() if (places[name] / file).exists()} == set(places)
