# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - tables of what people write
"""Persons beside something else: behind an «at» in words, beside a street, under a network's name; and what is nobody's.

Each table holds members of one kind, and beside it those that only look like them.
"""

import pytest
from personal_grammar import published

from mapping.cells import find_personal
from mapping.places import load_gazetteer
from mapping.registry.headers import names_a_resident, names_somebody

AT = (" a ", " at ", " et ", "  a  ", " A ")
DOT = (" punto ", " dot ", ".", " point ", " PUNTO ")
SOMEBODY = ("Mario Rossi", "ROSSI MARIO", "Fatou Diop", "Gurpreet Singh", "Olena Shevchenko", "Maria Grazia Bianchi")


def is_kept(text: str) -> bool:
    """Return whether a cell of a column of which nothing is known is published."""
    return find_personal(text) is None and not names_somebody(text)


@pytest.mark.parametrize("told", ["{}", "Scrivere a {}", "Sportello legale, {}", "({})", "{} per iscriversi"])
@pytest.mark.parametrize("dot", DOT)
@pytest.mark.parametrize("at", AT)
def test_an_address_in_words_is_one_whoever_writes_it(at: str, dot: str, told: str) -> None:
    assert not is_kept(told.format(f"mario{at}prova{dot}it"))
    if " at" in at or dot != ".":
        assert not is_kept(told.format(f"diop{at}teranga{dot}org"))
    assert "mario" not in published("indirizzo", f"Via Po 3, mario{at}prova{dot}it")


@pytest.mark.parametrize(
    "text",
    ["Da Roma a Milano punto di incontro", "Aperto a tutti. In centro", "Iscriviti a teranga.org", "aperto a tutti: info in sede",
     "Read more at teranga.org", "Visit us at teranga.org", "Donne a Torino punto informativo", "Mario a Torino", "segreteria a teranga punto org",
     "Women at work. It is a festival", "un punto a favore", "Doposcuola a Torino. It", "info at teranga.org"],
)  # fmt: skip
def test_a_word_between_two_others_is_no_sign_of_an_address(text: str) -> None:
    assert is_kept(text)


BESIDE = ("Via Roma 1 ({})", "Via Roma 1 - {}", "Via Roma 1, {}", "{} Via Roma 1", "{}, v.le Roma 1", "Via Roma 1 {}", "c.so Po 3/A {}",
          "P.zza Dante 3; {}", "00184 Roma, Via Po 3, {}", "{} – Largo Dante", "Via Roma 1, rif. {}", "Via Roma 1, s.ra {}")  # fmt: skip


@pytest.mark.parametrize("somebody", SOMEBODY)
@pytest.mark.parametrize("address", BESIDE)
def test_whoever_is_named_beside_a_street_lives_there(address: str, somebody: str) -> None:
    assert published("indirizzo", address.format(somebody)) == ""
    assert not names_somebody("Sportello") and names_somebody(f"{somebody} Via Roma 1")


@pytest.mark.parametrize(
    "address",
    ["Via Mario Rossi 12", "Mario Rossi 12", "Via Mario Rossi / Andreas-Hofer-Straße 12", "Via Roma 1 - Monte Mario", "Via Roma 1 - Villa Adele",
     "Via Roma 1, Palazzo Carlo Alberto", "Via Roma 1 (Teatro Carlo Felice)", "V.le Giuseppe Mazzini 12", "Via Roma 1, Santa Rita", "P.le Aldo Moro 5, Roma",
     "Via Roma 3 - Giuseppe Verdi 12", "Via 25 Aprile 1945 n. 333", "Via Roma 1 - Marina di Campo", "c.so Re Umberto 33", "Scuola Anna Frank, Via Po 3"],
)  # fmt: skip
def test_what_else_bears_a_name_beside_a_street_stays(address: str) -> None:
    assert published("indirizzo", address) == address


def test_no_place_beside_a_street_is_somebody() -> None:
    gazetteer = load_gazetteer()
    names = [*gazetteer.comuni["nome"], *gazetteer.names.exact]
    for address in ("Via Roma 1 - {}", "Via Roma 1 {}", "{}, Via Po 3"):
        assert [name for name in names if names_a_resident(address.format(name.title()))] == []


@pytest.mark.parametrize(
    "handle",
    ["https://www.facebook.com/mario.rossi.75", "facebook.com/people/Mario-Rossi/100064", "fb.com/rossi.mario", "https://instagram.com/mariorossi75/",
     "https://www.linkedin.com/in/mrossi-1234", "tiktok.com/@fatou.diop", "https://x.com/mario_rossi", "https://twitter.com/mariorossi75",
     "Telegram: @mariorossi", "IG @mario.rossi.75", "instagram: mario_rossi", "skype: live:mario.rossi", "@fatou_diop", "PayPal mario.rossi",
     "Insta gurpreet.singh", "https://t.me/mariorossi"],
)  # fmt: skip
def test_a_person_s_page_on_a_network_is_a_person_s(handle: str) -> None:
    assert find_personal(handle) and find_personal(f"Sportello, {handle}")
    for column in ("sito_web", "fonte_url", "acronimo", "indirizzo"):
        assert published(column, handle) == ""
    left = published("denominazione", f"Teranga {handle}").lower()
    assert not any(name in left for name in ("rossi", "diop", "singh"))


@pytest.mark.parametrize(
    "page",
    ["https://www.facebook.com/teranga.bologna", "https://www.facebook.com/profile.php?id=100064123456789", "https://www.instagram.com/annafrank_aps",
     "https://www.facebook.com/associazione.mario.rossi", "https://x.com/nuoviorizzonti75", "https://www.facebook.com/groups/fatou.diop.amici",
     "https://www.linkedin.com/company/mario-rossi", "https://t.me/associazioneteranga", "https://www.facebook.com/people/Associazione-Teranga/1000",
     "https://www.facebook.com/rosa_africa", "https://www.facebook.com/ComunitaSenegalese2020"],
)  # fmt: skip
def test_a_body_s_page_on_a_network_stays(page: str) -> None:
    assert published("sito_web", page) == page == published("fonte_url", page)


@pytest.mark.parametrize("name", ["Facebook for Change", "Radio Telegram Maria", "Donne @lavoro", "Instagram Teranga"])
def test_a_network_in_a_body_s_name_stays(name: str) -> None:
    assert published("denominazione", name) == name


@pytest.mark.parametrize(
    "hours",
    ["9.00-13.00 / 14.00-18.00", "9:00-12:00 15:00-19:00", "09.30 - 12.30 / 15.30 - 18.30", "9.30-12.30; 15-18", "10-12 15-18", "9.00/13.00 - 14.00/18.00",
     "9:00–13:00 · 14:00–18:00", "9.00-12.00 15.00-18.00 20.00-22.00", "10,30-12,30", "9-13, 15-19"],
)  # fmt: skip
def test_hours_are_no_telephone(hours: str) -> None:
    for text in (hours, f"dal lunedì al venerdì {hours}", f"Sportello ({hours})"):
        assert is_kept(text)


@pytest.mark.parametrize(
    "phone",
    ["02-10-15-20", "06.12.15.20", "06 10-15 20", "02/10.15.20", "333-12-15-20", "06-10/15-20", "0210-1520", "081-10.15-20.20", "06-12.15-20.30",
     "tel. 9.00-13.00 14.00-18.00", "02 12.15-20.30", "5x1000 3331234567", "5 1000 3331234567"],
)  # fmt: skip
def test_no_telephone_passes_for_hours(phone: str) -> None:
    assert find_personal(phone)


@pytest.mark.parametrize(
    "text",
    ["Domenica mattina", "ogni prima domenica del mese", "Sabato e domenica pomeriggio", "Teatro Carlo Felice", "Sala Mario Rossi", "Premio Mario Rossi 2019",
     "Progetto Maria Montessori", "Torneo Antonio Gramsci", "Marina di Ravenna", "Monte Mario", "5x1000: 92064620054", "V.le Giuseppe Mazzini 12",
     "Villa Carlo Alberto", "Marina Di Campo"],
)  # fmt: skip
def test_days_things_and_hills_are_nobody(text: str) -> None:
    assert is_kept(text)


@pytest.mark.parametrize(
    "text",
    ["Domenica Rossi", "Sportello di Mario Rossi", "Marina Rossi", "Sala riunioni, Mario Rossi", "Domenica Bianchi"],
)
def test_beside_them_somebody_is(text: str) -> None:
    assert not is_kept(text)
