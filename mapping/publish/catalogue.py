# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The data sets as the national catalogue reads them: DCAT-AP_IT 2.0, in Turtle and JSON-LD.

Source of the properties and their cardinalities: the ontology http://dati.gov.it/onto/dcatapit (version 2.0)
and AgID's «Linee guida per i cataloghi dati». Where the two differ, what both allow is written: one title for
the catalogue and one name for an office (the guide takes one per language). Dates are days, as in the examples
of both. Every node has its own address, so that nothing depends on the order of a run.
"""

import json
from collections.abc import Mapping
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from mapping.atlas import Atlas
from mapping.file_formats import format_of
from mapping.metadata import (
    Metadata,
    described,
    has_address_points,
    holder,
    known,
    licences_of,
    modified_date,
)
from mapping.places import Extent
from mapping.publish.folder import Facts
from mapping.publish.periods import periods

DCATAP = Namespace("http://data.europa.eu/r5r/")
DCATAPIT = Namespace("http://dati.gov.it/onto/dcatapit#")
LOCN = Namespace("http://www.w3.org/ns/locn#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_LANGUAGES = [URIRef(f"{_AUTHORITY}/language/{code}") for code in ("ITA", "ENG")]
"""Of the titles and descriptions."""
_PART = "territorio"
"""The node of the part of Italy that an edition is of."""
_PREFIXES = {
    "dcat": DCAT, "dcatap": DCATAP, "dcatapit": DCATAPIT, "dct": DCTERMS, "foaf": FOAF, "locn": LOCN, "owl": OWL,
    "rdfs": RDFS, "skos": SKOS, "spdx": SPDX, "vcard": VCARD, "xsd": XSD,
}  # fmt: skip


def catalogue_files(atlas: Atlas, files: Mapping[str, Facts], about: Metadata) -> dict[str, bytes]:
    """Return ``dati/dataset.ttl`` and ``dati/dataset.jsonld`` for ``files`` (path -> what is told of it)."""
    graph = catalogue_graph(atlas, files, about)
    turtle = graph.serialize(format="turtle").strip() + "\n"
    return {"dati/dataset.ttl": _placed(turtle, "<", about), "dati/dataset.jsonld": _placed(_jsonld(graph), '"', about)}


def _placed(text: str, begins: str, about: Metadata) -> bytes:
    """Return the catalogue as bytes; where nobody knows its address, with those of the folder told from it."""
    base = about["base_url"]
    return (text if known(base) else text.replace(f"{begins}{base}", f"{begins}../")).encode()


def catalogue_graph(atlas: Atlas, files: Mapping[str, Facts], about: Metadata) -> Graph:
    """Return the catalogue, its data sets, one distribution per file, and whom and what they refer to."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace)
    modified = Literal(modified_date(atlas, about), datatype=XSD.date)
    _add_catalogue(graph, atlas, about, modified)
    spans = periods(atlas)
    for name, dataset in about["dataset"].items():
        _add_dataset(graph, atlas, about, name, modified)
        _add_period(graph, about, name, spans.get(name))
        for path in dataset["file"]:
            _add_distribution(graph, about, name, path, files[path])
            if has_address_points(atlas, path):
                _add_rights(graph, about, name, path)
    if atlas.extent:
        _add_part(graph, about, atlas.extent)
    _add_people(graph, about)
    _add_vocabularies(graph, about)
    return graph


def _file(about: Metadata, path: str) -> URIRef:
    return URIRef(f"{about['base_url']}{path}")


def _node(about: Metadata, name: str) -> URIRef:
    return _file(about, f"#{name}")


def _holder_node(about: Metadata) -> URIRef:
    return URIRef(known(holder(about)["uri"]) or _node(about, "contributori"))


def _add(graph: Graph, node: URIRef, facts: Mapping[URIRef, Any]) -> None:
    """Add each value of each property; a list holds several."""
    for predicate, values in facts.items():
        for value in values if isinstance(values, list) else [values]:
            graph.add((node, predicate, value))


def _both(about: Mapping[str, Any], key: str) -> list[Literal]:
    return [Literal(about[f"{key}_{lang}"], lang=lang) for lang in ("it", "en")]


def _described(about: Mapping[str, Any], atlas: Atlas) -> list[Literal]:
    return [Literal(described(about, atlas, lang), lang=lang) for lang in ("it", "en")]


def _add_catalogue(graph: Graph, atlas: Atlas, about: Metadata, modified: Literal) -> None:
    facts = {
        RDF.type: [DCATAPIT.Catalog, DCAT.Catalog],
        DCTERMS.title: Literal(about["titolo_it"], lang="it"),
        DCTERMS.description: _described(about, atlas),
        DCTERMS.publisher: _holder_node(about),
        DCTERMS.issued: Literal(about["pubblicato"], datatype=XSD.date),
        DCTERMS.modified: modified,
        DCTERMS.language: _LANGUAGES,
        FOAF.homepage: _file(about, "index.html"),
        DCAT.themeTaxonomy: URIRef(about["vocabolari"]["schema_temi"]),
        DCAT.dataset: [_node(about, name) for name in about["dataset"]],
    }
    _add(graph, _node(about, "catalogo"), facts)


def _add_dataset(graph: Graph, atlas: Atlas, about: Metadata, name: str, modified: Literal) -> None:
    dataset, terms, agent = about["dataset"][name], about["vocabolari"], _holder_node(about)
    words = {"it": about["parole_chiave_it"], "en": about["parole_chiave_en"]}
    facts = {
        RDF.type: [DCATAPIT.Dataset, DCAT.Dataset],
        DCTERMS.identifier: Literal(f"{about['identificativo']}-{name}"),
        DCTERMS.title: _both(dataset, "titolo"),
        DCTERMS.description: _both(dataset, "descrizione") if "licenza" in dataset else _described(dataset, atlas),
        DCTERMS.issued: Literal(about["pubblicato"], datatype=XSD.date),
        DCTERMS.modified: modified,
        DCTERMS.rightsHolder: agent,
        DCTERMS.publisher: agent,
        DCTERMS.creator: agent,
        DCTERMS.accrualPeriodicity: URIRef(terms["frequenza"]),
        DCTERMS.accessRights: URIRef(terms["accesso"]),
        DCTERMS.language: _LANGUAGES,
        DCTERMS.spatial: _node(about, _PART) if atlas.extent else URIRef(terms["paese"]),
        DCTERMS.subject: URIRef(terms["sottotema"]),
        DCAT.theme: URIRef(terms["tema"]),
        DCAT.keyword: [Literal(word, lang=lang) for lang, listed in words.items() for word in listed],
        DCAT.landingPage: _file(about, "index.html"),
        DCAT.contactPoint: [_node(about, "contatto")] if known(about["contatto"]["email"]) else [],
        DCAT.distribution: [_distribution_node(about, path) for path in dataset["file"]],
    }
    _add(graph, _node(about, name), facts)


def _add_period(graph: Graph, about: Metadata, name: str, span: tuple[str, str] | None) -> None:
    """Add the days that the data of a data set speak of, if they are known."""
    if span is None:
        return
    node = _node(about, f"periodo-{name}")
    graph.add((_node(about, name), DCTERMS.temporal, node))
    first, last = (Literal(day, datatype=XSD.date) for day in span)
    _add(graph, node, {
        RDF.type: DCTERMS.PeriodOfTime,
        DCATAPIT.startDate: first,
        DCATAPIT.endDate: last,
        DCAT.startDate: first,
        DCAT.endDate: last,
    })  # fmt: skip


def _distribution_node(about: Metadata, path: str) -> URIRef:
    return _node(about, "distribuzione-" + path.removeprefix("dati/").replace(".", "-"))


def _add_distribution(graph: Graph, about: Metadata, name: str, path: str, told: Facts) -> None:
    node, kind = _distribution_node(about, path), format_of(path)
    licence = licences_of(about)[about["dataset"][name].get("licenza", about["licenza"]["spdx"])]
    checksum = URIRef(f"{node}-sha256")
    media_type = URIRef(f"https://www.iana.org/assignments/media-types/{kind.media_type}")
    modified = graph.value(_node(about, name), DCTERMS.modified)
    titles = [f"{title} ({path.removeprefix('dati/')})" for title in _both(about["dataset"][name], "titolo")]
    facts = {
        RDF.type: [DCATAPIT.Distribution, DCAT.Distribution],
        DCTERMS.title: [Literal(t, lang=lang) for t, lang in zip(titles, ("it", "en"), strict=True)],
        DCTERMS.description: list(graph.objects(_node(about, name), DCTERMS.description)),
        DCTERMS.format: URIRef(f"{_AUTHORITY}/file-type/{kind.file_type}"),
        DCTERMS.license: URIRef(licence["vocabolario"]),
        DCTERMS.modified: modified,
        DCAT.accessURL: _file(about, path),
        DCAT.downloadURL: _file(about, path),
        DCAT.mediaType: media_type,
        DCATAP.availability: URIRef(about["vocabolari"]["disponibilita"]),
        DCAT.byteSize: Literal(f"{told.size}.0", datatype=XSD.decimal),
        SPDX.checksum: checksum,
    }
    _add(graph, node, facts)
    _add_licence(graph, licence)
    _add(graph, checksum, {
        RDF.type: SPDX.Checksum,
        SPDX.algorithm: SPDX.checksumAlgorithm_sha256,
        SPDX.checksumValue: Literal(told.sha256, datatype=XSD.hexBinary),
    })  # fmt: skip
    graph.add((SPDX.checksumAlgorithm_sha256, RDF.type, SPDX.ChecksumAlgorithm))
    graph.add((media_type, RDF.type, DCTERMS.MediaType))
    graph.add((URIRef(f"{_AUTHORITY}/file-type/{kind.file_type}"), RDF.type, DCTERMS.MediaTypeOrExtent))


def _add_rights(graph: Graph, about: Metadata, name: str, path: str) -> None:
    """Put a file that holds points of OpenStreetMap under its licence, and say which part of the file is whose.

    A distribution has one licence: the stricter one, so that whoever reads nothing else breaks none.
    """
    node, rights, asked = _distribution_node(about, path), _node(about, "diritti-indirizzi"), about["licenza_indirizzi"]
    graph.set((node, DCTERMS.license, URIRef(asked["vocabolario"])))
    graph.add((node, DCTERMS.rights, rights))
    graph.add((_node(about, name), DCTERMS.source, URIRef(asked["attribuzione_uri"])))
    _add(graph, rights, {RDF.type: DCTERMS.RightsStatement, RDFS.label: _both(asked, "diritti")})
    _add_licence(graph, asked)


def _add_licence(graph: Graph, licence: Mapping[str, Any]) -> None:
    _add(graph, URIRef(licence["vocabolario"]), {
        RDF.type: [DCATAPIT.LicenseDocument, DCTERMS.LicenseDocument],
        DCTERMS.type: URIRef(licence["tipo"]),
        FOAF.name: _both(licence, "nome"),
        OWL.versionInfo: Literal(licence["versione"]),
        SKOS.exactMatch: [URIRef(licence["europea"]), URIRef(licence["uri"])],
    })  # fmt: skip
    _add_concept(graph, licence, "tipo")


def _add_part(graph: Graph, about: Metadata, extent: Extent) -> None:
    """Add the part of Italy that the data are of, by its name and its ISTAT code."""
    _add(graph, _node(about, _PART), {
        RDF.type: DCTERMS.Location,
        LOCN.geographicName: Literal(extent.name, lang="it"),
        SKOS.notation: Literal(extent.code),
        DCTERMS.isPartOf: URIRef(about["vocabolari"]["paese"]),
    })  # fmt: skip


def _add_concept(graph: Graph, labels: Mapping[str, Any], key: str) -> None:
    _add(graph, URIRef(labels[key]), {RDF.type: SKOS.Concept, SKOS.prefLabel: _both(labels, key)})


def _add_people(graph: Graph, about: Metadata) -> None:
    named, contact = holder(about), about["contatto"]
    _add(graph, _holder_node(about), {
        RDF.type: [DCATAPIT.Agent, FOAF.Agent],
        DCTERMS.identifier: Literal(named["identificativo"]),
        FOAF.name: Literal(named["nome_it"], lang="it"),
        FOAF.homepage: URIRef(named["sito"]) if known(named["sito"]) else [],
    })  # fmt: skip
    if email := known(contact["email"]):
        mailbox = URIRef(f"mailto:{email}")
        _add(graph, _node(about, "contatto"), {
            RDF.type: [DCATAPIT.Organization, VCARD.Organization, VCARD.Kind],
            VCARD.fn: Literal(contact["nome"]),
            VCARD.hasEmail: mailbox,
            VCARD.hasURL: URIRef(about["pagina"]) if known(about["pagina"]) else [],
        })  # fmt: skip
        graph.add((mailbox, RDF.type, VCARD.Email))


def _add_vocabularies(graph: Graph, about: Metadata) -> None:
    """Add what a validator wants to know of the terms that are used: their class and their label."""
    terms = about["vocabolari"]
    _add_licence(graph, about["licenza"])
    for theme in ("tema", "sottotema", "disponibilita"):
        _add_concept(graph, terms, theme)
    _add(graph, URIRef(terms["schema_temi"]), {
        RDF.type: SKOS.ConceptScheme, DCTERMS.title: _both(terms, "schema_temi"),
    })  # fmt: skip
    graph.add((URIRef(terms["tema"]), SKOS.inScheme, URIRef(terms["schema_temi"])))
    graph.add((URIRef(terms["frequenza"]), RDF.type, DCTERMS.Frequency))
    graph.add((URIRef(terms["accesso"]), RDF.type, DCTERMS.RightsStatement))
    for language in _LANGUAGES:
        graph.add((language, RDF.type, DCTERMS.LinguisticSystem))
    graph.add((_file(about, "index.html"), RDF.type, FOAF.Document))
    _add(graph, URIRef(terms["paese"]), {
        RDF.type: DCTERMS.Location,
        LOCN.geographicName: Literal("Italia", lang="it"),
        DCATAPIT.geographicalIdentifier: Literal(terms["luogo"], datatype=XSD.anyURI),
    })  # fmt: skip


def _jsonld(graph: Graph) -> str:
    """Return the graph as JSON-LD with its nodes and values in an order that no run changes."""
    context = {prefix: str(namespace) for prefix, namespace in _PREFIXES.items()}
    document = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=True))
    return json.dumps(_ordered(document), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ordered(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted(map(_ordered, value), key=lambda v: json.dumps(v, sort_keys=True))
    return value
