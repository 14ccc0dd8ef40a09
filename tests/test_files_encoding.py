# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: an Italian list reads the same in whatever encoding it was written; where it is unsure, as on Windows."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.files.encoding import decode, encoding_of
from mapping.registry import read_registry
from mapping.shipped import geodata_path

ENCODINGS = ("cp1252", "cp850", "mac_roman", "utf-8", "utf-8-sig", "utf-16")
with geodata_path("gazetteer/comuni.csv").open(encoding="utf-8", newline="") as stream:
    COMUNI = sorted({row["nome"] for row in csv.DictReader(stream)})
ACCENTED = [
    name for name in COMUNI if not name.isascii() and all(name.encode(e, "ignore").decode(e) == name for e in ENCODINGS)
]
PHRASES = [
    "Società di mutuo soccorso", "Comunità senegalese", "Città aperta", "Perché no", "Più mondi", "È festa",
    "SOLIDARIETÀ", "Caffè letterario", "L’amicizia", "“Teranga”", "Università popolare",
]  # fmt: skip
PLAIN = ["Alfa", "Il Ponte", "Teranga ecc.", "Donne del mondo", "Mani Tese"]


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    names=st.lists(st.sampled_from(ACCENTED), min_size=3, max_size=12, unique=True),
    phrases=st.lists(st.sampled_from(PHRASES + PLAIN), min_size=1, max_size=8),
    encoding=st.sampled_from(ENCODINGS),
)
def test_a_list_reads_the_same_in_any_encoding(names: list[str], phrases: list[str], encoding: str) -> None:
    text = "denominazione;comune\r\n" + "".join(
        f"{phrases[at % len(phrases)]};{name}\r\n" for at, name in enumerate(names)
    )
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:  # CP850 has no curly quotes
        data = text.replace("’", "'").replace("“", "").replace("”", "").encode(encoding)
        text = data.decode(encoding)
    assert decode(data) == text


WINDOWS = [
    "ecc…", "Alfa…", "«Alfa»", "“Alfa”", "l’amicizia", "Alfa – Beta", "•", "n° 5", "1ª", "5 €", "Alfa®", "¡Hola!",
    "Peña", "São Tomé", "Côte d’Ivoire", "Sénégal", "Südtirol", "Müller", "Perú", "Türkiye", "Škoda", "naïve", "Ó",
    "tanti… auguri", "e altri…", "Città", "perché", "È", "PERCHÉ", "Ñ", "§ 3", "½", "±", "²", "‹", "Œuvre", "‡",
]  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=300)
@given(words=st.lists(st.sampled_from(WINDOWS), min_size=1, max_size=8))
def test_what_windows_wrote_is_never_taken_for_another(words: list[str]) -> None:
    text = "denominazione\n" + "\n".join(words) + "\n"
    assert decode(text.encode("cp1252")) == text


@settings(derandomize=True, deadline=None, max_examples=40)
@given(
    before=st.integers(0, 3),
    words=st.lists(st.sampled_from(ACCENTED), min_size=2, max_size=5),
    broken=st.sampled_from(["Città", "Forlì"]),
)
def test_utf8_with_a_foreign_line_stays_utf8(
    tmp_path_factory: pytest.TempPathFactory, before: int, words: list[str], broken: str
) -> None:
    path = tmp_path_factory.mktemp("mix") / "r.csv"
    lines = [word.encode() for word in words]
    lines.insert(min(before, len(lines)), broken.encode("cp1252"))
    path.write_bytes(b"\n".join(lines))
    assert encoding_of(path) == "utf-8"


def test_the_keeper_is_told_of_an_old_encoding(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes("Denominazione;Località;CAP\nSocietà Alfa;Forlì;47121\n".encode("cp850"))
    registry = read_registry(path)
    assert registry.rows.iloc[0][["denominazione", "comune"]].tolist() == ["Società Alfa", "Forlì"]
    assert [problem.codice for problem in registry.problems] == ["codifica-riconosciuta"]
    assert "DOS (CP850)" in registry.problems[0].text("it")
