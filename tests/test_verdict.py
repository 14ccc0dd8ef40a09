# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: before any row, three sentences say what a file is good for; it goes out only if it is a map."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from mapping.atlas import Atlas, build_atlas
from mapping.problems import catalogue
from mapping.shares import percent
from mapping.shipped import shipped_registry
from mapping.verdict import Step, judge_file
from mapping.verdict.wording import words

TOWNS = ("Torino;TO", "Milano;MI", "Bari;BA", "Napoli;NA", "Genova;GE", "Bologna;BO", "Firenze;FI", "Lecce;LE")
NAMES = ("Teranga", "Quadarella", "Xanadu", "Orizzonte", "Girasole", "Mosaico", "Aurora", "Ponte Alto")


def csv(header: str, *rows: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / "elenco.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def workbook(folder: Path) -> Path:
    """A municipal register: its own headers, a town in each row, what a body does in its own words."""
    rows = [[f"Circolo {name}", "Modena", "MO", "Sport, ballo liscio e gite"] for name in NAMES]
    frame = pd.DataFrame(rows, columns=["Denominazione", "Comune", "Prov.", "Attività"])
    with pd.ExcelWriter(folder / "albo.xlsx") as book:
        frame.to_excel(book, sheet_name="Albo comunale", index=False)
    return folder / "albo.xlsx"


def geojson(folder: Path) -> Path:
    """Points with a name, as mapping programs save them."""
    points = {"Teranga": (7.68, 45.07), "Xanadu": (9.19, 45.46)}
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Point", "coordinates": point}}
        for name, point in points.items()
    ]
    (folder / "punti.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return folder / "punti.geojson"


PERFECT = csv("denominazione;comune;provincia", *(f"{n};{t}" for n, t in zip(NAMES, TOWNS, strict=True)))
NO_PLACE = csv("denominazione;sito_web", *(f"{name};" for name in NAMES))
IN_ONE_CELL = csv("Nome;Indirizzo", "Teranga;Via Roma 12 - 20100 Milano (MI)", "Xanadu;Modena, Viale Verdi 3")
HALF_NAMED = csv(
    "denominazione;comune;provincia",
    *(f"{n if at < 3 else ''};{t}" for at, (n, t) in enumerate(zip(NAMES, TOWNS, strict=True))),
)
REPEATED = csv("denominazione;codice_fiscale;comune", "Xanadu;;Bari", *["Teranga;92064620054;Torino"] * 9)
CONTACTS = csv("Nome;Note", "Ufficio relazioni;lunedì", "Sportello casa;martedì", "Protocollo;")
TINY = csv("denominazione;comune;provincia", "Teranga;Torino;TO", "Xanadu;;Napoli", "Girasole;;")
NO_PROVINCE = csv("denominazione;comune", "Teranga;Castro", "Xanadu;Castro", "Girasole;Samone", "Aurora;Torino")

SHIPS = pd.read_csv(shipped_registry(), dtype=str, keep_default_na=False)
"""The registry that ships is data, and changes; those of its rows that say their comune have a place on the map."""
ROWS = len(SHIPS)
MAPPED = int((SHIPS["comune"] != "").sum())
IN_AREA = int(((SHIPS["comune"] == "") & (SHIPS["provincia"] + SHIPS["regione"] != "")).sum())

TOLD = {
    "perfect": (
        PERFECT,
        "Nel file «elenco.csv» sono state lette 8 righe: il nome viene da «denominazione», il luogo da «comune» e "
        "«provincia».",
        "Tutte le 8 righe si possono pubblicare, e tutte trovano posto sulla mappa.",
        "Non c'è nulla da correggere.",
        "",
    ),
    "the registry that ships": (
        None,
        f"Nel file «associazioni.csv» sono state lette {ROWS} righe: il nome viene da «denominazione», il luogo da "
        "«comune», «provincia», «regione», «cap», «codice_comune» e «indirizzo».",
        f"Tutte le {ROWS} righe si possono pubblicare, e di queste {MAPPED} ({percent(MAPPED, ROWS)} %) "
        f"trovano posto sulla mappa; di altre {IN_AREA} si sa solo la provincia o la regione.",
        f"Per prima cosa scrivere il comune nella colonna «comune», dove è noto: manca in {ROWS - MAPPED} righe.",
        "",
    ),
    "no column of place": (
        NO_PLACE,
        "Nel file «elenco.csv» sono state lette 8 righe: il nome viene da «denominazione», il luogo non è scritto in "
        "nessuna colonna.",
        "Tutte le 8 righe si possono pubblicare, ma la mappa non mostrerà nessuna associazione.",
        "Per prima cosa aggiungere una colonna «comune» con il comune della sede: manca in 8 righe.",
        "Di 8 righe da pubblicare nessuna dice un luogo che si trova, e la mappa sarebbe vuota",
    ),
    "addresses in one cell": (
        IN_ONE_CELL,
        "Nel file «elenco.csv» sono state lette 2 righe: il nome viene da «Nome», il luogo da «Indirizzo».",
        "Tutte le 2 righe si possono pubblicare, e tutte trovano posto sulla mappa.",
        "Non c'è nulla da correggere.",
        "",
    ),
    "less than half with a name": (
        HALF_NAMED,
        "Nel file «elenco.csv» sono state lette 8 righe: il nome viene da «denominazione», il luogo da «comune» e "
        "«provincia».",
        "Si possono pubblicare 3 righe su 8 (37,5 %), e tutte trovano posto sulla mappa.",
        "Per prima cosa scrivere il nome dell'associazione nella colonna «denominazione»: manca in 5 righe.",
        "Di 8 righe solo 3 (37,5 %) si possono usare: alle altre manca il nome, o i loro valori sono spostati",
    ),
    "mostly repetitions": (
        REPEATED,
        "Nel file «elenco.csv» sono state lette 10 righe: il nome viene da «denominazione», il luogo da «comune».",
        "Si possono pubblicare 2 righe su 10 (20 %), e tutte trovano posto sulla mappa.",
        "Per prima cosa aggiungere il codice fiscale o l'indirizzo, se non sono la stessa associazione: ne ripetono "
        "un'altra 8 righe.",
        "Di 10 righe 8 (80 %) ripetono un'altra riga, e sulla mappa ne resterebbero troppo poche",
    ),
    "a list of contacts": (
        CONTACTS,
        "Nel file «elenco.csv» sono state lette 3 righe: il nome viene da «Nome», il luogo non è scritto in nessuna "
        "colonna.",
        "Tutte le 3 righe si possono pubblicare, ma la mappa non mostrerà nessuna associazione.",
        "Per prima cosa aggiungere una colonna «comune» con il comune della sede: manca in 3 righe.",
        "Di 3 righe da pubblicare nessuna dice un luogo che si trova, e la mappa sarebbe vuota",
    ),
    "GeoJSON": (
        geojson,
        "Nel file «punti.geojson» sono state lette 2 righe: il nome viene da «name», il luogo da «latitudine» e "
        "«longitudine».",
        "Tutte le 2 righe si possono pubblicare, e tutte trovano posto sulla mappa.",
        "Non c'è nulla da correggere: restano 2 avvisi da guardare.",
        "",
    ),
    "three rows": (
        TINY,
        "Nel file «elenco.csv» sono state lette 3 righe: il nome viene da «denominazione», il luogo da «comune» e "
        "«provincia».",
        "Tutte le 3 righe si possono pubblicare, e di queste 1 (33,3 %) trova posto sulla mappa; di un'altra si sa "
        "solo la provincia o la regione.",
        "Per prima cosa scrivere il comune nella colonna «comune», dove è noto: manca in 2 righe.",
        "",
    ),
    "a municipal register": (
        workbook,
        "Nel file «albo.xlsx», foglio «Albo comunale», sono state lette 8 righe: il nome viene da «Denominazione», il "
        "luogo da «Comune» e «Prov.».",
        "Tutte le 8 righe si possono pubblicare, e tutte trovano posto sulla mappa.",
        "Non c'è nulla da correggere: resta un avviso da guardare.",
        "",
    ),
    "comuni of the same name": (
        NO_PROVINCE,
        "Nel file «elenco.csv» sono state lette 4 righe: il nome viene da «denominazione», il luogo da «comune».",
        "Tutte le 4 righe si possono pubblicare, e di queste 1 (25 %) trova posto sulla mappa.",
        "Per prima cosa aggiungere una colonna «provincia» con la sigla della provincia: senza, il nome del comune non "
        "basta in 3 righe.",
        "Di 4 righe da pubblicare solo 1 (25 %) dice un luogo che si trova, e la mappa sarebbe quasi vuota",
    ),
}  # fmt: skip
"""What a file is -> how it is made, its three sentences, and why it does not go out (nothing: it does)."""


@pytest.fixture
def without_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the figures, of which a verdict says nothing."""
    monkeypatch.setattr("mapping.atlas.measure", lambda *_, **__: None)


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize("kind", TOLD)
def test_three_sentences_say_what_a_file_is_good_for(kind: str, atlas: Atlas, tmp_path: Path) -> None:
    write, *sentences, refusal = TOLD[kind]
    verdict = judge_file(build_atlas(write(tmp_path)) if write else atlas)
    assert [*verdict.sentences(), verdict.refusal()] == [*sentences, refusal]
    for sentence in verdict.sentences("en"):
        assert re.fullmatch(r"[A-Z0-9].*\.", sentence) and not re.search("righe|colonna|«|{", sentence)
    assert bool(verdict.refusal("en")) == bool(refusal)


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize("kind", ["no column of place", "less than half with a name", "mostly repetitions"])
def test_what_is_no_map_is_written_only_on_request(kind: str, run, tmp_path: Path) -> None:
    write, *sentences, refusal = TOLD[kind]
    path, out = write(tmp_path), tmp_path / "sito"
    refused = run("build", path, "--out", out, "--report", tmp_path / "segnalazioni.csv")
    assert refused.out.splitlines()[:3] == sentences
    assert refused.code == 1 and refusal in refused.err and "--accept-gaps" in refused.err
    assert not out.exists() and (tmp_path / "segnalazioni.csv").exists()
    checked = run("check", path)
    assert checked.out.splitlines()[:3] == sentences
    assert checked.code == 1 and refusal in checked.err


@pytest.mark.usefixtures("light_site")
def test_who_knows_of_the_gaps_may_publish_all_the_same(run, tmp_path: Path) -> None:
    path, out = NO_PLACE(tmp_path), tmp_path / "sito"
    assert run("build", path, "--out", out, "--accept-gaps").code == 0
    assert run("build", path, "--out", out, "--check").code == 0


@pytest.mark.usefixtures("without_figures")
def test_the_sentences_come_in_english_too(run, tmp_path: Path) -> None:
    said = run("check", NO_PLACE(tmp_path), "--lang", "en").out.splitlines()
    assert said[2] == "First of all, add a column “comune” with the municipality of the seat: it is missing in 8 rows."


@pytest.mark.usefixtures("without_figures")
def test_strict_says_which_findings_it_minds(run, tmp_path: Path) -> None:
    path = csv("denominazione;comune;cap", "Uno;Torino;10121", "Due;Torino;ABC", "Tre;;")(tmp_path)
    outcome = run("build", path, "--out", tmp_path / "sito", "--strict")
    assert outcome.code == 1
    assert [line for line in outcome.out.splitlines() if line.startswith("da correggere: ")] == [
        "da correggere: riga 3, cap: «ABC» non è un CAP: scriverne le 5 cifre."
    ]


@pytest.mark.parametrize("key", words()["passi"])
@pytest.mark.parametrize("lang", ["it", "en"])
@pytest.mark.parametrize("new", [False, True])
def test_every_first_step_can_be_read_aloud(key: str, lang: str, new: bool) -> None:
    said = words()["passi"][key]
    assert set(said.get("codici", ())) <= set(catalogue())
    for rows in (1, 604):
        text = Step(key, "Sede", new, rows).text(lang)
        assert ("1 riga" if rows == 1 else "604 righe") in text or lang == "en"
        assert re.fullmatch(r"[a-z].*[a-z]", text) and "{" not in text


@pytest.mark.usefixtures("without_figures")
def test_a_template_asks_for_associations(run, tmp_path: Path) -> None:
    run("template", tmp_path / "modello.xlsx")
    said = run("check", tmp_path / "modello.xlsx").out.splitlines()
    assert said[1:3] == [
        "Nessuna riga si può pubblicare, e la mappa resta vuota.",
        "Per prima cosa scrivere le associazioni nel file, una per riga.",
    ]


ELSEWHERE = {
    "province": ";RM;;",
    "region": ";;Lazio;",
    "abroad": "Parigi (Francia);;;",
    "all of Italy": ";;tutta Italia;",
}


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize("rows", [1, 4])
@pytest.mark.parametrize("kinds", [*([kind] for kind in ELSEWHERE), list(ELSEWHERE), ["province", "abroad"]])
def test_a_map_that_shows_nothing_is_announced_and_refused(kinds: list[str], rows: int, run, tmp_path: Path) -> None:
    made = [f"{name};{ELSEWHERE[kinds[at % len(kinds)]]}" for at, name in enumerate(NAMES[: rows * len(kinds)])]
    path = csv("denominazione;comune;provincia;regione;cap", *made)(tmp_path)
    _, share, first = run("check", path).out.splitlines()[:3]
    assert "la mappa non mostrerà nessuna associazione" in share and "altre" not in share and "un'altra" not in share
    assert first.startswith("Per prima cosa ") and "comune" in first
    for command in (["check", path], ["build", path, "--out", tmp_path / "sito"]):
        refused = run(*command)
        assert refused.code == 1 and "comune" in refused.err and "nessuna associazione" in refused.err
    assert ("solo la provincia o la regione" in refused.err) == (set(kinds) <= {"province", "region"})
    assert "--accept-gaps" in refused.err and not (tmp_path / "sito").exists()


@pytest.mark.usefixtures("without_figures")
def test_one_point_is_a_map(tmp_path: Path) -> None:
    rows = [f"{name};{ELSEWHERE['abroad']}" for name in NAMES]
    path = csv("denominazione;comune;provincia;regione;cap", "Uno;Torino;;;", *rows)(tmp_path)
    assert not judge_file(build_atlas(path)).refusal()


GONE = {
    "cessate": (("sciolta",), ()),
    "ritirate": (("",), (0, 1)),
    "cessate o ritirate": (("sciolta", ""), (1,)),
}


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize("what", GONE)
@pytest.mark.parametrize("column", ["Comune", "CAP", "Provincia", "Indirizzo"])
def test_where_all_are_gone_it_is_said(what: str, column: str, run, tmp_path: Path) -> None:
    state, listed = GONE[what]
    place = {"Comune": "Torino", "CAP": "10121", "Provincia": "TO", "Indirizzo": "Via Roma 3, 10121 Torino (TO)"}[
        column
    ]
    made = [f"{NAMES[at]};{place};{state[at % len(state)]};12a" for at in range(2)]
    path = csv(f"denominazione;{column};stato_ente;numero_soci", *made)(tmp_path)
    (tmp_path / "r.csv").write_text(
        "\n".join(["denominazione", *(NAMES[at] for at in listed)]) + "\n", encoding="utf-8"
    )
    words = (path, *(["--withdrawn", tmp_path / "r.csv"] if listed else []))
    checked = run("check", *words)
    read, share, first = checked.out.splitlines()[:3]
    assert f"il luogo da «{column}»" in read
    assert f"associazioni {what})" in share and f"risultano {what}." in first and f"associazioni {what})" in checked.err
    refused = run("build", *words, "--out", tmp_path / "sito")
    assert refused.code == 1 and "modello" not in refused.err and what.split(maxsplit=1)[0][:-1] in refused.err


@pytest.mark.usefixtures("without_figures")
def test_where_nothing_is_left_to_publish_check_and_build_agree(run, tmp_path: Path) -> None:
    path = csv("denominazione;comune", "Xanadu;Bari")(tmp_path)
    (tmp_path / "ritiri.csv").write_text("denominazione;comune\nXanadu;Bari\n", encoding="utf-8")
    words = (path, "--withdrawn", tmp_path / "ritiri.csv")
    assert "Nessuna riga si può pubblicare" in run("check", *words).err
    assert [run("check", *words).code, run("build", *words, "--out", tmp_path / "sito").code] == [1, 1]


@pytest.mark.usefixtures("without_figures")
def test_in_english_everything_is_english(run, tmp_path: Path) -> None:
    path = csv("denominazione;comune;cap", "Uno;Torino;ABC", ";Bari;")(tmp_path)
    outcome = run("check", path, "--lang", "en")
    assert "elenco.csv: 2 rows read." in outcome.out and "on the map" in outcome.out
    assert "to correct: row 2, cap: " in outcome.out and "Findings: blocks 1, to correct 1, notice " in outcome.out
    assert outcome.err == "Error: The registry has 2 findings to correct: correct them and try again.\n"
    assert not re.search("righe|colonna|avviso|Segnalazioni|blocca|sulla mappa", outcome.out)
    refused = run("check", NO_PLACE(tmp_path), "--lang", "en")
    assert refused.err.startswith("Error: Of 8 rows") and "mapping build” does not publish it" in refused.err


@pytest.mark.usefixtures("without_figures")
def test_one_row_and_one_finding_are_said_as_one(run, tmp_path: Path) -> None:
    outcome = run("check", csv("denominazione;comune;cap", "Uno;Torino;ABC")(tmp_path))
    assert "elenco.csv: 1 riga letta." in outcome.out
    assert outcome.err == "Errore: Il registro ha una segnalazione da correggere: correggerla e riprovare.\n"


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize("column", ["A", "B"])
def test_formulas_without_a_value_are_saved_again_first(column: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["denominazione", "comune", "provincia"])
    for name in NAMES[:4]:
        sheet.append([name, "Torino", "TO"])
    for row in range(2, 6):
        sheet[f"{column}{row}"] = "=D2"
    book.save(tmp_path / "f.xlsx")
    first = judge_file(build_atlas(tmp_path / "f.xlsx")).sentences()[2]
    assert first.startswith("Per prima cosa aprire il file con il foglio di calcolo e salvarlo di nuovo")


@pytest.mark.usefixtures("without_figures")
def test_of_two_columns_of_one_meaning_the_clearest_is_to_be_filled(tmp_path: Path) -> None:
    write = csv("Denominazione;Via;Comune;Via;Comune", "Teranga;Via Po 1;;Via Dora 2;Latina", "Xanadu;;Roma;;")
    first = judge_file(build_atlas(write(tmp_path))).sentences()[2]
    assert first == "Per prima cosa scrivere il comune nella colonna «Comune», dove è noto: manca in 1 riga."
