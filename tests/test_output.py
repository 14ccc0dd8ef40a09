# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The committed ``output/`` is what `make maps` writes, and small enough to be opened anywhere."""

import sys

import pytest

from mapping.cli import commands as cli


@pytest.mark.slow
def test_the_committed_output_is_current(root, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["mapping", "build", "--out", str(root / "output"), "--check"])
    try:
        cli.main()
    except SystemExit as end:
        pytest.fail(f"exit {end.code}: {capsys.readouterr().err}")


def test_the_page_weighs_at_most_700_kilobytes(site):
    assert len(site["index.html"]) <= 700_000


def test_the_readme_names_every_file_of_the_output(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    files = [p.relative_to(root / "output") for p in (root / "output").rglob("*") if p.is_file()]
    assert files
    for path in files:
        told = path.suffix in readme and (path.stem in readme or f"{path.parent}/*" in readme)
        assert told, f"README.md does not tell what output/{path} is"
