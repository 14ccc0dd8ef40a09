# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: a row keeps all its sources, however they are typed, through duplicates, editions, reports and files."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping import Atlas, build_atlas
from mapping.cells import parse_sources
from mapping.images.canvas import footer
from mapping.metadata import load_metadata
from mapping.publish.associations import association_table
from mapping.publish.manifest import manifest_bytes
from mapping.registry import Registry, diff_registries, read_registry, write_report
from mapping.row_sources import (
    FIRST,
    RowSource,
    SourceAge,
    list_table,
    lists_of,
    source_age,
    split_sources,
    unite_sources,
)
from mapping.schema import choices
from mapping.viewer.noscript import age_text
from mapping.viewer.payload import build_payload, place_table, row_table

KINDS = st.sampled_from(["", *choices("fonte")])
HOSTS = st.sampled_from(["a.example.org", "www.b.example.it", "c.example.com:8080"])
PATHS = st.text(alphabet="abc01-_/.~%?=&;,:+!$*()#àé", max_size=12)
URLS = st.one_of(st.just(""), st.builds("https://{}/p{}q".format, HOSTS, PATHS))
DATES = st.sampled_from(["", "1999", "2021-03", "2024-02-29"])
SOURCES = st.lists(st.builds(RowSource, KINDS, URLS, DATES).filter(any), max_size=5)
WRITTEN = {
    "as it is published": ("stampa | https://a.example.org/x;y | 2019; RUNTS | 2024-10",) * 2,
    "one on each line": (
        "stampa|https://a.example.org|2019\nRUNTS|2024",
        "stampa | https://a.example.org | 2019; RUNTS | 2024",
    ),
    "in another order": ("3/4/2024 | https://a.example.org | giornale", "stampa | https://a.example.org | 2024-04-03"),
    "without bars": ("sito web: https://a.example.org, 12/2020", "pagina web | https://a.example.org | 2020-12"),
    "in brackets": ("stampa (https://a.example.org/b_(c), 2020)", "stampa | https://a.example.org/b_(c) | 2020"),
    "addresses alone": (
        "https://a.example.org https://b.example.org;www.c.example.org",
        "https://a.example.org; https://b.example.org; https://www.c.example.org",
    ),
    "no address": (
        "RUNTS, 3 aprile 2024; elenco 5x1000 2020",
        "RUNTS | 2024-04-03; elenco 5x1000 Agenzia Entrate | 2020",
    ),
    "a bar in an address, encoded": ("https://a.example.org/?q=a%7Cb%3B%20c",) * 2,
    "twice the same page": (
        "https://a.example.org/ | 2020; stampa | http://www.a.example.org; https://a.example.org | 2021",
        "stampa | https://a.example.org/ | 2020; https://a.example.org | 2021",
    ),
    "nothing": ("n.d.", ""),
}
REFUSED = {
    "a script": ("pagina web | javascript:alert(1) | 2020", "indirizzo-vietato", ""),
    "a file": ("file:///etc/passwd", "indirizzo-vietato", ""),
    "a telephone": ("https://wa.me/393331234567; RUNTS | 2024", "dato-personale", "RUNTS | 2024"),
    "a mail": ("stampa | https://a.example.org/?m=fatou.diop@example.org", "dato-personale", ""),
    "no such day": ("RUNTS | 31/02/2019", "data-errata", ""),
    "a name": ("Corriere della Sera 2019", "fonte-illeggibile", ""),
    "a bar in an address": ("https://a.example.org/a|b", "fonte-illeggibile", ""),
    "a blank in an address": (
        "pagina web | https://a.example.org/a;b=1; c | 2020",
        "fonte-illeggibile",
        "pagina web | https://a.example.org/a;b=1",
    ),
    "two addresses, or one": ("https://a.example.org/?u=a,https://b.example.org", "fonte-illeggibile", ""),
    "two dates": ("RUNTS | https://a.example.org | 2020 | 2021; stampa", "fonte-illeggibile", "stampa"),
    "two kinds": ("RUNTS | stampa | 2020", "fonte-illeggibile", ""),
    "two kinds, unparted": ("RUNTS;stampa | 2020", "fonte-illeggibile", ""),
    "more than anybody reads": ("; ".join(f"https://a.example.org/{n}" for n in range(101)), "troppe-fonti", None),
}


@given(SOURCES)
@settings(derandomize=True, deadline=None, max_examples=300)
def test_what_is_published_is_read_as_it_is(sources: list[RowSource]) -> None:
    cell = unite_sources(sources)
    assert parse_sources(cell) == (cell, ())
    assert unite_sources(split_sources(cell)) == cell


@pytest.mark.parametrize(("typed", "read"), WRITTEN.values(), ids=WRITTEN)
def test_a_source_is_read_however_it_is_typed(typed: str, read: str) -> None:
    parsed = parse_sources(typed)
    assert (parsed.value, parsed.findings) == (read, ())


@pytest.mark.parametrize(("typed", "codice", "kept"), REFUSED.values(), ids=REFUSED)
def test_what_may_not_be_published_is_told_and_nothing_else_is_lost(typed: str, codice: str, kept: str | None) -> None:
    parsed = parse_sources(typed)
    assert [finding.codice for finding in parsed.findings] == [codice]
    assert parsed.value == kept or kept is None


TOLD = {
    "RUNTS | 2019-13-45": "2019-13-45",
    "pagina web | javascript:alert(1) | 2020": "javascript:alert(1)",
    "https://a.example.org | 2020 | 2021": "2021",
    "https://a.example.org/a|b": "b",
}


@pytest.mark.parametrize(("typed", "told"), TOLD.items())
def test_what_was_not_understood_is_named_in_full(tmp_path: Path, typed: str, told: str) -> None:
    registry = read(tmp_path, f"denominazione,fonti\nCircolo Alfa,{typed}\n")
    assert [problem.valore for problem in registry.problems if problem.colonna == "fonti"] == [told]


def test_a_date_that_is_still_to_come_is_told_wherever_it_stands(tmp_path: Path) -> None:
    registry = read(
        tmp_path,
        "denominazione,fonti,fonte_data,data_verifica\nCircolo Alfa,RUNTS | 2031-01,,\nCircolo Beta,,2031-01,2031-02\n",
    )
    told = [(problem.colonna, problem.valore) for problem in registry.problems if problem.codice == "data-futura"]
    assert sorted(told) == [("data_verifica", "2031-02"), ("fonte_data", "2031-01"), ("fonti", "2031-01")]
    assert registry.rows["fonti"].tolist() == ["RUNTS | 2031-01", "2031-01"]


PIECES = st.sampled_from(
    ["RUNTS", "stampa", "2020", "2021-05", "31/02/2019", "b", "Corriere", "ftp://a.example.org", "https://a.example.org/x",
     "https://b.example.org/y(z)", "https://c.example.org/k[1]", "d.example.org/(w)"]
)  # fmt: skip


@given(st.lists(st.tuples(PIECES, st.sampled_from([" | ", "|", " ", "; ", ", ", "\n"])), min_size=1, max_size=6))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_no_address_is_cut_and_no_source_invented(pieces: list[tuple[str, str]]) -> None:
    typed = "".join(map("".join, pieces))
    parsed = parse_sources(typed)
    for source in split_sources(parsed.value):
        assert source.url.removeprefix("https://") in typed
        assert source.kind in typed
        assert source.date in typed
        assert not source.url or source.url[-1] in "xy)]"
    written = {source.date for source in split_sources(parsed.value)} - {""}
    assert len(written) <= sum(piece[0] in ("2020", "2021-05") for piece in pieces)


def read(tmp_path: Path, text: str, name: str = "registro.csv") -> Registry:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_registry(path)


def test_the_three_columns_are_the_first_source_and_numbered_ones_are_others(tmp_path: Path) -> None:
    header = "denominazione,fonte_tipo,fonte_url,fonte_data,fonte_url_2,Data fonte 2,Fonte 3,altra fonte"
    rows = read(
        tmp_path,
        f"{header}\nAlfa,stampa,https://a.example.org,2019,https://b.example.org,2020,c.example.org,RUNTS\n"
        "Beta,,,,,,,OpenStreetMap | 2024\nGamma,,,2020,,,,\n",
    ).rows
    assert rows["fonti"].tolist() == [
        "stampa | https://a.example.org | 2019; https://b.example.org | 2020; https://c.example.org; RUNTS",
        "OpenStreetMap | 2024",
        "2020",
    ]
    assert rows["fonte_tipo"].tolist() == ["stampa", "OpenStreetMap", ""]
    assert rows["fonte_data"].tolist() == ["2019", "2024", "2020"]


TWICE = """denominazione,comune,fonti,stato_verifica,data_verifica
Alfa,Roma,stampa | https://a.example.org | 2019,da verificare,2020
Alfa,Roma,RUNTS | 2024; https://www.a.example.org/,verificata,2024-05
Alfa,Roma,stampa | https://a.example.org | 2019,in verifica,2025
"""


def test_a_row_keeps_the_sources_of_those_that_repeat_it(tmp_path: Path) -> None:
    kept = read(tmp_path, TWICE).rows.iloc[0]
    assert kept["fonti"] == "stampa | https://a.example.org | 2019; RUNTS | 2024"
    assert (kept["stato_verifica"], kept["data_verifica"]) == ("verificata", "2024-05")


def test_a_row_without_a_source_has_that_of_the_row_that_repeats_it(tmp_path: Path) -> None:
    rows = read(tmp_path, "denominazione,comune,fonte_url\nAlfa,Roma,\nAlfa,Roma,https://a.example.org\n").rows
    assert rows["fonte_url"].iloc[0] == rows["fonti"].iloc[0] == "https://a.example.org"


def test_an_edition_tells_changed_sources(tmp_path: Path) -> None:
    old = read(tmp_path, "denominazione,comune,fonte_url\nAlfa,Roma,https://a.example.org\n", "old.csv")
    same = read(tmp_path, "denominazione,comune,fonti\nAlfa,Roma,https://a.example.org\n", "same.csv")
    new = read(tmp_path, "denominazione,comune,fonti\nAlfa,Roma,https://a.example.org; RUNTS | 2024\n", "new.csv")
    assert diff_registries(old, same).frame.empty
    assert diff_registries(old, new).lines()[0] == (
        "Cambiata: «Alfa» (Roma), le fonti: prima «https://a.example.org», ora «https://a.example.org; RUNTS | 2024»."
    )


def test_a_report_sent_back_and_the_published_file_say_the_same_sources(tmp_path: Path) -> None:
    registry = read(tmp_path, TWICE.replace("Alfa", "Circolo Alfa").replace("RUNTS | 2024", "RUNTS | 31/02/2024"))
    write_report(registry, registry.problems, tmp_path / "report.xlsx")
    assert read_registry(tmp_path / "report.xlsx").rows["fonti"].tolist() == registry.rows["fonti"].tolist()
    published = association_table(build_atlas(registry))
    published.to_csv(tmp_path / "again.csv", index=False)
    again = association_table(build_atlas(tmp_path / "again.csv"))
    assert again["fonti"].tolist() == published["fonti"].tolist()


def test_the_age_is_that_of_the_newest_source_of_each() -> None:
    cells = ["stampa | 2001; RUNTS | 2020-03", "stampa | 2012-05", "RUNTS | 2024", "RUNTS | 2024-01-31", "stampa", ""]
    age = source_age(pd.DataFrame({"fonti": cells, "stato_verifica": ["verificata", "", "in verifica", "", "", ""]}))
    assert age == SourceAge(2012, 2024, 2020, {2012: 1, 2020: 1, 2024: 2}, undated=2, verified=1)
    assert age.sentence() == "Fonti dal 2012 al 2024, metà prima del 2021; verificate: 1."
    assert sum(age.years.values()) + age.undated == len(cells)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (["stampa", ""], ""),
        (["RUNTS | 2024"], "Fonti dal 2024 al 2024; nessuna verificata."),
        (["RUNTS | 2024", "RUNTS | 2024", "2019"], "Fonti dal 2019 al 2024; nessuna verificata."),
        ([], ""),
    ],
)
def test_an_age_is_told_as_far_as_it_is_known(cells: list[str], sentence: str) -> None:
    assert source_age(pd.DataFrame({"fonti": cells, "stato_verifica": ""}, dtype="str")).sentence() == sentence


@settings(deadline=None)
@given(st.lists(SOURCES.map(unite_sources), max_size=5).flatmap(lambda told: st.lists(st.sampled_from(told or [""]))))
def test_an_age_by_writings_is_that_of_the_rows_one_by_one(cells: list[str]) -> None:
    age = source_age(pd.DataFrame({"fonti": cells, "stato_verifica": ""}, dtype="str"))
    dates = [max((source.date for source in split_sources(cell)), default="") for cell in cells]
    years = sorted(int(date[:4]) for date in dates if date)
    assert list(age.years.items()) == [(year, years.count(year)) for year in sorted(set(years))]
    assert (age.undated, age.median) == (dates.count(""), years[(len(years) - 1) // 2] if years else 0)


def test_the_age_is_worked_out_once_for_every_picture(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_out = []
    monkeypatch.setattr("mapping.atlas.source_age", lambda rows: worked_out.append(rows) or source_age(rows))
    fresh = replace(atlas)
    assert len({footer(fresh, "x")[0] for _ in range(3)}) == len(worked_out) == 1


def test_the_page_and_the_manifest_tell_the_age_as_the_images_do(atlas: Atlas) -> None:
    age = source_age(atlas.associations)
    assert age_text(age, "it") == age.sentence()
    assert build_payload(atlas, lang="it")["registro"]["eta"]["anni"] == {str(y): n for y, n in age.years.items()}
    told = json.loads(manifest_bytes(atlas, {}, load_metadata()))["eta_delle_fonti"]
    assert (told["mediana"], told["senza_data"], told["verificate"]) == (age.median, age.undated, age.verified)


def test_the_page_carries_each_source_once(atlas: Atlas) -> None:
    rows = row_table(atlas.associations, place_table(atlas.associations))
    first = rows[list(FIRST)].apply(lambda cells: " | ".join(filter(None, cells)), axis=1)
    several = rows["fonti"] != ""
    assert several.sum() > 100
    assert (first + "; " + rows["fonti"]).where(several, first).tolist() == atlas.associations["fonti"].tolist()


def test_lists_are_told_from_pages() -> None:
    cells = [
        "elenco 5x1000 Agenzia Entrate | https://a.example.org/2017 | 2017; elenco 5x1000 Agenzia Entrate | 2020",
        "registro regionale | https://www.regione.example.it/a?p=1; stampa | https://b.example.org",
        "https://c.example.org",
        "",
    ]
    assert lists_of(cells[0]) == ("elenco 5x1000 Agenzia Entrate",)
    table = list_table(pd.DataFrame({"fonti": cells}, index=[2, 3, 4, 5]))
    assert list(table) == ["elenco 5x1000 Agenzia Entrate", "registro regionale (regione.example.it)", "pagine"]
    assert table.astype(int).to_numpy().tolist() == [[1, 0, 0], [0, 1, 1], [0, 0, 1], [0, 0, 0]]
    assert table.index.tolist() == [2, 3, 4, 5]
