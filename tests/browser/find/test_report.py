# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""«Segnala una correzione»: to whoever the publisher named, and nowhere if nobody was named."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from mapping.viewer import render_page


@pytest.fixture
def card(visit, atlas, tmp_path):
    """Open the card of an association in a page made with a contact."""

    def open_card(row, contact: str, *, lang: str = "it", of=atlas):
        path = tmp_path / "index.html"
        path.write_text(render_page(of, contact=contact), encoding="utf-8")
        return visit(f"{path.as_uri()}#lang={lang}&id={row['id']}").page.locator("#scheda")

    return open_card


def letters(card):
    """What each of the three answers writes: its text on the card, the subject, the lines of the letter."""
    for link in card.get_by_role("group", name=re.compile(".")).get_by_role("link").all():
        parts = urlsplit(link.get_attribute("href"))
        assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "redazione@portale.example", "")
        asked = parse_qs(parts.query, strict_parsing=True)
        assert set(asked) == {"subject", "body"}
        (subject,), (body,) = asked.values()
        assert subject.isprintable()
        yield link.inner_text(), subject, body.split("\r\n")


@pytest.mark.parametrize(
    ("lang", "answers"),
    [
        ("it", ["C'è ancora", "È cambiata", "Non c'è più"]),
        ("en", ["It is still there", "It has changed", "It is no longer there"]),
        ("ar", ["ما زالت موجودة", "تغيّرت", "لم تعد موجودة"]),
    ],
)
def test_a_letter_tells_the_office_the_answer_the_association_and_the_edition_in_italian(card, atlas, lang, answers):
    row = atlas.associations.iloc[0]
    shown = card(row, "redazione@portale.example", lang=lang)
    written = list(letters(shown))
    assert [text for text, *_ in written] == answers
    italian = ["C'è ancora", "È cambiata", "Non c'è più"]
    for answer, own, (_, subject, lines) in zip(italian, answers, written, strict=True):
        named = f"{answer}: {row['denominazione']} ({row['id']})"
        assert subject == f"Correzione al registro delle associazioni: {named}"
        assert any(line.startswith(f"{named}, {row['luogo_comune']}") for line in lines)
        assert any(atlas.registry.name in line and "edizione: " in line for line in lines)
        assert (own in lines) == (lang != "it")  # what the reader chose, in the reader's words
        assert not any("file:" in line for line in lines)  # what stands on somebody's disk is nobody's business


def test_a_letter_links_to_the_card_and_not_to_what_the_reader_had_chosen(visit, atlas, site, server):
    row = atlas.associations.iloc[0]
    page = render_page(atlas, contact="redazione@portale.example")
    (site / "recapito.html").write_text(page, encoding="utf-8")
    address = f"{server}/recapito.html"
    chosen = f"?incorporata=1&comunita=SN#vicino=017029&q=donne&id={row['id']}"
    shown = visit(f"{address}{chosen}", own=(server,)).page.locator("#scheda")
    assert [lines[-1] for _, _, lines in letters(shown)] == [f"{address}#id={row['id']}"] * 3


def test_a_hostile_name_writes_no_letter_of_its_own(card, hostile_atlas):
    for row in hostile_atlas.associations.to_dict(orient="records"):
        written = list(letters(card(row, "redazione@portale.example", of=hostile_atlas)))
        assert len(written) == 3
        for _, subject, lines in written:
            assert subject.endswith(f"({row['id']})")
            assert all(line.isprintable() for line in lines)


def test_a_form_that_asks_is_told_the_answer_and_the_association(card, atlas):
    row = atlas.associations.iloc[0]
    form = (
        "https://portale.example/correzioni?id={id}&nome={nome}&risposta={risposta}&altro={x}&ed={edizione}&l={lingua}"
    )
    links = card(row, form, lang="fr").locator(".segnala a").all()
    asked = [parse_qs(urlsplit(link.get_attribute("href")).query) for link in links]
    assert [one["risposta"] for one in asked] == [["presente"], ["cambiata"], ["sparita"]]
    for one in asked:
        assert (one["id"], one["nome"], one["l"], one["altro"]) == (
            [row["id"]],
            [row["denominazione"]],
            ["fr"],
            ["{x}"],
        )
        assert one["ed"][0].startswith("2026")


def test_form_opens_in_a_page_of_its_own(card, atlas):
    link = card(atlas.associations.iloc[0], "https://portale.example/correzioni").locator(".segnala a")
    assert link.get_attribute("href") == "https://portale.example/correzioni"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_without_a_contact_there_is_no_link(card, atlas):
    assert card(atlas.associations.iloc[0], "").locator(".segnala").count() == 0
