# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""After writing and before the swap: what the withdrawal list forbids is found in every file, whatever its packing."""

import gzip
import io
import json
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from urllib.parse import quote, quote_plus

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.atlas import Atlas, build_atlas
from mapping.cells.folding import fold
from mapping.errors import NotPublishable
from mapping.files.spreadsheet import write_csv_bytes, write_xlsx_bytes
from mapping.publish import site_files, write_site
from mapping.publish.associations import PUBLIC_COLUMNS, association_table, ledger_table
from mapping.publish.formats import geojson_bytes, gpkg_bytes, parquet_bytes
from mapping.publish.guard.leaks import find_leaks
from mapping.publish.guard.spellings import words_of
from mapping.publish.history import NEWS_CSV, NEWS_HTML, news_files
from mapping.registry import RegistryDiff
from mapping.registry.editions.difference import DIFF_COLUMNS
from mapping.registry.withdrawals.entry import Barred
from mapping.schema import COLUMNS, PLACE_COLUMNS
from mapping.viewer import render_page
from mapping.viewer.bzipped import bzipped
from mapping.viewer.deflated import deflated

ROWS = """denominazione,acronimo,comune,indirizzo,paesi_origine,sito_web,fonte_url
Il Ponte,,Roma,Via Torino 3,SN,https://www.ilponte.example.it/,https://www.comune.roma.it/albo
Il Ponte dei Popoli,ACIA,Milano,,MA,,https://notizie.example.it/il-ponte-dei-popoli
Teranga,,Napoli,Via Senegal 1,SN,https://teranga.example.it/,
Donne Migranti di Bari,,Bari,,,,https://www.regione.puglia.it/integrazione/donne-migranti-di-bari
"""
TEXT_COLUMNS = [
    name for name in PUBLIC_COLUMNS
    if name not in {"id", "codice_fiscale", "latitudine", "longitudine", "riga", "anno_costituzione"}
    and COLUMNS.get(name, COLUMNS["denominazione"]).kind != "year"
]  # fmt: skip
words = st.lists(st.sampled_from(["zvezda", "kanàrina", "Bélo", "Qurux", "d'Ombra", "Ñandù"]), min_size=3, max_size=5)
SPELLINGS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "folded": fold,
    "in capitals": str.upper,
    "slug": lambda name: "https://example.org/a/" + fold(name).replace(" ", "-") + "/2024",
    "slug and ending": lambda name: "https://example.org/" + fold(name).replace(" ", "_") + ".html",
    "query": lambda name: "https://example.org/?q=" + quote_plus(fold(name)),
    "percent": lambda name: "https://example.org/" + quote(name),
    "entities": lambda name: escape(name).replace("e", "&#101;"),
    "glued": lambda name: f"https://{fold(name).replace(' ', '')}.it/",
    "within": lambda name: f"c/o «{name}», Via Roma 3",
}
FORMATS: dict[str, Callable[[pd.DataFrame], bytes]] = {
    "dati/associazioni.csv": write_csv_bytes,
    "dati/associazioni.geojson": geojson_bytes,
    "dati/associazioni.gpkg": gpkg_bytes,
    "dati/associazioni.parquet": parquet_bytes,
    "dati/associazioni.xlsx": lambda frame: write_xlsx_bytes({"associazioni": frame}),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    path = tmp_path_factory.mktemp("leaks") / "registro.csv"
    path.write_text(ROWS, encoding="utf-8")
    return build_atlas(path)


def altered(atlas: Atlas, riga: int, column: str, text: str) -> Atlas:
    """Return the atlas with another text in one published cell; what reading let live stays as it was."""
    located = atlas.located.copy()
    name = f"luogo_{column}" if f"luogo_{column}" in PLACE_COLUMNS else column
    located.loc[riga, name] = text
    return replace(atlas, located=located, associations=located[located.index.isin(atlas.associations.index)])


def leaks_of(atlas: Atlas, files: dict[str, bytes], *barred: Barred) -> set[tuple[str, str]]:
    return {(leak.file, leak.column) for leak in find_leaks(files, barred, atlas.registry.rows)}


@pytest.mark.slow
@settings(derandomize=True, deadline=None, max_examples=25)
@given(words, st.sampled_from(sorted(SPELLINGS)), st.sampled_from(TEXT_COLUMNS))
def test_a_name_planted_in_any_column_is_found_in_every_format(
    small: Atlas, parts: list[str], spelling: str, column: str
) -> None:
    name = " ".join(parts)
    table = association_table(altered(small, 4, column, SPELLINGS[spelling](name)))
    files = {path: made(table) for path, made in FORMATS.items()}
    found = leaks_of(small, files, Barred(name, "nome", "7"))
    assert {(path, column) for path in FORMATS} <= found


@settings(derandomize=True, deadline=None, max_examples=20)
@given(words, st.sampled_from(["c.f. {}", "{}", "https://example.org/{}", "n{}bis"]), st.sampled_from(TEXT_COLUMNS))
def test_a_code_an_id_and_a_site_are_found_anywhere(small: Atlas, parts: list[str], frame: str, column: str) -> None:
    host = fold(" ".join(parts)).replace(" ", "")
    for barred, text in {
        Barred("92064620054", "codice_fiscale", "2"): "92 064 620 054",
        Barred("RSSMRA80A01H501U", "codice_fiscale", "2"): "RSS MRA 80A01 H501U",
        Barred("0123456789ab", "id", "3"): "0123456789ab" if "n" not in frame else "-0123456789AB-",
        Barred(f"http://www.{host}.it/", "sito_web", "4"): f" {host}.it/pagina ",
    }.items():
        table = association_table(altered(small, 4, column, frame.format(text)))
        assert {path for path, _ in leaks_of(small, {"a.csv": write_csv_bytes(table)}, barred)} == {"a.csv"}, text


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=40) | st.text(alphabet="aÀ.’'-ßſﬁ…İςé़ا٣ё", max_size=20))
def test_the_quick_folding_is_the_folding(text: str) -> None:
    assert " ".join(words_of(text)) == fold(text)


CANARY = "Zvezda Kanàrina d'Ombra"


def zipped(data: bytes, name: str = "a.txt") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def base(statement: str) -> bytes:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE altra (a TEXT)")
        connection.execute(statement, (CANARY,))
        connection.commit()
        return connection.serialize()


HIDING = {
    "dati/dataset.ttl": f'<#a> dct:title "{json.dumps(CANARY)[1:-1]}"@it .'.encode(),
    "dati/dataset.jsonld": json.dumps({"@graph": [{"dct:title": CANARY}]}).encode(),
    "datapackage.json": json.dumps({"contributors": [{"title": CANARY}]}).encode(),
    "a.svg": f'<svg aria-label="x"><!-- {CANARY} --><path d="M 1 1"/></svg>'.encode(),
    "b.svg": f'<svg aria-label="{escape(CANARY)}"/>'.encode(),
    "a.png": b"\x89PNG\r\n\x1a\n" + chunk(b"tEXt", b"Title\0" + CANARY.encode()),
    "b.png": b"\x89PNG\r\n\x1a\n" + chunk(b"zTXt", b"Title\0\0" + zlib.compress(CANARY.encode())),
    "c.html": f'<p title="{escape(CANARY)}">a</p>'.encode(),
    "d.html": f"<p>a</p><!-- {CANARY} -->".encode(),
    "e.html": b'<script type="application/json">' + json.dumps({"a": [CANARY]}).encode() + b"</script>",
    "g.html": b'<script type="application/json">'
    + json.dumps({"lingue": {"fr": {"con": "fr", "parole": bzipped({"fr": {"testi": [CANARY]}})}}}).encode()
    + b"</script>",
    "i.html": b'<script type="application/json">'
    + json.dumps({"tavole": deflated({"a": [CANARY]})}).encode()
    + b"</script>",
    "h.html": b'<script type="application/json">'
    + json.dumps({"associazioni": {"indirizzo": deflated(["Roma", CANARY])}}).encode()
    + b"</script>",
    "f.html": f"<p>{''.join(f'&#{ord(c)};' for c in CANARY)}</p>".encode(),
    "a.csv.gz": gzip.compress(f"a\n{CANARY}\n".encode()),
    "a.zip": zipped(CANARY.encode()),
    "b.zip": zipped(gzip.compress(CANARY.encode()), "a.gz"),
    f"{fold(CANARY).replace(' ', '-')}.txt": b"",
    "a.gpkg": base("INSERT INTO altra VALUES (?)"),
    "registro/altro.csv": f'"a","b"\n"1","2","{CANARY}"\n'.encode(),
    "a.bin": b"\xff\xfe\x00\x01" + CANARY.encode() + b"\x00\xff",
    "a.txt": f"uno\ndue {CANARY} tre\n".encode(),
}


@pytest.mark.parametrize("path", HIDING)
def test_no_packing_hides_a_name(small: Atlas, path: str) -> None:
    assert {file for file, _ in leaks_of(small, {path: HIDING[path]}, Barred(CANARY, "nome", "2"))} == {path}


@pytest.mark.usefixtures("without_images")
def test_the_page_the_ledger_and_the_news_are_searched(small: Atlas) -> None:
    change = {"cambiamento": "tolta", "denominazione": "X", "descrizione": f"Tolta: «{CANARY}» (Roma)."}
    frame = pd.DataFrame([change], columns=list(DIFF_COLUMNS), dtype=object).fillna("")
    planted = altered(small, 4, "denominazione", CANARY)
    files = site_files(planted, diff=RegistryDiff(frame, 0, 4, 4))
    found = {path for path, _ in leaks_of(small, files, Barred(CANARY, "nome", "2"))}
    assert found >= {"index.html", "registro/righe.csv", NEWS_CSV, NEWS_HTML, *FORMATS}


@pytest.mark.parametrize("rows", [4, 2_400, 5_200])
@pytest.mark.parametrize("column", ["denominazione", "fonte_url", "comune"])
def test_no_page_is_so_long_that_it_hides_a_name(small: Atlas, rows: int, column: str) -> None:
    """The list is open, in a ``noscript``, or counts only; ids and names travel in it or packed."""
    planted = altered(
        small, 4, column, CANARY if column != "fonte_url" else f"https://example.org/{CANARY}"
    ).associations
    many = pd.concat([planted] * (rows // len(planted)), ignore_index=True)
    many["id"] = [f"{n:012x}" for n in range(len(many))]
    page = render_page(replace(small, associations=many)).encode()
    assert leaks_of(small, {"index.html": page}, Barred(CANARY, "nome", "2"))
    assert not leaks_of(small, {"index.html": page}, Barred(CANARY[::-1], "nome", "2"))


ELSEWHERE = ["Il Ponte", "Senegal", "Integrazione", "Roma", "Ponte", "ACIA", "Donne Migranti", "Ponte dei Popoli",
             "Comune di Roma", "Napoli", "Regione Lazio", "Associazione", "Mappatura delle associazioni"]  # fmt: skip


@pytest.mark.usefixtures("without_images")
def test_what_is_also_the_living_s_or_the_program_s_is_no_leak(small: Atlas) -> None:
    files = site_files(small)
    barred = [Barred(name, "nome", str(voce)) for voce, name in enumerate(ELSEWHERE)]
    assert find_leaks(files, barred, small.registry.rows) == []


def test_the_name_of_a_living_one_is_found_in_the_row_of_another(small: Atlas) -> None:
    table = association_table(altered(small, 4, "fonte_url", "https://example.org/il-ponte/"))
    assert leaks_of(small, {"a.csv": write_csv_bytes(table)}, Barred("Il Ponte", "nome", "2")) == {
        ("a.csv", "fonte_url")
    }


def test_shipped_associations_withdrawn_leave_nothing_behind_but_what_is_true(atlas: Atlas) -> None:
    """Fifty at a time, all of them; five have their name or site in the sources of others."""
    true = {
        "Associazione Migranti Venezia Orientale", "Daawa ODV", "Dora e Pajtimit", "Forum Ligure delle Diaspore ETS",
        "Unione dei Serbi in Italia",
    }  # fmt: skip
    rows, named = atlas.registry.rows, set()
    for start in range(0, len(rows), 50):
        gone = rows.iloc[start : start + 50]
        left = replace(atlas, located=atlas.located.drop(gone.index), associations=atlas.associations.drop(gone.index))
        barred = [
            Barred(text, kind, str(riga))
            for column, kind in (("denominazione", "nome"), ("acronimo", "nome"), ("id", "id"),
                                 ("codice_fiscale", "codice_fiscale"), ("sito_web", "sito_web"))
            for riga, text in gone[column].items() if text
        ]  # fmt: skip
        files = {path: FORMATS[path](association_table(left)) for path in ("dati/associazioni.csv",)}
        files["registro/righe.csv"] = write_csv_bytes(ledger_table(left))
        found = find_leaks(files, barred, rows.drop(gone.index))
        named |= {str(rows.at[int(leak.voce), "denominazione"]) for leak in found}
        assert {leak.column for leak in found} <= {"fonte_url", "fonti"}
    assert named == true


def test_a_withdrawal_of_the_whole_page_of_the_program_is_no_leak(site: dict[str, bytes], atlas: Atlas) -> None:
    """The program's own words, in nineteen languages, and its images hold no name that nobody has."""
    assert find_leaks(site, [Barred("Zvezda Kanàrina", "nome", "2")], atlas.registry.rows) == []


@pytest.mark.usefixtures("without_images")
def test_a_leak_stops_the_publication_and_is_not_repeated(small: Atlas, tmp_path: Path) -> None:
    out = tmp_path / "sito"
    write_site(small, out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    barred = replace(small.registry, barred=(Barred(CANARY, "nome", "9"),))
    planted = replace(altered(small, 4, "indirizzo", f"presso {CANARY}"), registry=barred)
    with pytest.raises(NotPublishable) as refusal:
        write_site(planted, out)
    sentence = str(refusal.value)
    assert "riga 4 del registro, colonna «indirizzo»" in sentence
    assert "voce alla riga 9" in sentence
    assert "Kan" not in sentence
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_news_quote_whom_nobody_else_is(small: Atlas) -> None:
    change = {"cambiamento": "tolta", "denominazione": "Kanarina", "descrizione": "Tolta: «Kanarina» (Roma)."}
    news = news_files(
        RegistryDiff(pd.DataFrame([change], columns=list(DIFF_COLUMNS), dtype=object).fillna(""), 0, 4, 4)
    )
    assert {path for path, _ in leaks_of(small, news, Barred("Kanarina", "nome", "2"))} == {NEWS_CSV, NEWS_HTML}


@pytest.mark.parametrize("path", FORMATS)
def test_each_of_many_columns_is_looked_at(small: Atlas, path: str) -> None:
    many = pd.DataFrame("x", index=association_table(small).index, columns=[f"colonna_{n}" for n in range(1_900)])
    for at in (0, 199, 200, 1_000, 1_899):
        many.iloc[1, at] = "Zvezda Kanàrina d'Ombra"
    table = association_table(small)
    data = FORMATS[path](pd.concat([table, many], axis=1).astype({name: table[name].dtype for name in table}))
    found = leaks_of(small, {path: data}, Barred("Zvezda Kanàrina d'Ombra", "nome", "7"))
    assert {(path, f"colonna_{at}") for at in (0, 199, 200, 1_000, 1_899)} <= found
