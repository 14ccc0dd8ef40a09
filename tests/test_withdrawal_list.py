# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what the withdrawal list asks for is held, or withheld and asked about, or nothing is published."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mapping.errors import InputError, MappingError, NotPublishable
from mapping.registry import Registry, diff_registries, read_registry

CODE, WRONG = "92064620054", "92064620055"
ROWS = f"denominazione,codice_fiscale,comune,provincia\nZz Ponte Teranga,{CODE},Milano,MI\nAmal,,Roma,RM\n"
Sheet = tuple[str, str, list[list[object]]]


def registry(folder: Path, listed: bytes | str, rows: str = ROWS, name: str = "ritiri.csv") -> Registry:
    (folder / "registro.csv").write_text(rows, encoding="utf-8")
    (folder / name).write_bytes(listed if isinstance(listed, bytes) else listed.encode())
    return read_registry(folder / "registro.csv", withdrawn=folder / name)


def workbook(sheets: list[Sheet]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, state, rows in sheets:
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)
    if all(state != "visible" for _, state, _ in sheets):
        book.create_sheet("vuoto")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


REFUSED = {
    "a header mistyped beside a known one": "id;denominzione;comune\n;Zz Ponte Teranga;Milano\n",
    "a column that nobody knows": "denominazione;comune;soprannome\nAltra;Milano;Zz Ponte Teranga\n",
    "a second header": "denominazione;comune\nAltra;Roma\ncomune;denominazione\nMilano;Zz Ponte Teranga\n",
    "a row above the header": "Zz Ponte Teranga;Milano\ndenominazione;comune\nAltra;Roma\n",
    "a comma in a name": "denominazione,comune\nTeranga, Zz Ponte,Milano\n",
    "no header": "Zz Ponte Teranga;Milano\n",
    "a value without header": "denominazione;;comune\nAltra;Zz Ponte Teranga;Milano\n",
}
UNREADABLE = {
    "a slip in the comune": "denominazione;comune\nZz Ponte Teranga;Milnao\n",
    "a sigla": "denominazione;comune\nZz Ponte Teranga;MI\n",
    "a region": "denominazione;comune\nZz Ponte Teranga;Lombardia\n",
    "the name below the code": "codice_fiscale;comune\nZz Ponte Teranga;Milano\n",
    "a rounded code": "codice_fiscale\n9,20646E+10\n",
    "an id that is none": "id\nzzz\n",
    "a rounded id": "id\n1,23457E+11\n",
    "nobody": "denominazione;comune\n;Milano\n",
    "a decision that is none": "denominazione;comune;decisione\nZz Ponte Teranga;Milano;forse\n",
}


@pytest.mark.parametrize("listed", REFUSED.values(), ids=REFUSED.keys())
def test_a_list_of_which_something_would_be_lost_is_refused(listed: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"ritiri\.csv.*non si pubblica nulla\.$"):
        registry(tmp_path, listed)


@pytest.mark.parametrize("listed", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_entry_that_cannot_be_understood_stops_everything(listed: str, tmp_path: Path) -> None:
    with pytest.raises(NotPublishable, match=r"riga 2, .*(scriver|riscriver|ricopiar)"):
        registry(tmp_path, listed)


@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_every_sheet_is_read(state: str, tmp_path: Path) -> None:
    head: list[object] = ["denominazione", "comune"]
    first: Sheet = ("2025", "visible", [head, ["Altra Cosa", "Torino"]])
    second: Sheet = ("2026", state, [["Associazione"], ["Zz Ponte Teranga"]])
    for sheets in ([first, second], [second, first]):
        found = registry(tmp_path, workbook(sheets), name="ritiri.xlsx")
        assert found.rows["stato"].tolist() == ["ritirata", ""]
    broken: Sheet = ("2026", state, [["Zz Ponte Teranga"], ["un'altra"]])
    with pytest.raises(InputError, match="foglio «2026»"):
        registry(tmp_path, workbook([first, broken]), name="ritiri.xlsx")


def test_a_title_above_the_header_is_a_title_unless_the_registry_has_such_a_name(tmp_path: Path) -> None:
    listed = "{}\ndenominazione;comune\nAltra Cosa;Torino\n"
    assert registry(tmp_path, listed.format("Elenco dei ritiri 2026")).rows["stato"].tolist() == ["", ""]
    assert registry(tmp_path, listed.format("Zz Ponte Teranga")).rows["stato"].tolist() == ["trattenuta", ""]


@pytest.mark.parametrize(
    ("listed", "stato"),
    [
        (f"codice_fiscale\n{WRONG}\n", "trattenuta"),
        (f"denominazione;codice_fiscale\nZz Ponte Teranga;{WRONG}\n", "ritirata"),
        ("denominazione;comune\nZz Ponte;Milano\n", "trattenuta"),
        ("denominazione;comune\nZz Ponte Teranga;Como\n", "trattenuta"),
        ("denominazione;comune;nome\nAltra;Milano;Zz Ponte Teranga\n", "ritirata"),
        (f"id;denominazione;comune\nabcdefabcdef;Zz Ponte Teranga;\n;{CODE};Milano\n", "ritirata"),
        ("denominazione;comune\nZz Ponte Teranga;n.d.\n", "ritirata"),
        ("denominazione;cap\nZz Ponte Teranga;20121\n", "ritirata"),
        # A code stands where it should not, or within a text: what the row means is asked.
        (f"denominazione;data\nAltra;{CODE}\n", "trattenuta"),
        (f"denominazione;note\nAltra;codice fiscale IT {CODE}, chiesto a marzo\n", "trattenuta"),
        (f"denominazione;comune\nAltra (CF {CODE});Roma\n", "trattenuta"),
        (f"denominazione;codice_fiscale\nAltra;01234567897 / {CODE}\n", "trattenuta"),
        ("denominazione;data\nAltra;920 646 200 54\n", "trattenuta"),
        ("denominazione;note\nAltra;codice 92064 620054 grazie\n", "trattenuta"),
    ],
)
def test_what_may_be_meant_is_withheld(listed: str, stato: str, tmp_path: Path) -> None:
    found = registry(tmp_path, listed)
    assert found.rows["stato"].tolist() == [stato, ""]
    assert "Teranga" not in found.rows.to_csv()
    told = [problem for problem in found.problems if problem.codice == "trattenuta"]
    assert [(problem.riga, problem.valore) for problem in told] == [(2, "Zz Ponte Teranga")] * (stato == "trattenuta")
    assert all("elenco dei ritiri" in problem.text() for problem in told)


def test_the_list_decides(tmp_path: Path) -> None:
    listed = "denominazione;comune;decisione\nZz Ponte;Milano;{}\n"
    for decision, stato in (("", "trattenuta"), ("Ritira", "ritirata"), ("TIENI", "")):
        found = registry(tmp_path, listed.format(decision))
        assert found.rows["stato"].tolist() == [stato, ""]
        assert "ritiri-senza-riga" not in {problem.codice for problem in found.problems}


def test_a_withdrawn_one_is_not_kept_by_a_decision(tmp_path: Path) -> None:
    found = registry(tmp_path, "denominazione;comune;decisione\nZz Ponte Teranga;Milano;tieni\n")
    assert found.rows["stato"].tolist() == ["ritirata", ""]


def test_what_a_withheld_row_said_stays_in_the_keepers_own_rows(tmp_path: Path) -> None:
    found = registry(tmp_path, "denominazione;comune\nZz Ponte;Milano\n")
    assert found.raw.iloc[0].tolist()[0] == "Zz Ponte Teranga"


OLD_AND_NEW = {
    "another name, the same code": (f"Vecchio Nome,{CODE},Milano,MI", f"Nuovo Nome,{CODE},Milano,MI"),
    "another place, the same name": ("Circolo Spostato Zz,,Torino,TO", "Circolo Spostato Zz,,Milano,MI"),
    "another writing": ("Ass.ne Circolo Zeta,,Milano,MI", "Circolo Zeta APS,,Milano,MI"),
    "a similar name": ("Circolo Culturale Vostok,,Milano,MI", "Circolo Culturale Vostock Nuovo,,Milano,MI"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new"), OLD_AND_NEW.values(), ids=OLD_AND_NEW.keys())
@pytest.mark.parametrize("listed_is_old", [True, False])
def test_a_withdrawal_holds_across_editions(old: str, new: str, listed_is_old: bool, tmp_path: Path) -> None:
    head, other = "denominazione,codice_fiscale,comune,provincia\n", "Amal,,Roma,RM\n"
    name, _, comune, _ = (old if listed_is_old else new).split(",")
    listed = f"denominazione;comune\n{name};{comune}\n"
    before = registry(tmp_path, listed, f"{head}{old}\n{other}")
    after = registry(tmp_path, listed, f"{head}{new}\n{other}")
    news = diff_registries(before, after)
    assert news.frame.empty and not news.loss_percent
    if after.rows["stato"].iloc[0]:
        assert (news.old_rows, news.new_rows) == (1, 1)
    else:
        with pytest.raises(NotPublishable, match=r"riga 2, «.*» \(riga 2 dell'elenco\)"):
            news.refuse_renamed()


FORMS: dict[str, Callable[[str], str]] = {
    "csv": lambda text: text,
    "semicolons": lambda text: text.replace(",", ";"),
    "tabs": lambda text: text.replace(",", "\t"),
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "quoted": lambda text: "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in text.split("\n")),
}
HEADERS = st.sampled_from(
    ["denominazione", "Nome associazione", "DENOMINAZIONE ", "nome", "denominzione", "Ente", "chi"]
)
PLACES = st.sampled_from(["Milano", "MILANO (MI)", "20121 Milano", "Milnao", "MI", "", "Lombardia", "Milan", "Roma"])
EXTRA = st.sampled_from(["", "data", "note", "codice_fiscale", "id", "provincia", "telefono", "motivo"])
TITLES = st.sampled_from(["", "Ritiri\n", "Ritiri,2026\n", "\n\n", "Zz Ponte Teranga,Milano\n"])
WRITTEN = st.sampled_from(["Zz Ponte Teranga", "ZZ PONTE TERANGA APS", "Ass.ne Zz Ponte Teranga", "Zz Ponte Terranga"])
CELLS = st.sampled_from(["", "2026", "n.d.", CODE, WRONG, "9,2E10", "abcdefabcdef", "chiesto per telefono"])


@pytest.mark.slow
@settings(
    derandomize=True,
    deadline=None,
    max_examples=150,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(HEADERS, PLACES, EXTRA, TITLES, WRITTEN, CELLS, st.sampled_from(sorted(FORMS)), st.booleans())
def test_however_the_list_is_written_it_is_held_or_nothing_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    header: str, place: str, extra: str, title: str, name: str, cell: str, form: str, turned: bool,
) -> None:  # fmt: skip
    columns = [(header, name), ("comune", place), *([(extra, cell.replace(",", "."))] if extra else [])]
    columns = columns[::-1] if turned else columns
    text = title + ",".join(head for head, _ in columns) + "\n" + ",".join(said for _, said in columns) + "\n"
    try:
        found = registry(tmp_path_factory.mktemp("lista"), FORMS[form](text))
    except MappingError as error:
        assert str(error).endswith(".") and "ritiri.csv" in str(error)
    else:
        elsewhere = place == "Roma" and name == "Zz Ponte Terranga" and CODE not in text
        assert found.rows["stato"].iloc[0] in {"ritirata", "trattenuta", *([""] if elsewhere else [])}, text
