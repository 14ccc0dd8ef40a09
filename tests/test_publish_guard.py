# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A good edition is not replaced by a bad file, and the keeper's report is not in it."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.atlas import Atlas, build_atlas
from mapping.errors import InputError, NotPublishable
from mapping.files.spreadsheet import write_csv_bytes
from mapping.publish.edition import ACCEPTED, LEDGER, MANIFEST, read_edition, read_manifest
from mapping.publish.folder.swap import replace_folder
from mapping.publish.guard.refusals import refuse_worse
from mapping.publish.site import site_files, write_site
from mapping.publish.tables import public_tables
from mapping.registry.withdrawals import Entry, read_withdrawals
from mapping.registry.withdrawals.names import NOBODY

pytestmark = pytest.mark.usefixtures("light_site")

TOWNS = ("Roma", "Milano", "Torino", "Napoli", "Bari")
SOMEBODY = Entry("2", NOBODY)
NAMES = [f"Associazione {first} {second}" for first in ("Baobab", "Teranga", "Amal", "Nur") for second in TOWNS]


def rows(names: list[str]) -> str:
    return "denominazione,comune\n" + "".join(f"{name},{name.split()[-1]}\n" for name in names)


def registry(folder: Path, names: list[str], name: str = "registro.csv") -> Path:
    path = folder / name
    path.write_text(rows(names), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    return build_atlas(registry(tmp_path_factory.mktemp("whole"), NAMES))


@pytest.fixture
def out(whole: Atlas, tmp_path: Path) -> Path:
    """The edition of twenty associations, its manifest and ledger alone."""
    folder = tmp_path / "sito"
    (folder / "registro").mkdir(parents=True)
    ledger = next(table for table in public_tables(whole) if table.path == LEDGER)
    (folder / LEDGER).write_bytes(write_csv_bytes(ledger.frame))
    manifest(folder, stati=whole.states, ritiri={"voci": 0}, registro={"sha256": whole.registry.sha256})
    return folder


def manifest(folder: Path, **content: object) -> None:
    (folder / MANIFEST).write_text(json.dumps(content), encoding="utf-8")


def fewer(whole: Atlas, gone: int) -> Atlas:
    """Return the atlas without its last rows."""
    kept = whole.located.iloc[: len(whole.located) - gone]
    states = whole.states | {"mappata": len(kept)}
    own = replace(whole.registry, rows=whole.registry.rows.loc[kept.index], sha256="another")
    return replace(whole, registry=own, located=kept, associations=kept, states=states)


def judged(
    atlas: Atlas, out: Path, *, accept: bool = False, max_loss: float = 10
) -> tuple[dict[str, object], list[str]]:
    said: list[str] = []
    told = refuse_worse(atlas, out, diff=None, max_loss=max_loss, accept_loss=accept, tell=said.append)
    return dict(told), said


@pytest.mark.slow
@settings(derandomize=True, deadline=None, max_examples=10)
@given(gone=st.integers(0, 19), max_loss=st.integers(0, 100))
def test_what_is_missing_is_counted_against_what_stands_there(
    whole: Atlas, tmp_path_factory: pytest.TempPathFactory, gone: int, max_loss: int
) -> None:
    folder = tmp_path_factory.mktemp("stands")
    (folder / "registro").mkdir()
    ledger = next(table for table in public_tables(whole) if table.path == LEDGER)
    (folder / LEDGER).write_bytes(write_csv_bytes(ledger.frame))
    manifest(folder, stati=whole.states)
    if 100 * gone / len(NAMES) > max_loss:
        with pytest.raises(NotPublishable, match=rf"\({gone} su 20\)"):
            judged(fewer(whole, gone), folder, max_loss=max_loss)
        told = judged(fewer(whole, gone), folder, max_loss=max_loss, accept=True)[0]
        assert told == {"associazioni_prima": 20, "associazioni_perse": gone}
    else:
        assert judged(fewer(whole, gone), folder, max_loss=max_loss) == ({}, [])


def test_renamed_and_reordered_are_not_lost(out: Path, tmp_path: Path) -> None:
    moved = [*reversed(NAMES[:10]), *(name.replace("mal ", "mahl ").replace("ur ", "uhr ") for name in NAMES[10:])]
    assert judged(build_atlas(registry(tmp_path, moved)), out, max_loss=0) == ({}, [])


def test_who_withdraws_is_no_loss(whole: Atlas, out: Path, tmp_path: Path) -> None:
    list_ = registry(tmp_path, NAMES[:8], "ritiri.csv")
    atlas = build_atlas(registry(tmp_path, NAMES), withdrawn=list_)
    assert atlas.states["ritirata"] == 8
    assert judged(atlas, out, max_loss=0) == ({}, [])
    # And where the keeper has also deleted the rows:
    entries = read_withdrawals(registry(tmp_path, NAMES[12:], "ritiri.csv")).entries
    short = fewer(whole, 8)
    assert judged(replace(short, registry=replace(short.registry, entries=entries)), out, max_loss=0) == ({}, [])


NOTHING = [
    "",
    "{",
    "[]",
    "null",
    "[" * 200_000,
    '{"file":' * 50_000,
    '{"stati": 3, "file": [1], "ritiri": "x"}',
    "\x00",
]


@pytest.mark.parametrize("text", NOTHING, ids=range(len(NOTHING)))
def test_a_manifest_of_nonsense_is_no_traceback(whole: Atlas, out: Path, text: str) -> None:
    (out / MANIFEST).write_text(text, encoding="utf-8")
    assert read_edition(out).listed == 0
    with pytest.raises(NotPublishable, match="5 su 20"):  # the ledger still tells
        judged(fewer(whole, 5), out)
    assert isinstance(read_manifest(out), dict)


@pytest.mark.parametrize("data", [b"", b"riga\n1\n", b"\xff\xfe\x00", b"a" * 1000, None])
def test_a_ledger_that_was_changed_leaves_the_counts(whole: Atlas, out: Path, data: bytes | None) -> None:
    manifest(out, stati=whole.states, file={LEDGER: {"sha256": "0" * 64}})
    if data is None:
        (out / LEDGER).unlink()
        (out / LEDGER).mkdir()
    else:
        (out / LEDGER).write_bytes(data)
    with pytest.raises(NotPublishable, match="5 su 20"):
        judged(fewer(whole, 5), out)
    (sentence,) = judged(fewer(whole, 1), out)[1]
    assert "solo il numero" in sentence


def test_an_edition_with_withdrawals_is_not_replaced_by_one_without(whole: Atlas, out: Path) -> None:
    manifest(out, ritiri={"voci": 5}, stati=whole.states)
    with pytest.raises(InputError, match="--withdrawn"):
        judged(whole, out)
    some = replace(whole, registry=replace(whole.registry, entries=(SOMEBODY,) * 3))
    with pytest.raises(NotPublishable, match=r"3 voci.*mancano 2"):
        judged(some, out)
    assert judged(some, out, accept=True)[0] == {"ritiri_mancanti": 2}
    assert judged(replace(whole, registry=replace(whole.registry, entries=(SOMEBODY,) * 6)), out)[0] == {}


@pytest.mark.parametrize("there", [True, False])
def test_a_template_never_becomes_an_edition(run, out: Path, tmp_path: Path, there: bool) -> None:
    target = out if there else tmp_path / "nuova"
    before = contents(out)
    run("template", tmp_path / "modello.xlsx")
    outcome = run("build", tmp_path / "modello.xlsx", "--out", target)
    assert outcome.code == 1, outcome.err
    assert "Nessuna delle" in outcome.err
    assert contents(out) == before
    assert there or not target.exists()


@pytest.mark.slow
def test_an_accepted_loss_is_told_and_stays_told_until_the_registry_changes(run, tmp_path: Path) -> None:
    out, all_, less = tmp_path / "sito", registry(tmp_path, NAMES), registry(tmp_path, NAMES[:10], "meno.csv")
    assert run("build", all_, "--out", out).code == 0
    before = contents(out)
    refused = run("build", less, "--out", out)
    assert (refused.code, "--accept-loss" in refused.err) == (1, True)
    assert contents(out) == before
    assert run("build", less, "--out", out, "--accept-loss").code == 0
    told = {"associazioni_prima": 20, "associazioni_perse": 10}
    assert json.loads((out / MANIFEST).read_bytes())[ACCEPTED] == told
    assert run("build", less, "--out", out, "--check").code == 0
    assert run("build", all_, "--out", out).code == 0
    assert ACCEPTED not in json.loads((out / MANIFEST).read_bytes())


def test_the_report_goes_where_the_keeper_says_and_never_where_it_is_published(run, tmp_path: Path) -> None:
    out, path = tmp_path / "sito", registry(tmp_path, ["Uno Roma", "Due Quadarella"])
    for inside in (out / "segnalazioni.csv", out / "registro" / "a.xlsx", out / ".." / "sito" / "a.csv"):
        refused = run("build", path, "--out", out, "--report", inside)
        assert (refused.code, "viene pubblicata" in refused.err) == (2, True)
    assert not out.exists()
    report = tmp_path / "segnalazioni.csv"
    assert run("build", path, "--out", out, "--report", report).code == 0
    assert "Quadarella" in report.read_text(encoding="utf-8-sig")
    assert [name for name in contents(out) if "segnalazioni" in name] == []
    assert run("build", path, "--out", out, "--report", report, "--check").code == 2


def test_the_report_of_an_earlier_version_is_taken_away(whole: Atlas, tmp_path: Path) -> None:
    files = site_files(whole)
    old = {f"registro/segnalazioni.{ending}": b"somiglia a una ritirata" for ending in ("csv", "xlsx")}
    told = json.loads(files[MANIFEST])
    told["file"] |= {path: {"sha256": hashlib.sha256(data).hexdigest(), "byte": 1} for path, data in old.items()}
    out = tmp_path / "sito"
    replace_folder(out, {**files, **old, MANIFEST: json.dumps(told).encode()})
    assert all((out / path).is_file() for path in old)
    write_site(whole, out)
    assert not any((out / path).exists() for path in old)


@pytest.mark.slow
def test_another_list_of_as_many_entries_brings_nobody_back(run, tmp_path: Path) -> None:
    source, out = registry(tmp_path, NAMES), tmp_path / "sito"
    first, second = (registry(tmp_path, names, f"{names[0]}.csv") for names in (NAMES[:2], NAMES[2:4]))
    both = registry(tmp_path, NAMES[:4], "tutti.csv")
    assert run("build", source, "--out", out).code == 0
    assert run("build", source, "--out", out, "--withdrawn", first).code == 0
    before = contents(out)
    refused = run("build", source, "--out", out, "--withdrawn", second)
    assert refused.code == 1 and "mancano 2" in refused.err
    refused = run("restore", out, "--withdrawn", second)
    assert refused.code == 1 and "mancano 2" in refused.err
    (out / MANIFEST).rename(tmp_path / MANIFEST)
    assert run("build", source, "--out", out, "--replace").code == 2
    (tmp_path / MANIFEST).rename(out / MANIFEST)
    assert contents(out) == before
    kept = next(tmp_path.glob(".sito.*"))
    assert kept.stat().st_mode & 0o077 == 0 and "Teranga" not in kept.read_text()
    assert run("build", source, "--out", out, "--withdrawn", kept).code == 2
    assert run("build", source, "--out", out, "--withdrawn", both).code == 0
