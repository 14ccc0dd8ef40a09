# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""«Segnala una correzione»: to whoever the publisher named, and nowhere if nobody was named."""

from urllib.parse import parse_qs, urlsplit

import pytest

from mapping.viewer import render_page


@pytest.fixture
def card(visit, atlas, tmp_path):
    """Open the card of an association in a page made with a contact."""

    def open_card(row, contact: str):
        path = tmp_path / "index.html"
        path.write_text(render_page(atlas, contact=contact), encoding="utf-8")
        return visit(f"{path.as_uri()}#id={row['id']}").page.locator("#scheda")

    return open_card


def test_letter_is_addressed_and_names_the_association(card, atlas):
    row = atlas.associations.iloc[0]
    link = card(row, "redazione@portale.example").get_by_role("link", name="Segnala una correzione")
    parts = urlsplit(link.get_attribute("href"))
    assert (parts.scheme, parts.path) == ("mailto", "redazione@portale.example")
    (subject,) = parse_qs(parts.query)["subject"]
    assert row["id"] in subject
    assert row["denominazione"] in subject


def test_form_opens_in_a_page_of_its_own(card, atlas):
    link = card(atlas.associations.iloc[0], "https://portale.example/correzioni").locator(".segnala a")
    assert link.get_attribute("href") == "https://portale.example/correzioni"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_without_a_contact_there_is_no_link(card, atlas):
    assert card(atlas.associations.iloc[0], "").locator(".segnala").count() == 0
