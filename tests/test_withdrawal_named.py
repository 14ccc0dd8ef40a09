# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what stops the build at its last look is told by ``check`` before, with row and column."""

from pathlib import Path

import pytest

LISTED = """denominazione,comune,sito_web,codice_fiscale
Ritirata Gamma,Torino,https://gammaritirata.example.it,92064620054
Associazione Stella del Mali,Milano,,
"""
NAMED = {
    "the address of the source": ("Beta Due,Napoli,,https://www.example.it/ritirata-gamma,", "fonte_url"),
    "a site run together": ("Beta Due,Napoli,https://www.stelladelmali.it,,", "sito_web"),
    "with its legal form": ("Beta Due,Napoli,https://associazionestelladelmali.org,,", "sito_web"),
    "with other words": ("Beta Due,Napoli,https://www.facebook.com/stelladelmaliodv.milano,,", "sito_web"),
    "hyphens": ("Beta Due,Napoli,,https://esempio.it/soci/la-stella-del-mali-2024,", "fonte_url"),
    "the site of the withdrawn": ("Beta Due,Napoli,,https://gammaritirata.example.it/statuto,", "fonte_url"),
    "a code": ("Beta Due,Napoli,,https://esempio.it/?cf=92064620054,", "fonte_url"),
    "another source": ("Beta Due,Napoli,,,,RUNTS; https://www.example.it/ritirata-gamma", "fonti"),
    "an address": ("Beta Due,Napoli,,,Via Roma 3 (sede di Ritirata Gamma)", "indirizzo"),
}  # fmt: skip


def written(folder: Path, row: str) -> tuple[Path, str, Path]:
    (folder / "r.csv").write_text(LISTED, encoding="utf-8")
    (folder / "e.csv").write_text(
        f"denominazione,comune,sito_web,fonte_url,indirizzo,fonti\nAlfa Uno,Roma,,,,\n{row}\n", encoding="utf-8"
    )
    return folder / "e.csv", "--withdrawn", folder / "r.csv"


@pytest.fixture
def without_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mapping.atlas.measure", lambda *_, **__: None)


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize("kind", NAMED)
def test_check_names_the_cell_that_stops_the_build(kind: str, run, tmp_path: Path) -> None:
    row, column = NAMED[kind]
    checked = run("check", *written(tmp_path, row))
    assert checked.code == 1 and f"blocca: riga 3, {column}: La cella nomina chi si è ritirato" in checked.out
    assert f"Per prima cosa togliere dalla colonna «{column}»" in checked.out


@pytest.mark.usefixtures("light_site")
def test_the_build_stops_at_the_same_cell(run, tmp_path: Path) -> None:
    words = written(tmp_path, "\n".join(row.replace("Due", f"N{at}") for at, (row, _) in enumerate(NAMED.values())))
    refused = run("build", *words, "--out", tmp_path / "sito")
    assert "blocca 9" in refused.out and refused.code == 1 and "riga 3 del registro, colonna «fonte_url»" in refused.err
    assert not (tmp_path / "sito").exists()


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize("row", ["Alfa di Ritirata Gamma,Bari,,,", "Amici della Stella del Mali,Bari,,,"])
def test_a_longer_name_of_another_comune_waits_for_a_decision(row: str, run, tmp_path: Path) -> None:
    checked = run("check", *written(tmp_path, row))
    assert checked.code == 1 and "da correggere: riga 3, denominazione: Può essere l'associazione" in checked.out


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize(
    "row",
    [
        "Stella del Mali,Napoli,https://www.stelladelmali.it,,",
        "Beta Due,Napoli,https://www.stelladelmare.it,,Via Gamma 3",
    ],
)
def test_what_only_resembles_a_withdrawn_name_is_nobody_elses(row: str, run, tmp_path: Path) -> None:
    listed = "denominazione,comune\nAssociazione Stella del Mali,Milano\nGamma,Torino\n"
    words = written(tmp_path, row)
    (tmp_path / "r.csv").write_text(listed, encoding="utf-8")
    assert "blocca 0" in run("check", *words).out


@pytest.mark.usefixtures("without_figures")
def test_a_first_source_among_all_is_told_where_the_keeper_wrote_it(run, tmp_path: Path) -> None:
    words = written(tmp_path, "Beta Due,Napoli,,,,")
    (tmp_path / "e.csv").write_text(
        "denominazione,comune,fonti\nBeta Due,Napoli,https://www.example.it/ritirata-gamma | 2020; RUNTS\n",
        encoding="utf-8",
    )
    assert "blocca: riga 2, fonti: La cella nomina chi si è ritirato" in run("check", *words).out
