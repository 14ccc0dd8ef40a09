# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what stands between associations or below them is none of them, and whoever signed is named nowhere."""

from pathlib import Path

import pytest

from mapping import build_atlas
from mapping.publish.associations import ledger_table
from mapping.registry import Registry, read_registry

BODIES = ["Alfa,Via Po 1,Palermo", "Beta,Via Po 2,Bagheria", "Gamma,,Palermo"]
TOTALS = [
    "TOT.",
    "3",
    "Totale iscritte: 3",
    "N. 4 associazioni iscritte",
    "Sono iscritte 4 associazioni",
    "Associazioni n. 4",
]
NOTES = [
    "Data: 12/01/2026", "Palermo, 12 gennaio 2026", "Palermo lì 12/01/2026", "Pagina 1 di 3", "pag. 2/3", "segue",
    "Continua a pagina 2", "fine elenco", "Elenco aggiornato a gennaio 2026", "Ultimo aggiornamento: 12/01/2026",
    "Allegato A alla D.D. n. 44/2025", "Estratto dal BURL n. 12", "Sez. B - ODV", "SEZIONE II - Fuori provincia",
    "Lettera A", "Comune di Bagheria", "Zona Nord", "Ambito territoriale n. 4", "Documento informatico firmato",
    "A riportare",
]  # fmt: skip
SIGNED = [
    "Il Dirigente", "Il Responsabile del procedimento: dott. Luca Verdi", "F.to Il Dirigente dott. Mario Rossi",
    "Firmato digitalmente da ROSSI MARIO", "Il compilatore", "dott. Mario Bianchi",
    "LA FUNZIONARIA Anna Neri", "Visto: si approva", "Il Sindaco", "avv. Carla De Santis",
]  # fmt: skip
ASSOCIATIONS = [
    "Alba", "Palermo", "Area", "Zona Franca", "Sezione A.N.P.I. Alfa", "Comune amico", "Visto da vicino", "Firmamento",
    "Dirigenti senegalesi", "Associazione dott. Mario Bianchi", "Parte civile", "Data", "Lettera 22", "Africa",
    "Il Responsabile APS", "3 Continenti", "Associazioni riunite", "Comunità, 25 anni insieme", "Dr. Ambrosoli onlus",
    "Estratto di vita", "La Prefettura delle donne", "Sezione", "Allegati", "Seguenti", "Organizzazione 2000",
]  # fmt: skip


def read(folder: Path, *names: str, behind: str = ",,") -> Registry:
    lines = ["ente,indirizzo,comune", *BODIES[:2], *(f'"{name}"{behind}' for name in names), BODIES[2]]
    (folder / "registro.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_registry(folder / "registro.csv")


@pytest.mark.parametrize(
    ("names", "code"), [(TOTALS, "riga-di-totale"), (NOTES, "riga-di-nota"), (SIGNED, "riga-di-firma")]
)
def test_what_stands_alone_in_its_row_is_no_association(names: list[str], code: str, tmp_path: Path) -> None:
    registry = read(tmp_path, *names)
    told = {problem.riga: problem.codice for problem in registry.problems if problem.peso == "blocca"}
    assert {name: told.get(riga) for riga, name in enumerate(names, start=4)} == dict.fromkeys(names, code)
    assert registry.rows["stato"].tolist() == ["", "", *["respinta"] * len(names), ""]


def test_an_association_stays_one(tmp_path: Path) -> None:
    registry = read(tmp_path, *ASSOCIATIONS)
    kept = registry.rows["denominazione"][registry.rows["stato"] == ""]
    assert [name for name in ASSOCIATIONS if name not in set(kept)] == []
    seated = read(tmp_path, *TOTALS, *NOTES, *SIGNED, behind=",,Bagheria")
    assert (seated.rows["stato"] == "respinta").sum() == seated.rows["stato"].isin(["respinta"]).sum()
    assert not any(problem.codice in ("riga-di-nota", "riga-di-firma") for problem in seated.problems)


def test_who_signed_a_list_of_names_is_none_of_them(tmp_path: Path) -> None:
    (tmp_path / "registro.csv").write_text("\n".join(["ente", "Alfa", "3", "segue", *SIGNED]) + "\n", encoding="utf-8")
    states = read_registry(tmp_path / "registro.csv").rows["stato"].tolist()
    assert states == ["", "", "", *["respinta"] * len(SIGNED)]


@pytest.mark.parametrize("behind", [",,", ",Anna Neri,"])
def test_who_signed_is_named_nowhere(behind: str, tmp_path: Path) -> None:
    atlas = build_atlas(read(tmp_path, *SIGNED, behind=behind))
    public = ledger_table(atlas).to_csv() + atlas.associations.to_csv() + str(atlas.problems)
    assert not any(word in public for word in ("Mario", "ROSSI", "Luca", "Anna", "Carla", "Bianchi"))
    assert (atlas.states["respinta"], len(atlas.located)) == (len(SIGNED), len(BODIES) + len(SIGNED))


def test_the_place_of_the_row_below_is_a_title(tmp_path: Path) -> None:
    lines = ["ente,comune,provincia", "PALERMO,,", "Alfa,Palermo,", "Bagheria,,", "Beta,Bagheria,", "Trapani,,"]
    lines += ["Gamma,Marsala,Trapani", "Alba,,", "Delta,Marsala,"]
    (tmp_path / "registro.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    states = read_registry(tmp_path / "registro.csv").rows["stato"].tolist()
    assert states == ["respinta", "", "respinta", "", "respinta", "", "", ""]
