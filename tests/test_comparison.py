# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: two registers are held against each other with the caution of duplicates, and nothing is merged."""

import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapping import Comparison, Registry, compare_registries, read_registry
from mapping.comparison import write_comparison
from mapping.comparison.words import missing_lines
from mapping.completeness import Count, Refusal
from mapping.errors import InputError
from tests.benchmarks.compare import judged, made, records, tax_code
from tests.benchmarks.made_register import make_register

COLUMNS = ["denominazione", "codice_fiscale", "comune", "provincia", "indirizzo"]
NAMES = ("Associazione Dia", "Associazione Dia APS", "Circolo Alba Chiara", "CIRCOLO ALBA CHIARA",
         "Circolo Alba Chiarra", "Amici di Fes", "Comunità Teranga Gorée", "Dia")  # fmt: skip
COMUNI = ("Torino", "Asti", "TORINO", "", "Roccacannuccia")
ONE, TWO = (tax_code(random.Random(seed)) for seed in (1, 2))  # noqa: S311
CODES = (ONE, TWO, "")
STREETS = ("", "Via Po 1", "Via Po 2", "Corso Vercelli 12/B")
Row = dict[str, str]

rows = st.builds(
    lambda name, code, comune, street: dict(zip(COLUMNS, (name, code, comune, "", street), strict=True)),
    st.sampled_from(NAMES), st.sampled_from(CODES), st.sampled_from(COMUNI), st.sampled_from(STREETS),
)  # fmt: skip
registers = st.lists(rows, min_size=1, max_size=9)
some = settings(derandomize=True, deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


def registry(given: Sequence[Row], *, withdrawn: Sequence[Row] = ()) -> Registry:
    with tempfile.TemporaryDirectory() as folder:
        path, listed = Path(folder) / "r.csv", Path(folder) / "ritiri.csv"
        pd.DataFrame(list(given), columns=COLUMNS).to_csv(path, index=False)
        pd.DataFrame(list(withdrawn), columns=["denominazione", "comune"]).to_csv(listed, index=False)
        return read_registry(path, withdrawn=listed)


def row(name: str, comune: str = "Torino", code: str = "", street: str = "") -> Row:
    return dict(zip(COLUMNS, (name, code, comune, "", street), strict=True))


def compared(a: Sequence[Row], b: Sequence[Row]) -> Comparison:
    return compare_registries(registry(a), registry(b))


def swapped(note: str) -> str:
    """Return a note about a row of B as one about a row of A."""
    return re.sub(r"\b[AB]\b(?=[:,])", lambda found: {"A": "B", "B": "A"}[found[0]], note)


def living(one: Registry) -> Any:
    return one.rows[one.rows["stato"] == ""]


def places(found: Comparison, side: str) -> list[tuple[str, int]]:
    """Return (table, riga) of every row of a register, as often as it stands in another table."""
    told = [("same", riga) for riga in found.same[f"riga_{side}"]]
    told += [("perhaps", riga) for riga in found.perhaps[f"riga_{side}"].unique()]
    return told + [("only", riga) for riga in (found.only_a if side == "a" else found.only_b)["riga"]]


@some
@given(registers)
def test_a_register_against_itself_has_everything_matched_and_nothing_differing(given_rows: list[Row]) -> None:
    one = registry(given_rows)
    found = compare_registries(one, one)
    assert (len(found.only_a), len(found.only_b), len(found.differences)) == (0, 0, 0)
    assert (found.same["riga_a"] == found.same["riga_b"]).all()
    known = living(one)
    told = known[(known["comune"].isin(["Torino", "Asti", "TORINO"])) | (known["codice_fiscale"] != "")]
    assert set(told.index) == set(found.same["riga_a"])  # without a known place or a code nobody is certain


@some
@given(registers, registers)
def test_every_living_row_is_in_exactly_one_table_and_the_mirror_says_the_same(a: list[Row], b: list[Row]) -> None:
    one, other = registry(a), registry(b)
    found, mirrored = compare_registries(one, other), compare_registries(other, one)
    for side, read in (("a", one), ("b", other)):
        assert Counter(riga for _, riga in places(found, side)) == Counter(living(read).index)
    for name in ("same", "perhaps"):
        pairs, turned = (getattr(each, name)[["riga_a", "riga_b", "motivo"]] for each in (found, mirrored))
        assert {*pairs.itertuples(index=False, name=None)} == {(b, a, why) for a, b, why in turned.to_numpy().tolist()}
    for alone, turned in ((found.only_a, mirrored.only_b), (found.only_b, mirrored.only_a)):
        assert alone.drop(columns="nota").equals(turned.drop(columns="nota"))
        assert (alone["nota"].map(swapped) == turned["nota"]).all()
    differing = found.differences[["riga_a", "riga_b", "colonna", "in_a", "in_b"]].to_numpy().tolist()
    turned = mirrored.differences[["riga_b", "riga_a", "colonna", "in_b", "in_a"]].to_numpy().tolist()
    assert sorted(differing) == sorted(turned)


@some
@given(registers, st.permutations(range(9)))
def test_the_order_of_the_rows_does_not_matter(a: list[Row], order: list[int]) -> None:
    base = [row("Associazione Dia"), row("Circolo Alba Chiara", street="Via Po 1"), row("Amici di Fes", comune="")]
    first = registry(a)
    kept = [a[riga - 2] for riga in living(first).index]  # which of two duplicates is the first, the order decides
    shuffled = [kept[at] for at in order if at < len(kept)]

    def told(rows_of_a: Sequence[Row]) -> list[Counter[Any]]:
        found = compare_registries(registry(rows_of_a), registry(base))
        shown = [f"{name}_{side}" for name in ("denominazione", "codice_fiscale", "indirizzo") for side in "ab"]
        pairs = [found.same[[*shown, "motivo"]], found.perhaps[[*shown, "motivo"]]]
        names = [Counter(frame["denominazione"]) for frame in (found.only_a, found.only_b)]
        return [Counter(frame.itertuples(index=False, name=None)) for frame in pairs] + names

    assert told(kept) == told(shuffled)


@some
@given(
    st.sampled_from(STREETS), st.lists(st.sampled_from(("Via Po 1", "Via Po 2", "Via Roma 9")), min_size=2, unique=True)
)
def test_of_two_homonyms_none_is_matched_for_certain(street: str, streets: list[str]) -> None:
    homonyms = [row("Associazione Dia", street=one) for one in streets]
    found = compared(homonyms, [row("Associazione Dia", street=street)])
    fits = [one for one in streets if one == street]
    assert len(found.same) == len(fits)  # only the one that says the same address too
    if not street:
        assert len(found.perhaps) == len(homonyms)
        assert found.only_a.empty


PAIRS: dict[str, tuple[Row, Row, str, str]] = {
    "one code, another name": (row("Dia", code=ONE), row("Unione Sarda", code=ONE), "same", "stesso codice fiscale"),
    "one code, another comune": (row("Dia", code=ONE), row("Dia", "Asti", ONE), "same", "stesso codice fiscale"),
    "one code, all else another": (row("Dia", code=ONE), row("Fes", "Asti", ONE), "perhaps", "stesso codice fiscale"),
    "name and comune": (row("ASSOCIAZIONE DIA"), row("Associazione Dià"), "same", "stesso nome e stesso comune"),
    "name and comune, two codes": (row("Dia", code=ONE), row("Dia", code=TWO), "only", ""),
    "name and comune, two streets": (
        row("Dia", street="Via Po 1"),
        row("Dia", street="Via Roma 9"),
        "perhaps",
        "stesso",
    ),
    "legal form": (row("Associazione Dia Teranga"), row("Dia Teranga APS"), "perhaps", "nome simile"),
    "a slip": (row("Amici di Teranga"), row("Amici di Terranga"), "perhaps", "nome simile"),
    "abbreviated": (row("Comunità Gorée Saint-Louis"), row("Com. Gorée S. Louis"), "perhaps", "nome simile"),
    "no comune": (row("Amici di Fes", ""), row("Amici di Fes", "Asti"), "perhaps", "il comune non è noto"),
    "moved": (row("Teranga Gorée Baobab"), row("Teranga Gorée Baobab", "Asti"), "perhaps", "un altro comune"),
    "a name of every town": (row("Associazione Senegalesi"), row("Associazione Senegalesi", "Asti"), "only", ""),
    "figures are no part of a name": (row("=1+1"), row("Associazione Culturale Primo Passo"), "only", ""),
    "a name of figures": (row("Circolo Cento"), row("Circolo 100"), "perhaps", "nome simile"),
    "strangers": (row("Amici di Fes"), row("Circolo Alba"), "only", ""),
}


@pytest.mark.parametrize("case", PAIRS)
def test_what_makes_two_rows_one(case: str) -> None:
    a, b, table, why = PAIRS[case]
    found = compared([a], [b])
    assert [where for where, _ in places(found, "a")] == [table]
    if why:
        assert getattr(found, table)["motivo"].str.contains(why).all()


def test_what_differs_is_told_by_column_and_another_writing_is_no_difference() -> None:
    a = [row("Associazione Dia", "TORINO", ONE, "Via Po 1"), row("Amici di Fes", code=TWO)]
    b = [row("ASSOCIAZIONE DIA", "Torino", ONE, "via po, 1"), row("Amici di Fès e Rabat", code=TWO, street="Via Po 3")]
    found = compared(a, b).differences
    assert found[["colonna", "differenza", "in_a", "in_b"]].to_numpy().tolist() == [
        ["denominazione", "diverso", "Amici di Fes", "Amici di Fès e Rabat"],
        ["indirizzo", "solo in B", "", "Via Po 3"],
    ]


def test_a_body_that_the_other_register_says_is_no_more_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(
        "denominazione,comune,stato\nAssociazione Dia,Torino,Cancellata\n", encoding="utf-8"
    )
    found = compare_registries(registry([row("Associazione Dia")]), read_registry(tmp_path / "b.csv"))
    assert found.only_a["nota"].tolist() == ["In B, riga 2, l'ente risulta cessato."]


@pytest.mark.parametrize("other", ["Associazione Dia", "Unione Sarda", "Dia e Amici"])
def test_no_row_leaks_that_the_list_withdraws_in_the_other_register(other: str, tmp_path: Path) -> None:
    withdrawn = [{"denominazione": "Associazione Dia", "comune": "Torino"}]
    a = registry([row("Associazione Dia", code=ONE), row("Amici di Fes")], withdrawn=withdrawn)
    b = registry([row(other, code=ONE, street="Via Segreta 1"), row("Amici di Fes")], withdrawn=withdrawn)
    for one, two in ((a, b), (b, a)):
        found = compare_registries(one, two)
        assert (len(found.same), len(found.perhaps), len(found.only_a), len(found.only_b)) == (1, 0, 0, 0)
        for ending in (".csv", ".xlsx"):
            write_comparison(found, tmp_path / f"c{ending}", replace=True)
        sheets = openpyxl.load_workbook(tmp_path / "c.xlsx")
        told = " ".join(str(cell) for sheet in sheets for line in sheet.values for cell in line)
        told += (tmp_path / "c.csv").read_text(encoding="utf-8-sig") + " ".join(found.lines())
        assert [word for word in (other, ONE, "Segreta", "Dia") if word in told] == []


def drawn(both: int, alone: int, other: int, comune: str = "Torino") -> tuple[list[Row], list[Row]]:
    names = [
        row(f"Circolo {chr(97 + n // 26 % 26)}{chr(97 + n % 26)}zzo {n}", comune) for n in range(both + alone + other)
    ]
    return names[: both + alone], names[:both] + names[both + alone :]


def missing(a: list[Row], b: list[Row], *, independent: bool = True) -> Any:
    return compare_registries(registry(a), registry(b), independent=independent).missing


def test_what_both_miss_is_estimated_by_two_lists() -> None:
    found = missing(*drawn(20, 20, 30))
    assert isinstance(found.found, Count)
    # Chapman, by hand: 41 * 51 / 21 - 1 = 98.6; seen are 70.
    assert (found.found.value, found.seen, found.regions) == (99, 70, ("Piemonte",))
    assert found.found.low < 99 < found.found.high
    assert "ne mancherebbero circa 29" in " ".join(missing_lines(found))
    assert "stare nell'uno non rende più facile stare nell'altro" in " ".join(missing_lines(found))


def test_only_where_both_reach_is_estimated() -> None:
    a, b = drawn(20, 20, 30)
    elsewhere = [row(f"Unione {one['denominazione'][8:]}", "Roma") for one in drawn(0, 300, 0)[0]]
    assert missing(a, b) == missing([*a, *elsewhere], b)


REFUSED: dict[str, tuple[tuple[list[Row], list[Row]], bool, str]] = {
    "two editions": (drawn(20, 20, 30), False, "edizioni"),
    "too few in both": (drawn(6, 20, 20), True, "sovrapposizione"),
    "one made from the other": (drawn(40, 40, 1), True, "contenuto"),
    "nowhere both": ((drawn(0, 20, 0)[0], drawn(0, 20, 0, "Roma")[0]), True, "territorio"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_estimated_is_refused_in_words(case: str) -> None:
    (a, b), independent, reason = REFUSED[case]
    found = missing(a, b, independent=independent)
    assert isinstance(found.found, Refusal)
    assert found.found.reason == reason
    (line,) = missing_lines(found)
    assert line.startswith("Quante manchino a tutti e due non si può stimare, perché ")


def test_more_doubts_than_certainties_give_no_estimate() -> None:
    a, b = drawn(30, 20, 20)
    b = [one | {"denominazione": one["denominazione"] + " APS"} if n < 20 else one for n, one in enumerate(b)]
    assert missing(a, b).found.reason == "troppi_forse"


def test_lists_that_name_the_same_sources_are_not_independent(tmp_path: Path) -> None:
    a, b = drawn(20, 20, 30)
    for name, one, header in (("a", a, "denominazione"), ("b", b, "Nome dell'ente")):
        frame = (
            pd.DataFrame(one).assign(fonte_url="https://example.org/elenco").rename(columns={"denominazione": header})
        )
        frame.to_csv(tmp_path / f"{name}.csv", index=False)
    read = [read_registry(tmp_path / f"{name}.csv") for name in "ab"]
    assert compare_registries(*read).missing.found.reason == "stessa_fonte"  # type: ignore[union-attr]
    assert isinstance(compare_registries(*read, independent=True).missing.found, Count)


def test_the_report_has_a_sheet_for_every_answer_and_runs_no_formula(tmp_path: Path) -> None:
    found = compared([row("=1+1"), row("Amici di Fes")], [row("Amici di Fes", street="Via Po 1"), row("@Alba Due")])
    write_comparison(found, tmp_path / "c.xlsx")
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    assert book.sheetnames == ["Riepilogo", "Uguali", "Forse uguali", "Solo in A", "Solo in B", "Differenze"]
    assert {cell.data_type for sheet in book for line in sheet for cell in line} <= {"s", "n"}
    write_comparison(found, tmp_path / "c.csv")
    told = pd.read_csv(tmp_path / "c.csv", encoding="utf-8-sig", keep_default_na=False)
    assert told["insieme"].tolist() == ["Uguali", "Solo in A", "Solo in B"]
    assert told["denominazione_b"].tolist()[2] == "'@Alba Due"
    with pytest.raises(InputError, match="esiste già"):
        write_comparison(found, tmp_path / "c.csv")
    with pytest.raises(InputError, match=r"\.xlsx o \.csv"):
        write_comparison(found, tmp_path / "c.pdf")


def test_the_command_reads_each_file_by_its_own_columns(run: Callable[..., Any], tmp_path: Path) -> None:
    a, b, report = (tmp_path / name for name in ("a.csv", "b.csv", "c.xlsx"))
    a.write_text("Titolo,Città\nAssociazione Dia,Torino\n", encoding="utf-8")
    b.write_text("Chi,Sede\nAssociazione Dia,Torino\nAmici di Fes,Asti\n", encoding="utf-8")
    before = a.read_bytes(), b.read_bytes()
    words = ("compare", a, b, "--a-column", "denominazione=Titolo", "--b-column", "denominazione=Chi")
    outcome = run(*words, "--b-column", "comune=Sede", "--report", report)
    assert outcome.code == 0, outcome.err
    assert "Uguali in A e in B: 1\n" in outcome.out
    assert "Solo in B: 1\n" in outcome.out
    assert report.exists()
    assert (a.read_bytes(), b.read_bytes()) == before
    again = run(*words, "--report", b, "--replace")
    assert (again.code, "«b.csv» è il file da leggere" in again.err) == (2, True)


@pytest.mark.parametrize("side", ["a", "b"])
def test_what_is_to_be_done_names_the_options_of_its_side(run: Callable[..., Any], tmp_path: Path, side: str) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("denominazione,comune\nAssociazione Dia,Torino\n", encoding="utf-8")
    bad.write_text("x,y\n1,2\n", encoding="utf-8")
    outcome = run("compare", *((bad, good) if side == "a" else (good, bad)))
    assert outcome.code == 2
    assert f'--{side}-column denominazione="…"' in outcome.err


def test_two_thousand_rows_that_say_the_same_take_no_product() -> None:
    twins = [row("Associazione Dia", "", street=f"Via Po {n}") for n in range(2_000)]
    one = registry(twins)
    begun = time.process_time()
    found = compare_registries(one, one)
    assert len(found.perhaps) <= 2 * len(twins)
    assert time.process_time() - begun < 20


@pytest.mark.slow
def test_known_changes_are_found_again(tmp_path: Path) -> None:
    one = made(tmp_path, records(make_register(tmp_path / "made.csv", 800)), random.Random(1))  # noqa: S311
    told = judged(one, compare_registries(one.a, one.b, independent=True))
    assert told.same_right >= 0.97 * told.same
    assert told.same_right >= 0.75 * told.both
    assert told.found >= 0.95 * told.both
    assert told.perhaps_right >= 0.85 * told.perhaps
