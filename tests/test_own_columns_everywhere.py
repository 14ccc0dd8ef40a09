# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: wherever a column of the register is read, corrected, joined, told or compared, an edition's own is too."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from mapping import build_atlas, compare_registries, read_registry
from mapping.errors import InputError
from mapping.publish import site
from mapping.registry import (
    Decisions,
    Registry,
    diff_registries,
    load_decisions,
    read_other,
    row_key,
    write_columns,
    write_decisions,
    write_report,
    written_cell,
)
from mapping.schema import CARD
from mapping.viewer.noscript import plain_parts
from tests.decided import CODE
from tests.test_edition_file import edition
from tests.test_own_columns import DESK, column

SHOWN = replace(DESK, shown=())
HEAD = ("denominazione", "comune", "sito_web", "Giorno di sportello")
ROWS = [
    ("Casa Senegal", "Torino", "", "martedì"),
    ("Circolo Alfa", "Roma", "https://alfa.example", ""),
    ("Teranga", "Lecce", "", "giovedì"),
]
BAD = ["333 1234567", "=1+1", "lunedì\x07", "Mario Rossi", "javascript:alert(1)", "31/02/2024", "x" * 1200, "n.d."]


def written(path: Path, rows: Sequence[Sequence[str]], head: Sequence[str] = HEAD) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    return path


def told(registry: Registry, *codes: str) -> list[tuple[str, int, str, str]]:
    return [(p.codice, p.riga, p.colonna, p.valore) for p in registry.problems if p.codice in codes]


def corrected(registry: Registry, riga: int, new: str) -> Decisions:
    old = written_cell(registry, riga, "sportello")
    return Decisions().with_correction(row_key(registry, riga), "sportello", old, new)


@pytest.mark.parametrize("at", range(len(ROWS)))
def test_its_cells_are_corrected_as_ours_are(tmp_path: Path, at: int) -> None:
    path, kept = written(tmp_path / "r.csv", ROWS), tmp_path / "r.decisioni.csv"
    before = read_registry(path, own=[SHOWN])
    write_decisions(corrected(before, at + 2, "sabato"), kept)
    written(path, list(reversed(ROWS)))
    after = read_registry(path, own=[SHOWN], decisions=kept)
    wanted = ["sabato" if n == at else row[3] for n, row in enumerate(ROWS)]
    assert after.rows["sportello"].tolist() == wanted[::-1]
    riga = len(ROWS) - at + 1
    assert written_cell(after, riga, "sportello") == ROWS[at][3], "what the file says stays known"
    assert after.decided and after.decided.corrections == 1
    assert load_decisions(kept, own=[SHOWN]) == corrected(before, at + 2, "sabato")


def test_a_correction_that_does_not_hold_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", ROWS)
    decisions = corrected(read_registry(path, own=[SHOWN]), 2, "sabato")
    written(path, [(*ROWS[0][:3], "domenica"), *ROWS[1:]])
    found = read_registry(path, own=[SHOWN], decisions=decisions)
    assert found.rows["sportello"].tolist()[0] == "domenica"
    assert told(found, "correzione-cambiata") == [("correzione-cambiata", 2, "sportello", "domenica")]
    assert [one[0] for one in told(read_registry(path, decisions=decisions), "correzione-senza-colonna")]


def test_a_correction_is_swept_of_personal_data(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", ROWS)
    decisions = corrected(read_registry(path, own=[SHOWN]), 2, "da Mario Rossi, 333 1234567")
    found = read_registry(path, own=[SHOWN], decisions=decisions)
    assert found.rows["sportello"].tolist() == ["", "", "giovedì"]
    assert "Rossi" not in str(told(found, "dato-personale")) and told(found, "dato-personale")


def test_a_file_of_decisions_names_only_columns_that_there_are(tmp_path: Path) -> None:
    kept = tmp_path / "d.csv"
    write_decisions(corrected(read_registry(written(tmp_path / "r.csv", ROWS), own=[SHOWN]), 2, "sabato"), kept)
    with pytest.raises(InputError, match=r"«sportello» non è una colonna del registro.*--edition"):
        load_decisions(kept)


@pytest.mark.parametrize("cells", [("", "lunedì"), ("lunedì", ""), ("n.d.", "lunedì"), ("333 1234567", "lunedì")])
def test_a_row_that_goes_leaves_what_the_other_does_not_say(tmp_path: Path, cells: tuple[str, str]) -> None:
    rows = [(f"Circolo {name}", "Torino", "", "") for name in ("Beta", "Gamma")]
    twice = [("Circolo Alfa", "Torino", "", cell) for cell in cells]
    found = read_registry(written(tmp_path / "r.csv", [*twice, *rows]), own=[SHOWN])
    assert found.rows["stato"].tolist() == ["", "duplicata", "", ""]
    assert found.rows["sportello"].tolist()[0] == "lunedì"


def test_of_two_that_the_keeper_joins_too(tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", ROWS)
    before = read_registry(path, own=[SHOWN])
    pair = Decisions().with_pair(row_key(before, 3), row_key(before, 4), same=True)
    found = read_registry(path, own=[SHOWN], decisions=pair)
    assert found.rows["sportello"].tolist()[1] == "giovedì"


def test_two_that_say_different_things_are_told(tmp_path: Path) -> None:
    names = {"Circolo Alfa": "lunedì", "Alfa APS": "Martedì; sabato", "Alfa": "LUNEDÌ "}
    rows = [(name, CODE, "Torino", cell) for name, cell in names.items()]
    found = read_registry(written(tmp_path / "r.csv", rows, ("nome", "codice_fiscale", *HEAD[1::2])), own=[SHOWN])
    assert found.rows["sportello"].tolist()[0] == "lunedì"
    assert told(found, "doppione-diverso") == [("doppione-diverso", 2, "sportello", "lunedì")]
    (one,) = [problem for problem in found.problems if problem.codice == "doppione-diverso"]
    assert one.proposta == "Martedì; sabato" and "La riga 3" in one.text() and "«Martedì; sabato»" in one.text()
    after = read_registry(tmp_path / "r.csv", own=[SHOWN], decisions=corrected(found, 2, one.proposta))
    assert after.rows["sportello"].tolist()[0] == one.proposta


@pytest.mark.parametrize("bad", BAD)
def test_a_cell_is_read_as_a_text_of_ours_is(tmp_path: Path, bad: str) -> None:
    """And what is told of it is the same, but for the names of persons, of which any of these columns may be full."""
    rows = [(name, town, "", cell) for (name, town, _, _), cell in zip(ROWS, [bad, "martedì", ""], strict=True)]
    own = read_registry(written(tmp_path / "r.csv", rows), own=[replace(DESK, shown=("scheda",))])
    ours = read_registry(written(tmp_path / "o.csv", rows, (*HEAD[:3], "indirizzo")))
    same = [
        [(p.codice, p.riga, p.text().replace("sportello", "indirizzo")) for p in one.problems if p.colonna == name]
        for one, name in ((own, "sportello"), (ours, "indirizzo"))
    ]
    person = bad == "Mario Rossi"
    assert same[0] == same[1] if not person else [one[0] for one in same[0]] == ["dato-personale"]
    assert person or own.rows["sportello"].tolist() == ours.rows["indirizzo"].tolist()


def test_broken_bytes_are_told(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(",".join(HEAD).encode() + "\nCittà,Torino,,".encode() + b"marted\xec\n")
    assert told(read_registry(path, own=[SHOWN]), "byte-riparati") == [("byte-riparati", 2, "sportello", "martedì")]


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path]:
    cells = ["333 1234567", "=1+1", "martedì", "martedì", "lunedì"]
    rows = [(f"Associazione numero {n}", "Torino", "", cell) for n, cell in enumerate(cells)]
    register = written(tmp_path / "registro.csv", rows)
    return register, edition(tmp_path, '[registro]\nfile = "registro.csv"\n' + column())


def test_check_says_of_an_edition_what_build_says(run: Callable[..., Any], made: tuple[Path, Path]) -> None:
    register, about = made
    of_check, of_build = (register.with_name(f"{name}.csv") for name in ("check", "build"))
    checked = run("check", "--edition", about, "--report", of_check)
    built = run("build", "--edition", about, "--out", register.with_name("sito"), "--strict", "--report", of_build)
    assert (checked.code, built.code) == (1, 1) and of_check.read_bytes() == of_build.read_bytes()
    rows = pd.read_csv(of_check)
    assert list(zip(rows["riga"], rows["codice"], strict=True)) == [(2, "dato-personale"), (3, "testo-come-formula")]
    assert "sportello" in checked.out and "333" not in checked.out + of_check.read_text(encoding="utf-8")
    assert "«Giorno di sportello»" in run("check", register).out, "without the edition it is a column that is not read"
    assert run("check").code == 2 and "--edition" in run("check").err


def test_columns_and_template_know_it(run: Callable[..., Any], made: tuple[Path, Path]) -> None:
    register, about = made
    assert "sportello (nel registro, testo): Sportello" in run("columns", "--edition", about).out
    assert "sportello (input, text): Help desk" in run("columns", "--edition", about, "--lang", "en").out
    blank = register.with_name("vuoto.xlsx")
    run("template", blank, "--edition", about)
    book = openpyxl.load_workbook(blank)
    assert [cell.value for cell in book["Registro"][1]][-1] == "Giorno di sportello"
    told = {row[0].value: [cell.value for cell in row[1:3]] for row in book["Spiegazioni"]}
    assert told["Giorno di sportello"] == ["Sportello", "Help desk"]
    book["Registro"].append(["Circolo Alfa"])
    book["Registro"].cell(4, book["Registro"].max_column).value = "lunedì"
    book["Registro"].delete_rows(2, 2)
    book.save(blank)
    assert read_registry(blank, own=[DESK]).rows["sportello"].tolist() == ["lunedì"]


def test_a_changed_cell_is_a_change(run: Callable[..., Any], tmp_path: Path) -> None:
    old, new = written(tmp_path / "a.csv", ROWS), tmp_path / "b.csv"
    written(new, [(*ROWS[0][:3], "sabato"), *ROWS[1:]])
    found = diff_registries(read_other(old, own=[DESK]), read_registry(new, own=[DESK]))
    (one,) = found.frame.to_dict("records")
    assert (one["cambiamento"], one["colonna"], one["prima"], one["dopo"]) == (
        "cambiata", "sportello", "martedì", "sabato",
    )  # fmt: skip
    said = "Cambiata: «Casa Senegal» (Torino), Sportello: prima «martedì», ora «sabato»."
    assert one["descrizione"] == said
    about = edition(tmp_path, column())
    assert said in run("diff", old, new, "--edition", about).out
    assert said not in run("diff", old, new).out


def test_what_an_older_register_lacks_is_no_change_of_each_row(run: Callable[..., Any], tmp_path: Path) -> None:
    old, new = written(tmp_path / "a.csv", [row[:3] for row in ROWS], HEAD[:3]), written(tmp_path / "b.csv", ROWS)
    answer = run("diff", old, new, "--edition", edition(tmp_path, column()))
    assert "Cambiata" not in answer.out and "3 prima, 3 ora" in answer.out
    kept = tmp_path / "d.csv"
    write_decisions(corrected(read_registry(new, own=[DESK]), 2, "sabato"), kept)
    decided = run("diff", old, new, "--edition", tmp_path / "edizione.toml", "--decisions", kept)
    assert decided.code == 0 and decided.out == answer.out, decided.err
    many = [(f"Circolo {n}", "Torino", "", f"lunedì, stanza {n}") for n in range(50)]
    assert read_other(written(old, many), own=[DESK]).own, "what was no filter then is compared all the same"


def test_two_registers_differ_in_it(run: Callable[..., Any], tmp_path: Path) -> None:
    a = written(tmp_path / "a.csv", ROWS)
    b = written(tmp_path / "b.csv", [(*ROWS[0][:3], "Sabato"), *ROWS[1:2], (*ROWS[2][:3], "GIOVEDÌ")])
    found = compare_registries(*(read_other(path, own=[DESK]) for path in (a, b))).differences
    assert found[["colonna", "in_a", "in_b"]].to_numpy().tolist() == [["sportello", "martedì", "Sabato"]]
    run("compare", a, b, "--edition", edition(tmp_path, column()), "--report", tmp_path / "c.csv")
    assert "sportello: «martedì» in A, «Sabato» in B" in (tmp_path / "c.csv").read_text(encoding="utf-8")


def test_the_keeper_may_say_under_which_header_it_is(run: Callable[..., Any], tmp_path: Path) -> None:
    path = written(tmp_path / "r.csv", ROWS, (*HEAD[:3], "Sportello il"))
    found = read_registry(path, own=[DESK], columns={"Sportello il": "sportello"})
    assert found.rows["sportello"].tolist() == ["martedì", "", "giovedì"]
    write_columns(found.columns, tmp_path / "colonne.toml", name="r.csv")
    again = read_registry(path, own=[DESK], columns=tmp_path / "colonne.toml")
    assert again.rows["sportello"].tolist() == found.rows["sportello"].tolist()
    about = edition(tmp_path, column())
    run("check", path, "--edition", about, "--column", "sportello=Sportello il")
    run("check", path, "--edition", about, "--columns", tmp_path / "colonne.toml")


def test_what_he_says_is_not_to_be_read_is_not(tmp_path: Path) -> None:
    found = read_registry(written(tmp_path / "r.csv", ROWS), own=[DESK], columns={HEAD[3]: ""})
    assert found.rows["sportello"].tolist() == ["", "", ""]
    assert [read.column for read in found.columns if read.header == HEAD[3]] == [""]


@pytest.mark.parametrize(
    ("head", "columns", "words"),
    [
        ("Telefono", {"Telefono": "sportello"}, "«Telefono» parla di persone o di recapiti"),
        ("Giorno", {"sito_web": "sportello"}, "«sito_web» è già letta come «sito_web»"),
        ("Giorno", {"Giorno": "sportelo"}, "«sportelo», che non è una colonna: forse «sportello»"),
    ],
)
def test_he_cannot_say_more_than_an_edition_can(tmp_path: Path, head: str, columns: dict[str, str], words: str) -> None:
    with pytest.raises(InputError) as refusal:
        read_registry(written(tmp_path / "r.csv", ROWS, (*HEAD[:3], head)), own=[DESK], columns=columns)
    assert words in str(refusal.value)


def test_it_is_one_column_below_one_header(tmp_path: Path) -> None:
    rows = [(*row, "") for row in ROWS]
    path = written(tmp_path / "r.csv", rows, (*HEAD[:3], "Giorno", "Ora"))
    with pytest.raises(InputError, match=r"«sportello».*«Giorno».*«Ora».*lasciarne una"):
        read_registry(path, own=[DESK], columns={"Giorno": "sportello", "Ora": "sportello"})


def test_what_became_of_its_header_is_said(tmp_path: Path) -> None:
    found = read_registry(written(tmp_path / "r.csv", ROWS), own=[DESK])
    assert [(read.column, read.how) for read in found.columns if read.header == HEAD[3]] == [
        ("sportello", "dell'edizione")
    ]
    write_columns(found.columns, tmp_path / "colonne.toml", name="r.csv")
    read_registry(written(tmp_path / "r.csv", ROWS), columns=tmp_path / "colonne.toml")


def test_the_report_marks_its_cell_and_its_correction_comes_back(tmp_path: Path) -> None:
    cells = ["333 1234567", "martedì", "martedì"]
    path = written(tmp_path / "r.csv", [(*row[:3], cell) for row, cell in zip(ROWS, cells, strict=True)])
    registry = read_registry(path, own=[DESK])
    write_report(registry, registry.problems, tmp_path / "s.xlsx")
    book = openpyxl.load_workbook(tmp_path / "s.xlsx")
    sheet = book.worksheets[1]
    assert sheet.cell(2, 4).fill.fgColor.rgb != sheet.cell(3, 4).fill.fgColor.rgb
    first = book.worksheets[0]
    head = [cell.value for cell in first[1]]
    row = next(row for row in first.iter_rows(min_row=2) if row[head.index("colonna")].value == "sportello")
    row[head.index("correzione")].value = "venerdì"
    book.save(tmp_path / "s.xlsx")
    again = read_registry(tmp_path / "s.xlsx", own=[DESK])
    assert again.rows["sportello"].tolist() == ["venerdì", "martedì", "martedì"]
    assert not told(again, "correzione-non-applicata")


@pytest.mark.parametrize(("lang", "word"), [("it", "Sportello"), ("en", "Help desk"), ("fr", "Help desk")])
def test_the_page_without_a_script_says_what_the_cards_say(tmp_path: Path, lang: str, word: str) -> None:
    path = written(tmp_path / "r.csv", ROWS)
    for shown in ((CARD,), ()):
        atlas = build_atlas(path, own=[replace(DESK, shown=shown)])
        facts = {row["name"]: row["facts"] for group in plain_parts(atlas, lang)["groups"] for row in group["rows"]}
        assert (f"{word}: giovedì" in facts["Teranga"]) == bool(shown)
        assert not any(word in fact for fact in facts["Circolo Alfa"])


def test_an_edition_that_nobody_watches_tells_what_changed_in_it(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "render_images", lambda _: {})
    register, about = tmp_path / "r.csv", edition(tmp_path, column())
    given = ("regenerate", register, "--edition", about, "--state", tmp_path / "stato", "--out", tmp_path / "sito")
    for cell in ("martedì", "sabato"):
        written(register, [(*ROWS[0][:3], cell), *ROWS[1:]])
        assert run(*given).code == 0
    news = pd.read_csv(tmp_path / "sito" / "registro" / "novita.csv", keep_default_na=False)
    assert news[["colonna", "prima", "dopo"]].to_numpy().tolist() == [["sportello", "martedì", "sabato"]]
    written(register, ROWS, (*HEAD[:3], "Sportello il"))
    assert run(*given, "--column", "sportello=Sportello il").code == 0
    published = pd.read_csv(tmp_path / "sito" / "dati" / "associazioni.csv")
    assert published["sportello"].fillna("").tolist() == [row[3] for row in ROWS]


def test_it_tells_so_of_one_that_the_keeper_seated(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "render_images", lambda _: {})
    register, about = tmp_path / "r.csv", edition(tmp_path, column())
    given = ("regenerate", register, "--edition", about, "--state", tmp_path / "stato", "--out", tmp_path / "sito")
    seated = ("--column", "sportello=Sportello il")

    def told(cell: str, header: str, *also: str) -> list[list[str]]:
        written(register, [(*ROWS[0][:3], cell), *ROWS[1:]], (*HEAD[:3], header))
        answer = run(*given, *also)
        assert answer.code == 0, answer.err
        news = tmp_path / "sito" / "registro" / "novita.csv"
        found = pd.read_csv(news, keep_default_na=False) if news.exists() else pd.DataFrame()
        return found.reindex(columns=["colonna", "prima", "dopo"]).to_numpy().tolist()

    assert told("martedì", "Sportello il", *seated) == []
    assert told("sabato", "Sportello il", *seated) == [["sportello", "martedì", "sabato"]]
    assert told("lunedì", HEAD[3]) == [["sportello", "sabato", "lunedì"]]
    assert told("domenica", "Sportello il", *seated) == [["sportello", "lunedì", "domenica"]]
    about.write_text("", encoding="utf-8")
    assert told("martedì", "Sportello il") == [], "what an edition gives up stops nothing"
