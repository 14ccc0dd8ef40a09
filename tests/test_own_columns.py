# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns of the register that an edition publishes beside ours: what may be one, what is read of it, where it goes."""

import csv
import io
import json
import re
from functools import partial
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from mapping import build_atlas, read_registry
from mapping.atlas import Atlas
from mapping.errors import InputError, NotPublishable
from mapping.file_formats import association_files
from mapping.files import write_csv_bytes
from mapping.metadata import atlas_options, load_metadata
from mapping.metadata.own_columns import own_columns
from mapping.metadata.own_names import ADDRESS_KEYS
from mapping.places import load_gazetteer
from mapping.publish import site, tell_named
from mapping.publish.associations import association_table
from mapping.publish.guard import refuse_leaks
from mapping.registry import names_somebody
from mapping.schema import CARD, DOWNLOAD, FACET, OwnColumn
from mapping.viewer.payload import build_payload
from tests.browser.house.test_one_home import described
from tests.test_edition_file import edition, refused

GOOD = {
    "intestazione": "Giorno di sportello", "nome": "sportello", "parola_it": "Sportello", "parola_en": "Help desk",
    "dove": ["scheda", "filtro", "scarica"],
}  # fmt: skip
DESK = OwnColumn(
    "sportello", "input", "text", "Sportello", "Help desk", header="Giorno di sportello", shown=(CARD, FACET, DOWNLOAD)
)
STATE = Path(__file__).parents[1] / "mapping" / "viewer" / "src" / "model" / "state.js"


def column(**other: object) -> str:
    told = {key: value for key, value in (GOOD | other).items() if value is not None}
    return "[[colonna]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in told.items())


def register(folder: Path, *cells: str, header: str = "Giorno di sportello") -> Path:
    path, out = folder / "registro.csv", io.StringIO()
    names = (f"Associazione numero {n}" for n in range(len(cells)))
    csv.writer(out).writerows(
        [["denominazione", "comune", header], *zip(names, ["Torino"] * len(cells), cells, strict=True)]
    )
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def cells_of(folder: Path, *cells: str, own: OwnColumn = DESK) -> list[str]:
    return read_registry(register(folder, *cells), own=[own]).rows["sportello"].tolist()


def test_a_table_of_the_edition_is_a_column(tmp_path: Path) -> None:
    about = load_metadata(edition(tmp_path, column()))
    assert own_columns(about["colonna"]) == atlas_options(about)["own"] == (DESK,)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"intestazione": "Telefono"}, "parla di persone o di recapiti"),
        ({"intestazione": "Presidente"}, "parla di persone o di recapiti"),
        ({"intestazione": "Nome del referente"}, "parla di persone o di recapiti"),
        ({"intestazione": "Indirizzo privato"}, "«colonna.sportello.intestazione»"),
        ({"intestazione": "E-mail"}, "parla di persone o di recapiti"),
        ({"intestazione": "Codice fiscale del legale rappresentante"}, "«colonna.sportello.intestazione»"),
        ({"intestazione": "Consiglieri"}, "parla di persone o di recapiti"),
        ({"intestazione": "Città"}, "è già letta come «comune»"),
        ({"intestazione": "Note"}, "è già letta come «note»"),
        ({"nome": "comune"}, "è già il nome di altro"),
        ({"nome": "luogo_comune"}, "è già il nome di altro"),
        ({"nome": "titolo"}, "è già il nome di altro"),
        ({"nome": "vista"}, "è già il nome di altro"),
        ({"nome": "ambito"}, "è già il nome di altro"),
        ({"nome": "Sportello"}, "lettere minuscole"),
        ({"nome": "perché"}, "lettere minuscole"),
        ({"nome": 3}, "un testo tra virgolette"),
        ({"parola_it": "x" * 61}, "supera 60 caratteri"),
        ({"parola_it": "Sportello {n}"}, "parentesi graffa"),
        ({"parola_en": ""}, "«colonna.sportello.parola_en»"),
        ({"parola_en": None}, "«colonna.sportello.parola_en» manca"),
        ({"dove": ["mappa"]}, "scheda, filtro, scarica"),
        ({"dove": "scheda"}, "scheda, filtro, scarica"),
        ({"dove": [["scheda"]]}, "scheda, filtro, scarica"),
        ({"titolo": "x"}, "«colonna.sportello.titolo» non è una chiave conosciuta"),
    ],
)
def test_what_is_no_column_to_publish_is_told(tmp_path: Path, other: dict[str, object], words: str) -> None:
    told = refused(tmp_path, column(**other))
    assert "edizione.toml" in told and words in told


def test_columns_are_few_and_each_is_one(tmp_path: Path) -> None:
    assert "due volte «nome»" in refused(tmp_path, column() + column(intestazione="Altro"))
    assert "due volte «intestazione»" in refused(tmp_path, column() + column(nome="altro"))
    assert "più di 20" in refused(tmp_path, "".join(column() for _ in range(21)))
    assert "[[colonna]]" in refused(tmp_path, 'colonna = ["x"]') and "[[colonna]]" in refused(tmp_path, "[colonna]")


def test_no_filter_takes_a_key_of_the_address() -> None:
    keys = re.search(r"const TEXTS = .*?\(\[(.*?)\]\)", STATE.read_text(encoding="utf-8"), re.DOTALL)
    assert keys and {*re.findall(r'"(\w+)"', keys[1]), "strati"} == ADDRESS_KEYS


def test_cells_are_text_within_bounds(tmp_path: Path) -> None:
    told = cells_of(tmp_path, "martedì ", "", "n.d.", "<b>alle 9</b>", "x" * 2000, own=DESK)
    assert told[:4] == ["martedì", "", "", "<b>alle 9</b>"]
    assert len(told[4]) == 1000


def test_an_edition_without_columns_reads_as_before(tmp_path: Path) -> None:
    path = register(tmp_path, "martedì", "lunedì")
    plain, own = read_registry(path), read_registry(path, own=[DESK])
    pd.testing.assert_frame_equal(plain.rows, own.rows.drop(columns="sportello"))
    pd.testing.assert_frame_equal(plain.raw, own.raw.drop(columns="Giorno di sportello"))
    assert [p.codice for p in plain.problems if p.codice == "colonne-non-lette"] == ["colonne-non-lette"]
    assert [p.codice for p in own.problems] == [], "nobody is told that the column is not read"


@pytest.mark.parametrize(
    "cell", ["Mario Rossi", "chiedere di Maria Bianchi", "333 1234567", "mario.rossi@gmail.com", "RSSMRA80A01H501U",
             "lunedì; Fatou Diop", "presso la casa di Giuseppe Verdi", "Sportello (Mario Rossi)", "Mario Rossi - sede",
             "dal 2019 Mario Rossi", "Mario Rossi 2019", "Mario Rossi • martedì", "lunedì: Mario Rossi",
             "«Mario Rossi»", "Sportello di Mario Rossi", "a cura di Maria Bianchi", "gestito da Fatou Diop, martedì",
             "Mario Rossi di Torino", "con Maria Bianchi"],
)  # fmt: skip
def test_what_is_a_person_s_is_not_read(tmp_path: Path, cell: str) -> None:
    path = register(tmp_path, cell, "martedì", "martedì", "lunedì mattina")
    registry = read_registry(path, own=[DESK])
    assert registry.rows["sportello"].tolist() == ["", "martedì", "martedì", "lunedì mattina"]
    (told,) = [problem for problem in registry.problems if problem.codice == "dato-personale"]
    assert (told.riga, told.colonna, cell in told.text()) == (2, "sportello", False)


@pytest.mark.parametrize(
    "cell", ["lunedì 9:00-12:30", "Piano terra, sala San Marco", "Biblioteca civica", "2 volte", "Santa Rita (martedì)",
             "Via Giuseppe Mazzini 12", "Sala Nilde Iotti - primo piano", "Piazza Vittorio Emanuele 3",
             "San Donato Milanese", "Pieve Emanuele; Reggio Emilia", "Emilia-Romagna", "Sportello di Reggio Emilia",
             "Via di Francesca Romana 3", "Sala di Sant'Antonio Abate", "Corso con attestato"],
)  # fmt: skip
def test_what_is_nobody_s_is_kept(tmp_path: Path, cell: str) -> None:
    assert cells_of(tmp_path, cell, own=OwnColumn(**{**vars(DESK), "shown": (CARD,)})) == [cell]


def test_no_comune_is_somebody() -> None:
    names = load_gazetteer().comuni["nome"]
    assert [name for name in names if names_somebody(name) or names_somebody(f"Sportello di {name}")] == []


def test_a_column_of_persons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"soprattutto nomi o recapiti di persone.*«sportello»"):
        cells_of(tmp_path, "Mario Rossi", "Anna Bianchi", "martedì")


def test_what_is_no_filter_is_refused(tmp_path: Path) -> None:
    many = [f"stanza {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(41)]
    with pytest.raises(InputError, match=r"41 valori diversi, più di 40: non è un filtro.*«colonna\.sportello\.dove»"):
        cells_of(tmp_path, *many)
    with pytest.raises(InputError, match=r"virgola \(«lunedì, martedì»\): non è un filtro"):
        cells_of(tmp_path, "lunedì, martedì")
    assert len(set(cells_of(tmp_path, *many, own=OwnColumn(**{**vars(DESK), "shown": (CARD,)})))) == 41


def test_a_header_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    path = register(tmp_path, "martedì", header="Giorni di sportello")
    with pytest.raises(InputError) as told:
        read_registry(path, own=[DESK])
    for words in ("«registro.csv»", "forse è «Giorni di sportello»", "«colonna.sportello.intestazione»"):
        assert words in str(told.value)


def test_who_has_withdrawn_is_not_named_in_it(tmp_path: Path) -> None:
    path = register(tmp_path, "martedì", "da Zvezda Kanarina Ombra", "giovedì")
    withdrawn = tmp_path / "ritirate.csv"
    rows = "denominazione,comune\nAssociazione numero 2,Torino\nZvezda Kanarina Ombra,Roma\n"
    withdrawn.write_text(rows, encoding="utf-8")
    atlas = build_atlas(path, withdrawn=withdrawn, own=[DESK])
    assert atlas.registry.rows["sportello"].tolist() == ["martedì", "da Zvezda Kanarina Ombra", ""]
    named = [problem for problem in tell_named(atlas).problems if problem.codice == "ritirata-nominata"]
    assert [(problem.riga, problem.colonna) for problem in named] == [(3, "sportello")]
    with pytest.raises(NotPublishable, match="colonna «sportello»"):
        refuse_leaks({"dati/associazioni.csv": write_csv_bytes(association_table(atlas))}, atlas.registry)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Atlas, Path]:
    folder = tmp_path_factory.mktemp("own")
    atlas = build_atlas(register(folder, "martedì", "martedì", "=1+1", ""), own=[DESK])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "render_images", lambda _: {})
        site.write_site(atlas, folder / "sito")
    return atlas, folder / "sito"


def test_it_stands_in_every_file_and_in_what_describes_them(made: tuple[Atlas, Path]) -> None:
    _, folder = made
    readers = {
        "csv": pd.read_csv, "xlsx": partial(pd.read_excel, engine="calamine"), "parquet": pd.read_parquet,
        "gpkg": partial(gpd.read_file, layer="associazioni"), "geojson": gpd.read_file,
    }  # fmt: skip
    for path in association_files():
        table = readers[path.rpartition(".")[2]](folder / path)
        assert table["sportello"].fillna("").tolist().count("martedì") == 2, path
        assert table["sportello"].fillna("").tolist()[3] == "", path
    text = (folder / "dati" / "associazioni.csv").read_text(encoding="utf-8-sig")
    assert "'=1+1" in text, "no spreadsheet takes it for a formula"
    assert described(folder, "sportello") == {"dati/associazioni.csv": "Sportello"}
    counted = pd.read_csv(folder / "dati" / "conteggi.csv").query("colonna == 'sportello'")
    assert dict(zip(counted["valore"], counted["associazioni"], strict=True)) == {
        "martedì": 2, "'=1+1": 1, "non nota": 1,
    }  # fmt: skip
    assert "sportello" not in (folder / "registro" / "righe.csv").read_text(encoding="utf-8"), "the ledger is as before"


def test_the_page_knows_where_to_show_it(made: tuple[Atlas, Path]) -> None:
    atlas, _ = made
    block = build_payload(atlas, lang="it", languages=("it", "en", "fr"))
    fields = block["campi"]
    assert (fields["scheda"][-1], fields["scarica"][-1]) == ("sportello", "sportello")
    assert fields["faccette"][-1] == {"nome": "sportello", "colonna": "sportello"}
    assert block["chiavi"]["testi"][-1] == "sportello"
