# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where readers report a correction or a barrier, as the publisher's metadata say; what the foot says of access."""

import html
import re
from pathlib import Path

import pytest

from mapping.atlas import Atlas
from mapping.errors import InputError
from mapping.metadata import accessibility, load_metadata, report_contact, to_confirm
from mapping.viewer import render_page
from mapping.viewer.languages import SHIPPED, strings


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


FORM = "https://form.agid.gov.it/view/0b1c"


def _foot(atlas: Atlas, **told: str) -> str:
    return render_page(atlas, accessibility=told).split("<footer>")[1].split("</footer>")[0]


def test_the_foot_links_to_the_declaration_and_to_whoever_is_told_problems(atlas, tmp_path):
    own = f'[accessibilita]\ndichiarazione = "{FORM}"\naggiornata = 2026-09-15\nrecapito = "rtd@comune.it"\n'
    about = _metadata(tmp_path, own)
    assert "accessibilita" not in to_confirm(about)
    foot = _foot(atlas, **accessibility(about))
    declared = r"[^>]*>Dichiarazione di accessibilità</a> \(<time[^>]*>2026-09-15</time>\)"
    assert re.search(rf'<a href="{FORM}"{declared}', foot)
    assert re.search(r'<a href="mailto:rtd@comune\.it\?subject=Segnala%20[^"]*"[^>]*>Segnala un problema', foot)
    assert '<a href="https://comune.it/accesso?da=mappa&amp;b"' in _foot(
        atlas, recapito="https://comune.it/accesso?da=mappa&b"
    )


def test_nothing_is_said_of_a_declaration_that_there_is_not(atlas, tmp_path):
    assert "accessibilita" in to_confirm(load_metadata())
    example = 'dichiarazione = "https://example.org/d"\naggiornata = "2026-09-15"\nrecapito = "a@comune.example"\n'
    about = _metadata(tmp_path, f"[accessibilita]\n{example}")
    assert set(accessibility(about).values()) == {""}
    assert {"accessibilita.dichiarazione", "accessibilita.recapito"} <= set(to_confirm(about))
    for told in (accessibility(about), {"dichiarazione": "javascript:alert(1)", "recapito": "javascript:alert(1)"}):
        foot = _foot(atlas, **told)
        assert "accessibilita_" not in foot and "<time" not in foot and "javascript" not in foot


def test_who_sets_all_three_has_confirmed_them_be_they_empty(tmp_path):
    about = _metadata(tmp_path, '[accessibilita]\ndichiarazione = ""\naggiornata = ""\nrecapito = ""\n')
    assert "accessibilita" not in to_confirm(about)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('dichiarazione = "form.agid.gov.it/view/1"', "accessibilita.dichiarazione» non è un indirizzo"),
        (f'dichiarazione = "{FORM}"\naggiornata = "settembre"', "aggiornata» non è una data"),
        ('aggiornata = "2026-09-15"', "senza «accessibilita.dichiarazione»"),
        ('recapito = "ufficio"', "recapito» non è un indirizzo, di posta o del web"),
        ('recapito = "https://comune.it/{id}"', "recapito» non è un indirizzo, di posta o del web"),
    ],
)
def test_a_wrong_declaration_is_told_in_words(tmp_path, text, words):
    with pytest.raises(InputError, match=words):
        _metadata(tmp_path, f"[accessibilita]\n{text}\n")


@pytest.mark.parametrize("lang", SHIPPED)
def test_the_keys_are_explained_in_the_foot_in_every_language(atlas, lang):
    foot = render_page(atlas, lang=lang).split("<footer>")[1]
    for key in ("aiuto_titolo", "aiuto"):
        assert f'data-t="{key}">{strings(lang)["testi"][key]}</' in html.unescape(foot)
