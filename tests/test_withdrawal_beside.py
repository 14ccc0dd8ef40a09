# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - tables of what people write
"""A withdrawn name among other words: in a sentence of the list, two in one cell, behind words for a former name."""

from pathlib import Path

import pytest

from mapping.registry import read_registry

FORMER = ("{new} (fino al 2019 {old})", "{new}, nuova denominazione di {old}", "{new} (nuovo nome de {old})", "{new} - in passato {old}",
          "{new} (ha cambiato nome: era {old})", "{new} (dal 2020; prima {old})", "{new} (succeduta a {old})", "{new} - anciennement {old}",
          "{new} (previously {old})", "{new} née {old}", "{new}, subentrata a {old} nel 2019", "{new} (nata da {old})", "{old}, dal 2020 {new}",
          "{old} (ora {new})", "{new} ex {old}", "{new} (nome precedente: {old})", "{new}, erede di {old}")  # fmt: skip


def hidden(
    folder: Path, listed: str, *names: str, acronyms: tuple[str, ...] = (), head: str = "denominazione;comune"
) -> list[bool]:
    rows = [f'"{name}";{acronym};Milano' for name, acronym in zip(names, acronyms or [""] * len(names), strict=True)]
    (folder / "registro.csv").write_text("\n".join(["denominazione;acronimo;comune", *rows]), encoding="utf-8")
    (folder / "ritiri.csv").write_text(f"{head}\n{listed}\n", encoding="utf-8")
    states = read_registry(folder / "registro.csv", withdrawn=folder / "ritiri.csv").rows["stato"]
    return states.isin(["ritirata", "trattenuta"]).tolist()


@pytest.mark.parametrize("told", FORMER)
@pytest.mark.parametrize("old", ["Il Tulipano", "Nuovi Orizzonti"])
def test_a_former_name_is_a_name_whatever_says_that_it_is(tmp_path: Path, told: str, old: str) -> None:
    row = told.format(old=old, new="I Girasoli Solidali di Porta Romana")
    assert hidden(tmp_path, f"{old};Milano", row, "Gente del Sud") == [True, False]
    assert hidden(tmp_path, f'"{row}";Milano', old, "Gente del Sud") == [True, False]


@pytest.mark.parametrize(
    "listed",
    ["Si chiede di togliere Nuovi Orizzonti di Milano dalla mappa;", "Buongiorno, per favore non pubblicate più Nuovi Orizzonti, grazie;Milano",
     "L'associazione di promozione sociale Nuovi Orizzonti non vuole comparire nell'elenco;", '"Nuovi Orizzonti\nStella Polare del Mediterraneo";',
     '"1) Nuovi Orizzonti 2) Stella Polare del Mediterraneo";Milano', "Nuovi Orizzonti e anche Stella Polare del Mediterraneo;Milano",
     "Richiesta del 3/4/2020 di Nuovi Orizzonti;"],
)  # fmt: skip
def test_a_name_within_what_the_list_says_is_meant(tmp_path: Path, listed: str) -> None:
    assert hidden(tmp_path, listed, "Nuovi Orizzonti APS", "Gente del Sud", "Orizzonti", "Nuovi Cittadini") == [
        True,
        False,
        False,
        False,
    ]


def test_each_of_two_in_one_cell_is_meant(tmp_path: Path) -> None:
    listed = '"Nuovi Orizzonti\nStella Polare del Mediterraneo";'
    assert hidden(tmp_path, listed, "Nuovi Orizzonti", "Stella Polare del Mediterraneo", "Polare") == [
        True,
        True,
        False,
    ]
    one = '"Il Tulipano\nTeranga";Milano'
    assert hidden(tmp_path, one, "Il Tulipano", "Teranga ODV", "Gente del Sud") == [True, True, False]


@pytest.mark.parametrize("acronym", ["NO", "N.O.", "n.o."])
def test_an_acronym_of_two_letters_is_one_where_both_say_so(tmp_path: Path, acronym: str) -> None:
    names = ("Gente del Nord Ovest", "Altra Cosa")
    assert hidden(tmp_path, f"{acronym};Milano", *names, acronyms=("NO", "AC"), head="acronimo;comune") == [True, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [("CESTIM", "Centro Studi Immigrazione"), ("Ce.St.Im.", "Centro Studi sull'Immigrazione onlus"), ("CESPI", "Centro Studi Politica Internazionale"),
     ("COSPE", "Cooperazione per lo Sviluppo dei Paesi Emergenti"), ("FILEF", "Federazione Italiana Lavoratori Emigrati e Famiglie"),
     ("UCSEI", "Ufficio Centrale Studenti Esteri in Italia")],
)  # fmt: skip
def test_an_acronym_of_syllables_stands_for_its_name(tmp_path: Path, one: str, other: str) -> None:
    assert hidden(tmp_path, f"{one};Milano", other, "Gente del Sud") == [True, False]
    assert hidden(tmp_path, f"{other};Milano", one, "Gente del Sud") == [True, False]


@pytest.mark.parametrize(
    ("listed", "row"),
    [("Alba", "Associazione Lavoro e Bambini Amici"), ("Amina", "Associazione Migranti Nazionali"), ("Casa", "Centro Anziani Santa Anna"),
     ("Stella", "Studenti Tecnici Latinoamericani"), ("Nuovi Orizzonti Senza Frontiere", "Senza Frontiere"), ("Gente del Sud", "Sud"),
     ("Donne del Mondo", "Mondo")],
)  # fmt: skip
def test_what_only_shares_letters_is_another(tmp_path: Path, listed: str, row: str) -> None:
    assert hidden(tmp_path, f"{listed};", row) == [False]
