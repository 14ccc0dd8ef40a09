# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk answers the browser that was given its address, and nobody else; it touches no file outside its folder."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mapping.desk import forms
from mapping.desk.choosing import WHAT
from mapping.desk.guard import KEY
from mapping.desk.workplace import Workplace, safe_name
from mapping.shipped import PACKAGE
from tests.desk.visitor import SECRET, desk_in

PAGES = [
    "/",
    "/registro",
    "/colonne",
    "/correggi",
    "/doppioni",
    "/ritiri",
    "/novita",
    "/anteprima",
    "/pubblica",
    "/confronta",
]
FORMS = [
    *("/registro/scegli", "/registro/foglio", "/colonne", "/colonne/daccapo", "/doppioni", "/ritiri", "/pubblica"),
    *("/pubblica/riporta", "/avanti", "/lavoro/annulla", "/lavoro/rifai", "/correggi/a.b"),
    *(f"/confronta/{one}" for one in ("scegli", "foglio", "colonne", "nome", "daccapo", "indipendenti", "rapporto")),
    "/registro/nome",
]


@pytest.fixture(scope="module")
def visitor(tmp_path_factory):
    with desk_in(tmp_path_factory.mktemp("banco") / "cartella") as found:
        yield found.enter()


def test_the_key_opens_the_desk_and_is_gone_from_the_address(visitor):
    answer = visitor.ask(f"/?{KEY}={SECRET}", Cookie="")
    assert (answer.status, answer.goes) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and SECRET not in cookie


@pytest.mark.parametrize("path", [*PAGES, "/banco.css", "/banco.js", "/stato.json", f"/?{KEY}=altra", f"/?{KEY}=è"])
def test_who_has_no_key_sees_nothing(visitor, path):
    for cookie in ("", "banco-1=x", f"{visitor.cookie[:-3]}xyz"):
        answer = visitor.ask(path.replace("è", "%C3%A8"), Cookie=cookie)
        assert answer.status == 403 and "registro" not in answer.text


@pytest.mark.parametrize("host", ["esempio.it", "127.0.0.1", "127.0.0.1:1", "localhost.esempio.it", ""])
def test_another_name_is_not_ours(visitor, host):
    assert visitor.ask("/registro", Host=host).status in (400, 421)


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("origin", ["http://esempio.it", "null", "http://127.0.0.1:1", ""])
def test_a_form_of_another_site_changes_nothing(visitor, path, origin):
    assert visitor.send(path, {"file": "x"}, Origin=origin).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_the_browser_says_of_the_site_counts(visitor, site):
    assert visitor.ask("/registro", Sec_Fetch_Site=site).status == 403
    assert visitor.ask("/registro", Sec_Fetch_Site="same-origin").status == 200


def test_every_answer_has_the_headers(visitor):
    for path in ("/registro", "/banco.css", "/non-c-e", "/stato.json"):
        headers = visitor.ask(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
        assert headers["referrer-policy"] == "same-origin"  # of a stricter one no form would say its origin
    refused = visitor.ask("/registro", Cookie="").headers
    assert "default-src 'none'" in refused["content-security-policy"]


def test_pages_have_nothing_inline(visitor):
    text = visitor.ask("/registro").text
    assert "<style" not in text and " style=" not in text and "onclick" not in text
    assert text.count("<script") == text.count('<script src="/banco.js"') == 1
    assert "//" not in text.replace("<!doctype", "").split("<body>")[0]


OUTSIDE = ["../segreto.csv", "/etc/passwd", "..\\segreto.csv", "cartella/../../segreto.csv", "link.csv", ".banco", ""]


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("step", ["registro", "ritiri", "novita", "confronta"])
def test_no_file_outside_the_folder_is_chosen(visitor, step, name):
    place = visitor.desk.place
    secret = place.folder.parent / "segreto.csv"
    secret.write_text("denominazione\nSegreta\n", encoding="utf-8")
    link = place.folder / "link.csv"
    if not link.is_symlink():
        link.symlink_to(secret)
    answer = visitor.send(f"/{step}/scegli", {"file": name})
    assert answer.status == (303 if not name and step != "registro" else 400)
    assert place.chosen(WHAT[step]) is None


@pytest.mark.parametrize(
    "name",
    [
        "../../fuori.csv",
        "..\\fuori.csv",
        "/var/fuori.csv",
        "CON.csv",
        ".nascosto.csv",
        "a\x00b.csv",
        "x" * 300 + ".csv",
    ],
)
def test_a_file_that_is_dropped_lands_in_the_folder_under_a_plain_name(tmp_path, name):
    place = Workplace(tmp_path / "cartella")
    received = place.inside / "arrivo"
    received.write_bytes(b"denominazione\nUna\n")
    kept = place.keep(received, name)
    assert (tmp_path / "cartella" / kept).is_file() and kept in place.files()
    assert kept == safe_name(name) and len(kept) < 120 and "/" not in kept and "\\" not in kept


def test_a_file_of_the_same_name_replaces_none(tmp_path):
    place = Workplace(tmp_path)
    names = []
    for data in (b"uno", b"due", b"uno"):
        received = place.inside / "arrivo"
        received.write_bytes(data)
        names.append(place.keep(received, "registro.csv"))
    assert names == ["registro.csv", "registro (2).csv", "registro.csv"]
    assert Path(tmp_path, "registro.csv").read_bytes() == b"uno"


def test_a_file_larger_than_what_is_read_is_refused_and_nothing_stays(visitor, monkeypatch):
    monkeypatch.setattr(forms, "MAX_TEXT_BYTES", 1000)
    monkeypatch.setattr(forms, "_AROUND", 500)
    before = sorted(visitor.desk.place.folder.rglob("*"))
    answer = visitor.drop("registro", "grande.csv", b"x" * 3000)
    assert answer.status == 400 and "più grande" in answer.text
    assert sorted(visitor.desk.place.folder.rglob("*")) == before


def test_the_command_says_its_address_and_ends_when_it_is_interrupted(tmp_path):
    folder = tmp_path / "cartella nuova"
    command = [sys.executable, "-m", "mapping", "desk", str(folder), "--no-browser"]
    env = os.environ | {"PYTHONPATH": str(PACKAGE.parent), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env, cwd=tmp_path) as process:
        assert process.stdout
        said = "".join(process.stdout.readline() for _ in range(3))
        assert re.search(rf"http://127\.0\.0\.1:\d+/\?{KEY}=[\w-]{{20,}}", said) and "cartella nuova" in said
        process.send_signal(signal.SIGINT)
        assert "Terminato" in process.stdout.read()
    assert process.returncode == 0 and (folder / ".banco").is_dir()
