# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what the keeper says of the columns wins over every guess; what was found can be written down and kept."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.errors import InputError
from mapping.placed_table import place_table
from mapping.registry import Registry, diff_registries, read_registry, write_columns

HEADERS = [
    "Denominazione", "Nome", "Titolo", "Struttura", "Sigla", "Comune", "Località", "Città sede", "Prov", "CAP", "CAP",
    "Nazione", "Paese 1", "Paese 2", "Telefono", "Referente", "Cognome", "Anno", "Dove", "Codice", "Stato", "", "Sito",
    "Indirizzo sede legale", "Comune sede operativa", "lat", "lon", "x \"y\" \\ z", "due\trighe", "id",
]  # fmt: skip
CELLS = {
    "Comune": ["Roma", "Collegno", "Bra"],
    "Località": ["Roma", "", "Cuneo"],
    "Dove": ["Collegno", "Bra", "Alba"],
    "Prov": ["RM", "TO", "CN"],
    "Sigla": ["RM", "TO", "CN"],
    "CAP": ["00184", "10093", "12042"],
    "Codice": ["92064620054", "01234567897", ""],
    "Nazione": ["Italia", "Italia", "Senegal"],
    "Sito": ["www.alfa.it", "", "https://beta.org"],
    "lat": ["41.9", "45.1", "44.7"],
    "lon": ["12.5", "7.6", "7.9"],
    "Stato": ["iscritta", "iscritta", "cancellata"],
}


def write(folder: Path, *rows: list[str], name: str = "registro.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(";".join(f'"{c.replace(chr(34), 2 * chr(34))}"' for c in row) for row in rows) + "\n")
    return path


def same(one: Registry, other: Registry) -> bool:
    guessed = {"colonne-probabili", "colonne-dal-contenuto", "colonna-contraddetta"}
    told = [[p for p in registry.problems if p.codice not in guessed] for registry in (one, other)]
    return one.rows.equals(other.rows) and one.raw.equals(other.raw) and told[0] == told[1]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(headers=st.lists(st.sampled_from(HEADERS), min_size=1, max_size=9), rows=st.integers(1, 3))
def test_the_assignment_written_and_read_back_is_the_same_reading(
    headers: list[str], rows: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("colonne")
    cells = [[CELLS.get(header, [f"Circolo {n}"] * 3)[n] for header in headers] for n in range(rows)]
    path = write(folder, headers, *cells)
    try:
        first = read_registry(path)
    except InputError:
        return
    write_columns(first.columns, folder / "colonne.toml", name=first.name)
    again = read_registry(path, columns=folder / "colonne.toml")
    assert same(first, again)
    assert [read[:2] for read in again.columns] == [read[:2] for read in first.columns]
    assert same(again, read_registry(path, columns=tomllib.loads((folder / "colonne.toml").read_text())))


def test_what_is_settled_wins_over_every_guess(tmp_path: Path) -> None:
    path = write(tmp_path, ["denominazione", "Chi", "Comune", "Dove"], ["A1", "Casa Alfa", "Roma", "Bra"])
    registry = read_registry(path, columns={"Chi": "denominazione", "Dove": "comune", "Comune": ""})
    assert registry.rows[["denominazione", "comune"]].iloc[0].tolist() == ["Casa Alfa", "Bra"]
    assert [tuple(read) for read in registry.columns] == [
        ("Chi", "denominazione", "indicata"),
        ("Dove", "comune", "indicata"),
        ("denominazione", "", "non letta"),
        ("Comune", "", "non letta"),
    ]


def test_several_headers_settled_for_one_column_fill_its_gaps_in_their_order(tmp_path: Path) -> None:
    path = write(tmp_path, ["ente", "A", "B", "Comune"], ["Alfa", "Roma", "Bra", "Cuneo"], ["Beta", "Alba", "", ""])
    assert read_registry(path, columns={"B": "comune", "A": "comune"}).rows["comune"].tolist() == ["Bra", "Alba"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Realtà", "Dove"], ["Alfa", "Roma"]],
        [["Elenco 2025"], [""], ["Realtà", "Dove"], ["Alfa", "Roma"]],
        [["Nome ente", "Nome struttura", "Realtà", "Dove"], ["B", "C", "Alfa", "Roma"]],
        [["denominzione", "Realtà", "Dove"], ["B", "Alfa", "Roma"]],
    ],
)
def test_a_file_without_a_name_known_by_its_header_becomes_readable(rows: list[list[str]], tmp_path: Path) -> None:
    path = write(tmp_path, *rows)
    registry = read_registry(path, columns={"Realtà": "denominazione", "Dove": "comune"})
    assert registry.rows[["denominazione", "comune"]].iloc[0].tolist() == ["Alfa", "Roma"]
    assert place_table(path, columns={"Dove": "comune"}).found["luogo_comune"].tolist() == ["Roma"]


def test_the_same_header_twice_is_told_apart_by_its_number(tmp_path: Path) -> None:
    path = write(tmp_path, ["ente", "Comune", "Comune", ""], ["Alfa", "Roma", "Bra", "Alba"])
    read = {
        name: read_registry(path, columns={name: "comune"}).rows["comune"].tolist()
        for name in ("Comune (2)", "colonna 4")
    }
    assert read == {"Comune (2)": ["Bra"], "colonna 4": ["Alba"]}


FILE, ASKED = "Nel file delle colonne «c.toml» «", "«Denominazione struttura»"
WRONG = {
    '"Denominazione strutura" = "denominazione"': "L'intestazione «Denominazione strutura» non è nel file "
    f"«registro.csv»: forse è {ASKED}.",
    '"Denominazione struttura" = "denominazone"': f"{FILE}Denominazione struttura» è detta «denominazone», che non è "
    "una colonna: forse «denominazione»; «mapping columns» le elenca, con --edition anche quelle di un'edizione.",
    'denominazione = "Denominazione struttura"': f"{FILE}denominazione» è detta {ASKED}, che non è una colonna: al "
    'contrario, --column denominazione="Denominazione struttura", o in un file "Denominazione struttura" = '
    '"denominazione".',
    '"Comune" = "comune"\n"comune" = "comune"': "«Comune» e «comune» sono la stessa intestazione del file "
    "«registro.csv», indicata due volte: lasciarne una.",
    '"Comune" = "comune"\n"Comune" = "comune"': "Il file delle colonne «c.toml» non è scritto in TOML: la riga 2 non "
    'si capisce; scrivere chiave = "testo", ogni chiave una volta sola.',
    'addr.city = "comune"': f"{FILE}addr» è una tabella: scrivere l'intestazione tutta tra virgolette.",
    '"Comune" = 3': f'{FILE}Comune» deve avere il nome di una colonna tra virgolette, o "" se non va letta.',
    '"Zzz" = "comune"': f"L'intestazione «Zzz» non è nel file «registro.csv», che ha {ASKED}, «Comune»: indicarne una "
    "di queste.",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_cannot_be_meant_is_one_sentence_with_the_way_out(text: str, tmp_path: Path) -> None:
    path = write(tmp_path, ["Denominazione struttura", "Comune"], ["Alfa", "Roma"])
    (tmp_path / "c.toml").write_text(text + "\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_registry(path, columns=tmp_path / "c.toml")
    assert str(refused.value) == WRONG[text]


def test_the_commands(tmp_path: Path, run: Callable[..., Any]) -> None:
    path = write(tmp_path, ["Realtà", "Dove", "Tel"], ["Alfa", "Roma", "1"], ["Beta", "Bra", "2"])
    old = write(tmp_path, ["ente", "comune"], ["Alfa", "Roma"], name="vecchio.csv")
    out, kept = tmp_path / "colonne.toml", tmp_path / "vecchio.toml"
    kept.write_text('"ente" = "denominazione"\n"comune" = "comune"\n', encoding="utf-8")

    def told(code: int, *words: object) -> str:
        outcome = run(*words)
        assert outcome.code == code, outcome
        return outcome.out + outcome.err

    says = ["--column", "denominazione=Realtà", "--column", "comune=Dove", "--column", "=Tel"]
    assert f"Colonne scritte in {out}." in told(0, "check", path, *says, "--columns-out", out)
    assert '"Realtà" = "denominazione"  # indicata' in out.read_text(encoding="utf-8")
    assert "esiste già" in told(2, "check", path, *says, "--columns-out", out)
    assert "è il file da leggere" in told(2, "check", path, "--columns", out, "--columns-out", out, "--replace")
    assert "indicarle con --old-columns" in told(2, "diff", old, path, "--columns", out)
    assert "aggiunta 1" in told(0, "diff", old, path, "--columns", out, "--old-columns", kept)
    assert "comune (da «Dove»)" in told(0, "geocode", path, "--columns", out)
    assert "mappata                 2" in told(0, "check", path, "--columns", out, "--column", "comune=Dove")
    build = ["build", path, "--out", tmp_path / "out", "--columns", out, "--previous", old, "--previous-columns", kept]
    assert "La mappa:" in told(0, *build, "--withdrawn", Path("geodata/registry/ritiri.csv").resolve())
    assert "scriverla come" in told(2, "check", path, "--column", "nome")
    assert "due volte" in told(2, "check", path, "--column", "comune=Dove", "--column", "cap=Dove")


def test_two_editions_with_other_headers(tmp_path: Path) -> None:
    old = write(tmp_path, ["ente", "comune"], ["Alfa", "Roma"], name="vecchio.csv")
    new = write(tmp_path, ["Realtà", "Dove"], ["Alfa", "Roma"], ["Beta", "Bra"])
    after = read_registry(new, columns={"Realtà": "denominazione", "Dove": "comune"})
    assert diff_registries(read_registry(old), after).frame["denominazione"].tolist() == ["Beta"]
