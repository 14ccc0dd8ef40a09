# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Metadata: DCAT-AP_IT 2.0 with its cardinalities, the data package that Frictionless validates, JSON-LD."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pyshacl
import pytest
from frictionless import Package, system
from rdflib import DCAT, DCTERMS, FOAF, OWL, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from mapping.atlas import Atlas
from mapping.coverage import with_registry
from mapping.errors import InputError
from mapping.metadata import holder, jsonld, load_metadata, modified_date, to_confirm
from mapping.publish.catalogue import catalogue_graph
from mapping.publish.folder.files import facts_of
from mapping.publish.periods import span
from mapping.publish.site import site_files, with_jsonld

pytestmark = pytest.mark.slow

Site = dict[str, bytes]
FOLDER = "https://mappe.test.it/edizione/"
HERE = f"{FOLDER}dati/dataset.ttl"
"""Where a harvester finds the catalogue: addresses that nobody has confirmed are told from there."""
IT = Namespace("http://dati.gov.it/onto/dcatapit#")
LOCN = Namespace("http://www.w3.org/ns/locn#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
ONE, SOME = (1, 1), (1, 99)
DAY, TEXT, NAME = XSD.date, "a text in a language", XSD.string
# The restrictions of the ontology DCAT-AP_IT 2.0 and of AgID's guidelines, the narrower of the two where they differ:
# class, property, (least, most), what the values are (a class they have, a datatype, or None for any node).
CARDINALITIES = [
    (IT.Catalog, DCTERMS.title, ONE, TEXT),
    (IT.Catalog, DCTERMS.description, SOME, TEXT),
    (IT.Catalog, DCTERMS.publisher, ONE, IT.Agent),
    (IT.Catalog, DCTERMS.modified, ONE, DAY),
    (IT.Catalog, DCTERMS.issued, (0, 1), DAY),
    (IT.Catalog, DCTERMS.language, SOME, DCTERMS.LinguisticSystem),
    (IT.Catalog, FOAF.homepage, (0, 1), FOAF.Document),
    (IT.Catalog, DCAT.dataset, SOME, IT.Dataset),
    (IT.Catalog, DCAT.themeTaxonomy, SOME, SKOS.ConceptScheme),
    (IT.Dataset, DCTERMS.identifier, ONE, NAME),
    (IT.Dataset, DCTERMS.title, SOME, TEXT),
    (IT.Dataset, DCTERMS.description, SOME, TEXT),
    (IT.Dataset, DCTERMS.modified, ONE, DAY),
    (IT.Dataset, DCTERMS.issued, (0, 1), DAY),
    (IT.Dataset, DCTERMS.rightsHolder, ONE, IT.Agent),
    (IT.Dataset, DCTERMS.publisher, (0, 1), IT.Agent),
    (IT.Dataset, DCTERMS.creator, SOME, IT.Agent),
    (IT.Dataset, DCTERMS.accrualPeriodicity, ONE, DCTERMS.Frequency),
    (IT.Dataset, DCTERMS.language, SOME, DCTERMS.LinguisticSystem),
    (IT.Dataset, DCTERMS.spatial, SOME, DCTERMS.Location),
    (IT.Dataset, DCTERMS.temporal, ONE, DCTERMS.PeriodOfTime),
    (IT.Dataset, DCTERMS.subject, SOME, SKOS.Concept),
    (IT.Dataset, DCAT.theme, SOME, SKOS.Concept),
    (IT.Dataset, DCAT.keyword, SOME, TEXT),
    (IT.Dataset, DCAT.landingPage, (0, 1), FOAF.Document),
    (IT.Dataset, DCAT.contactPoint, SOME, VCARD.Kind),
    (IT.Dataset, DCAT.distribution, SOME, IT.Distribution),
    (IT.Distribution, DCAT.accessURL, ONE, None),
    (IT.Distribution, DCAT.downloadURL, ONE, None),
    (IT.Distribution, DCTERMS.license, ONE, IT.LicenseDocument),
    (IT.Distribution, DCTERMS["format"], ONE, DCTERMS.MediaTypeOrExtent),
    (IT.Distribution, DCTERMS.title, SOME, TEXT),
    (IT.Distribution, DCTERMS.description, SOME, TEXT),
    (IT.Distribution, DCAT.byteSize, (0, 1), XSD.decimal),
    (IT.Distribution, DCTERMS.modified, (0, 1), DAY),
    (IT.Agent, DCTERMS.identifier, ONE, NAME),
    (IT.Agent, FOAF.name, ONE, TEXT),
    (IT.Organization, VCARD.fn, ONE, NAME),
    (IT.Organization, VCARD.hasEmail, ONE, VCARD.Email),
    (IT.Organization, VCARD.hasURL, (0, 1), None),
    (IT.LicenseDocument, FOAF.name, SOME, TEXT),
    (IT.LicenseDocument, DCTERMS.type, (0, 1), SKOS.Concept),
    (IT.LicenseDocument, OWL.versionInfo, (0, 1), NAME),
    (DCTERMS.PeriodOfTime, IT.startDate, ONE, DAY),
    (DCTERMS.PeriodOfTime, IT.endDate, (0, 1), DAY),
    (DCTERMS.Location, LOCN.geographicName, (0, 1), TEXT),
    (DCTERMS.Location, IT.geographicalIdentifier, (0, 1), XSD.anyURI),
    (SKOS.Concept, SKOS.prefLabel, SOME, TEXT),
    (SKOS.ConceptScheme, DCTERMS.title, SOME, TEXT),
]
# Of the authority table «file type» of the Publications Office of the European Union.
FILE_TYPES = {"csv": "CSV", "geojson": "GEOJSON", "gpkg": "GPKG", "parquet": "PARQUET", "xlsx": "XLSX"}


# rdflib's own reader of JSON-LD uses a class that rdflib deprecates.
reads_jsonld = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


HOLDER = (
    'nome_it = "Comune di Prova"\nidentificativo = "c_x000"\nsito = "https://www.comune.it/"\n'
    'uri = "https://w3id.org/italia/data/public-organization/c_x000"\n'
)


@pytest.fixture(scope="module")
def graph(site: Site) -> Graph:
    return Graph().parse(data=site["dati/dataset.ttl"], format="turtle", publicID=HERE)


@pytest.fixture(scope="module")
def confirmed(atlas: Atlas, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The catalogue of a publisher who has set every address."""
    own = tmp_path_factory.mktemp("own") / "mine.toml"
    own.write_text(
        f'base_url = "{FOLDER}"\npagina = "https://www.comune.it/"\n[contatto]\nemail = "redazione@comune.it"\n'
        f"[titolare]\n{HOLDER}",
        encoding="utf-8",
    )
    return catalogue_graph(atlas, facts_of(site), load_metadata(own))


def is_of(graph: Graph, value: Node, expected: object) -> bool:
    """Return whether a value is what the profile wants: a node of a class, a literal of a datatype."""
    if expected is None:
        return isinstance(value, URIRef)
    if expected == TEXT:
        return isinstance(value, Literal) and value.language in {"it", "en"} and bool(value.strip())
    if str(expected).startswith(str(XSD)):
        kind = value.datatype or XSD.string if isinstance(value, Literal) else None
        return kind == expected and not getattr(value, "language", None)
    return (value, RDF.type, expected) in graph


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "prop", "limits", "expected"), CARDINALITIES, ids=lambda v: str(v).rsplit("/", 1)[-1])
def test_cardinality_and_kind(
    confirmed: Graph, kind: URIRef, prop: URIRef, limits: tuple[int, int], expected: object
) -> None:
    nodes = list(confirmed.subjects(RDF.type, kind))
    assert nodes
    for node in nodes:
        values = list(confirmed.objects(node, prop))
        assert limits[0] <= len(values) <= limits[1], node
        assert all(is_of(confirmed, value, expected) for value in values), (node, values)


@pytest.mark.parametrize("name", ["graph", "confirmed"])
def test_the_shapes_of_dcat_ap_hold(request: pytest.FixtureRequest, name: str) -> None:
    shapes = Graph().parse(Path(__file__).with_name("dcat_ap_shapes.ttl"))
    conforms, _, told = pyshacl.validate(request.getfixturevalue(name), shacl_graph=shapes)
    assert conforms, told


def test_the_shapes_see_a_fault(graph: Graph) -> None:
    shapes = Graph().parse(Path(__file__).with_name("dcat_ap_shapes.ttl"))
    for kind in (SPDX.ChecksumAlgorithm, DCTERMS.MediaType, DCTERMS.PeriodOfTime, FOAF.Agent):
        faulty = Graph() + graph
        faulty.remove((None, RDF.type, kind))
        assert not pyshacl.validate(faulty, shacl_graph=shapes)[0], kind


def test_no_administration_is_named_before_it_is_one(graph: Graph, confirmed: Graph, site: Site) -> None:
    agents = {DCTERMS.publisher, DCTERMS.creator, DCTERMS.rightsHolder}
    assert {value for prop in agents for value in graph.objects(None, prop)} == {URIRef(f"{FOLDER}#contributori")}
    for path in ("dati/dataset.ttl", "dati/dataset.jsonld", "datapackage.json", "manifest.json"):
        assert not re.search(r"m_lps|(?<!dati)\.gov\.it", site[path].decode()), path
    named = URIRef("https://w3id.org/italia/data/public-organization/c_x000")
    assert {value for prop in agents for value in confirmed.objects(None, prop)} == {named}


def test_the_period_of_the_coverage_is_that_of_all_it_holds(graph: Graph, atlas: Atlas) -> None:
    begin, end = (graph.value(URIRef(f"{FOLDER}#periodo-copertura"), prop) for prop in (DCAT.startDate, DCAT.endDate))
    years = {*atlas.associations["fonte_data"].str[:4], *with_registry(atlas.coverage.regions)["anno"], "2014"} - {""}
    assert str(begin)[:4] == min(years)
    assert str(end)[:4] == max({*years, str(atlas.coverage.year)})


def test_an_office_without_an_address_is_left_out(graph: Graph, confirmed: Graph) -> None:
    """The profile wants the address of a contact, and no contact: better none than one that nobody reads."""
    assert "example" not in graph.serialize(format="turtle").replace(FOLDER, "")
    assert "mailto:" not in graph.serialize(format="turtle")
    assert set(graph.subjects(DCAT.contactPoint)) == set()
    assert set(confirmed.objects(None, VCARD.hasEmail)) == {URIRef("mailto:redazione@comune.it")}


def test_the_period_of_a_data_set_is_that_of_its_data(graph: Graph, atlas: Atlas) -> None:
    (begin, end) = (
        next(graph.objects(URIRef(f"{FOLDER}#periodo-associazioni"), prop)) for prop in (IT.startDate, IT.endDate)
    )
    dates = atlas.associations.loc[atlas.associations["fonte_data"] != "", "fonte_data"]
    assert str(begin)[:4] == dates.min()[:4]
    assert str(end)[:4] == dates.max()[:4]


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ([], None),
        ([""], None),
        (["2024"], ("2024-01-01", "2024-12-31")),
        (["2024-02", ""], ("2024-02-01", "2024-02-29")),
        (["2023-06", "2022", "2023-06-15"], ("2022-01-01", "2023-06-30")),
    ],
)
def test_a_date_of_any_precision_has_a_first_and_a_last_day(dates: list[str], days: tuple[str, str] | None) -> None:
    assert span(dates) == days


@reads_jsonld
def test_turtle_and_jsonld_say_the_same(graph: Graph, site: Site) -> None:
    other = Graph().parse(data=site["dati/dataset.jsonld"], format="json-ld", publicID=HERE)
    assert len(other) > 200
    assert isomorphic(graph, other)


def test_official_vocabularies(graph: Graph) -> None:
    authority = "http://publications.europa.eu/resource/authority/"
    assert set(graph.objects(None, DCAT.theme)) == {URIRef(authority + "data-theme/SOCI")}
    assert set(graph.objects(None, DCTERMS.subject)) == {URIRef("http://eurovoc.europa.eu/100209")}
    for prop, vocabulary in [(DCTERMS["format"], "file-type/"), (DCTERMS.accrualPeriodicity, "frequency/")]:
        assert all(str(value).startswith(authority + vocabulary) for value in graph.objects(None, prop))
    for node, url in graph.subject_objects(DCAT.downloadURL):
        code = FILE_TYPES[str(url).rsplit(".", 1)[1]]
        assert graph.value(node, DCTERMS["format"]) == URIRef(f"{authority}file-type/{code}")
    for kind in (IT.Catalog, IT.Dataset):
        for node in graph.subjects(RDF.type, kind):
            spoken = {str(value).rsplit("/", 1)[1] for value in graph.objects(node, DCTERMS.language)}
            assert spoken == {"ITA", "ENG"}
    licence = next(graph.objects(None, DCTERMS.license))
    assert URIRef("https://creativecommons.org/licenses/by/4.0/") in set(graph.objects(licence, SKOS.exactMatch))


def test_one_distribution_for_every_file_of_data(graph: Graph, site: Site) -> None:
    about = re.compile(r"dataset\.|-metadata\.json$|LEGGIMI")
    files = {path for path in site if path.startswith("dati/") and not about.search(path)}
    assert {str(url).removeprefix(FOLDER) for url in graph.objects(None, DCAT.downloadURL)} == files
    for node, url in graph.subject_objects(DCAT.downloadURL):
        size = Literal(f"{len(site[str(url).removeprefix(FOLDER)])}.0", datatype=XSD.decimal)
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
def test_the_page_s_jsonld_is_the_dataset_alone(atlas: Atlas) -> None:
    block = jsonld(atlas)
    assert block["@type"] == "Dataset"
    assert "NGO" not in json.dumps(block)
    local = block | {"@context": {"@vocab": "https://schema.org/"}}
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


def test_another_administration_writes_only_what_differs(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text('base_url = "https://dati.comune.example/"\n[titolare]\nidentificativo = "c_x000"\n')
    about = load_metadata(own)
    assert about["base_url"] == "https://dati.comune.example/"
    assert about["titolare"]["identificativo"] == "c_x000"
    assert about["titolare"]["nome_it"] == load_metadata()["titolare"]["nome_it"]
    assert holder(about) == load_metadata()["titolare"]  # half an administration is none
    own.write_text(f"[titolare]\n{HOLDER}")
    assert holder(load_metadata(own))["identificativo"] == "c_x000"


def test_what_the_publisher_sets_is_confirmed_and_an_example_is_not(tmp_path: Path) -> None:
    assert to_confirm(load_metadata()) == ["base_url", "codice", "contatto.email", "titolare", "accessibilita"]
    own = tmp_path / "mine.toml"
    known = 'base_url = "https://dati.comune.it/"\npagina = "https://www.comune.it/"\n'
    own.write_text(f'{known}codice = ""\n[titolare]\n{HOLDER}', encoding="utf-8")
    assert to_confirm(load_metadata(own)) == ["contatto.email", "accessibilita"]
    own.write_text(
        'base_url = "https://example.org/x/"\ncodice = "https://git.comune.test/x"\n'
        'pagina = "https://www.example.it/"\n[contatto]\nemail = "a@b.example.com"\n',
        encoding="utf-8",
    )
    assert to_confirm(load_metadata(own)) == ["titolare", "accessibilita", "base_url", "codice", "contatto.email"]
    own.write_text(f'da_confermare = ["titolare"]\n{known}', encoding="utf-8")
    assert to_confirm(load_metadata(own)) == ["titolare"]


@pytest.mark.usefixtures("light_site")
@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("", ""),
        ("https://example.org/code", ""),
        ("https://git.comune.it/a?b=1&c", "https://git.comune.it/a?b=1&amp;c"),
    ],
)
def test_the_page_links_to_the_source_code_where_its_address_is_known(
    atlas: Atlas, tmp_path: Path, written: str, link: str
) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(f'codice = "{written}"\n', encoding="utf-8")
    files = site_files(atlas, metadata=load_metadata(own))
    foot = files["index.html"].decode().split("<footer>")[1].split("</footer>")[0]
    assert re.findall(r'<a href="([^"]*)"[^>]*>Codice sorgente</a>', foot) == ([link] if link else [])
    told = json.loads(files["manifest.json"])["da_confermare"]
    assert ("codice" in told) == written.startswith("https://example.org")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("=", "TOML"),
        ("base_ulr = 'x'", "base_ulr"),
        ("titolare = 'x'", "titolare"),
        ("base_url = 'https://a.it/mappa'", "finisce con «/»"),
        ("codice = 'javascript:alert(1)'", "«codice» non è un indirizzo"),
        ("pagina = 'https://a.it/>.<'", "«pagina» non è un indirizzo"),
        ("[contatto]\nemail = 'redazione'", "«contatto.email» non è un indirizzo"),
    ],
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
