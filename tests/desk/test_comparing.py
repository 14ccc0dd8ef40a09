# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Another register beside the keeper's: what is found is told to the keeper alone, and neither of the two changes."""

import html
import io
import json
import re
import subprocess

import openpyxl
import pytest

from mapping.desk import compared
from tests.desk.visitor import desk_in, hidden

MINE = """denominazione;comune;anno_costituzione
Associazione Aurora;Torino;1998
Circolo Baobab;Torino;2001
Amici di Fes;Asti;
Casa Albania;Roma;
"""
OTHERS = """Nome;Città;Anno di costituzione
Associazione Aurora;Torino;1999
Circolo Baobabb;Torino;2001
Unione Ecuador;Milano;
Casa Albania;Roma;
"""
NAMELESS = "Voce;Città\nAurora;Torino\nEcuador;Milano\n"
REPORT = "mio e altro.confronto.xlsx"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "k"


@pytest.fixture
def visitor(folder, at_once):  # noqa: ARG001 - what it changes is in force
    """A desk that works at once, with a register of its own."""
    with desk_in(folder) as found:
        found.enter().drop("registro", "mio.csv", MINE.encode())
        yield found


def said(page):
    """Return the words of a page."""
    body = page.split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def compared_with(visitor, data, name="altro.csv"):
    answer = visitor.drop("confronta", name, data if isinstance(data, bytes) else data.encode())
    assert (answer.status, answer.goes) == (303, "/confronta"), answer.text
    return visitor.open("/confronta")


def put(visitor, page):
    return visitor.send("/confronta/rapporto", {"lettura": hidden(page, "lettura")})


def cells(path):
    return [[*map(str, filter(None, line))] for sheet in openpyxl.load_workbook(path) for line in sheet.values]


def book(**sheets):
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.remove(made.active)
    for name, text in sheets.items():
        sheet = made.create_sheet(name)
        for line in text.strip().splitlines():
            sheet.append(line.split(";"))
    made.save(out)
    return out.getvalue()


def test_it_begins_at_the_register_and_needs_one(tmp_path, visitor):
    with desk_in(tmp_path / "nuova") as new:
        assert new.enter().ask("/confronta").goes == "/registro"
        assert 'href="/confronta"' not in new.open("/registro")
    assert 'href="/confronta"' in visitor.open("/registro")
    page = visitor.open("/confronta")
    assert "Trascinate qui l'altro registro" in said(page) and "Passo" not in said(page)
    assert 'aria-current="step"' not in page


def test_what_is_found_is_told_and_nothing_of_the_edition_changes(visitor, folder):
    visitor.open("/colonne")
    visitor.send("/avanti", {"passo": "colonne"})
    place, before = visitor.desk.place, visitor.desk.place.keys()
    page = compared_with(visitor, OTHERS)
    told = said(page)
    assert "A: mio.csv, 4 righe." in told and "B: altro.csv, 4 righe." in told
    for line in ("Uguali in A e in B 2", "Solo in A: 1", "Solo in B: 1", "Differenze nelle uguali: 1"):
        assert line in told
    assert "Amici di Fes riga 4 Asti" in told and "Unione Ecuador riga 4 Milano" in told
    assert "colonna «anno_costituzione», riga 2 di A, 2 di B 1998 1999" in told
    assert "Forse uguali, decide la redazione: 1" in told and "Circolo Baobabb" in told
    assert "Quante manchino a tutti e due non si può stimare, perché" in told and "--" not in told
    assert visitor.ask("/confronta").text == page  # a reload does not begin anew
    assert {**place.keys(), "confronto": ""} == {**before, "confronto": ""}
    assert place.chosen().name == "mio.csv" and visitor.ask("/").goes == "/correggi"
    assert (folder / "mio.csv").read_bytes() == MINE.encode() and (folder / "altro.csv").read_bytes() == OTHERS.encode()
    assert "altro.csv" not in visitor.open("/registro")
    visitor.send("/confronta/scegli", {"file": ""})
    assert "Solo in A" not in said(visitor.open("/confronta"))


def test_the_report_is_put_into_the_folder_once_and_is_never_a_register(visitor, folder):
    page = compared_with(visitor, OTHERS)
    assert put(visitor, page).goes == "/confronta#rapporto"
    assert put(visitor, page).status == 303
    assert REPORT in said(visitor.open("/confronta"))
    assert sorted(path.name for path in folder.iterdir()) == [".banco", "altro.csv", REPORT, "mio.csv"]
    assert {*visitor.desk.place.files()} == {"altro.csv", "mio.csv"}
    assert ["Unione Ecuador"] in [line[1:2] for line in cells(folder / REPORT)]
    (folder / REPORT).write_bytes(b"annotato")  # what the keeper wrote in it is the keeper's
    put(visitor, page)
    assert (folder / REPORT).read_bytes() == b"annotato"
    assert "(2)" in said(visitor.open("/confronta")) and len(visitor.desk.place.files()) == 2
    (folder / "altro.csv").write_text(OTHERS + "Nuova;Bari;\n", encoding="utf-8")
    assert put(visitor, page).status == 400  # it is of another file by now
    assert "Scrivi il confronto" in said(visitor.open("/confronta"))


@pytest.mark.parametrize("listed", ["Unione Ecuador;Milano", "Amici di Fes;Asti", "Casa Albania;Roma"])
def test_who_withdrew_is_told_of_neither_and_no_report_from_before_gets_out(visitor, folder, listed):
    name = listed.split(";", maxsplit=1)[0]
    before = compared_with(visitor, OTHERS)
    visitor.drop("ritiri", "ritiri.csv", f"denominazione;comune\n{listed}\n".encode())
    assert put(visitor, before).status == 400
    page = visitor.open("/confronta")
    assert name not in said(page)
    put(visitor, page)
    assert not [line for line in cells(folder / REPORT) if name in " ".join(line)]
    (folder / "ritiri.csv").unlink()
    assert "L'elenco dei ritiri scelto" in said(visitor.open("/confronta"))
    assert "Solo in A" not in said(visitor.open("/confronta"))


def test_the_register_itself_is_no_other(visitor):
    assert "è il registro: scegliere un altro file" in said(visitor.drop("confronta", "mio.csv", MINE.encode()).text)
    told = said(compared_with(visitor, MINE, "copia.csv"))
    assert "Uguali in A e in B 4" in told and "Solo in A:" not in told and "Differenze nelle" not in told
    visitor.send("/registro/scegli", {"file": "copia.csv"})
    assert "«copia.csv» ora è il vostro registro" in said(visitor.open("/confronta"))


@pytest.mark.parametrize(
    ("data", "word"),
    [("\n", "vuoto"), ("%PDF-1.4 x", "PDF"), ("\0\1\2" * 50, "altro.csv"), ("Nome;Città\n", "nessuna riga sotto")],
)
def test_what_cannot_be_read_is_a_sentence_and_the_way_out_is_there(visitor, data, word):
    page = compared_with(visitor, data)
    told = said(page)
    assert 'role="alert"' in page and word in told and "--" not in told and "nel passo" not in told
    assert "Riprova" in told and "Trascinate qui l'altro registro" in told
    assert visitor.desk.place.chosen().name == "mio.csv"
    assert "Uguali in A e in B 2" in said(compared_with(visitor, OTHERS, "buono.csv"))


def test_a_file_without_names_asks_which_column_has_them(visitor, folder):
    page = compared_with(visitor, NAMELESS)
    assert "o indicarla (qui sotto)" in said(page) and "Come si intitola, in «altro.csv»" in said(page)
    assert visitor.send("/confronta/nome", {"intestazione": " "}).status == 400
    visitor.send("/confronta/nome", {"intestazione": "Sbagliato"})
    told = said(visitor.open("/confronta"))
    assert "«Sbagliato» non è nel file" in told and "Come si intitola" in told and "daccapo" in told
    visitor.send("/confronta/nome", {"intestazione": "Voce"})
    page = visitor.open("/confronta")
    assert "Ecuador riga 3 Milano" in said(page)
    headers = re.findall(r'<th scope="row" id="col-\d+">([^<]*)<', page)
    read = {"Voce": "denominazione", "Città": ""}
    fields = [("lettura", hidden(page, "lettura")), *(("colonna", read[one]) for one in headers)]
    assert visitor.send("/confronta/colonne", [*fields, ("colonna", "")]).status == 400
    visitor.send("/confronta/colonne", fields)
    assert "Ecuador riga 3 –" in said(visitor.open("/confronta"))
    assert visitor.send("/confronta/colonne", fields).status == 400  # of a page from before
    assert (folder / "altro.colonne.toml").is_file() and not (folder / "mio.colonne.toml").exists()
    visitor.send("/confronta/daccapo", {})
    assert "Come si intitola" in said(visitor.open("/confronta"))


def test_headers_that_are_one_column_complete_one_another_as_the_register_s(visitor, folder):
    compared_with(visitor, "Voce;Titolo;Città\nAurora;;Torino\n;Ecuador;Milano\n")
    visitor.send("/confronta/nome", {"intestazione": "Voce"})
    page = visitor.open("/confronta")
    headers = re.findall(r'<th scope="row" id="col-\d+">([^<]*)<', page)
    read = {"Voce": "denominazione", "Titolo": "denominazione", "Città": "comune"}
    fields = [("lettura", hidden(page, "lettura")), *(("colonna", read[one]) for one in headers)]
    assert visitor.send("/confronta/colonne", fields).status == 303
    told = said(visitor.open("/confronta"))
    assert "Aurora Torino, riga 2" in told and "Ecuador riga 3 Milano" in told
    written = (folder / "altro.colonne.toml").read_text(encoding="utf-8")
    assert '"Voce" = "denominazione"' in written and '"Titolo" = "denominazione"' in written


def test_what_is_said_of_a_namesake_is_not_said_of_the_register(visitor, folder):
    compared_with(visitor, book(Elenco=NAMELESS), "MIO.xlsx")
    visitor.send("/confronta/nome", {"intestazione": "Voce"})
    assert "Solo in B: 1" in said(visitor.open("/confronta"))
    assert [path.name for path in folder.glob("*.toml")] == ["MIO.xlsx.colonne.toml"]


def test_another_sheet_is_chosen_and_forgotten_with_its_file(visitor):
    data = book(Uno=OTHERS, Due="Nome;Città\nAmici di Fes;Asti")
    told = said(compared_with(visitor, data, "due.xlsx"))
    assert "più fogli contengono un registro" in told and "scegliere quale qui sotto" in told
    visitor.send("/confronta/foglio", {"foglio": "Due"})
    assert "B: due.xlsx, 1 righe" in said(visitor.open("/confronta"))
    assert "<option selected>Due</option>" in visitor.open("/confronta")
    assert "Uguali in A e in B 2" in said(compared_with(visitor, OTHERS))


def test_a_register_that_needs_a_sheet_or_a_column_has_its_way_out_too(visitor):
    visitor.drop("registro", "due.xlsx", book(Uno=OTHERS, Due="Nome;Città\nAmici di Fes;Asti"))
    assert "scegliere quale nel passo «Registro»" in said(visitor.open("/colonne"))
    assert "<option>Due</option>" in visitor.open("/registro")
    visitor.send("/registro/foglio", {"foglio": "Due"})
    assert "Che cosa è ogni colonna" in said(visitor.open("/colonne"))
    visitor.drop("registro", "senza.csv", NAMELESS.encode())
    assert "Come si intitola, in «senza.csv»" in said(visitor.open("/colonne"))
    assert visitor.send("/registro/nome", {"intestazione": "Voce"}).goes == "/colonne"
    assert "Che cosa è ogni colonna" in said(visitor.open("/colonne"))


def test_a_register_of_before_that_cannot_be_read_is_left(visitor):
    visitor.drop("novita", "prima.csv", b"%PDF-1.4 x")
    assert "Lascia il registro di prima «prima.csv»" in said(visitor.open("/novita"))
    visitor.send("/novita/scegli", {"file": ""})
    assert "prima edizione" in said(visitor.open("/novita"))


def test_huge_names_formulas_and_markup_are_text_and_long_lists_are_bounded(visitor, folder, monkeypatch):
    monkeypatch.setattr(compared, "MOST", 3)
    evil = ("=1+1", "@SUM(A1)", '<script>alert("x")</script>', "{{ 7*7 }}", "Lunga " * 3000)
    lines = "".join('"{}";Torino\n'.format(one.replace('"', '""')) for one in evil)
    page = compared_with(visitor, "Nome;Città\n" + lines)
    assert "<script>alert" not in page and len(page) < 60_000
    assert "Solo in B: 5" in said(page) and "… e altre 2: il file del confronto le ha tutte" in said(page)
    put(visitor, page)
    sheets = openpyxl.load_workbook(folder / REPORT)
    assert {cell.data_type for sheet in sheets for line in sheet for cell in line} <= {"s", "n"}
    assert max(len(str(cell.value)) for line in sheets["Solo in B"] for cell in line) > compared.MOST * 100


def many(first, last):
    names = (f"Circolo {chr(97 + n // 26)}{chr(97 + n % 26)}zzo {n};Torino" for n in range(first, last))
    return "\n".join(["Nome;Città", *names, ""])


def test_how_many_both_miss_is_estimated_with_its_interval_and_what_it_takes_for_granted(visitor):
    visitor.drop("registro", "molte.csv", many(0, 40).encode())
    told = said(compared_with(visitor, many(20, 70)))
    assert re.search(r"A tutti e due ne mancherebbero circa \d+ \(tra \d+ e \d+\)", told)
    assert "È una stima, e vale solo se" in told


def test_whoever_knows_that_they_are_independent_says_so_of_these_two(visitor):
    head = "Nome;Città;Via;Anno"
    mine, others = (many(*one).replace("Nome;Città", head) for one in ((0, 40), (20, 70)))
    visitor.drop("registro", "molte.csv", mine.encode())
    told = said(compared_with(visitor, others))
    assert "sembrano due edizioni" in told and "fatti l'uno senza l'altro, dirlo qui sotto" in told
    visitor.send("/confronta/indipendenti", {"sono": "si"})
    assert "ne mancherebbero circa" in said(visitor.open("/confronta"))
    assert "sembrano due edizioni" in said(compared_with(visitor, others, "ancora.csv"))
    visitor.send("/confronta/scegli", {"file": "altro.csv"})
    visitor.send("/confronta/indipendenti", {"sono": ""})
    assert "sembrano due edizioni" in said(visitor.open("/confronta"))


def test_corrections_count_and_a_file_that_is_gone_is_said(visitor, folder):
    (folder / "mio.decisioni.csv").write_text(
        "decisione;denominazione;comune;colonna;era;diventa\n"
        "correggi;Amici di Fes;Asti;denominazione;Amici di Fes;Unione Ecuador\n",
        encoding="utf-8",
    )
    told = said(compared_with(visitor, OTHERS))
    assert "Amici di Fes" not in told
    (folder / "altro.csv").unlink()
    assert "L'altro registro scelto, «altro.csv», non è più nella cartella" in said(visitor.open("/confronta"))
    for path in ("foglio", "rapporto", "colonne"):
        assert visitor.send(f"/confronta/{path}", {"foglio": "x", "lettura": "y"}).status == 400


@pytest.mark.parametrize(("key", "spoiled"), [("dati", []), ("frase", 3), ("esito", None), ("chiesto", "x")])
def test_a_result_that_somebody_spoiled_is_none(visitor, folder, key, spoiled):
    page = compared_with(visitor, OTHERS)
    path = folder / ".banco" / "confronto.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {key: spoiled}), encoding="utf-8")
    assert put(visitor, page).status == 400
    assert "data-lavoro" in visitor.ask("/confronta").text  # it is done again
    assert visitor.open("/confronta") == page


def test_it_is_work_like_the_other_and_can_be_broken_off(folder):
    with desk_in(folder) as visitor:
        visitor.enter().drop("registro", "mio.csv", MINE.encode())
        visitor.open("/colonne")
        visitor.drop("confronta", "altro.csv", OTHERS.encode())
        assert "data-lavoro" in visitor.ask("/confronta").text
        assert '"nome":"Confronto con un altro registro"' in visitor.ask("/stato.json").text
        assert visitor.send("/lavoro/annulla", {"dopo": "/confronta"}).goes == "/confronta"
        assert "Il lavoro è stato annullato" in said(visitor.open("/confronta"))
        assert visitor.send("/lavoro/rifai", {"compito": "confronto", "dopo": "/confronta"}).goes == "/confronta"
        assert "Uguali in A e in B 2" in said(visitor.open("/confronta"))


def test_asking_for_the_sheets_leaves_no_process(tmp_path, monkeypatch):
    started = []

    class Noted(subprocess.Popen):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            started.append(self)

    monkeypatch.setattr("mapping.files.workbook.subprocess.Popen", Noted)
    path = tmp_path / "due.xlsx"
    path.write_bytes(book(uno="Nome;Comune\nUno;Roma", due="Nome\nDue"))
    assert compared.sheets_of(path, None) == ["uno", "due"]
    assert [process.stdout.closed and process.returncode is not None for process in started] == [True]
