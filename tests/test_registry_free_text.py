# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Activities and types in free words: read for what they say, told once where they say nothing, never guessed."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.cells.folding import fold
from mapping.cells.lists import parse_choice, parse_choices
from mapping.cells.parsed import Parsed
from mapping.registry import read_registry
from mapping.schema import choices
from mapping.toml_files import read_toml

WORDS = read_toml("cells/free_words.toml")
ACTIVITIES = {
    "Sport cultura e turismo": "sport; cultura",
    "Sport, cultura, turismo": "sport; cultura",
    "sport; altro": "sport; altro",
    "Turismo": "altro",
    "Corsi di italiano per stranieri": "lingua/formazione",
    "insegnamento dell'italiano L2 alle donne migranti": "lingua/formazione; donne",
    "Sportello legale": "assistenza legale",
    "sportello immigrati - consulenza legale gratuita": "assistenza legale",
    "EDUCAZIONE ALLA PRATICA SPORTIVA": "sport",
    "Scuola calcio per ragazzi": "sport; giovani/G2",
    "doposcuola pomeridiano": "lingua/formazione",
    "dopo-scuola e centri estivi": "lingua/formazione; giovani/G2",
    "mediazione linguistica e culturale": "mediazione",
    "Mediatrici culturali in ospedale": "mediazione; sanità",
    "Accoglienza richiedenti asilo": "accoglienza",
    "tutela della salute": "sanità",
    "banca del tempo": "integrazione",
    "arti marziali": "sport",
    "danze tradizionali, musica e cucina": "cultura",
    "attività per stranieri": "integrazione",
    "assistenza agli immigrati nelle pratiche per il permesso di soggiorno": "integrazione; assistenza legale",
    "cooperazione allo sviluppo e progetti nei paesi d'origine": "cooperazione internazionale",
    "contro la violenza sulle donne": "donne",
    "Attività culturali senza scopo di lucro": "cultura",
    "Ambiente e animali": "altro",
}
PLAIN = {
    "corso di inglese": "lingua/formazione",
    "corsi di ucraino": "lingua/formazione",
    "lotta alla tratta": "accoglienza",
    "contrasto alla tratta": "accoglienza",
    "avvocati di strada": "assistenza legale",
    "aiuto alle famiglie": "accoglienza",
    "recupero alcolisti": "sanità",
    "sostegno psicologico": "sanità",
    "recupero tossicodipendenti": "sanità",
    "diritto allo studio": "lingua/formazione",
    "borse di studio": "lingua/formazione",
    "ufficio stampa": "informazione/media",
    "formazione calcistica": "sport",
    "arte": "cultura",
    "promozione della salute": "sanità",
    "stampa": "informazione/media",
    "formazione": "lingua/formazione",
    "mercato del lavoro": "lavoro",
    "salute mentale": "sanità",
}
OTHER = (
    "Tutela animali",
    "Caccia e pesca",
    "agricoltura",
    "centro anziani",
    "Protezione civile",
    "difesa consumatori",
    "la salute del pianeta",
    "medicina veterinaria",
    "medico veterinario",
    "formazione cinofila",
    "salute degli animali",
    "formazione politica",
    "gemellaggi",
    "turismo",
)
"""Understood, and none of the values."""
ANOTHER_MEANING = (
    "formazione di bilancio",
    "Stampa 3D",
    "stampa di magliette",
    "sport (dal 2024 non più)",
    "cultura (fino al 2020)",
    "sport: sospeso dal 2023",
    "sport fino al 2019",
    "mai sport",
    "cultura (conclusa)",
    "donne e uomini",
    "uomini e donne",
    "bambini e adulti",
    "arte della guerra",
    "arte bianca",
    "mostra canina",
    "abiti da lavoro",
    "scuola guida",
    "scuola di volo",
    "scuola per cani",
    "cucina componibile",
    "formazione del personale",
    "storia della medicina",
    "formazione musicale",
)


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_plain_is_understood(text: str) -> None:
    assert parse_choices("ambito")(text) == Parsed(PLAIN[text])


@pytest.mark.parametrize("text", OTHER)
def test_what_ends_as_other_is_told(text: str) -> None:
    for written, value in ((text, "altro"), (f"cultura; {text}", "cultura")):
        parsed = parse_choices("ambito")(written)
        assert parsed.value == value and [found.codice for found in parsed.findings] == ["testo-altro"]
        assert parsed.findings[0].once


@pytest.mark.parametrize("text", ANOTHER_MEANING)
def test_a_word_of_many_meanings_beside_another_is_no_value_and_told(text: str) -> None:
    for written in (text, text.upper(), f"{text}; {text}"):
        parsed = parse_choices("ambito")(written)
        assert parsed.value == "" and {found.codice for found in parsed.findings} == {"testo-non-capito"}


NOT_UNDERSTOOD = (
    "attività non sportive", "cultura: no", "tutto tranne lo sport", "senza attività culturali", "asilo nido",
    "mediazione familiare", "sede legale a Roma", "gruppi di lavoro", "agricoltore", "sportello bancario", "colture",
    "xyz", "varie ed eventuali del borgo", "Giovanni e Donnarumma", "trasporto", "genere letto", "in culo al mondo",
)  # fmt: skip
TYPES = {
    "Associazione di promozione sociale (APS)": "promozione sociale",
    "Associazione di Promozione Sociale iscritta al RUNTS": "promozione sociale",
    "ODV": "volontariato",
    "Organizzazione di volontariato - ODV (ETS)": "volontariato",
    "onlus": "altro",
    "A.S.D.": "sportiva",
    "Associazione sportiva dilettantistica affiliata": "sportiva",
    "Cooperativa sociale di tipo A": "cooperativa",
}


@pytest.mark.parametrize("text", ACTIVITIES)
def test_activities_are_read_for_what_they_say(text: str) -> None:
    for writing in (text, text.upper(), text.replace(" ", "  "), f"«{text}».".replace("'", "’")):
        assert parse_choices("ambito")(writing).value == ACTIVITIES[text]


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_negates_or_means_something_else_is_left_alone(text: str) -> None:
    parsed = parse_choices("ambito")(text)
    assert parsed.value == ""
    assert {found.codice for found in parsed.findings} <= {"testo-non-capito"}


@pytest.mark.parametrize("text", TYPES)
def test_types_are_read_for_what_they_say(text: str) -> None:
    assert parse_choice("tipologia")(text).value == TYPES[text]


@pytest.mark.parametrize("table", ["ambito", "tipologia"])
def test_every_entry_of_the_table_is_a_value_of_the_list_and_says_it(table: str) -> None:
    small = set(WORDS["small"]["words"])
    for name in (table, f"{table}_weak"):
        for value, entries in WORDS.get(name, {}).items():
            assert value in choices(table)
            for entry in entries:
                assert entry == fold(entry.replace("*", "")) or "*" in entry, entry
                assert not small & set(entry.split()), entry
                read = parse_choices(table)(f"qqq {entry.replace('*', '')}")
                assert value in read.value.split("; "), entry


entries = st.sampled_from([(v, e.replace("*", "")) for v, es in WORDS["ambito"].items() if v != "altro" for e in es])


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(entries, min_size=1, max_size=4), st.sampled_from([", ", " e ", "; ", " - ", "\n", "/"]))
def test_what_stands_beside_does_not_change_what_a_piece_says(said: list[tuple[str, str]], between: str) -> None:
    value = parse_choices("ambito")(between.join(f"qqq {entry}" for _, entry in said)).value
    assert {one for one, _ in said} <= set(value.split("; "))
    negated = parse_choices("ambito")("; ".join(f"non {entry} qqq" for _, entry in said))
    assert negated.value == ""


def rows(tmp_path: Path, texts: list[str]) -> Path:
    path = tmp_path / "r.csv"
    lines = [f'Circolo {number},Roma,"{text}"' for number, text in enumerate(texts)]
    path.write_text("\n".join(["denominazione,comune,attività", *lines]), encoding="utf-8")
    return path


def test_a_text_that_is_not_understood_is_told_once_with_its_rows(tmp_path: Path, run) -> None:
    path = rows(tmp_path, ["Zampogne", "sport e zampogne", "ZAMPOGNE!", "Sport cultura e turismo"] * 40)
    registry = read_registry(path)
    told = [(p.peso, p.riga, p.valore, p.dati["quante"]) for p in registry.problems if p.colonna == "ambiti_attivita"]
    assert told == [("avviso", 2, "Zampogne", "120"), ("avviso", 5, "Sport cultura e turismo", "40")]
    assert set(registry.rows["ambiti_attivita"]) == {"", "sport", "sport; cultura"}
    assert run("check", path).code == 0


def test_many_texts_that_are_not_understood_are_told_in_bounded_lines_and_time(tmp_path: Path) -> None:
    path = rows(tmp_path, [f"zampogna {number} della valle {number}" for number in range(1_000)])
    told = [p for p in read_registry(path).problems if p.colonna == "ambiti_attivita"]
    assert len(told) == 201
    assert (told[0].codice, told[0].dati) == ("testi-non-capiti", {"quanti": "800", "quante": "800"})
    begun = time.process_time()
    for text in ("sport cultura " * 50_000, "non " * 50_000, ("arti " * 59 + "; ") * 500):
        parse_choices("ambito")(text)
    assert time.process_time() - begun < 5
