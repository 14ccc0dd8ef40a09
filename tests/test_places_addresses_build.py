# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""``mapping build --addresses`` from end to end: the points, the report, the licence wherever the points are."""

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from frictionless import Package
from rdflib import DCAT, DCTERMS, RDF, RDFS, SKOS, Graph, URIRef

from tests.local_geocoder import BODIES, Server, running

pytestmark = [
    pytest.mark.usefixtures("light_site"),
    # rdflib's own reader of JSON-LD uses a class that rdflib deprecates.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

ROWS = """denominazione,indirizzo,cap,comune,provincia,paesi_origine
Uno,Via Nazionale 1,00184,Roma,RM,Senegal
Due,Via Torino 2,,Roma,RM,Perù
Tre,Via Altrove 3,,Roma,RM,Mali
Quattro,Via Ignota 4,,Roma,RM,Mali
Cinque,,,Roma,RM,Mali
Sei,Via Doppia 5,,,RM,Mali
Uno,Via Nazionale 1,00184,Roma,RM,Senegal
"""
ODBL = "https://opendatacommons.org/licenses/odbl/1-0/"


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as found:
        yield found


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    path = tmp_path / "registro.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["photon", "nominatim"])
def test_points_reports_and_licence(run, server, registry, tmp_path, kind) -> None:
    out, cache = tmp_path / "sito", tmp_path / "cache" / "indirizzi.jsonl"
    words = (
        "--addresses",
        server.url,
        "--addresses-kind",
        kind,
        "--addresses-cache",
        cache,
        "--contact",
        "a@example.org",
    )
    outcome = run("build", registry, "--out", out, *words, "--report", tmp_path / "segnalazioni.csv")
    assert outcome.code == 0, outcome.err
    assert "Nel punto del loro indirizzo: 2" in outcome.out
    rows = table(out / "dati" / "associazioni.csv")
    assert [(row["precisione"], row["metodo"]) for row in rows] == [
        ("indirizzo", "indirizzo"), ("indirizzo", "indirizzo"),
        ("comune", "nome"), ("comune", "nome"), ("comune", "nome"), ("provincia", "provincia"),
    ]  # fmt: skip
    assert (rows[0]["latitudine"], rows[0]["longitudine"]) == ("41.9009", "12.4923")
    reported = {(row["riga"], row["codice"]) for row in table(tmp_path / "segnalazioni.csv")}
    assert {("4", "indirizzo-altrove"), ("5", "indirizzo-sconosciuto")} <= reported
    assert len(server.asked) == 4  # neither the duplicate, nor the row without comune or without address
    assert all("a@example.org" in agent for *_, agent in server.asked)
    check_licence(out)
    check_page(out)
    before = contents(out)
    assert run("build", registry, "--out", out, *words, "--check").code == 0
    assert run("build", registry, "--out", out, *words).code == 0
    assert contents(out) == before
    assert len(server.asked) == 4
    assert server.url not in (out / "manifest.json").read_text(encoding="utf-8")


def check_licence(out: Path) -> None:
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))["punti_da_indirizzo"]
    assert told["quanti"] == 2
    assert (told["licenza"], told["testo_della_licenza"]) == ("ODbL-1.0", ODBL)
    assert "OpenStreetMap contributors" in told["attribuzione"]
    package = Package((out / "datapackage.json").read_text(encoding="utf-8") and str(out / "datapackage.json"))
    assert [licence["name"] for licence in package.licenses] == ["CC-BY-4.0", "ODbL-1.0"]
    by_path = {resource["path"]: resource for resource in package.to_dict()["resources"]}
    assert [one["name"] for one in by_path["dati/associazioni.csv"]["licenses"]] == ["ODbL-1.0", "CC-BY-4.0"]
    assert "licenses" not in by_path["dati/copertura_regioni.csv"]
    assert any("OpenStreetMap" in source["title"] for source in package.sources)
    for path, kind in (("dati/dataset.ttl", "turtle"), ("dati/dataset.jsonld", "json-ld")):
        check_catalogue(Graph().parse(out / path, format=kind))
    sources = {
        row["colonna"]: row["fonte"]
        for row in table(out / "dati" / "dizionario.csv")
        if row["file"] == "dati/associazioni.csv"
    }
    assert "ODbL" in sources["latitudine"]
    assert "ODbL" in sources["longitudine"]
    assert "ODbL" not in sources["comune"]


def check_catalogue(graph: Graph) -> None:
    held = 0
    for node in graph.subjects(RDF.type, DCAT.Distribution):
        licences = list(graph.objects(node, DCTERMS.license))
        assert len(licences) == 1
        odbl = URIRef(ODBL) in set(graph.objects(licences[0], SKOS.exactMatch))
        assert odbl == str(node).rsplit("#", 1)[1].startswith("distribuzione-associazioni-")
        rights = [graph.value(statement, RDFS.label) for statement in graph.objects(node, DCTERMS.rights)]
        assert bool(rights) == odbl
        assert all("OpenStreetMap" in str(text) and "CC BY 4.0" in str(text) for text in rights)
        held += odbl
    assert held == 5


def check_page(out: Path) -> None:
    page = (out / "index.html").read_text(encoding="utf-8")
    foot = page[page.index("<footer>") : page.index("</footer>")]
    assert "© OpenStreetMap contributors, ODbL 1.0" in foot
    described = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert ODBL in described["license"]
    data = json.loads(page.split('<script type="application/json" id="dati">')[1].split("</script>")[0])
    shown = data["associazioni"]["precisione"]
    shown = shown if isinstance(shown, list) else [shown["v"][place] for place in shown["i"]]
    assert shown == ["indirizzo", "indirizzo", "comune", "comune", "comune", "provincia"]


def test_without_the_option_nothing_is_asked_and_nothing_changes(run, server, registry, tmp_path) -> None:
    plain, again = tmp_path / "uno", tmp_path / "due"
    assert run("build", registry, "--out", plain).code == 0
    assert server.asked == []
    everything = b"".join(
        path.read_bytes() for path in plain.rglob("*") if path.suffix in {".json", ".ttl", ".jsonld", ".csv"}
    )
    assert b"ODbL" not in everything
    # A server that knows nothing leaves no trace of a licence either.
    nothing = tmp_path / "niente.csv"
    nothing.write_text(
        ROWS.replace("Via Nazionale 1", "Via Ignota 4").replace("Via Torino 2", "Via Ignota 4"), encoding="utf-8"
    )
    words = ("--addresses", server.url, "--addresses-kind", "photon", "--addresses-cache", tmp_path / "c.jsonl")
    assert run("build", nothing, "--out", again, *words).code == 0
    assert "ODbL" not in (again / "dati" / "dataset.ttl").read_text(encoding="utf-8")
    assert "punti_da_indirizzo" not in (again / "manifest.json").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_server_that_dies_midway_and_a_build_that_goes_on(run, server, registry, tmp_path) -> None:
    out, cache = tmp_path / "sito", tmp_path / "c.jsonl"
    run("build", registry, "--out", out)
    before = contents(out)
    words = ("--addresses", server.url, "--addresses-kind", "photon", "--addresses-cache", cache)
    server.answers = 2
    outcome = run("build", registry, "--out", out, *words)
    assert outcome.code == 2
    assert "ripetere il comando" in outcome.err
    assert "Traceback" not in outcome.err
    assert contents(out) == before
    assert len(cache.read_text(encoding="utf-8").splitlines()) == 2
    server.answers = 1_000
    assert run("build", registry, "--out", out, *words).code == 0
    assert len(server.asked) == 3 + 2  # two answered, one refused, then only the two that are left
    assert table(out / "dati" / "associazioni.csv")[0]["precisione"] == "indirizzo"


@pytest.mark.parametrize("body", ["html", "huge", "number"])
def test_a_hostile_server_leaves_the_folder_alone(run, server, registry, tmp_path, body) -> None:
    server.body = BODIES[body]
    words = ("--addresses", server.url, "--addresses-kind", "nominatim", "--addresses-cache", tmp_path / "c.jsonl")
    outcome = run("build", registry, "--out", tmp_path / "sito", *words)
    assert outcome.code == 2
    assert outcome.err.strip().splitlines()[-1].startswith("Errore: Il geocodificatore")
    assert not (tmp_path / "sito").exists()


def test_calls_that_are_wrong(run, registry, tmp_path) -> None:
    out = tmp_path / "sito"
    wrong = {
        ("--addresses", "https://nominatim.openstreetmap.org"): "--contact",
        ("--addresses", "https://example.org"): "Photon o Nominatim",
        ("--addresses", "http://photon.example", "--addresses-cache", out / "dati" / "c.jsonl"): "viene pubblicata",
        ("--contact", "a@example.org"): "servono solo con --addresses",
        (
            "--addresses",
            "http://127.0.0.1:9",
            "--addresses-kind",
            "photon",
            "--addresses-cache",
            tmp_path / "c",
        ): "non risponde",
    }
    for words, told in wrong.items():
        outcome = run("build", registry, "--out", out, *words)
        assert outcome.code == 2
        assert told in outcome.err
        assert not out.exists()
