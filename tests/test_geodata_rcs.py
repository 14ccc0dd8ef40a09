# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""ISTAT's residents by citizenship as they are downloaded: made-up archives of the real one's shape.

The real archive is not in the repository; nothing here says that it was read.
"""

import re
import sys
import zipfile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import refresh
from geodata.official.citizenships import residents_by_citizenship
from geodata.official.codes import of_2025, provinces_of
from geodata.steps.common import StepError
from mapping.shipped import geodata_path
from mapping.shipped_tables import read_table
from tests.rcs_archive import row, rows_of, write_rcs

ELEVEN = {
    "245": ("Federazione russa", "RU"),
    "463": ("Repubblica Democratica del Congo", "CD"),
    "418": ("Congo", "CG"),
    "448": ("Sao Tomé e Principe", "ST"),
    "246": ("Stato della Città del Vaticano", "VA"),
    "438": ("Maurizio", "MU"),
    "713": ("Stati Federati di Micronesia", "FM"),
    "257": ("Repubblica ceca", "CZ"),
    "338": ("Timor Leste", "TL"),
    "307": ("Myanmar/Birmania", "MM"),
    "999": ("Apolide", "XX"),
}
"""The names that the table of citizenships lacked before 2025."""
KNOWN = {"436": ("Marocco", "MA"), "314": ("Cina", "CN"), "441": ("Namibia", "NA"), "458": ("Togo", "TG")}
COMUNI = ("001001", "001002", "063049", "021008", "022205", "082053", "111009", "092009", "007003", "036023")
"""Torino and Napoli, Bolzano and Trento, which are one region, Sud Sardegna and Cagliari among them."""


def citizenships():
    return {"100": ("Italia", ""), **KNOWN, **ELEVEN}


def small():
    """Return counts of every comune for every citizenship, all different."""
    pairs = [(comune, code, name) for comune in COMUNI for code, (name, _) in citizenships().items()]
    return {pair: 7 * number + 1 for number, pair in enumerate(pairs)}


def made(folder):
    return {name: data.decode() for name, data in refresh.make(folder).items()}


def table(text, *keys):
    lines = [line.split(",") for line in text.splitlines()]
    frame = pd.DataFrame(lines[1:], columns=lines[0])
    return frame.set_index(list(keys))["totale"].astype(int)


def test_the_archive_that_makes_the_shipped_counts_gives_the_shipped_tables_to_the_byte(tmp_path):
    shipped = read_table("residents/stranieri_2025.csv")
    known = read_table("residents/cittadinanze.csv").set_index("paese")
    totals = read_table("residents/totali.csv")
    of_2025_ = totals[(totals["anno"] == "2025") & (totals["livello"] == "provincia")].set_index("codice")
    italians = of_2025_["popolazione"].astype(int) - of_2025_["stranieri"].astype(int)
    counts = {(f"{province}001", "100", "Italia"): count - 5 for province, count in italians.items()}
    counts |= {(f"{province}002", "100", "Italia"): 5 for province in italians.index}
    for line in shipped[shipped["livello"] == "provincia"].itertuples():
        of = known.loc[line.paese]
        half = int(line.totale) // 2
        for comune, count in (("001", half), ("002", int(line.totale) - half)):
            if count:
                counts[f"{line.codice}{comune}", of["codice_istat"], of["nome_istat_2025"]] = count
    write_rcs(tmp_path, rows_of(counts), encoding="cp1252")
    for name, text in made(tmp_path).items():
        assert text == geodata_path(name).read_text("utf-8"), name


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_levels_are_told_apart_in_every_encoding(tmp_path, encoding, end):
    counts = small()
    write_rcs(tmp_path, rows_of(counts), encoding=encoding, end=end)
    found = table(made(tmp_path)["residents/stranieri_2025.csv"], "livello", "codice", "paese")
    by_hand = {}
    region_of = read_table("gazetteer/province.csv").set_index("codice_provincia")["codice_regione"]
    for (comune, code, _), count in counts.items():
        if code != "100":
            country = citizenships()[code][1]
            for key in (("provincia", comune[:3]), ("regione", region_of[comune[:3]])):
                by_hand[*key, country] = by_hand.get((*key, country), 0) + count
    assert found.to_dict() == by_hand
    assert found["regione", "04", "XX"] == found["provincia", "021", "XX"] + found["provincia", "022", "XX"]


def test_totals_are_those_of_the_archive_and_of_all_other_years(tmp_path):
    counts = small()
    write_rcs(tmp_path, rows_of(counts), year=2026)
    text = made(tmp_path)["residents/totali.csv"]
    everyone, italians = sum(counts.values()), sum(n for key, n in counts.items() if key[1] == "100")
    line = f"italia,IT,2026,{everyone},{everyone - italians},"
    assert next(told for told in text.splitlines() if told.startswith("italia,IT,2026")).startswith(line)
    others = [told for told in text.splitlines() if ",2026," not in told]
    assert others == geodata_path("residents/totali.csv").read_text("utf-8").splitlines()


def test_without_the_italians_nobody_says_how_many_residents_there_are(tmp_path):
    write_rcs(tmp_path, rows_of({key: n for key, n in small().items() if key[1] != "100"}))
    assert re.search(r"(?m)^provincia,001,2025,,\d+,", made(tmp_path)["residents/totali.csv"])


@settings(derandomize=True, deadline=None, max_examples=8)
@given(
    counts=st.dictionaries(
        st.tuples(st.sampled_from(COMUNI), st.sampled_from(sorted(citizenships()))),
        st.integers(1, 10**6),
        min_size=1,
    ),
    kept=st.sets(st.sampled_from(["\\d{3}", "\\d{2}", "\\d", "IT"])),
    order=st.randoms(use_true_random=False),
)
def test_no_level_is_counted_twice_whichever_are_there(tmp_path_factory, counts, kept, order):
    folder = tmp_path_factory.mktemp("rcs")
    named = {(comune, code, citizenships()[code][0]): n for (comune, code), n in counts.items()}
    rows = [line for line in rows_of(named) if re.fullmatch("|".join(["\\d{6}", *kept]), line.split(";")[0])]
    order.shuffle(rows)
    year, found = residents_by_citizenship(write_rcs(folder, rows))
    assert year == 2025
    assert found["totale"].sum() == sum(counts.values())
    told = found.set_index(["codice_comune", "codice_istat"])["totale"].to_dict()
    assert told == counts


def test_the_archive_unpacked_is_read_as_well_but_not_beside_it(tmp_path):
    archive = write_rcs(tmp_path / "zip", rows_of(small()))
    expected = made(archive.parent)
    unpacked = tmp_path / "csv"
    shipped_name = "Dati_cittadinanza_2025.csv"
    with zipfile.ZipFile(archive) as opened:
        opened.extract(shipped_name, unpacked)
    assert made(unpacked) == expected
    with zipfile.ZipFile(archive) as opened:
        opened.extract(shipped_name, archive.parent)
    with pytest.raises(StepError, match=r"più di un archivio dà «residents/stranieri_2025.csv»"):
        refresh.make(archive.parent)


def changed(rows, *, where, cell, to):
    """Return the rows with another cell in the first that begins so."""
    number = next(n for n, line in enumerate(rows) if line.startswith(where))
    cells = rows[number].split(";")
    cells[cell] = to
    return [*rows[:number], ";".join(cells), *rows[number + 1 :]], number + 2


@pytest.mark.parametrize(
    ("where", "cell", "to", "words"),
    [
        ("001001;Luogo 001001;436", 8, "1", "«Luogo 001001», «Marocco»: maschi e femmine non fanno il totale"),
        ("IT;Luogo IT;436", 8, "1", "«Luogo IT», «Marocco»: maschi e femmine non fanno il totale"),
        ("001001;Luogo 001001;436", 8, "1.234", "non sono numeri interi: '1.234' (riga {row})"),
        ("001001;Luogo 001001;436", 0, "1001", "riga {row}: «1001» non è il codice di un comune"),
        (
            "001001;Luogo 001001;436",
            0,
            "999001",
            "il gazetteer non ha: «Luogo 001001» (999001, riga {row})",
        ),
        ("001001;Luogo 001001;436", 2, "201", "riga {row}, «Marocco» (codice 201, che è di Albania)"),
        ("001001;Luogo 001001;436", 3, "Atlantide", "riga {row}, «Atlantide» (codice 436, che è di Marocco)"),
    ],
)
def test_what_is_wrong_is_named_with_its_row(tmp_path, where, cell, to, words):
    rows, line = changed(rows_of(small()), where=where, cell=cell, to=to)
    with pytest.raises(StepError) as stopped:
        refresh.make(write_rcs(tmp_path, rows).parent)
    assert "Dati_RCS_cittadinanza_2025.zip" in str(stopped.value)
    assert words.format(row=line) in str(stopped.value)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("001", "non sommano alla provincia (luogo 001, cittadinanza 436"),
        ("01", "non sommano alla regione (luogo 01, cittadinanza 436"),
        ("1", "le ripartizioni non sommano all'Italia (luogo IT, cittadinanza 436"),
        ("IT", "i comuni non sommano all'Italia (luogo IT, cittadinanza 436"),
    ],
)
@pytest.mark.parametrize("how", ["another count", "no row"])
def test_every_level_must_be_the_sum_of_its_comuni(tmp_path, place, words, how):
    rows = [line for line in rows_of(small()) if not line.startswith(f"{place};Luogo {place};436;")]
    if how == "another count":
        rows.append(row(place, f"Luogo {place}", "436", "Marocco", 1))
    with pytest.raises(StepError, match=re.escape(words)):
        refresh.make(write_rcs(tmp_path, rows).parent)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["IT;Italia;436;Marocco;;;1;1;2"], "nessuna riga di comuni"),
        (["001001;Agliè;436;Marocco;;;1;1;2"] * 2, "riga 3, «Agliè», «Marocco»: la cittadinanza compare due volte"),
        (
            ["001001;Agliè;314;Cina;;;1;1;2", "001001;Agliè;314;Repubblica Popolare Cinese;;;1;1;2"],
            "«Repubblica Popolare Cinese»: la cittadinanza compare due volte",
        ),
        (["001001;Agliè;436;Marocco;;;1;1;2", '001002;"Airasca;436;Marocco;;;1;1;2'], "virgolette"),
    ],
)
def test_a_table_that_is_not_whole_stops_the_work(tmp_path, rows, words):
    with pytest.raises(StepError, match=words):
        refresh.make(write_rcs(tmp_path, rows).parent)


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_name_that_nobody_knows_can_be_told_beside_the_archive(tmp_path, mark):
    rows = ["001001;Agliè;700;Atlantide;;;1;1;2", "001001;Agliè;701;Lemuria;;;1;1;2"]
    archive = write_rcs(tmp_path, rows)
    with pytest.raises(StepError) as stopped:
        refresh.make(tmp_path)
    for words in (
        archive.name, "riga 2, «Atlantide» (codice 700)", "riga 3, «Lemuria»",
        "file «cittadinanze.csv» (colonne nome,paese) accanto all'archivio",
    ):  # fmt: skip
        assert words in str(stopped.value)
    own = tmp_path / "cittadinanze.csv"
    own.write_text(f"nome{mark}paese\nAtlàntide{mark}NA\nLemuria{mark}MG\n", encoding="utf-8")
    found = table(made(tmp_path)["residents/stranieri_2025.csv"], "livello", "paese")
    assert found.to_dict() == {(level, country): 2 for level in ("regione", "provincia") for country in ("NA", "MG")}
    own.write_text(f"nome{mark}paese\nAtlantide{mark}ZZ\n", encoding="utf-8")
    with pytest.raises(StepError, match=r"cittadinanze.csv, riga 2: «ZZ» \(Atlantide\) non è un codice"):
        refresh.make(tmp_path)


def test_provinces_are_those_of_the_gazetteer_whatever_the_year_of_the_codes():
    sardinia = read_table("gazetteer/sardegna_2026.csv")
    old, new = sardinia["codice_comune"], sardinia["codice_2026"]
    assert list(of_2025(old)) == list(old)
    assert list(of_2025(new)) == list(old)
    comuni = read_table("gazetteer/comuni.csv")
    assert list(provinces_of(comuni["codice_comune"])) == list(comuni["codice_provincia"])
    assert list(provinces_of(new)) == list(old.str[:3])


def test_the_sentence_of_a_failure_ends_the_command_and_nothing_is_written(tmp_path, monkeypatch, capsys):
    out = tmp_path / "out"
    write_rcs(tmp_path / "raw", ["001001;Agliè;436;Marocco;;;1;1;3"])
    monkeypatch.setattr(sys, "argv", ["refresh", str(tmp_path / "raw"), "--out", str(out)])
    assert refresh.main() == 1
    assert capsys.readouterr().err.startswith("Nulla è stato scritto: Dati_RCS_cittadinanza_2025.zip, riga 2, «Agliè»")
    assert not out.exists()
