# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Points of services that an edition shows beside the associations: which file is taken, and where they go."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import DCAT, DCTERMS, Graph, URIRef

from mapping.coverage import PointLayer
from mapping.metadata import atlas_options, load_metadata
from mapping.publish import site
from mapping.publish.guard import refuse_leaks
from mapping.viewer.own import layers_block
from tests.conftest import Outcome
from tests.test_edition_file import edition, refused
from tests.test_editions import edition as edition_of

GOOD = {
    "nome": "sportelli", "file": "punti.geojson", "titolo_it": "Sportelli", "titolo_en": "Help desks",
    "fonte": "Comune", "licenza": "CC-BY-4.0",
}  # fmt: skip


def layer(**other: object) -> str:
    told = {key: value for key, value in (GOOD | other).items() if value is not None}
    return "[[livello]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in told.items())


def feature(lon: Any = 7.686, lat: Any = 45.07, nome: Any = "Sportello", **more: Any) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": geometry, "properties": {"nome": nome, "referente": "Mario Rossi"}} | more


def written(folder: Path, *features: Any, **more: Any) -> None:
    told = {"type": "FeatureCollection", "features": list(features)} | more
    (folder / "punti.geojson").write_text(json.dumps(told), encoding="utf-8")


def test_a_table_of_the_edition_is_a_layer_of_names_and_nothing_else(tmp_path: Path) -> None:
    written(tmp_path, feature(), feature(9.19, 45.464, " Punto  unico "))
    (found,) = atlas_options(load_metadata(edition(tmp_path, layer())))["layers"]
    points = ((45.07, 7.686, "Sportello"), (45.464, 9.19, "Punto unico"))
    assert found == PointLayer("sportelli", "Sportelli", "Help desks", "Comune", "CC-BY-4.0", points)


@pytest.mark.parametrize(
    ("features", "words"),
    [
        ([], "0 punti"),
        ([feature()] * 101, "101 punti"),
        ([feature(), feature(45.07, 7.686)], "elemento 2, non è in Italia"),
        ([feature(2.35, 48.85)], "elemento 1, non è in Italia"),
        ([feature(7.686, 150)], "elemento 1, non è in Italia"),
        ([feature(8.95, 46.0)], "elemento 1, non è in Italia"),  # Lugano
        ([feature(9.03, 45.84)], "elemento 1, non è in Italia"),  # Chiasso
        ([feature(12.447, 43.936)], "elemento 1, non è in Italia"),  # San Marino
        ([feature(12.4534, 41.9029)], "elemento 1, non è in Italia"),  # Vatican City
        ([feature(13.647, 45.956)], "elemento 1, non è in Italia"),  # Nova Gorica
        ([feature(7.5, 43.775)], "elemento 1, non è in Italia"),  # Menton
        ([feature(), feature(geometry=None)], "elemento 2, non è un punto"),
        ([feature(geometry={"type": "MultiPoint", "coordinates": [[7.6, 45]]})], "elemento 1, non è un punto"),
        ([feature("7.686")], "elemento 1, non è un punto"),
        ([feature(float("nan"))], "elemento 1, non è un punto"),
        ([feature(True)], "elemento 1, non è un punto"),
        (["x"], "elemento 1, non è un punto"),
        ([feature(nome="")], "elemento 1, non ha la proprietà «nome»"),
        ([feature(nome=3)], "elemento 1, non ha la proprietà «nome»"),
        ([feature(nome="x" * 121)], "elemento 1, non ha la proprietà «nome»"),
        ([feature(properties=None)], "elemento 1, non ha la proprietà «nome»"),
        ([feature(nome="Sportello, tel. 333 1234567")], "un dato di una persona"),
        ([feature(nome="Fatou Diop")], "un dato di una persona"),
        ([feature(nome="Sportello (Fatou Diop)")], "un dato di una persona"),
    ],
)
def test_a_file_that_is_no_layer_is_told_with_its_element(tmp_path: Path, features: list[Any], words: str) -> None:
    written(tmp_path, *features)
    told = refused(tmp_path, layer())
    assert "«livello.sportelli.file»" in told and "«punti.geojson»" in told and words in told
    assert "1234567" not in told and "Diop" not in told


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "non è un GeoJSON"),
        (b"\xff", "non è un GeoJSON"),
        (b"[" * 100_000, "non è un GeoJSON"),
        (b"[]", "FeatureCollection"),
        (b'{"type": "FeatureCollection"}', "FeatureCollection"),
        (b" " * 1_000_001, "1 MB"),
        (b'{"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:3003"}}, "features": []}', "WGS84"),
    ],
)
def test_what_is_no_geojson_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "punti.geojson").write_bytes(data)
    assert words in refused(tmp_path, layer())


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (8.88, 44.39),  # a mole of Genova
        (13.755, 45.653),  # of Trieste
        (13.495, 43.625),  # of Ancona
        (7.607, 43.784),  # the harbour of Ventimiglia
        (8.971, 45.97),  # Campione d'Italia
        (12.60, 35.50),  # Lampedusa
        (13.631, 45.952),  # Gorizia, at the frontier
        (9.036, 45.834),  # Ponte Chiasso
        (12.457, 41.907),  # Rome, beside the walls of the Vatican
    ],
)
def test_a_harbour_and_a_street_at_the_frontier_are_in_italy(tmp_path: Path, lon: float, lat: float) -> None:
    written(tmp_path, feature(lon, lat))
    assert len(atlas_options(load_metadata(edition(tmp_path, layer())))["layers"][0].points) == 1


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"])
def test_a_system_of_coordinates_is_read_by_its_name(tmp_path: Path, name: str) -> None:
    for crs in ({"type": "name", "properties": {"name": name}}, {"properties": {"name": name, "x": 1}, "type": "name"}):
        written(tmp_path, feature(), crs=crs)
        assert len(atlas_options(load_metadata(edition(tmp_path, layer())))["layers"][0].points) == 1
    for wrong in ({"type": name}, {"properties": name}, {"properties": {"name": "EPSG:3003", "x": name}}, name, [name]):
        written(tmp_path, feature(), crs=wrong)
        assert "WGS84" in refused(tmp_path, layer())


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"file": "altro.geojson"}, "nomina un file che non c'è"),
        ({"file": "x" * 4000}, "nomina un file che non c'è"),
        ({"nome": "Sportelli"}, "lettere minuscole"),
        ({"nome": "../x"}, "lettere minuscole"),
        ({"licenza": "tutti i diritti riservati"}, "CC-BY-4.0, ODbL-1.0"),
        ({"titolo_it": "x" * 121}, "supera 120 caratteri"),
        ({"titolo_it": "{n}"}, "parentesi graffa"),
        ({"fonte": None}, "«livello.sportelli.fonte» manca"),
        ({"colore": "#fff"}, "«livello.sportelli.colore» non è una chiave"),
        ({"titolo_en": 3}, "testo tra virgolette"),
    ],
)
def test_a_table_that_is_no_layer_is_told(tmp_path: Path, other: dict[str, object], words: str) -> None:
    written(tmp_path, feature())
    assert words in refused(tmp_path, layer(**other))


def test_layers_are_few_and_each_is_one(tmp_path: Path) -> None:
    written(tmp_path, feature())
    assert "due volte" in refused(tmp_path, layer() + layer())
    assert "più di 3" in refused(tmp_path, "".join(layer() for _ in range(4)))
    assert "[[livello]]" in refused(tmp_path, 'livello = ["x"]')


def test_it_is_published_and_stands_in_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    about, atlas = edition_of("piemonte")
    monkeypatch.setattr(site, "render_images", lambda _: {})
    files = site.site_files(atlas, metadata=about)
    told = json.loads(files["dati/livello_sportelli.geojson"])
    assert (told["fonte"], told["licenza"]) == ("Esempio inventato", "CC-BY-4.0")
    assert [one["properties"] for one in told["features"]] == [{"nome": name} for *_, name in atlas.layers[0].points]
    graph = Graph().parse(data=files["dati/dataset.ttl"], format="turtle", publicID="https://a.example.it/dati/x")
    (node,) = [one for one in graph.subjects(DCTERMS.identifier) if str(one).endswith("#livello_sportelli")]
    (distribution,) = graph.objects(node, DCAT.distribution)
    assert graph.value(distribution, DCTERMS.license) == URIRef(about["licenza"]["vocabolario"])
    assert {str(text) for text in graph.objects(node, DCTERMS.description)} == {
        "Sportelli (esempio). Fonte: Esempio inventato.", "Help desks (example). Source: Esempio inventato.",
    }  # fmt: skip
    assert "dati/livello_sportelli.geojson" in json.loads(files["manifest.json"])["file"]
    page = files["index.html"].decode()
    assert "Sportelli (esempio): Esempio inventato, CC-BY-4.0" in page, "the foot says whose they are"
    assert "<b>di esempio" not in page
    refuse_leaks(files, atlas.registry)


def test_an_edition_without_layers_sends_nothing_more() -> None:
    _, atlas = edition_of("torino")
    assert layers_block(atlas) == {} and atlas.layers == ()


def test_its_file_is_not_published_or_replaced(tmp_path: Path, run: Callable[..., Outcome]) -> None:
    (tmp_path / "sito").mkdir()
    written(tmp_path / "sito", feature())
    path = edition(tmp_path, layer(file="sito/punti.geojson"))
    done = run("build", "--edition", path, "--out", tmp_path / "sito")
    assert done.code == 2 and "punti.geojson" in done.err


@pytest.mark.usefixtures("light_site")
@pytest.mark.slow
def test_a_run_without_anybody_notices_another_file(tmp_path: Path, run: Callable[..., Outcome]) -> None:
    written(tmp_path, feature())
    path = edition(tmp_path, 'lingue = ["it"]\n' + layer())
    words = ("regenerate", "--edition", path, "--out", tmp_path / "sito", "--state", tmp_path / "stato")
    (tmp_path / "r.csv").write_text("denominazione,comune\nAssociazione Uno,Torino\n", encoding="utf-8")
    assert "Scritti" in run(*words, tmp_path / "r.csv").out
    assert "Niente di nuovo" in run(*words, tmp_path / "r.csv").out
    written(tmp_path, feature(nome="Un altro"))
    assert "Scritti" in run(*words, tmp_path / "r.csv").out
    assert "Un altro" in (tmp_path / "sito" / "dati" / "livello_sportelli.geojson").read_text(encoding="utf-8")
