# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The publisher's file of metadata: taken or refused in Italian as a whole, before anything is built."""

import json
import os
import re
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.errors import InputError
from mapping.metadata import atlas_options, load_metadata
from mapping.register_kind import RegisterKind

SHIPPED = load_metadata()
LONG = "x" * 300
MAY_BE_NONE = ("da_confermare", "colonna", "livello", "registro.fonti", "registro.fonti_en")
ENGLISH = re.compile(r"\b(invalid|expected|unexpected|at line|codec|byte|value|key|the|of document)\b", re.IGNORECASE)


def texts(tables: dict, within: str = "") -> list[tuple[str, object]]:
    """Return (dotted key, value) of everything that may be set."""
    found: list[tuple[str, object]] = []
    for key, value in tables.items():
        found += texts(value, f"{within}{key}.") if isinstance(value, dict) else [(f"{within}{key}", value)]
    return found


KEYS = texts(SHIPPED)
ADDRESSES = [key for key, value in KEYS if str(value).startswith("http")]


def refused(path: Path) -> str:
    with pytest.raises(InputError) as told:
        load_metadata(path)
    sentence = str(told.value)
    assert sentence.endswith(".") and "\n" not in sentence and not ENGLISH.search(sentence), sentence
    return sentence


def written(folder: Path, data: str | bytes) -> Path:
    path = folder / "mine.toml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_what_ships_is_good(tmp_path: Path) -> None:
    everything = "".join(f"{key} = {json.dumps(value)}\n" for key, value in KEYS)
    assert load_metadata(written(tmp_path, everything)) == SHIPPED


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    key=st.sampled_from([key for key, _ in KEYS]),
    value=st.sampled_from(["1", "true", "1.5", "[1]", "[[]]", "{}", "{a = 1}", "2026-01-15T00:00:00", "nan", "[]"]),
)
def test_a_value_of_another_kind_is_told(tmp_path_factory: pytest.TempPathFactory, key: str, value: str) -> None:
    numbers = key in ("registro.quota_coperta", "registro.data")  # which may be written without quotes
    if (value == "[]" and key in MAY_BE_NONE) or (numbers and value in ("1", "1.5")):
        return
    if (key, value) == ("progetti", "true"):
        return
    assert f"«{key}»" in refused(written(tmp_path_factory.mktemp("m"), f"{key} = {value}\n"))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    key=st.sampled_from(ADDRESSES),
    scheme=st.sampled_from(["http://", "https://"]),
    host=st.sampled_from(["a.it", "www.comune.it"]),
    middle=st.sampled_from([" ", "\n", "\t", "\r", "\0", "\u200b", "\u202e", "\u00a0", "<", ">", '"', "\\", "^", "{"]),
    end=st.sampled_from(["", "/", "/x/"]),
)
def test_an_address_with_what_no_address_holds_is_told(
    tmp_path_factory: pytest.TempPathFactory, key: str, scheme: str, host: str, middle: str, end: str
) -> None:
    for text in (f"{scheme}{host}/{middle}{end}", f"{scheme}{middle}{host}{end}", f"{middle}{scheme}{host}{end}"):
        assert f"«{key}»" in refused(written(tmp_path_factory.mktemp("m"), f"{key} = {json.dumps(text)}\n"))


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "http://", "https:///x/", "ftp://a.it/", "//a.it/", "a.it/", "http://[x/", "http://a:b/",
     "https://u:p@a.it/", "https://a.it:99999/", "HTTPS//a.it/", " ", ""],
)  # fmt: skip
def test_what_is_no_address_is_told(tmp_path: Path, text: str) -> None:
    for key in ("base_url", "pagina", "licenza.uri", "licenza.vocabolario", "titolare.sito", "vocabolari.luogo"):
        assert f"«{key}»" in refused(written(tmp_path, f"{key} = {json.dumps(text)}\n"))


@pytest.mark.parametrize(
    "day", ["domani", "15/01/2026", "2026-1-5", "2026-02-30", "20260115", "2026-W03-4", "2026", ""]
)
def test_what_is_no_day_is_told(tmp_path: Path, day: str) -> None:
    assert "«pubblicato»" in refused(written(tmp_path, f'pubblicato = "{day}"\n'))


def test_a_day_may_be_written_as_toml_writes_days(tmp_path: Path) -> None:
    assert load_metadata(written(tmp_path, "pubblicato = 2026-02-03\n"))["pubblicato"] == "2026-02-03"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('dataset.associazioni.file = ["dati/altro.csv"]', "dati/altro.csv"),
        ('dataset.iniziative.file = ["dati/associazioni.csv"]', "già in un altro elenco"),
        ('dataset.iniziative.file = ["dati/iniziative.csv", "dati/iniziative.csv"]', "due volte"),
        ("dataset.nuovo.file = []", "«dataset.nuovo»"),
        ('da_confermare = ["titolare.nulla"]', "titolare.nulla"),
        ('contatto.email = "a b@c.it"', "«contatto.email»"),
        ('contatto.email = "redazione"', "«contatto.email»"),
        ('titolo_it = "a\\u0000b"', "«titolo_it»"),
        ('licenza.spdx = "CC BY 4.0"', "«licenza.spdx»"),
        ('"a\\nb" = 1', "«a b»"),
    ],
)
def test_what_cannot_be_published_is_told(tmp_path: Path, text: str, words: str) -> None:
    assert words in refused(written(tmp_path, text + "\n"))


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    told = refused(written(tmp_path, 'pubblicato = "domani"\npagina = "x"\nbase_ulr = ""\n[titolare]\nsito = 1\n'))
    assert all(f"«{key}»" in told for key in ("pubblicato", "pagina", "base_ulr", "titolare.sito"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("pagina = \n", "riga 1"),
        ('titolo_it = "a"\ntitolo_it = "b"\n', "riga 2"),
        ('\n\ntitolo_it = "a\n', "riga 3"),
        ("x = " + "9" * 5_000, "un numero"),
        ("x = " + "[" * 200_000, "parentesi"),
        ("a" + ".a" * 100_000 + " = 1", "più di 200 punti"),
        ("x = 'è'".encode("cp1252"), "UTF-8"),
        ("titolo_it = 'x'".encode("utf-16"), "UTF-8"),
        (b"\n#" * 500_001, "1 MB"),
        (b"\x00", "riga 1"),
    ],
)
def test_what_is_no_toml_is_told_in_italian(tmp_path: Path, data: str | bytes, words: str) -> None:
    assert words in refused(written(tmp_path, data))


def test_the_mark_that_notepad_writes_is_no_fault(tmp_path: Path) -> None:
    assert load_metadata(written(tmp_path, b"\xef\xbb\xbftitolo_it = 'Mappa'\r\n"))["titolo_it"] == "Mappa"


def test_only_an_ordinary_file_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "s"))
        for path in (tmp_path / "fifo", tmp_path / "s", Path("/dev/zero"), Path("/dev/stdin").resolve()):
            if path.exists() and not path.is_file():
                assert "non è un file ordinario" in refused(path)
    assert "cartella" in refused(tmp_path)
    assert "troppo lungo" in refused(tmp_path / LONG)
    assert "non esiste" in refused(Path("a\0b"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("natura = ' Elenco '", RegisterKind(nature="elenco")),
        ("natura = 'campione'\nquota_coperta = 0.24\nprova = 'a'", RegisterKind("campione", share=0.24, evidence="a")),
        ('quota_coperta = 0.24\nprova = "a\\nb"', RegisterKind(share=0.24, evidence="a b")),
        ("quota_coperta = '2,5 %'\nprova = 'a'", RegisterKind(share=0.025, evidence="a")),
        ("quota_coperta = 1\nprova = 'a'", RegisterKind(share=1, evidence="a")),
        ("data = 2026", RegisterKind(date="2026")),
        ("data = '2026-03'", RegisterKind(date="2026-03")),
        ("data = 2026-03-31", RegisterKind(date="2026-03-31")),
        ("nome = 'Albo'\nnome_en = 'Roll'\nautore = ' '", RegisterKind(name="Albo", name_en="Roll")),
        ("", RegisterKind()),
    ],
)
def test_the_kind_of_a_register_is_what_its_file_says(tmp_path: Path, text: str, kind: RegisterKind) -> None:
    assert atlas_options(load_metadata(written(tmp_path, f"[registro]\n{text}\n")))["kind"] == kind


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *((f"natura = '{nature}'", "natura") for nature in ("censimento", "campione, elenco", "sample")),
        *((f"data = '{day}'", "data") for day in ("31/03/2026", "2026-13", "marzo 2026", "202", "2026-3")),
        *((f"quota_coperta = {n}\nprova = 'a'", "quota_coperta") for n in ("1.2", "24", "'1,01'", "'100'")),
        *((f"quota_coperta = {n}\nprova = 'a'", "quota_coperta") for n in ("0", "-1", "nan", "'un terzo'")),
        *((f"quota_coperta = '{n}'\nprova = 'a'", "quota_coperta") for n in ("0 %", "101 %", "1/4", "24%%", "٢٤")),
        ("quota_coperta = 0.3", "prova"),
        ("quota_coperta = 0.3\nprova = ' '", "prova"),
    ],
)  # fmt: skip
def test_a_register_that_is_said_wrongly_is_told(tmp_path: Path, text: str, key: str) -> None:
    assert f"«registro.{key}»" in refused(written(tmp_path, f"[registro]\n{text}\n"))
