# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: a header means what it says and no more; columns of one meaning complete one another."""

from pathlib import Path

import pytest

from mapping.errors import InputError
from mapping.registry import Registry, read_registry


def read(folder: Path, *lines: str) -> Registry:
    (folder / "registro.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_registry(folder / "registro.csv")


def told(registry: Registry, code: str) -> list[str]:
    return [problem.text() for problem in registry.problems if problem.codice == code]


@pytest.mark.parametrize(
    ("header", "cells", "column"),
    [
        ("Anno", ["2023", "2023"], "anno_costituzione"),
        ("Year", ["2023", "2024"], "anno_costituzione"),
        ("Recapito", ["06 1234567", "info@example.org"], "indirizzo"),
        ("Nazione", ["Italia", "ITALIA"], "paesi_origine"),
        ("Country", ["Italy", ""], "paesi_origine"),
        ("Paese", ["Italia", "Italia"], "paesi_origine"),
        ("Countries", ["IT", "Italy"], "paesi_origine"),
    ],
)
def test_a_general_word_has_no_special_meaning(header: str, cells: list[str], column: str, tmp_path: Path) -> None:
    registry = read(tmp_path, f"Ente,Comune,{header}", *(f"Alfa {n},Roma,{cell}" for n, cell in enumerate(cells)))
    assert (registry.rows[column] == "").all()
    said = told(registry, "colonne-non-lette") + told(registry, "paese-della-sede")
    assert len(said) == 1 and f"«{header}»" in said[0]


@pytest.mark.parametrize("header", ["Nazione", "Country", "Paesi"])
def test_the_countries_of_the_members_are_read_under_a_general_word(header: str, tmp_path: Path) -> None:
    registry = read(
        tmp_path, f"Ente,Comune,{header}", "Alfa,Roma,Senegal", "Beta,Roma,Italia; Mali", "Gamma,Roma,Italia"
    )
    assert registry.rows["paesi_origine"].tolist() == ["SN", "IT; ML", "IT"]
    assert read(tmp_path, "Ente,paesi_origine", "Alfa,Italia").rows["paesi_origine"].tolist() == ["IT"]


def test_the_year_of_the_data_does_not_hide_that_of_the_founding(tmp_path: Path) -> None:
    registry = read(tmp_path, "Anno;Nome organizzazione;Comune;Anno fondazione", "2023;Alfa;Roma;2011")
    assert registry.rows["anno_costituzione"].tolist() == ["2011"]


@pytest.mark.parametrize("turned", [False, True])
def test_columns_of_one_meaning_complete_one_another(turned: bool, tmp_path: Path) -> None:
    """Cell by cell, the name that says it more clearly first, in whatever order they stand."""
    table = [
        ["titolo", "nome", "comune"],
        ["Ivrea", "NULL", "Ivrea"],
        ["Torino", "Casa Alfa", "Torino"],
        ["Bra", "", "Bra"],
    ]
    lines = [",".join(cells[::-1] if turned else cells) for cells in table]
    registry = read(tmp_path, *lines)
    assert registry.rows["denominazione"].tolist() == ["Ivrea", "Casa Alfa", "Bra"]
    assert (registry.rows["stato"] == "").all()
    assert told(registry, "colonne-discordi") == [
        "Le colonne «nome» e «titolo» non dicono la stessa cosa (righe diverse: 1; in questa «Casa Alfa» e «Torino»): "
        "vale la prima, e la seconda dove la prima è vuota. Se vale la seconda, cancellare la prima."
    ]


def test_a_contradiction_is_told_once_for_a_pair_of_columns(tmp_path: Path) -> None:
    rows = [f"Alfa {n},Roma,00184,0018{n % 5},RM,RM" for n in range(50)]
    registry = read(tmp_path, "denominazione,comune,CAP,CAP sede,Prov,PR", *rows)
    assert len(told(registry, "colonne-discordi")) == 1
    assert (registry.rows["cap"] == "00184").all()


def test_a_tax_code_of_any_of_its_columns_is_withdrawn(tmp_path: Path) -> None:
    (tmp_path / "ritiri.csv").write_text("codice_fiscale\n92064620054\n", encoding="utf-8")
    (tmp_path / "registro.csv").write_text("ente,codice fiscale,CF\nAlfa,,92064620054\nBeta,,\n", encoding="utf-8")
    registry = read_registry(tmp_path / "registro.csv", withdrawn=tmp_path / "ritiri.csv")
    assert registry.rows["stato"].tolist() == ["ritirata", ""]


LIKELY = {
    "Denominazione struttura,Comune": {"Denominazione struttura": "denominazione"},
    "denominazione_struttura,Città struttura,Prov": {
        "denominazione_struttura": "denominazione",
        "Città struttura": "comune",
    },
    "STRUTTURA,Comune": {"STRUTTURA": "denominazione"},
    "NomeIstituto,CittaSedeIstituto,CapSedeIstituto": {
        "NomeIstituto": "denominazione",
        "CittaSedeIstituto": "comune",
        "CapSedeIstituto": "cap",
    },
    "struttura_nome,addr:city,addr:street,contact:website": {
        "struttura_nome": "denominazione",
        "addr:city": "comune",
        "addr:street": "indirizzo",
        "contact:website": "sito_web",
    },
    "name,geo_Latitude,geo_Longitude": {"geo_Latitude": "latitudine", "geo_Longitude": "longitudine"},
    "name,address.addressLocality": {"address.addressLocality": "comune"},
    "chi,cosa,Comune": {"chi": "denominazione"},
}


@pytest.mark.parametrize("header", LIKELY)
def test_a_header_is_recognised_by_its_words_and_the_keeper_is_told(header: str, tmp_path: Path) -> None:
    cells = {
        "comune": "Roma",
        "cap": "00184",
        "sito_web": "https://alfa.it",
        "latitudine": "41.9",
        "longitudine": "12.5",
    }
    named = LIKELY[header]
    row = [cells.get(named.get(text, text.casefold()), "Alfa") for text in header.split(",")]
    registry = read(tmp_path, header, ",".join(row))
    listed = ", ".join(f"«{text}» come {name}" for text, name in named.items())
    assert told(registry, "colonne-probabili") == [
        f"Colonne riconosciute da una parola dell'intestazione: {listed}. Se una è altro, darle un altro nome."
    ]
    assert all((registry.rows[name] != "").all() for name in named.values())


def test_what_is_certain_goes_before_what_is_likely(tmp_path: Path) -> None:
    registry = read(tmp_path, "denominazione,Nome istituto,Città sede,comune", "Alfa,Beta,Torino,Roma", ",Beta,Torino,")
    assert registry.rows["denominazione"].tolist() == ["Alfa", ""]
    assert registry.rows["comune"].tolist() == ["Roma", "Torino"]  # «Città sede» is an alias


@pytest.mark.parametrize("title", ["Elenco strutture", "Struttura", "Strutture del servizio", "Centro"])
def test_a_title_of_one_likely_word_is_no_header(title: str, tmp_path: Path) -> None:
    assert read(tmp_path, title, "", "Ente,Comune", "Alfa,Roma").rows["denominazione"].tolist() == ["Alfa"]


def test_of_two_likely_names_neither_is_taken_and_both_are_shown(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, "Denominazione Azienda,Denominazione struttura,Comune", "TO3,Consultorio Alfa,Collegno")
    assert str(refused.value) == (
        "Nel file «registro.csv» più colonne possono essere il nome dell'associazione: «Denominazione Azienda» (per "
        "esempio «TO3»), «Denominazione struttura» (per esempio «Consultorio Alfa»). Intitolare «denominazione» quella "
        'giusta, oppure indicare --column denominazione="Denominazione Azienda" o '
        '--column denominazione="Denominazione struttura".'
    )


@pytest.mark.parametrize("header", ["Nome referente", "Codice struttura", "Indirizzo e-mail ente", "Responsabile sede"])
def test_a_word_that_says_something_else_is_not_left_out(header: str, tmp_path: Path) -> None:
    registry = read(tmp_path, f"Ente,Comune,{header}", "Alfa,Roma,Mario Rossi")
    assert told(registry, "colonne-non-lette") == [f"Colonne non lette, perché non previste dal registro: «{header}»."]


@pytest.mark.parametrize("header", ["Nome", "Titolo", "Name", "Full name", "Title"])
def test_a_vague_header_does_not_name_an_association_beside_a_clear_one(header: str, tmp_path: Path) -> None:
    registry = read(tmp_path, f"Denominazione,{header},Referente,Comune", ",Fatou Diop,Bianchi,Torino", "Alfa,,,Torino")
    assert registry.rows["stato"].tolist() == ["respinta", ""]
    assert "Fatou" not in registry.rows.to_csv()


def test_the_places_of_two_seats_are_not_mixed(tmp_path: Path) -> None:
    header = "Ente,Indirizzo sede legale,Comune sede legale,Comune sede operativa,Comune residenza,Provincia"
    registry = read(tmp_path, header, "Alfa,Via Po 3,,Milano,Bari,TO")
    assert registry.rows[["indirizzo", "comune", "provincia"]].iloc[0].tolist() == ["Via Po 3", "", "TO"]
    registry = read(tmp_path, "Ente,Latitudine,Longitudine,lat,lon", "Alfa,45.07,,44.4,7.6")
    assert registry.rows[["latitudine", "longitudine"]].iloc[0].tolist() == ["45.07", ""]


def test_two_columns_of_the_same_header_are_told_apart(tmp_path: Path) -> None:
    registry = read(tmp_path, "denominazione,Anno fondazione,Anno fondazione", "Alfa,1998,1999")
    told_apart = "Le colonne «Anno fondazione» e «Anno fondazione (2)» non dicono"
    assert told(registry, "colonne-discordi")[0].startswith(told_apart)


def test_a_column_that_its_cells_contradict_is_told_once(tmp_path: Path) -> None:
    rows = [f"Alfa {n},Roma,347123456{n}" for n in range(8)]
    registry = read(tmp_path, "denominazione,comune,Località", *rows)
    said = [problem.text() for problem in registry.problems if "Località" in problem.text()]
    assert len(said) == 1
