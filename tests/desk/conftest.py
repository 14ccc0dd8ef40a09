# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A desk that publishes at once: the same calls as its child process, in this one, and no images."""

import pytest

from mapping.desk.tasks import TASKS
from mapping.desk.work import Work
from mapping.desk.worker import finish
from mapping.publish import site


@pytest.fixture
def at_once(monkeypatch):
    """Have work done before its page is asked for."""
    work_at_once(monkeypatch)


def work_at_once(monkeypatch):
    """Do so for as long as ``monkeypatch`` is in force."""

    def start(self, task, **asked):
        finish(TASKS[task], self.place, {"compito": task, "cartella": str(self.place.folder), **asked})

    monkeypatch.setattr(site, "render_images", lambda _atlas: {})
    monkeypatch.setattr(Work, "start", start)
