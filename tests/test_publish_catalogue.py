# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Metadata: DCAT-AP_IT 2.0 with its cardinalities, the data package that Frictionless validates, JSON-LD."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package, system
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from mapping.atlas import Atlas
from mapping.errors import InputError
from mapping.metadata import jsonld, load_metadata, modified_date
from mapping.publish.site import with_jsonld

Site = dict[str, bytes]
IT = Namespace("http://dati.gov.it/onto/dcatapit#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
ONE, SOME = (1, 1), (1, 99)
# The restrictions of the ontology DCAT-AP_IT 2.0 (class, property, least, most) and of AgID's guidelines.
CARDINALITIES = [
    (IT.Catalog, DCTERMS.title, SOME),
    (IT.Catalog, DCTERMS.description, SOME),
    (IT.Catalog, DCTERMS.publisher, ONE),
    (IT.Catalog, DCTERMS.modified, ONE),
    (IT.Catalog, DCTERMS.issued, (0, 1)),
    (IT.Catalog, FOAF.homepage, (0, 1)),
    (IT.Catalog, DCAT.dataset, SOME),
    (IT.Catalog, DCAT.themeTaxonomy, SOME),
    (IT.Dataset, DCTERMS.identifier, ONE),
    (IT.Dataset, DCTERMS.title, SOME),
    (IT.Dataset, DCTERMS.description, SOME),
    (IT.Dataset, DCTERMS.modified, ONE),
    (IT.Dataset, DCTERMS.issued, (0, 1)),
    (IT.Dataset, DCTERMS.rightsHolder, ONE),
    (IT.Dataset, DCTERMS.publisher, (0, 1)),
    (IT.Dataset, DCTERMS.accrualPeriodicity, ONE),
    (IT.Dataset, DCAT.theme, SOME),
    (IT.Dataset, DCAT.landingPage, (0, 1)),
    (IT.Dataset, DCAT.contactPoint, SOME),
    (IT.Dataset, DCAT.distribution, SOME),
    (IT.Distribution, DCAT.accessURL, ONE),
    (IT.Distribution, DCTERMS.license, ONE),
    (IT.Distribution, DCTERMS["format"], ONE),
    (IT.Distribution, DCAT.byteSize, (0, 1)),
    (IT.Distribution, DCTERMS.modified, (0, 1)),
    (IT.Agent, DCTERMS.identifier, ONE),
    (IT.Agent, FOAF.name, SOME),
    (IT.Organization, VCARD.fn, ONE),
    (IT.Organization, VCARD.hasEmail, ONE),
    (IT.Organization, VCARD.hasURL, (0, 1)),
    (IT.LicenseDocument, FOAF.name, SOME),
    (IT.LicenseDocument, DCTERMS.type, (0, 1)),
    (SKOS.Concept, SKOS.prefLabel, SOME),
    (SKOS.ConceptScheme, DCTERMS.title, SOME),
]


# rdflib's own reader of JSON-LD uses a class that rdflib deprecates.
reads_jsonld = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def graph(site: Site) -> Graph:
    return Graph().parse(data=site["dati/dataset.ttl"], format="turtle")


@pytest.mark.parametrize(("kind", "prop", "limits"), CARDINALITIES, ids=lambda v: str(v).rsplit("/", 1)[-1])
def test_cardinality(graph: Graph, kind: URIRef, prop: URIRef, limits: tuple[int, int]) -> None:
    nodes = list(graph.subjects(RDF.type, kind))
    assert nodes
    for node in nodes:
        assert limits[0] <= len(list(graph.objects(node, prop))) <= limits[1], node


@reads_jsonld
def test_turtle_and_jsonld_say_the_same(graph: Graph, site: Site) -> None:
    other = Graph().parse(data=site["dati/dataset.jsonld"], format="json-ld")
    assert len(other) > 200
    assert isomorphic(graph, other)


def test_official_vocabularies(graph: Graph) -> None:
    authority = "http://publications.europa.eu/resource/authority/"
    assert set(graph.objects(None, DCAT.theme)) == {URIRef(authority + "data-theme/SOCI")}
    assert set(graph.objects(None, DCTERMS.subject)) == {URIRef("http://eurovoc.europa.eu/100209")}
    for prop, vocabulary in [(DCTERMS["format"], "file-type/"), (DCTERMS.accrualPeriodicity, "frequency/")]:
        assert all(str(value).startswith(authority + vocabulary) for value in graph.objects(None, prop))
    licence = next(graph.objects(None, DCTERMS.license))
    assert URIRef("https://creativecommons.org/licenses/by/4.0/") in set(graph.objects(licence, SKOS.exactMatch))


def test_one_distribution_for_every_file_of_data(graph: Graph, site: Site) -> None:
    base = load_metadata()["base_url"]
    files = {path for path in site if path.startswith("dati/") and "dataset." not in path}
    assert {str(url).removeprefix(base) for url in graph.objects(None, DCAT.downloadURL)} == files
    for node, url in graph.subject_objects(DCAT.downloadURL):
        size = Literal(f"{len(site[str(url).removeprefix(base)])}.0", datatype=XSD.decimal)
        assert (node, DCAT.byteSize, size) in graph


def test_frictionless_accepts_every_table(site: Site, tmp_path: Path) -> None:
    for path, data in site.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["path", "title", "message"])
    tables = {path for path in site if path.endswith(".csv")}
    assert {task.place for task in report.tasks} == tables


def test_the_data_package_names_the_bytes(site: Site) -> None:
    for resource in json.loads(site["datapackage.json"])["resources"]:
        data = site[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def test_the_manifest_names_every_file_and_adds_up(site: Site, atlas: Atlas) -> None:
    manifest = json.loads(site["manifest.json"])
    assert set(manifest["file"]) == set(site) - {"manifest.json"}
    for path, told in manifest["file"].items():
        assert told["sha256"] == hashlib.sha256(site[path]).hexdigest()
    assert sum(manifest["stati"].values()) == manifest["righe"] == len(atlas.located)
    assert manifest["registro"]["sha256"] == atlas.registry.sha256


@reads_jsonld
def test_jsonld_has_one_ngo_per_published_association(atlas: Atlas) -> None:
    block = jsonld(atlas)
    kinds = [node["@type"] for node in block["@graph"]]
    assert kinds == ["Dataset"] + ["NGO"] * len(atlas.associations)
    assert len({node["@id"] for node in block["@graph"]}) == len(kinds)
    assert all(node["name"] for node in block["@graph"])
    base = block["@context"][1]["@base"]
    local = block | {"@context": {"@vocab": "https://schema.org/", "@base": base}}
    assert len(Graph().parse(data=json.dumps(local), format="json-ld"))


def test_the_page_holds_the_jsonld(atlas: Atlas, site: Site) -> None:
    page = site["index.html"].decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(block) == jsonld(atlas)
    assert page.index(block) < page.index("</head>")


def test_a_hostile_name_stays_in_the_jsonld(atlas: Atlas) -> None:
    hostile = "</script><script>alert(1)</script><!--"
    page = with_jsonld("<head></head>", jsonld(atlas) | {"name": hostile})
    assert page.count("</script>") == 1
    assert "<!--" not in page


def test_many_associations_do_not_double_the_page(atlas: Atlas) -> None:
    many = pd.concat([atlas.associations] * 5, ignore_index=True)
    assert [node["@type"] for node in jsonld(replace(atlas, associations=many))["@graph"]] == ["Dataset"]


def test_another_administration_writes_only_what_differs(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text('base_url = "https://dati.comune.example/"\n[titolare]\nidentificativo = "c_x000"\n')
    about = load_metadata(own)
    assert about["base_url"] == "https://dati.comune.example/"
    assert about["titolare"]["identificativo"] == "c_x000"
    assert about["titolare"]["nome_it"] == load_metadata()["titolare"]["nome_it"]


@pytest.mark.parametrize(
    ("text", "words"), [("=", "TOML"), ("base_ulr = 'x'", "base_ulr"), ("titolare = 'x'", "titolare")]
)
def test_a_wrong_file_of_metadata_is_told_in_words(tmp_path: Path, text: str, words: str) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(text)
    with pytest.raises(InputError, match=words):
        load_metadata(own)
    with pytest.raises(InputError, match="non si può leggere"):
        load_metadata(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("newest", "day"),
    [("", "2026-01-15"), ("2020", "2026-01-15"), ("2026-03", "2026-03-01"), ("2027", "2027-01-01")],
)
def test_the_date_is_that_of_the_data(atlas: Atlas, newest: str, day: str) -> None:
    assert modified_date(replace(atlas, data_date=newest), load_metadata()) == day
