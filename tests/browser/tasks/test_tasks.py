# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The eight tasks, step by step, in three languages, wide and on a phone; each step with what has to be seen after."""

import re

import pytest

from tests.browser.tasks.eight import SIZES, TASKS
from tests.browser.tasks.reader import LANGUAGES, Reader, options


@pytest.fixture(scope="module")
def register(atlas):
    """The register as its table says it, every cell a text."""
    read = ["comune", "provincia", "regione", "codice_comune", "latitudine", "longitudine"]
    table = atlas.associations.drop(columns=read)
    return table.rename(columns=lambda name: name.removeprefix("luogo_")).astype(object).fillna("").astype(str)


@pytest.fixture(scope="module", params=[(lang, size) for lang in LANGUAGES for size in SIZES], ids="-".join)
def reader(request, context, site, register):
    """One page for the eight tasks: loading it takes longer than most of what they do."""
    lang, size = request.param
    one = Reader(context(**options(SIZES[size])), site / "index.html", register, lang, size == "1440")
    yield one
    one.page.close()


@pytest.fixture(scope="module")
def told(root):
    """The steps of each task as docs/tasks.md tells them."""
    tasks = re.split(r"^## \d\. ", (root / "docs" / "tasks.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [re.findall(r"^\d\. (.+)$", task, re.MULTILINE) for task in tasks]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_a_task_is_done_in_its_steps(reader, task, told):
    reader.begin()
    done = list(task(reader))
    assert len(told) == len(TASKS)
    assert done == [step for step in told[TASKS.index(task)] if not (reader.wide and step.endswith("(phone)"))]
    assert reader.requests == []
