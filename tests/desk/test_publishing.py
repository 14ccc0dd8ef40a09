# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk publishes: never who withdrew, never by a confirmation of something else, all that the edition says."""

import csv
import html
import re

import pytest

from tests.desk.visitor import desk_in, hidden

pytestmark = pytest.mark.usefixtures("at_once")
TEN = [f"Associazione {w}" for w in "Aurora Baobab Ceibo Dalia Eben Fenice Ginkgo Husky Ibis Jolly".split()]
TWO = ["Casa Albania;Roma", "Stella del Mali;Milano"]


def table(*lines):
    return "\n".join(["denominazione;comune", *lines, ""]).encode()


def of_turin(names):
    return [f"{name};Torino" for name in names]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "k"


@pytest.fixture
def visitor(folder):
    with desk_in(folder) as found:
        yield found.enter()


def published(folder):
    path = folder / "pubblicazione/dati/associazioni.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [row["denominazione"] for row in csv.DictReader(stream)]


def publish(visitor, *accepted):
    """Press the button, as the form that is shown has it, and return the page that follows."""
    shown = visitor.open("/pubblica")
    carried = re.findall(r'type="hidden" name="accetta" value="(\w+)"', shown)
    fields = [("chiave", hidden(shown, "chiave")), *(("accetta", one) for one in (*carried, *accepted))]
    visitor.send("/pubblica", fields)
    return said(visitor.open("/pubblica"))


def said(page):
    """Return the words of a page."""
    body = page.split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def test_a_confirmation_counts_for_what_was_refused_and_for_nothing_after(visitor, folder):
    visitor.drop("registro", "r.csv", table(*of_turin(TEN), *TWO))
    visitor.drop("ritiri", "ritiri.csv", table(*TWO))
    assert "Pubblicato: 10" in publish(visitor)
    visitor.drop("registro", "r2.csv", table(*of_turin(TEN[:6]), *TWO))
    assert "confermare qui sotto" in publish(visitor)
    assert "Pubblicato: 6" in publish(visitor, "perdita")
    assert 'type="hidden" name="accetta"' not in visitor.open("/pubblica")
    visitor.drop("ritiri", "altro.csv", table(TWO[1]))
    assert 'name="accetta"' not in visitor.open("/pubblica")
    assert "Non è stato pubblicato nulla" in publish(visitor, "perdita")  # nothing was refused of this state yet
    assert published(folder) == TEN[:6]
