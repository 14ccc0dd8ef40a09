# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""`mapping regenerate`: every option of `build`, by hand or from a file; what it says, and what it loads."""

import json

import click
import pytest

from mapping.cli import commands as cli
from mapping.cli.regenerate import _OURS, _kind, _words
from tests.loaded import loaded_by

pytestmark = pytest.mark.usefixtures("light_site")

REGISTRY = (
    "denominazione;comune;provincia\n"
    + "".join(f"Associazione numero {n};Torino;TO\n" for n in range(1, 31))
    + "Circolo Aurora;Cuneo;CN\n"
)
SETTINGS = """\
registry = "registro.csv"
out = "sito"
state = "stato"
withdrawn = "ritiri.csv"
metadata = "chi.toml"
column = ["denominazione=denominazione"]
max-loss = 20
strict = true
tiles = "osm"
"""


@pytest.fixture
def office(tmp_path):
    (tmp_path / "registro.csv").write_text(REGISTRY)
    (tmp_path / "ritiri.csv").write_text("denominazione;comune\nCircolo Aurora;Cuneo\n")
    (tmp_path / "chi.toml").write_text('lingue = ["it"]\n')
    (tmp_path / "impostazioni.toml").write_text(SETTINGS)
    return tmp_path


def manifest(folder):
    return json.loads((folder / "manifest.json").read_text("utf-8"))


def test_it_takes_every_option_of_build():
    build, regenerate = cli.cli.commands["build"], cli.cli.commands["regenerate"]
    assert [param for param in build.params if param.name not in _OURS and param not in regenerate.params] == []
    assert {param.name for param in build.params} >= _OURS
    assert {_kind(param) for _, param in _words(regenerate)} == {"file", "flag", "several", "text"}


@pytest.mark.slow
def test_the_options_may_stand_in_a_file_and_are_those_of_the_edition(run, office):
    settings = office / "impostazioni.toml"
    outcome = run("regenerate", "--settings", settings)
    assert outcome.code == 0, outcome.err
    assert manifest(office / "sito")["stati"]["ritirata"] == 1
    assert "tile.openstreetmap.org" in (office / "sito" / "index.html").read_text("utf-8")
    assert "Niente di nuovo" in run("regenerate", "--settings", settings).out
    (office / "chi.toml").write_text('lingue = ["it", "en"]\n')
    assert "Scritti" in run("regenerate", "--settings", settings).out
    (office / "registro.csv").write_text(REGISTRY + "Associazione;\n;Torino\n")
    outcome = run("regenerate", "--settings", settings)
    assert outcome.code == 1, "as --strict has it"
    assert (office / "stato" / "diario.log").read_text("utf-8").splitlines()[-1].split("\t")[1:3] == ["rifiutata", "1"]


@pytest.mark.slow
def test_a_registry_under_another_ending_is_the_next_edition_and_has_its_guard(run, office):
    words = ("--out", office / "sito", "--state", office / "stato")
    assert run("regenerate", office / "registro.csv", *words).code == 0
    assert not (office / "sito" / "registro" / "novita.csv").exists()
    run("geocode", office / "registro.csv", "--out", office / "registro.xlsx")
    (office / "registro.csv").unlink()
    (office / "registro.tsv").write_text("\n".join(REGISTRY.splitlines()[:11]).replace(";", "\t"))
    refused = run("regenerate", office / "registro.tsv", *words)
    assert refused.code == 1
    assert "Manca il " in refused.err
    assert run("regenerate", office / "registro.xlsx", *words).code == 0
    assert (office / "sito" / "registro" / "novita.csv").is_file()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('previous = "a.csv"', "«previous» non è un'opzione"),
        ("check = true", "«check» non è un'opzione"),
        ('strict = "sì"', "«strict» vuole true o false"),
        ("out = 3", "«out» vuole il nome di un file o di una cartella"),
        ('column = "a=b"', "«column» vuole testi tra parentesi quadre"),
        ("max-loss = true", "«max-loss» vuole un testo tra virgolette o un numero"),
        ('max-loss = "molto"', "max-loss"),
        ("out = ", "non è scritto in TOML"),
    ],
)
def test_settings_that_cannot_be_right_are_refused_in_a_sentence(run, office, text, told):
    (office / "impostazioni.toml").write_text(text)
    outcome = run("regenerate", "--settings", office / "impostazioni.toml", "--state", office / "stato")
    assert outcome.code == 2
    assert told in outcome.err
    assert "Errore: " in outcome.err


def test_it_needs_a_state_that_is_not_published(run, office):
    assert "--state" in run("regenerate", office / "registro.csv", "--out", office / "sito").err
    outcome = run("regenerate", office / "registro.csv", "--out", office / "sito", "--state", office / "sito" / "stato")
    assert outcome.code == 2
    assert "viene pubblicata" in outcome.err


def test_a_run_with_nothing_new_loads_nothing_for_an_edition(office):
    words = ("regenerate", office / "registro.csv", "--out", office / "sito", "--state", office / "stato")
    loaded_by(*words)
    found = loaded_by(*words)
    assert "Niente di nuovo" in found.out, found.err
    heavy = {"geopandas", "folium", "matplotlib", "scipy", "mapping.atlas"}
    assert found.modules & heavy == set()


def test_every_option_has_a_word_for_the_settings():
    command = cli.cli.commands["regenerate"]
    words = dict(_words(command))
    assert len(words) == len([param for param in command.params if param.name != "settings"])
    assert [
        word for word, param in words.items() if isinstance(param, click.Option) and f"--{word}" not in param.opts
    ] == []
