# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: the edition before does not come back where it names, under any name, somebody whom today's hides."""

import hashlib
import json
from pathlib import Path

import pytest

from mapping import build_atlas, load_metadata
from mapping.errors import NotPublishable
from mapping.file_formats import ASSOCIATIONS
from mapping.files.spreadsheet import write_csv_bytes
from mapping.publish.edition import MANIFEST
from mapping.publish.folder.swap import replace_folder
from mapping.publish.guard import remember, remembered_path
from mapping.publish.manifest import manifest_bytes
from mapping.publish.restore import restore_site
from mapping.publish.tables import public_tables
from tests.folders import contents

ROWS = ["Vecchio Nome Senegal;Milano", "Stella del Mali;Torino", "Casa Eritrea Torino;Torino"]
ROWS += [f"Circolo {word};Bari" for word in ("Aurora", "Baobab", "Ceibo", "Dalia", "Fenice", "Ginkgo", "Ibis", "Kea")]
HEAD = "decisione;denominazione;comune;colonna;era;diventa;altra_denominazione;altra_comune\n"
RENAMED = "correggi;Vecchio Nome Senegal;Milano;denominazione;Vecchio Nome Senegal;Teranga Milano;;\n"
MERGED = "la stessa;Stella del Mali;Torino;;;;Casa Eritrea Torino;Torino\n"
HELD = "L'edizione di prima .*si sono ritirate.*mapping build"


def table(path: Path, *lines: str, head: str = "denominazione;comune\n") -> Path:
    path.write_text(head + "".join(f"{line.strip()}\n" for line in lines), encoding="utf-8")
    return path


def made(folder: Path, rows: list[str], decided: str, listed: str = "") -> None:
    source = table(folder / "r.csv", *rows)
    decisions = table(folder / "d.csv", decided, head=HEAD) if decided else None
    withdrawn = table(folder / "l.csv", listed)
    atlas = build_atlas(source, decisions=decisions, withdrawn=withdrawn)
    table_of = next(one for one in public_tables(atlas) if one.path == ASSOCIATIONS)
    data = write_csv_bytes(table_of.frame)
    told = json.loads(manifest_bytes(atlas, {}, load_metadata()))
    told["file"] = {ASSOCIATIONS: {"sha256": hashlib.sha256(data).hexdigest(), "byte": len(data)}}
    replace_folder(folder / "out", {ASSOCIATIONS: data, MANIFEST: json.dumps(told).encode()})
    remember(folder / "out", atlas.registry)


@pytest.mark.parametrize("known", ["remembered", "remembered by an earlier program", "forgotten"])
@pytest.mark.parametrize(
    ("before", "now", "listed"),
    [
        (RENAMED, RENAMED, "Vecchio Nome Senegal;Milano"),
        (RENAMED, "", "Vecchio Nome Senegal;Milano"),
        ("", RENAMED, "Teranga Milano;Milano"),
        (MERGED, MERGED, "Casa Eritrea Torino;Torino"),
        ("", MERGED, "Casa Eritrea Torino;Torino"),
    ],
)
def test_who_withdrew_under_a_name_that_a_decision_changed_does_not_come_back(
    before: str, now: str, listed: str, known: str, tmp_path: Path
) -> None:
    made(tmp_path, ROWS, before)
    made(tmp_path, ROWS, now, listed)
    memory = remembered_path(tmp_path / "out")
    if known == "forgotten":
        memory.unlink()
    elif known != "remembered":
        kept = json.loads(memory.read_text("utf-8"))
        memory.write_text(json.dumps({name: kept[name] for name in list(kept)[:1]}), encoding="utf-8")
    standing = contents(tmp_path / "out")
    with pytest.raises(NotPublishable, match=HELD):
        restore_site(tmp_path / "out", withdrawn=tmp_path / "l.csv")
    assert contents(tmp_path / "out") == standing


def test_who_left_the_register_before_withdrawing_does_not_come_back_corrected(tmp_path: Path) -> None:
    made(tmp_path, ROWS, RENAMED)
    made(tmp_path, ROWS[1:], RENAMED, "Vecchio Nome Senegal;Milano")
    with pytest.raises(NotPublishable, match=HELD):
        restore_site(tmp_path / "out", withdrawn=tmp_path / "l.csv")


def test_what_is_remembered_names_nobody_and_holds_nobody_else_back(tmp_path: Path) -> None:
    other = "correggi;Circolo Kea;Bari;denominazione;Circolo Kea;Circolo Ara;;\n"
    made(tmp_path, ROWS[1:], other, "Vecchio Nome Senegal;Milano")
    made(tmp_path, ROWS, other, "Vecchio Nome Senegal;Milano")
    memory = remembered_path(tmp_path / "out")
    assert "Senegal" not in memory.read_text("utf-8") and memory.stat().st_mode & 0o077 == 0
    for _ in range(2):
        restore_site(tmp_path / "out", withdrawn=tmp_path / "l.csv")
