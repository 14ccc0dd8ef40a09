# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where readers report a correction, as the publisher's metadata say."""

from pathlib import Path

import pytest

from mapping.errors import InputError
from mapping.metadata import load_metadata, report_contact


def _metadata(folder: Path, text: str):
    path = folder / "metadata.toml"
    path.write_text(text, encoding="utf-8")
    return load_metadata(path)


def test_an_address_that_nobody_confirmed_is_not_offered():
    assert report_contact(load_metadata()) == ""


def test_a_confirmed_address_is_offered(tmp_path):
    about = _metadata(tmp_path, 'da_confermare = []\n[contatto]\nemail = "redazione@portale.gov.it"\n')
    assert report_contact(about) == "redazione@portale.gov.it"


@pytest.mark.parametrize("contact", ["correzioni@portale.gov.it", "https://portale.gov.it/correzioni?da=mappa"])
def test_a_contact_for_corrections_wins(tmp_path, contact):
    assert report_contact(_metadata(tmp_path, f'[contatto]\nsegnalazioni = "{contact}"\n')) == contact


@pytest.mark.parametrize("names", ["?id={id}&risposta={risposta}", "/{id}/{nome}#{edizione}", "?l={lingua}"])
def test_a_form_is_told_which_association_it_is_about(tmp_path, names):
    contact = f"https://portale.gov.it/correzioni{names}"
    assert report_contact(_metadata(tmp_path, f'[contatto]\nsegnalazioni = "{contact}"\n')) == contact


@pytest.mark.parametrize(
    "contact",
    [
        "javascript:alert(1)",
        "redazione",
        "a@b.example?cc=c@d.example",
        "https://portale.gov.it/{telefono}",
        "https://{id}",
        "https://portale.gov.it/{{id}}",
        "redazione+{id}@portale.gov.it?x={id}",
    ],
)
def test_anything_else_is_refused(tmp_path, contact):
    with pytest.raises(InputError, match="segnalazioni"):
        _metadata(tmp_path, f'[contatto]\nsegnalazioni = "{contact}"\n')


def test_an_example_is_not_offered(tmp_path):
    assert report_contact(_metadata(tmp_path, '[contatto]\nsegnalazioni = "a@portale.example"\n')) == ""
