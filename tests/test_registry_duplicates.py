# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: no row is lost to a guess; a row that certainly repeats another leaves it what it knows."""

import itertools
from pathlib import Path
from random import Random

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapping.registry import Registry, add_keys, duplicates, read_registry, write_report
from mapping.registry.duplicates import find_duplicates
from mapping.registry.headers import LIST_KINDS
from mapping.schema import COLUMNS, INPUT_COLUMNS

CODE = "92064620054"
ALIKE = {"denominazione": "Circolo Alfa", "comune": "Roma"}
Row = dict[str, str]
TWO_BODIES: dict[str, tuple[Row, Row]] = {
    "no comune": ({"comune": ""}, {"comune": ""}),
    "no comune, an address each": (
        {"comune": "", "indirizzo": "Via Roma 1, Mirandola (MO)"},
        {"comune": "", "indirizzo": "Via Pia 3, Torino (TO)"},
    ),
    "a region alone": ({"comune": "", "regione": "Lazio"}, {"comune": "", "regione": "Lazio"}),
    "a comune that nobody knows": ({"comune": "Borgo Ignoto"}, {"comune": "Borgo Ignoto"}),
    "another street": ({"indirizzo": "Via Appia 1"}, {"indirizzo": "Via Cassia 900"}),
    "another number": ({"indirizzo": "Via Appia 1"}, {"indirizzo": "Via Appia, 100"}),
    "a square, not a street": ({"indirizzo": "Via Roma 1"}, {"indirizzo": "Piazza Roma 1"}),
    "another street of a short name": ({"indirizzo": "Via Re 3"}, {"indirizzo": "Via Po 3"}),
    "the town's own street": ({"indirizzo": "Via Roma 3"}, {"indirizzo": "Via Genova 3"}),
    "a word more": ({"indirizzo": "Via San Paolo 3"}, {"indirizzo": "Via Paolo Sarpi 3"}),
    "another house, the same floor": ({"indirizzo": "Via Nizza 12 piano 1"}, {"indirizzo": "Via Nizza 340 piano 1"}),
    "numbers turned round": ({"indirizzo": "Via Po 3 int 5"}, {"indirizzo": "Via Po 5 int 3"}),
    "another door": ({"indirizzo": "Via Dante 3 int 4"}, {"indirizzo": "Via Dante 3 int 8"}),
    "another stair": ({"indirizzo": "Scala A Via Po 3"}, {"indirizzo": "Scala B Via Po 3"}),
    "another stair, behind": ({"indirizzo": "Via Po 3, scala A"}, {"indirizzo": "Via Po 3, scala B"}),
    "another block of one house": ({"indirizzo": "Via Po 3/A int 2"}, {"indirizzo": "Via Po 3/A int 2 B"}),
    "another number of one street": ({"indirizzo": "Via 4 Novembre 12"}, {"indirizzo": "Via 4 Novembre 14"}),
    "another of the same number": ({"indirizzo": "Via Po 3 bis"}, {"indirizzo": "Via Po 3 ter"}),
    "the next number": ({"indirizzo": "Via Po 3"}, {"indirizzo": "Via Po 3 bis"}),
    "another kilometre": ({"indirizzo": "Via Appia km 4,5"}, {"indirizzo": "Via Appia km 4,7"}),
    "a section each": (
        {"codice_fiscale": CODE, "denominazione": "Federazione Alfa - sez. Lecco", "comune": "Lecco"},
        {"codice_fiscale": CODE, "denominazione": "Federazione Alfa - sez. Monza", "comune": "Monza"},
    ),
    "a letter more": ({"indirizzo": "Via Po 3"}, {"indirizzo": "Via Po 3/B"}),
    "a post box": ({"indirizzo": "C.P. 12"}, {"indirizzo": "Via Irnerio 12"}),
    "another CAP": ({"cap": "00184"}, {"cap": "00199"}),
    "another channel": (
        {"sito_web": "https://youtube.com/channel/UCab"},
        {"sito_web": "https://youtube.com/channel/UCAB"},
    ),
    "codes that are wrong": ({"codice_fiscale": "92064620055"}, {"codice_fiscale": "92064620056"}),
    "another point": (
        {"latitudine": "41.87", "longitudine": "12.52"},
        {"latitudine": "41.99", "longitudine": "12.43"},
    ),
    "another site": ({"sito_web": "https://alfa.it"}, {"sito_web": "https://alfa-due.it"}),
    "a page of its own": ({"sito_web": "https://facebook.com/alfa"}, {"sito_web": "https://facebook.com/beta"}),
    "another tax code": ({"codice_fiscale": CODE}, {"codice_fiscale": "01234567897"}),
    "a sign": ({"denominazione": "Circolo Alfa +"}, {}),
    "a drawing": ({"denominazione": "Circolo Alfa ★"}, {"denominazione": "Circolo Alfa ☾"}),
}
CERTAINLY_TWO = ("another tax code", "no comune, an address each")
"""Two bodies, and two comuni: nothing is asked."""
ONE_BODY: dict[str, tuple[Row, Row]] = {
    "nothing else": ({}, {}),
    "quotes and dashes": ({"denominazione": "«Circolo - Alfa»"}, {"denominazione": "CIRCOLO ALFA®"}),
    "one address, written twice": (
        {"indirizzo": "Via Appia Nuova, 12"},
        {"indirizzo": "via Appia nuova n. 12 - 00183 ROMA"},
    ),
    "an address and none": ({"indirizzo": "Via Appia 1"}, {}),
    "points of two services": (
        {"latitudine": "41.87012", "longitudine": "12.52034"},
        {"latitudine": "41.8706", "longitudine": "12.5199"},
    ),
    "a site in two writings": ({"sito_web": "http://www.alfa.it/"}, {"sito_web": "https://alfa.it"}),
    "one tax code, another name": (
        {"codice_fiscale": CODE},
        {"codice_fiscale": CODE, "denominazione": "Beta"},
    ),
    "one tax code, another name without a comune": (
        {"codice_fiscale": CODE},
        {"codice_fiscale": CODE, "denominazione": "Beta", "comune": ""},
    ),
    "one tax code and name, another comune": ({"codice_fiscale": CODE}, {"codice_fiscale": CODE, "comune": "Milano"}),
    "a letter of its own, a number with its letter": ({"indirizzo": "Via Po 3/B"}, {"indirizzo": "via Po n. 3 b"}),
}


def read(folder: Path, *rows: Row) -> Registry:
    pd.DataFrame([ALIKE | row for row in rows]).fillna("").to_csv(folder / "registro.csv", index=False)
    return read_registry(folder / "registro.csv")


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("kind", TWO_BODIES)
def test_two_that_may_be_two_both_stay_and_are_asked_about(kind: str, turned: bool, tmp_path: Path) -> None:
    one, other = TWO_BODIES[kind]
    registry = read(tmp_path, *((other, one) if turned else (one, other)))
    assert registry.rows["stato"].tolist() == ["", ""]
    assert registry.rows["id"].is_unique
    codes = {problem.codice for problem in registry.problems}
    assert codes & {"duplicata-probabile", "omonima-senza-comune", "codice-in-comune"} or kind in CERTAINLY_TWO


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("kind", ONE_BODY)
def test_what_certainly_repeats_a_row_is_one_with_it(kind: str, turned: bool, tmp_path: Path) -> None:
    one, other = ONE_BODY[kind]
    registry = read(tmp_path, *((other, one) if turned else (one, other)))
    assert registry.rows["stato"].tolist() == ["", "duplicata"]


def test_a_duplicate_leaves_what_it_knows(tmp_path: Path) -> None:
    first = {"paesi_origine": "Senegal", "ambiti_attivita": "cultura", "fonte_url": "https://a.example.org"}
    again = {"paesi_origine": "Mali; Senegal", "sito_web": "https://alfa.it", "note": "x", "numero_soci": "40"}
    rows = read(tmp_path, first, again, {"ambiti_attivita": "sport"}).rows
    assert rows["stato"].tolist() == ["", "duplicata", "duplicata"]
    kept = rows.iloc[0]
    assert (kept["paesi_origine"], kept["ambiti_attivita"]) == ("SN; ML", "cultura; sport")
    assert (kept["sito_web"], kept["fonte_url"], kept["note"]) == ("https://alfa.it", "https://a.example.org", "")
    assert rows.iloc[1]["paesi_origine"] == "ML; SN"


ONE_OF_TWO = {
    "acronimo": ("C.A.", "C A", "CIRCA"),
    "origine_dichiarata": ("Africa occidentale", "AFRICA  OCCIDENTALE", "Sahel"),
    "composizione": ("mononazionale", "Mononazionale", "plurinazionale"),
    "tipologia": ("associazione culturale", "Associazione culturale", "religiosa"),
    "raggio_azione": ("comunale", "Comunale", "nazionale"),
    "anno_costituzione": ("1998", "1998", "2001"),
    "numero_soci": ("40", "40", "circa 60"),
    "paesi_completi": ("sì", "Sì", "in parte"),
    "sito_web": ("https://alfa.it", "http://www.alfa.it/", "https://alfa-roma.example"),
}
"""Of a column that holds one value: one, the same written otherwise, another."""


def test_every_column_of_one_value_is_tried() -> None:
    one_value = {name for name in INPUT_COLUMNS if COLUMNS[name].kind not in LIST_KINDS}
    assert one_value - duplicates.OF_THE_ROW - set(duplicates.VERIFIED) == ONE_OF_TWO.keys() | {"codice_fiscale"}, (
        "two codes are two bodies"
    )


@pytest.mark.parametrize("column", ONE_OF_TWO)
def test_of_two_values_the_keeper_is_told_which_is_left_out(column: str, tmp_path: Path) -> None:
    one, alike, other = ({"codice_fiscale": CODE, column: value} for value in ONE_OF_TWO[column])
    for second, count in ((alike, 0), ({"codice_fiscale": CODE}, 0), (other, 1)):
        registry = read(tmp_path, one, second)
        assert registry.rows["stato"].tolist() == ["", "duplicata"]
        told = [problem for problem in registry.problems if problem.codice == "doppione-diverso"]
        assert [(problem.riga, problem.colonna) for problem in told] == [(2, column)] * count
    assert told[0].valore == registry.rows[column].iloc[0] and told[0].proposta == registry.rows[column].iloc[1]
    assert "La riga 3" in told[0].text() and f"«{told[0].proposta}»" in told[0].text()


@pytest.mark.parametrize(
    "column, cells",
    [
        ("tipologia", ("", "associazione culturale", "religiosa")),
        ("tipologia", ("n.d.", "associazione culturale", "religiosa")),
        ("composizione", ("multietnica", "mononazionale", "")),
        ("anno_costituzione", ("", "03/05/2003", "1998")),
        ("sito_web", ("www.alfa.it", "https://alfa-roma.example", "")),
    ],
)
def test_the_text_that_is_proposed_is_taken(column: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    """Also where what is published is the normal form of the cell beside which it stands, or of a third row's."""
    registry = read(tmp_path, *({"codice_fiscale": CODE, column: cell} for cell in cells))
    (one, *_) = [problem for problem in registry.problems if problem.codice == "doppione-diverso"]
    assert f"si pubblica «{registry.rows[column].iloc[0]}»" in one.text()
    write_report(registry, registry.problems, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    (line,) = [row for row in sheet.iter_rows(min_row=2) if row[head.index("codice")].value == one.codice][:1]
    line[head.index("correzione")].value = one.proposta
    book.save(tmp_path / "r.xlsx")
    corrected = read_registry(tmp_path / "r.xlsx")
    assert corrected.rows[column].iloc[0] == one.proposta
    assert "correzione-non-applicata" not in {problem.codice for problem in corrected.problems}


@pytest.mark.parametrize("cells", [("non nota", "religiosa"), ("religiosa", "n.d."), ("", "religiosa")])
def test_what_is_not_known_gives_way_to_what_is(cells: tuple[str, str], tmp_path: Path) -> None:
    registry = read(tmp_path, *({"codice_fiscale": CODE, "tipologia": cell} for cell in cells))
    assert registry.rows["tipologia"].iloc[0] == "religiosa"
    assert "doppione-diverso" not in {problem.codice for problem in registry.problems}


ELSEWHERE: dict[str, tuple[Row, Row, set[str]]] = {
    "another address": ({"indirizzo": "Via Po 3"}, {"indirizzo": "Via Roma 5"}, {"indirizzo"}),
    "another number": ({"indirizzo": "Via Po 3"}, {"indirizzo": "Via Po 5"}, {"indirizzo"}),
    "an address beside none": ({}, {"indirizzo": "Via Roma 5", "cap": "10121"}, {"indirizzo", "cap"}),
    "another CAP": ({"cap": "10121"}, {"cap": "10122"}, {"cap"}),
    "a point beside none": ({}, {"latitudine": "45.07", "longitudine": "7.68"}, {"latitudine", "longitudine"}),
    "a point far away": (
        {"latitudine": "45.07", "longitudine": "7.68"},
        {"latitudine": "45.09", "longitudine": "7.68"},
        {"latitudine"},
    ),
    "another comune": ({}, {"comune": "Milano", "indirizzo": "Via Brera 1"}, {"comune"}),
    "a comune beside none": ({"comune": ""}, {"comune": "Milano"}, {"comune"}),
    "a province beside none": ({"comune": ""}, {"comune": "", "provincia": "MI"}, {"provincia"}),
    "the same address": ({"indirizzo": "Via Po 3/B"}, {"indirizzo": "via Po n. 3 b"}, set()),
    "the same point": (
        {"latitudine": "45.07", "longitudine": "7.68"},
        {"latitudine": "45.0701", "longitudine": "7.68"},
        set(),
    ),
    "the same comune": ({"comune": "Torino"}, {"comune": "TORINO", "provincia": "TO"}, set()),
    "less": ({"indirizzo": "Via Po 3", "cap": "10121"}, {"comune": ""}, set()),
}


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_of_a_place_that_is_left_out_the_keeper_is_told(kind: str, tmp_path: Path) -> None:
    one, other, columns = ELSEWHERE[kind]
    registry = read(tmp_path, *(ALIKE | {"codice_fiscale": CODE} | row for row in (one, other)))
    assert registry.rows["stato"].tolist() == ["", "duplicata"]
    told = [problem for problem in registry.problems if problem.codice.startswith("doppione-")]
    assert {problem.colonna for problem in told} == columns and {problem.riga for problem in told} <= {2}
    for problem in told:
        assert problem.proposta == registry.rows[problem.colonna].iloc[1] and "La riga 3" in problem.text()
        silent = registry.rows[problem.colonna].iloc[0] == ""
        assert problem.codice == ("doppione-in-piu" if silent else "doppione-diverso")


SECTIONS = [("Alfa", "Lecco"), ("Beta", "Monza"), ("Gamma", "Monza"), ("Alfa", "Roma"), ("Delta", ""), ("Eta", "")]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(SECTIONS), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_rows_of_one_tax_code_are_the_same_bodies_in_any_order(told: list[tuple[str, str]], random: Random) -> None:
    rows = [{"codice_fiscale": CODE, "denominazione": name, "comune": comune} for name, comune in told]
    first = _first(rows)
    for one, other in itertools.combinations(range(len(rows)), 2):
        (name, comune), (its_name, its_comune) = told[one], told[other]
        same = first[one] == first[other]
        assert same or name != its_name
        apart = comune and its_comune and comune != its_comune
        assert not (same and apart) or name == its_name
    order = random.sample(range(len(rows)), len(rows))
    turned = _first([rows[at] for at in order])
    bodies = {frozenset(at for at, of in enumerate(first) if of == body) for body in first}
    assert bodies == {frozenset(order[at] for at, of in enumerate(turned) if of == body) for body in turned}


def test_what_shares_a_tax_code_is_asked_about_and_the_keeper_decides(tmp_path: Path) -> None:
    lecco, monza = TWO_BODIES["a section each"]
    registry = read(tmp_path, lecco, monza)
    assert {problem.codice for problem in registry.problems} & {"codice-in-comune", "id-conteso"} == {
        "codice-in-comune"
    }
    decided = read(tmp_path, lecco, monza | {"decisione sulla riga": "diversa"})
    assert not [
        problem for problem in decided.problems if problem.codice in ("codice-in-comune", "decisione-non-applicata")
    ]
    joined = read(tmp_path, lecco, monza | {"decisione sulla riga": "duplicata"})
    assert joined.rows["stato"].tolist() == ["", "duplicata"]
    assert read(tmp_path, monza, lecco).rows["id"].tolist() == registry.rows["id"].tolist()[::-1]


FACTS = st.fixed_dictionaries(
    {
        "codice_fiscale": st.sampled_from(["", "", CODE, "01234567897"]),
        "indirizzo": st.sampled_from(["", "", "Via Appia 1", "Via Cassia 900"]),
        "sito_web": st.sampled_from(["", "", "https://alfa.it", "https://beta.it"]),
    }
)


@pytest.mark.slow
@settings(derandomize=True, deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(st.lists(FACTS, min_size=2, max_size=6))
def test_rows_that_contradict_each_other_never_become_one(rows: list[Row]) -> None:
    first = _first(rows)
    for one, other in itertools.combinations(range(len(rows)), 2):
        differ = [name for name in rows[one] if rows[one][name] and rows[other][name] not in ("", rows[one][name])]
        by_code = rows[one]["codice_fiscale"] and rows[one]["codice_fiscale"] == rows[other]["codice_fiscale"]
        assert not differ or by_code or first[one] != first[other], rows
    bodies = [first.count(one) for one in first]
    turned = _first(rows[::-1])[::-1]
    assert bodies == [turned.count(one) for one in turned]


def _first(rows: list[Row]) -> list[int]:
    """Return for each row the first of its association."""
    empty = dict.fromkeys(INPUT_COLUMNS, "")
    frame = pd.DataFrame([empty | ALIKE | row for row in rows], dtype="str")
    found = find_duplicates(add_keys(frame).assign(codice_scritto=frame["codice_fiscale"]))
    return [found[riga].first if riga in found else riga for riga in frame.index]


def test_what_tells_a_withdrawn_one_is_not_proposed(tmp_path: Path) -> None:
    rows = (
        {"codice_fiscale": CODE, "acronimo": "CAR", "sito_web": "https://alfa.example"},
        {"codice_fiscale": CODE, "acronimo": "Vatra Nuova Lombardia", "sito_web": "https://vatra.example"},
        {"denominazione": "Vatra Nuova Lombardia", "comune": "Milano", "sito_web": "https://vatra.example"},
    )
    told = {problem.colonna for problem in read(tmp_path, *rows).problems if problem.codice == "doppione-diverso"}
    assert told == {"acronimo", "sito_web"}
    (tmp_path / "ritiri.csv").write_text("denominazione,comune\nVatra Nuova Lombardia,Milano\n", encoding="utf-8")
    registry = read_registry(tmp_path / "registro.csv", withdrawn=tmp_path / "ritiri.csv")
    assert registry.rows["stato"].tolist() == ["", "duplicata", "ritirata"]
    assert "doppione-diverso" not in {problem.codice for problem in registry.problems}
