# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: the place in an address of one cell is found in every usual order; no street is taken for a comune."""

import pandas as pd
import pytest

from mapping.places import geocode, load_gazetteer
from mapping.places.names import read_address
from mapping.registry import read_registry
from tests.benchmarks.one_cell import addresses

READ = {
    "Modena, Viale Vittorio Veneto": ("Modena", "", ""),
    "Via Roma 12 - 20100 Milano (MI)": ("Milano", "MI", "20100"),
    "Corso Telesio 98, 87100 Cosenza CS, Italia": ("Cosenza", "CS", "87100"),
    "Napoli (NA) - Via Toledo 3": ("Napoli", "NA", ""),
    "Via Garibaldi 3 Potenza - PZ": ("Potenza", "PZ", ""),
    "Via Roma 3, 20099 Sesto San Giovanni Milano": ("Sesto San Giovanni", "MI", "20099"),
    "Via Roma 3 - 00043 Ciampino Roma": ("Ciampino", "RM", "00043"),
    "Via Po 3, Moncalieri Torino": ("Moncalieri", "TO", ""),
    "Via Roma 3 (Lodi)": ("", "LO", ""),
    "Via Roma 3, Milano tel. 02 12345": ("Milano", "", ""),
    "Via Toledo 3, Scala (SA)": ("Scala", "SA", ""),
    "20121 - Milano (MI)": ("Milano", "MI", "20121"),
    "Via Roma 12/B Milano": ("Milano", "", ""),
    "Via Roma s.n.c. Milano": ("Milano", "", ""),
    "Bologna Via Irnerio 4": ("Bologna", "", ""),
    "Via Cavour 3 - 62100 - MACERATA - MC": ("MACERATA", "MC", "62100"),
    "Corso Italia 3, Rho (Milano)": ("Rho", "MI", ""),
    "Lungotevere Flaminio 2\n00196 Roma": ("Roma", "", "00196"),
    "Via San Francesco,5-28010-Divignano-NO": ("Divignano", "NO", "28010"),
    "Via Po 145 bis Saint-Oyen (Aosta)": ("Saint-Oyen", "AO", ""),
    "Borgo Virgilio, Via Fratelli Cervi 7": ("Borgo Virgilio", "", ""),
    "Piazza Garibaldi 1, 94015 Piazza Armerina (EN)": ("Piazza Armerina", "EN", "94015"),
    "VIA PO, 22 - PINAROLO PO - PV": ("PINAROLO PO", "PV", ""),
    "presso Arci, via Venezia 4, 31100 Treviso": ("Treviso", "", "31100"),
    "Via Marconi 3, Bolzano/Bozen": ("Bolzano/Bozen", "", ""),
    "Loc. Baggiovara, 41126 Modena": ("Modena", "", "41126"),
}
NO_COMUNE = (
    "Via Roma",
    "Via Roma 1",
    "VIA PO",
    "Viale Vittorio Veneto 3",
    "Via Potenza (PZ)",
    "Via Camillo Cavour (TO)",
    "Corso Camillo Cavour 10100 TO",
    "Via Martiri Marzabotto BO",
    "Via Leonardo Vinci (FI)",
    "Via San Francesco Assisi (PG)",
    "Via Porta Lodi (LO)",
    "Cavour, 12",
    "via, Torino, 3",
    'Via "Torino" 3',
    "Zona Lodi",
    "Quartiere Torino",
    "Via Roma 3, Scala",
    "Via Roma 3, Ponte",
    "Via Roma 3, tel. 0512-40121",
    "Via Roma 3 Torino e Via Po 4 Asti",
    "Via Madonna di Tirano (SO)",
    "Piazza Armerina",
    "Borgo Virgilio 12",
    "Rue Monge 3, 75005 Paris, France",
    "Via Nassa 3, Lugano, Svizzera",
    "Milano e Torino",
    "Via Po 1, Milano; Via Pia 2, Torino",
    "06 1234567",
    "c/o Centro Civico, stanza 12",
    "x" * 400 + ", Roma",
)
MAY_BE_WRONG, MUST_BE_FOUND = 1 / 10_000, 0.97


@pytest.mark.parametrize("text", READ)
def test_an_address_is_read_in_every_order(text: str) -> None:
    assert tuple(read_address(text, load_gazetteer())) == READ[text]


@pytest.mark.parametrize("text", NO_COMUNE)
def test_a_street_a_country_or_two_places_are_no_comune(text: str) -> None:
    assert read_address(text, load_gazetteer()).comune == ""


@pytest.mark.slow
def test_of_many_addresses_hardly_one_is_wrong() -> None:
    """Another seed than the one that `tests.benchmarks.one_cell` prints: nothing here was adapted to it."""
    made = addresses(load_gazetteer(), 8_000, seed=7)
    code = geocode(made).frame["luogo_codice_comune"]
    assert ((code != "") & (code != made["codice"])).mean() <= MAY_BE_WRONG
    named = made["codice"] != ""
    assert (code == made["codice"])[named].mean() >= MUST_BE_FOUND


def test_the_address_speaks_only_where_the_other_cells_do_not() -> None:
    frame = pd.DataFrame(
        {
            "comune": ["", "Milano", "Castro", "", "Macerata"],
            "indirizzo": [
                "Via A 1, Torino",
                "Via A 1, Torino",
                "Via A 1, Castro (LE)",
                "Via A 1",
                "62100 MACERATA - MC",
            ],
            "provincia": ["", "", "", "MI", ""],
        }
    )
    found = geocode(frame).frame
    assert found["luogo_comune"].tolist() == ["Torino", "Milano", "Castro", "", "Macerata"]
    assert found["luogo_provincia"].tolist() == ["TO", "MI", "LE", "MI", "MC"]


def test_a_register_with_its_places_in_the_address_alone_is_placed(tmp_path) -> None:
    asked = [*(text for text, place in READ.items() if place[0] and "tel." not in text), *NO_COMUNE[:4]]
    rows = ["nome;indirizzo", *(f"Ente {n};{text}" for n, text in enumerate(asked))]
    (tmp_path / "registro.csv").write_text("\n".join(text.replace("\n", ", ") for text in rows), encoding="utf-8")
    placed, problems = geocode(read_registry(tmp_path / "registro.csv").rows)
    assert (placed["luogo_codice_comune"] != "").sum() == len(asked) - 4
    assert len([problem for problem in problems if "non è indicato" in problem.text()]) == 4


@pytest.mark.parametrize("header", ["CAP - Città (PR)", "Sede", "Sede legale", "Comune (Prov.)", "Città e provincia"])
@pytest.mark.parametrize("cell", ["20121 - Milano (MI)", "Milano", "MILANO MI"])
def test_a_cell_with_the_comune_alone_is_read_under_any_of_its_headers(header: str, cell: str, tmp_path) -> None:
    (tmp_path / "registro.csv").write_text(f"Ente;{header}\nAlfa;{cell}\n", encoding="utf-8")
    placed = geocode(read_registry(tmp_path / "registro.csv").rows).frame
    assert placed["luogo_comune"].tolist() == ["Milano"]
