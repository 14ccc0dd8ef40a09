# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed since the edition before: a table for programs, a page for an editor."""

import io
from html.parser import HTMLParser

import pandas as pd
import pytest

from mapping.atlas import Atlas
from mapping.publish.history import NEWS_CSV, NEWS_HTML, TITLES, news_files, news_page
from mapping.publish.site import site_files
from mapping.registry.editions.difference import DIFF_COLUMNS, KINDS, RegistryDiff

HOSTILE = "</style><script>alert(1)</script>{{7*7}}{% x %}=1+1&amp;"


def diff_of(*changes: tuple[str, str]) -> RegistryDiff:
    rows = [{"cambiamento": kind, "descrizione": words, "denominazione": words} for kind, words in changes]
    frame = pd.DataFrame(rows, columns=list(DIFF_COLUMNS), dtype=object).fillna("")
    return RegistryDiff(frame, 1.5, 10, 12)


class Reader(HTMLParser):
    """Collects the tags, and the text of the list items."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.items: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)
        if tag == "li":
            self.items.append("")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "li":
            self.items[-1] += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def test_every_kind_of_change_has_its_heading() -> None:
    assert tuple(TITLES) == KINDS


def test_a_list_for_each_kind_there_is() -> None:
    page = news_page(diff_of(("aggiunta", "A"), ("aggiunta", "B"), ("tolta", "C")))
    assert read(page).items == ["A", "B", "C"]
    assert "Associazioni aggiunte" in page
    assert "rinominate" not in page
    assert "10 prima, 12 ora" in page


def test_no_change_is_said_in_words() -> None:
    assert "Nessuna differenza" in news_page(diff_of())


def test_hostile_words_stay_words() -> None:
    page = news_page(diff_of(("aggiunta", HOSTILE)))
    reader = read(page)
    assert reader.items == [HOSTILE]
    assert "script" not in reader.tags
    assert "default-src 'none'" in page
    table = news_files(diff_of(("aggiunta", HOSTILE), ("tolta", "=1+1")))[NEWS_CSV]
    assert '"=1+1"' not in table.decode()
    assert len(pd.read_csv(io.BytesIO(table), dtype=str)) == 2


@pytest.mark.usefixtures("light_site")
@pytest.mark.parametrize("told", [True, False])
def test_news_are_published_only_when_there_is_an_edition_before(atlas: Atlas, told: bool) -> None:
    files = site_files(atlas, diff=diff_of(("tolta", "C")) if told else None)
    assert (NEWS_CSV in files, NEWS_HTML in files) == (told, told)
