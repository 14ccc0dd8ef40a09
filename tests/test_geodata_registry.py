# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The registry that ships: what a page says fills, adds and is cited, and never writes over what was known."""

from pathlib import Path

import pandas as pd
import pytest

from geodata.steps import registry
from geodata.steps.common import StepError, read_raw
from mapping.row_sources import split_sources
from mapping.shipped import geodata_path

HEADER = (
    "denominazione,comune,paesi_origine,tipologia,ambiti_attivita,sito_web,stato_verifica,fonte_tipo,fonte_url,"
    "fonte_data,note"
)
PAGE = (
    "denominazione,comune,paesi_origine,paesi_completi,composizione,tipologia,ambiti_attivita,anno_costituzione,"
    "sito_web,fonte_url,fonte_data,perche,dubbio"
)


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    nobody = pd.DataFrame(columns=["denominazione", "comune", "altra", "altra_comune", "motivo"])
    monkeypatch.setattr(registry, "read_exceptions", lambda _name: nobody)
    (tmp_path / "registry").mkdir()
    write(
        tmp_path,
        registry.FIRST,
        HEADER,
        "Alfa,Roma,,non nota,cultura,,,stampa,https://a.example.org,2019,anche: https://b.example.org; x",
    )
    write(
        tmp_path,
        registry.MORE,
        HEADER,
        "Beta,Bari,SN,religiosa,,www.beta.example.org,,pagina web,https://c.example.org,,",
    )
    write(tmp_path, registry.PAGES, PAGE)
    return tmp_path


def write(raw: Path, name: str, *lines: str) -> None:
    (raw / name).write_text("\n".join([*lines, ""]), encoding="utf-8")


def made(raw: Path) -> pd.DataFrame:
    (raw / "made.csv").write_bytes(registry.tables(raw)["registry/associazioni.csv"])
    return read_raw(raw / "made.csv").set_index("denominazione")


def test_a_page_fills_and_adds_and_is_a_source(raw: Path) -> None:
    write(
        raw,
        registry.PAGES,
        PAGE,
        "Alfa,Roma,Marocco; Perù,in parte,plurinazionale,femminile,altro; sport,1999,,https://d.example.org,2024,lì,",
    )
    row = made(raw).loc["Alfa"]
    assert row[["paesi_origine", "paesi_completi", "composizione", "tipologia"]].tolist() == [
        "MA; PE",
        "in parte",
        "plurinazionale",
        "femminile",
    ]
    assert (row["ambiti_attivita"], row["anno_costituzione"], row["note"]) == ("cultura; sport", "1999", "x; lì")
    assert [source.url for source in split_sources(row["fonti"])] == [f"https://{host}.example.org" for host in "abd"]
    assert row["stato_verifica"] == ""


def test_what_a_page_contradicts_stays_and_is_told(raw: Path) -> None:
    write(
        raw,
        registry.PAGES,
        PAGE,
        "Beta,Bari,Tibet,sì,,sportiva,,,https://beta.example.org,https://d.example.org,,perché,un dubbio",
    )
    row = made(raw).loc["Beta"]
    assert row[["tipologia", "sito_web", "stato_verifica"]].tolist() == [
        "religiosa",
        "https://www.beta.example.org",
        "da verificare",
    ]
    assert row["note"] == "tipologia: «sportiva» secondo https://d.example.org; perché; un dubbio"
    assert (row["paesi_origine"], row["origine_dichiarata"], row["paesi_completi"]) == ("SN", "Tibet", "")


@pytest.mark.parametrize(
    "page", ["Gamma,Roma,,,,,,,,https://d.example.org,,,", "Alfa,Roma,Atlantide,,,,,,,https://d.example.org,,,"]
)
def test_a_page_of_nobody_or_an_unknown_country_stops_the_work(raw: Path, page: str) -> None:
    write(raw, registry.PAGES, PAGE, page)
    with pytest.raises(StepError):
        registry.tables(raw)


def test_two_rows_of_one_name_and_comune_stop_the_work(raw: Path) -> None:
    write(raw, registry.MORE, HEADER, "Alfa,Roma,,,,,,,,,")
    with pytest.raises(StepError, match="stesso nome"):
        registry.tables(raw)


def test_the_pairs_looked_at_are_told_in_the_notes_of_the_registry_that_ships() -> None:
    shipped = read_raw(geodata_path("registry/associazioni.csv")).set_index(["denominazione", "comune"])
    pairs = registry.read_exceptions("registro_doppioni.csv")
    notes = [shipped.loc[(pair["denominazione"], pair["comune"]), "note"] for pair in pairs.to_dict("records")]
    assert all(motivo in note for motivo, note in zip(pairs["motivo"], notes, strict=True))
    assert all(
        (name, comune) in shipped.index for name, comune in zip(pairs["altra"], pairs["altra_comune"], strict=True)
    )
