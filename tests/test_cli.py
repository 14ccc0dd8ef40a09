# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line keeps its contract: names, exit codes, sentences, and never a traceback."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from mapping.cli import commands as cli
from mapping.cli import side_commands
from mapping.schema import COLUMNS, STATES
from mapping.sources import load_sources

pytestmark = pytest.mark.usefixtures("light_site")

TINY = """denominazione;comune;provincia;paesi_origine
Associazione Uno;Torino;TO;Senegal
Associazione Due;;Napoli;Perù
Associazione Tre;;;
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "registro.csv"
    path.write_text(TINY, encoding="utf-8")
    return path


def test_build_writes_the_folder_and_tells_the_states(run, tiny, tmp_path):
    outcome = run("build", tiny, "--out", tmp_path / "sito")
    assert outcome.code == 0, outcome.err
    assert (tmp_path / "sito" / "index.html").stat().st_size > 100_000
    assert "registro.csv: 3 righe lette." in outcome.out
    for state, count in {"mappata": 1, "solo_provincia": 1, "senza_luogo": 1, "totale": 3}.items():
        assert [line.split()[1] for line in outcome.out.splitlines() if line.split()[:1] == [state]] == [str(count)]


@pytest.mark.slow
def test_build_check_is_content_with_a_fresh_folder_and_not_with_a_changed_one(run, tiny, tmp_path):
    out = tmp_path / "sito"
    run("build", tiny, "--out", out)
    assert run("build", tiny, "--out", out, "--check").code == 0
    page = out / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + " ", encoding="utf-8")
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    outcome = run("build", tiny, "--out", out, "--check")
    assert outcome.code == 1
    assert "index.html" in outcome.err
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_an_unreadable_registry_leaves_the_old_output_alone(run, tiny, tmp_path):
    out = tmp_path / "sito"
    run("build", tiny, "--out", out)
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    broken = tmp_path / "vuoto.csv"
    broken.write_bytes(b"")
    outcome = run("build", broken, "--out", out)
    assert outcome.code == 2
    assert "vuoto.csv" in outcome.err
    assert "Traceback" not in outcome.err
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before


def test_a_folder_without_a_name_is_not_the_one_we_stand_in(run, tiny, tmp_path, monkeypatch):
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    outcome = run("build", tiny, "--out", "")
    assert outcome.code == 2
    assert "senza nome" in outcome.err
    assert list((tmp_path / "desk").iterdir()) == []


def test_strict_refuses_a_registry_that_needs_corrections(run, tmp_path):
    path = tmp_path / "registro.csv"
    path.write_text("denominazione;cap\nUno;ABC\n", encoding="utf-8")
    outcome = run("build", path, "--out", tmp_path / "sito", "--strict")
    assert outcome.code == 1
    assert not (tmp_path / "sito").exists()


def test_too_great_a_loss_is_not_published(run, tiny, tmp_path):
    smaller = tmp_path / "meno.csv"
    smaller.write_text("\n".join(TINY.splitlines()[:2]) + "\n", encoding="utf-8")
    words = ("build", smaller, "--out", tmp_path / "sito", "--previous", tiny)
    assert run(*words).code == 1
    assert not (tmp_path / "sito").exists()
    assert run(*words, "--max-loss", 70).code == 0


@pytest.mark.parametrize("percent", ["-1", "101", "nan"])
def test_a_loss_that_is_no_percentage_is_a_wrong_call(run, tiny, tmp_path, percent):
    outcome = run("build", tiny, "--out", tmp_path / "sito", "--previous", tiny, "--max-loss", percent)
    assert (outcome.code, "--max-loss" in outcome.err) == (2, True)
    assert not (tmp_path / "sito").exists()


def test_the_streets_are_offered_only_when_asked_for(run, tiny, tmp_path):
    run("build", tiny, "--out", tmp_path / "senza")
    run("build", tiny, "--out", tmp_path / "con", "--tiles", "osm")
    pages = {name: (tmp_path / name / "index.html").read_text(encoding="utf-8") for name in ("senza", "con")}
    assert {name: "tile.openstreetmap.org" in page for name, page in pages.items()} == {"senza": False, "con": True}


@pytest.mark.slow
def test_the_publisher_can_be_another_one(run, tiny, tmp_path):
    about = tmp_path / "chi.toml"
    about.write_text('base_url = "https://mappe.example.it/"\n', encoding="utf-8")
    assert run("build", tiny, "--out", tmp_path / "sito", "--metadata", about).code == 0
    assert "mappe.example.it" in (tmp_path / "sito" / "dati" / "dataset.ttl").read_text(encoding="utf-8")
    told = run("build", tiny, "--out", tmp_path / "sito").out
    assert "Da confermare prima di pubblicare: base_url, codice, contatto.email, titolare, accessibilita;" in told
    about.write_text(
        'base_url = "https://mappe.example.it/"\ncodice = ""\ncontatto.email = "redazione@comune.it"\n[titolare]\n'
        'nome_it = "Comune"\nidentificativo = "c_x"\nuri = "https://www.comune.it/#c"\nsito = "https://www.comune.it/"\n'
        '[accessibilita]\ndichiarazione = ""\naggiornata = ""\nrecapito = ""\n',
        encoding="utf-8",
    )
    assert "confermare" not in run("build", tiny, "--out", tmp_path / "sito", "--metadata", about).out
    about.write_text('nessuno = "x"\n', encoding="utf-8")
    refused = run("build", tiny, "--out", tmp_path / "sito", "--metadata", about)
    assert (refused.code, "«nessuno»" in refused.err) == (2, True)


def test_check_names_row_column_and_problem(run, tmp_path):
    path = tmp_path / "registro.csv"
    path.write_text("denominazione;cap\nUno;ABC\n", encoding="utf-8")
    outcome = run("check", path, "--report", tmp_path / "segnalazioni.csv")
    assert outcome.code == 1
    assert "riga 2, cap" in outcome.out
    assert "ABC" in (tmp_path / "segnalazioni.csv").read_text(encoding="utf-8-sig")


def test_check_of_a_clean_registry_is_content(run, tiny):
    assert run("check", tiny).code == 0


def test_diff_tells_what_changed(run, tiny, tmp_path):
    new = tmp_path / "nuovo.csv"
    new.write_text(TINY + "Associazione Quattro;Bari;BA;\n", encoding="utf-8")
    outcome = run("diff", tiny, new)
    assert outcome.code == 0
    assert "Associazione Quattro" in outcome.out


def test_diff_names_nobody_who_has_withdrawn(run, tiny, tmp_path):
    new = tmp_path / "nuovo.csv"
    new.write_text(TINY.replace("Associazione Due", "Associazione Altra"), encoding="utf-8")
    withdrawn = tmp_path / "ritirate.csv"
    withdrawn.write_text("denominazione\nAssociazione Due\n", encoding="utf-8")
    words = ("diff", tiny, new, "--report", tmp_path / "confronto.csv")
    assert "Associazione Due" in run(*words).out
    outcome = run(*words, "--replace", "--withdrawn", withdrawn)
    assert outcome.code == 0, outcome.err
    written = (tmp_path / "confronto.csv").read_text(encoding="utf-8-sig")
    for told in (outcome.out, written):
        assert ("Associazione Due" in told, "Associazione Altra" in told) == (False, True)


def test_template_can_be_written(run, tmp_path):
    assert run("template", tmp_path / "modello.xlsx").code == 0
    assert (tmp_path / "modello.xlsx").stat().st_size > 1000


def test_a_registry_that_was_filled_in_is_not_emptied_again(run, tiny, tmp_path):
    filled = tiny.rename(tmp_path / "registro.xlsx")
    before = filled.read_bytes()
    outcome = run("template", filled)
    assert (outcome.code, "«registro.xlsx» esiste già" in outcome.err) == (2, True)
    assert filled.read_bytes() == before


@pytest.mark.parametrize("command", [["check", "A"], ["diff", "A", "B"], ["diff", "B", "A"]])
def test_a_report_never_replaces_the_registry_it_is_about(run, tiny, tmp_path, command):
    other = tmp_path / "altro.csv"
    other.write_text(TINY, encoding="utf-8")
    outcome = run(*({"A": tiny, "B": other}.get(word, word) for word in command), "--report", tiny)
    assert (outcome.code, "«registro.csv» è il file da leggere" in outcome.err) == (2, True)
    assert tiny.read_text(encoding="utf-8") == TINY


def test_a_report_never_replaces_the_list_of_withdrawals(run, tiny, tmp_path):
    listed = tmp_path / "ritiri.csv"
    listed.write_text("id,codice_fiscale,denominazione,comune,data\n,,Uno,,\n", encoding="utf-8")
    assert run("check", tiny, "--withdrawn", listed, "--report", listed).code == 2
    assert "Uno" in listed.read_text(encoding="utf-8")


def test_the_comparison_names_no_withdrawn_association(run, tiny, tmp_path):
    listed, new, report = (tmp_path / name for name in ("ritiri.csv", "nuovo.csv", "novita.csv"))
    listed.write_text("denominazione,comune\nAssociazione Uno,Torino\n", encoding="utf-8")
    new.write_text("\n".join(TINY.splitlines()[:1] + TINY.splitlines()[2:]) + "\n", encoding="utf-8")
    assert "Associazione Uno" in run("diff", tiny, new).out
    outcome = run("diff", tiny, new, "--withdrawn", listed, "--report", report)
    assert outcome.code == 0, outcome.err
    assert "Associazione Uno" not in outcome.out + report.read_text(encoding="utf-8-sig")


def test_columns_name_every_column(run):
    words = run("columns").out
    assert [name for name in COLUMNS if f"{name} (" not in words] == []
    assert all(state in words for state in STATES)


def test_the_dictionary_in_italian_is_in_italian(run):
    """Whatever stands in brackets: in English it is the word of the code."""
    kinds = {word for column in COLUMNS.values() for word in (column.side, column.kind)} | {"indicator"}

    def told(*words):
        found = (re.match(r"\w+ \(([^)]*)\)", line) for line in run("columns", *words).out.splitlines())
        return {word for one in found if one for word in one[1].split(", ")}

    assert told("--lang", "en") == kinds and not told() & kinds and len(told()) == len(kinds)


def test_what_a_command_does_is_said_whole(run):
    said = run("--help").out.split("Comandi:")[1]
    assert said.count("\n  ") == len(cli.cli.commands) and "..." not in said


def test_a_folder_that_is_not_there_is_not_called_old(run, tiny, tmp_path):
    told = run("build", tiny, "--out", tmp_path / "manca", "--check")
    assert told.code == 1 and f"La cartella {tmp_path / 'manca'} non esiste: farla con" in told.err


def test_sources_verify(run):
    outcome = run("sources", "--verify")
    assert outcome.code == 0, outcome.err
    assert {source.attribution for source in load_sources()} == set(re.findall("da citare come: (.*)", outcome.out))


WRONG_CALLS = {
    "nope": "Errore: Il comando «nope» non esiste.",
    "buil": "Errore: Il comando «buil» non esiste.",
    "build --nope": "Errore: L'opzione «--nope» non esiste.",
    "build --sheeet x": "Errore: L'opzione «--sheeet» non esiste. Forse si voleva",
    "build --sheet": "Errore: L'opzione «--sheet» vuole un valore.",
    "build --strict=1": "Errore: L'opzione «--strict» non prende un valore.",
    "build --max-loss tanto": "Errore: Il valore di '--max-loss' non va bene: «tanto» non è un numero.",
    "build --tiles x": "Errore: Il valore di '--tiles' non va bene: «x» non è 'osm'.",
    "build --addresses-kind x": "«x» non è fra i valori possibili: 'photon', 'nominatim'.",
    "build --contact a@b.it": "Errore: --addresses-kind, --addresses-cache e --contact servono solo con --addresses.",
    "build a b c": "Errore: Nel comando c'è qualcosa di troppo: «b c».",
    "serve --port casa": "Errore: Il valore di '--port' non va bene: «casa» non è un numero intero.",
    "diff": "Errore: Nel comando manca 'VECCHIO'.",
    "diff vecchio.csv": "Errore: Nel comando manca 'NUOVO'.",
    "compare": "Errore: Nel comando manca 'A'.",
    "compare a.csv": "Errore: Nel comando manca 'B'.",
    "compare a.csv b.csv --a-column x": "scriverla come denominazione=",
    "check manca.csv": "Errore: Il file «manca.csv» non esiste",
}
OF_CLICK = re.compile(
    r"Usage|\bError\b|Option|Command|Invalid|Missing|Try |No such|not one|not a |Show|default:|TEXT|INTEGER|FLOAT|PATH"
)


@pytest.mark.parametrize("words", WRONG_CALLS)
def test_a_wrong_call_ends_with_2_and_a_sentence_in_italian(run, words):
    outcome = run(*words.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert WRONG_CALLS[words] in outcome.err
    assert OF_CLICK.findall(outcome.err) == []


@pytest.mark.parametrize("words", ["diff", "build --nope"])
def test_a_wrong_call_shows_how_it_is_used(run, words):
    name = words.split()[0]
    said = run(*words.split()).err
    assert said.startswith("Uso: ")
    assert f" {name} --help» spiega come si usa." in said


def test_a_call_without_a_command_is_answered_with_the_help(run):
    outcome = run()
    assert outcome.code == 2
    assert outcome.err == run("--help").out


def test_a_fault_of_ours_is_still_a_sentence(run, monkeypatch):
    monkeypatch.setattr(side_commands, "load_sources", lambda: 1 / 0)
    outcome = run("sources")
    assert outcome.code == 2
    assert "ZeroDivisionError" in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("name", ["", *cli.cli.commands])
def test_every_command_and_option_has_help_in_italian(run, name):
    command = cli.cli.commands[name] if name else cli.cli
    assert command.help
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []
    outcome = run(*filter(None, [name]), "--help")
    assert outcome.code == 0
    assert outcome.out.startswith("Uso: ")
    assert OF_CLICK.findall(outcome.out) == []


@pytest.mark.parametrize("name", cli.cli.commands)
def test_the_readme_tells_every_option(name, root):
    section = (root / "README.md").read_text(encoding="utf-8").split("\n## Commands\n")[1].split("\n## ")[0]
    row = next(line for line in section.splitlines() if f"`mapping {name}" in line.split(" | ")[0])
    whole = name == "build" or "every option of `build`" in row
    told = set(re.findall(r"--[a-z-]+", section if whole else row))
    assert {word for option in cli.cli.commands[name].params for word in option.opts if word[:2] == "--"} <= told


def test_the_command_runs_as_a_process(root):
    words = [sys.executable, "-W", "error", "-m", "mapping", "--help"]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, check=True)
    assert "build" in done.stdout
