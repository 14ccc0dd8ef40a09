# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps as requests and answers: every decision is on disk at once, and another process finds it there."""

import csv
import html
import io
import re
from pathlib import Path

import pytest

from mapping.desk.workplace import Workplace
from mapping.registry import load_decisions, read_settled
from tests.benchmarks.made_register import make_register
from tests.desk.visitor import desk_in, hidden

FAULTY = """Nome ente;Sede;Prov;Strana;Comunità
Associazione Culturale Bengalese;Torinno;;a;BD
Amici del Perù;Millano;;b;PE
Donne del Sahel Torino;Torino;TO;c;SN
Donne di Sahel Torino;Torino;TO;d;SN
Circolo Ecuador;Pizzano sul Nulla;;e;EC
Unione Ecuador;Pizzano sul Nulla;;f;EC
Casa Albania;Roma;RM;g;AL
Radici d'Albania;Roma;RM;h;AL
"""
LIST = "denominazione;comune\nCasa Albania;Roma\nRadice d'Albania;Roma\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("banco") / "Mappa delle associazioni"


@pytest.fixture(scope="module")
def visitor(folder):
    """A desk whose register was dropped and read."""
    with desk_in(folder) as found:
        found.enter()
        answer = found.drop("registro", "registro 2026.csv", FAULTY.encode())
        assert (answer.status, answer.goes) == (303, "/colonne")
        found.open("/colonne")
        yield found


def test_a_page_before_a_register_is_chosen_goes_to_the_first(tmp_path):
    with desk_in(tmp_path / "nuova") as new:
        new.enter()
        assert new.ask("/").goes == "/registro"
        for page in ("colonne", "correggi", "doppioni", "ritiri", "novita", "anteprima", "pubblica"):
            assert new.ask(f"/{page}").goes == "/registro"


def the_register_is_copied_as_it_is(folder):
    assert (folder / "registro 2026.csv").read_bytes() == FAULTY.encode()


def what_was_understood_is_shown_and_said_otherwise(visitor, folder):
    text = visitor.open("/colonne")
    assert "sono state lette 8 righe" in text and "Strana" in text
    headers = re.findall(r'<span id="col-\d+">([^<]*)<', text)
    chosen = re.findall(r'<option value="([^"]*)"(?: selected)?>', text)
    assert headers[0] == "Strana" and "denominazione" in chosen  # what is not read stands first
    read = {"Nome ente": "denominazione", "Sede": "comune", "Prov": "provincia", "Comunità": "paesi_origine"}
    said = {**read, "Strana": "note"}
    fields = [("lettura", hidden(text, "lettura")), *(("colonna", said[one]) for one in headers)]
    assert visitor.send("/colonne", fields).goes == "/colonne"
    assert read_settled(folder / "registro 2026.colonne.toml")["Strana"] == "note"
    text = visitor.open("/colonne")
    assert "scelta da voi" in text
    said["Strana"] = ""
    headers = re.findall(r'<span id="col-\d+">([^<]*)<', text)
    fields = [("lettura", hidden(text, "lettura")), *(("colonna", said[one]) for one in headers)]
    visitor.send("/colonne", fields)
    assert read_settled(folder / "registro 2026.colonne.toml")["Strana"] == ""
    assert visitor.send("/colonne", fields).goes == "/colonne"  # too late: the register is being read again
    visitor.open("/colonne")
    assert visitor.send("/colonne", [("lettura", "altra"), *fields[1:]]).status == 400


LINES = """"Nome
ente";Comune;fonti
Casa Albania;Roma;"stampa | htp:/nonva | 2024
RUNTS | 2025"
Unione Peru;Milano;stampa | htp:/altra | 2024
"""


def test_cells_and_headers_of_several_lines_are_what_they_were(tmp_path):
    def as_a_browser(text):
        return html.unescape(text).replace("\n", "\r\n")

    with desk_in(tmp_path) as visitor:
        visitor.enter().drop("registro", "r.csv", LINES.encode())
        text = visitor.open("/colonne")
        chosen = re.findall(r'<option value="([^"]*)" selected>', text)
        told = [("lettura", hidden(text, "lettura")), *(("colonna", one) for one in chosen)]
        assert len(chosen) == 3 and visitor.send("/colonne", told).goes == "/colonne"
        text = visitor.open("/correggi")
        group = re.search(r'href="/correggi/([^"]*fonti)"', text)
        page = visitor.open(f"/correggi/{group[1]}")
        areas = re.findall(r'<textarea[^>]* name="(n\d+)"[^>]*>\n([^<]*)<', page)
        before = re.findall(r'name="(prima\d+)" value="([^"]*)"', page)
        inputs = re.findall(r'<input type="text"[^>]* name="(n\d+)" value="([^"]*)"', page)
        assert len(areas) == 1 and "\n" in areas[0][1]
        fields = [(name, as_a_browser(value)) for name, value in (*areas, *before, *inputs)]
        base = [("lettura", hidden(page, "lettura")), ("pagina", "1")]
        visitor.send(f"/correggi/{group[1]}", [*base, *fields])
        path = tmp_path / "r.decisioni.csv"
        assert not path.exists() or not load_decisions(path).corrections
        new = [*base, *fields[1:], (areas[0][0], "stampa | https://va.it | 2024\r\nRUNTS | 2025")]
        visitor.send(f"/correggi/{group[1]}", new)
        assert [one.new for one in load_decisions(path).corrections] == ["stampa | https://va.it | 2024\nRUNTS | 2025"]


def one_value_is_corrected_in_all_its_rows_and_in_one_by_a_proposal(visitor, folder):
    text = visitor.open("/correggi")
    group = re.search(r'href="/correggi/(comune-sconosciuto[^"]*)"', text)
    assert group
    page = visitor.open(f"/correggi/{group[1]}")
    base = {"lettura": hidden(page, "lettura"), "pagina": "1"}
    assert "Da scrivere in tutte le 2 righe" in page
    answer = visitor.send(
        f"/correggi/{group[1]}",
        {**base, "n6": "Pisa", "prima6": "Pizzano sul Nulla", "n2": "Torinno", "prima2": "Torinno"},
    )
    assert answer.status == 303
    proposal = re.search(r'name="usa" value="(3\|Milano[^"]*)"', page)
    assert proposal
    visitor.send(f"/correggi/{group[1]}", {**base, "usa": proposal[1]})
    kept = load_decisions(folder / "registro 2026.decisioni.csv").corrections
    assert sorted((one.key.denominazione, one.old, one.new) for one in kept) == [
        ("Amici del Perù", "Millano", "Milano (MI)"),
        ("Circolo Ecuador", "Pizzano sul Nulla", "Pisa"),
        ("Unione Ecuador", "Pizzano sul Nulla", "Pisa"),
    ]
    assert "Corretto in «Pisa»" in visitor.open(f"/correggi/{group[1]}")
    assert visitor.send(f"/correggi/{group[1]}", {**base, "lettura": "altra", "n6": "Lucca"}).status == 400
    visitor.send(f"/correggi/{group[1]}", {**base, "annulla": "6"})
    assert len(load_decisions(folder / "registro 2026.decisioni.csv").corrections) == 1


def a_second_desk_of_the_folder_finds_all_that_was_decided_and_reads_again(folder):
    with desk_in(folder) as other:
        other.enter()
        assert other.ask("/").goes == "/colonne"
        assert "aggiorna i numeri" in other.open("/correggi")
        assert other.send("/lavoro/rifai", {"compito": "lettura", "dopo": "/correggi"}).goes == "/correggi"
        text = other.open("/correggi")
    assert "aggiorna i numeri" not in text and "Celle corrette da voi: 1" in text
    assert "Millano" not in text and "3 volte" in text


def a_pair_is_decided_once_and_can_be_asked_again(visitor, folder):
    text = visitor.open("/doppioni")
    assert "Donne del Sahel Torino" in text and "È la stessa" in text
    base = {"lettura": hidden(text, "lettura"), "numero": "0"}
    for said, same in (("una", [True]), ("due", [False]), ("", []), ("due", [False])):
        assert visitor.send("/doppioni", {**base, "sono": said}).goes == "/doppioni#coppia-0"
        assert [pair.same for pair in load_decisions(folder / "registro 2026.decisioni.csv").pairs] == same
    assert "Deciso: sono due" in visitor.open("/doppioni")
    assert visitor.send("/doppioni", {**base, "numero": "99", "sono": "una"}).status == 400
    visitor.send("/lavoro/rifai", {"compito": "lettura", "dopo": "/doppioni"})
    assert "Donne del Sahel Torino" not in visitor.open("/doppioni")


def a_list_of_withdrawals_withholds_until_it_is_decided_in_a_copy(visitor, folder):
    assert "non serve" in visitor.open("/ritiri")
    assert visitor.drop("ritiri", "ritiri.csv", LIST.encode()).goes == "/ritiri"
    text = visitor.open("/ritiri")
    assert "Righe ritirate: 1" in text and "Radici d&#39;Albania" in text
    voce = re.search(r'name="(voce-\d+)" value="tieni"', text)
    assert voce
    visitor.send("/ritiri", {"lettura": hidden(text, "lettura"), voce[1]: "tieni"})
    assert (folder / "ritiri.csv").read_bytes() == LIST.encode()
    assert "aspettano una decisione: 0" in visitor.open("/ritiri")
    rows = list(csv.DictReader(io.StringIO((folder / "ritiri con le decisioni.csv").read_text("utf-8-sig"))))
    assert [row["decisione"] for row in rows] == ["", "tieni"]
    visitor.send("/ritiri/scegli", {"file": ""})
    assert "non serve" in visitor.open("/ritiri")


def what_changed_is_told_of_another_file(visitor):
    assert "prima edizione" in visitor.open("/novita")
    before = FAULTY.replace("Casa Albania;Roma;RM;g;AL\n", "Casa Eritrea;Roma;RM;g;ER\n")
    assert visitor.drop("novita", "registro 2025.csv", before.encode()).goes == "/novita"
    text = visitor.open("/novita")
    assert "Aggiunta: «Casa Albania»" in text and "Tolta: «Casa Eritrea»" in text
    visitor.send("/novita/scegli", {"file": ""})


def the_steps_that_are_left_behind_are_done_until_another_register_is_chosen(visitor):
    assert visitor.send("/avanti", {"passo": "colonne"}).goes == "/correggi"
    assert visitor.send("/avanti", {"passo": "altrove"}).goes == "/registro"
    assert visitor.ask("/").goes == "/correggi"


def the_next_register_takes_over_what_was_decided(visitor, folder):
    more = FAULTY + "Nuova Casa;Bari;BA;i;AL\n"
    visitor.drop("registro", "registro 2027.csv", more.encode())
    assert "sono state lette 9 righe" in visitor.open("/colonne")
    names = ("registro 2026.decisioni.csv", "registro 2027.decisioni.csv")
    old, new = (load_decisions(folder / name) for name in names)
    assert old == new
    assert "Donne del Sahel Torino" not in visitor.open("/doppioni")
    visitor.drop("registro", "altro.csv", b"denominazione;comune\nUna;Roma\n")  # whose columns are others
    assert "riga" in visitor.open("/colonne") and not (folder / "altro.colonne.toml").exists()


def test_the_steps_one_after_the_other(visitor, folder):
    """One test, for each begins where the one before has ended."""
    the_register_is_copied_as_it_is(folder)
    what_was_understood_is_shown_and_said_otherwise(visitor, folder)
    one_value_is_corrected_in_all_its_rows_and_in_one_by_a_proposal(visitor, folder)
    a_second_desk_of_the_folder_finds_all_that_was_decided_and_reads_again(folder)
    a_pair_is_decided_once_and_can_be_asked_again(visitor, folder)
    a_list_of_withdrawals_withholds_until_it_is_decided_in_a_copy(visitor, folder)
    what_changed_is_told_of_another_file(visitor)
    the_steps_that_are_left_behind_are_done_until_another_register_is_chosen(visitor)
    the_next_register_takes_over_what_was_decided(visitor, folder)


def test_what_a_register_says_is_text_on_every_page(tmp_path):
    evil = "<script>alert(1)</script>\" onfocus='alert(2)' {{ 7*7 }}"
    cell = '"' + evil.replace('"', '""') + '"'
    lines = [f"denominazione;comune;{cell}", f"{cell};{cell};{cell}", f"{cell} uno;Roma;x", f"{cell} una;Roma;x"]
    with desk_in(tmp_path) as visitor:
        visitor.enter().drop("registro", "r.csv", "\n".join(lines).encode())
        pages = [visitor.open(path) for path in ("/colonne", "/correggi", "/doppioni")]
        groups = re.findall(r'href="(/correggi/[^"]+)"', pages[1])
        pages += [visitor.open(path) for path in groups]
    assert groups and all("<script>alert" not in page and "{{" not in page.replace("{{ 7*7 }}", "") for page in pages)
    assert any("&lt;script&gt;alert" in page for page in pages) and not any('" onfocus' in page for page in pages)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 x", b"\x00\x01\x02" * 50, b"a;b\n1;2\n"])
def test_what_is_no_register_is_said_in_a_sentence(visitor, data):
    answer = visitor.drop("registro", "sbagliato.csv", data or b"\n")
    assert answer.status == 303
    text = visitor.open("/colonne")
    assert 'role="alert"' in text or "Nessuna colonna è letta come" in text
    assert "Traceback" not in text and "--" not in text.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("elenco.pdf", b"%PDF-1.4 x", "PDF"),
        ("elenco.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "elenco.doc"),
        ("elenco.numbers", b"PK\x03\x04" + bytes(60), "elenco.numbers"),
        ("edizione.toml", b'territorio = "01"\n', "edizione.toml"),
        ("r.decisioni.csv", b"decisione;denominazione\nboh;x\n", "r.decisioni.csv"),
        ("pubblicazione", b"denominazione;comune\nUna;Roma\n", "pubblicazione"),
    ],
)
def test_what_has_no_name_of_a_table_is_refused_and_what_was_chosen_stays(tmp_path, name, data, said):
    with desk_in(tmp_path) as visitor:
        visitor.enter().drop("registro", "r.csv", b"denominazione;comune\nUna;Roma\n")
        answer = visitor.drop("registro", name, data)
        assert answer.status == 400 and said in answer.text and 'role="alert"' in answer.text
        assert visitor.desk.place.chosen() == tmp_path / "r.csv"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".banco", "r.csv"]


def test_work_that_is_broken_off_says_so_and_can_be_begun_again(visitor, tmp_path):
    path = make_register(tmp_path / "grande.csv", 20_000)
    visitor.drop("registro", "grande.csv", path.read_bytes())
    assert "data-lavoro" in visitor.ask("/colonne").text
    assert '"compito":"lettura"' in visitor.ask("/stato.json").text
    assert visitor.send("/lavoro/annulla", {"dopo": "/colonne"}).goes == "/colonne"
    assert "annullato" in visitor.open("/colonne")
    visitor.send("/lavoro/rifai", {"compito": "lettura", "dopo": "/colonne"})
    assert "20.000 righe" in visitor.open("/colonne")
    assert visitor.open("/correggi") and visitor.open("/doppioni")


def test_a_state_that_somebody_spoiled_is_an_empty_one(tmp_path):
    place = Workplace(tmp_path)
    for spoiled in (b"{", b"[]", b'{"registro": 3}', b"\xff"):
        Path(tmp_path, ".banco", "stato.json").write_bytes(spoiled)
        assert place.state() == {} and place.chosen() is None
