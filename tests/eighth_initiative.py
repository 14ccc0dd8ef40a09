# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A project that nobody has had, added as whoever adds one does: by rows in the tables, and nothing else."""

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import mapping.shipped
from mapping.atlas import Atlas
from mapping.coverage import load_initiatives, measure
from mapping.shipped import geodata_path

ROWS = {
    "progetti": [
        {"progetto": "ottavo", "nome": "Ottavo", "titolo_it": "Un ottavo progetto", "titolo_en": "An eighth project",
         "periodo_it": "2030", "periodo_en": "2030"},
    ],
    "fatti": [
        {"progetto": "ottavo", "fatto": "servizi", "tema_it": "servizi", "tema_en": "services", "testo_it": "corsi",
         "testo_en": "courses"},
    ],
    "luoghi": [
        {"progetto": "ottavo", "codice_comune": "017029", "comune": "Brescia", "ruolo_it": "sede", "ruolo_en": "seat"},
        {"progetto": "ottavo", "codice_comune": "092009", "comune": "Cagliari", "ruolo_it": "sede", "ruolo_en": "seat"},
    ],
    "eventi": [
        {"progetto": "ottavo", "evento_it": "avvio", "evento_en": "start", "data": "2030-05", "codice_comune": "058091",
         "comune": "Roma"},
        {"progetto": "ottavo", "evento_it": "chiusura", "evento_en": "end"},
    ],
    "cifre": [
        {"progetto": "ottavo", "cifra": "persone", "nome_it": "persone", "nome_en": "people", "valore": "1234",
         "unita_it": "persone", "unita_en": "people"},
    ],
}  # fmt: skip
SOURCE = "https://example.org/ottavo"


def add_rows(folder: Path) -> Path:
    """Copy the shipped tables of the projects into ``folder``, add `ROWS`, and return the package they are of."""
    tables = geodata_path("initiatives")
    home = folder / "geodata"
    shutil.copytree(tables, home / "initiatives")
    for other in tables.parent.iterdir():
        if other != tables:
            (home / other.name).symlink_to(other)
    for name, rows in ROWS.items():
        path = home / "initiatives" / f"{name}.csv"
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        with path.open("a", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, restval="", lineterminator="\n")
            writer.writerows(row | {"fonti": SOURCE} for row in rows)
    return folder / "mapping"


def with_eighth(atlas: Atlas, folder: Path) -> Atlas:
    """Return the atlas as it is built from the tables with the rows added."""
    before = mapping.shipped.PACKAGE
    mapping.shipped.PACKAGE = add_rows(folder)
    try:
        initiatives = load_initiatives()
        return replace(atlas, initiatives=initiatives, coverage=measure(atlas.associations, initiatives=initiatives))
    finally:
        mapping.shipped.PACKAGE = before
