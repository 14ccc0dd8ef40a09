# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What search engines are told about the data: schema.org, as JSON-LD in the page."""

from typing import Any

from mapping.atlas import Atlas
from mapping.file_formats import format_of
from mapping.metadata.own_layers import licences_of
from mapping.metadata.publisher import address, described, holder, known, load_metadata, modified_date
from mapping.metadata.tables import Metadata


def jsonld(atlas: Atlas, metadata: Metadata | None = None) -> dict[str, Any]:
    """Return the schema.org description of the data: one Dataset, which names the files that hold the rows."""
    about = metadata or load_metadata()
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{address(about, 'index.html')}#dataset",
        "name": about["titolo_it"],
        "alternateName": about["titolo_en"],
        "description": described(about, atlas),
        "url": address(about, "index.html"),
        "identifier": about["identificativo"],
        "inLanguage": "it",
        "keywords": about["parole_chiave_it"],
        **_licences(atlas, about),
        "isAccessibleForFree": True,
        "dateModified": modified_date(atlas, about),
        "spatialCoverage": _place(atlas, about),
        "creator": _creator(about),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": format_of(path).media_type,
                "contentUrl": address(about, path),
                **({"license": licences_of(about)[dataset["licenza"]]["uri"]} if "licenza" in dataset else {}),
            }
            for dataset in about["dataset"].values()
            for path in dataset["file"]
        ],
    }


def _place(atlas: Atlas, about: Metadata) -> dict[str, Any]:
    """Return where the data are of: Italy, or a part of it with its ISTAT code."""
    italy = {"@type": "Place", "name": "Italia", "sameAs": about["vocabolari"]["luogo"]}
    if atlas.extent is None:
        return italy
    code = {"@type": "PropertyValue", "propertyID": "ISTAT", "value": atlas.extent.code}
    return {"@type": "AdministrativeArea", "name": atlas.extent.name, "identifier": code, "containedInPlace": italy}


def _creator(about: Metadata) -> dict[str, str]:
    """Return whose data they are; what kind of body that is, is not known of those who made the map."""
    named = holder(about)
    if not known(named["sito"]):
        return {"@type": "Organization", "name": named["nome_it"]}
    return {"@type": "GovernmentOrganization", "name": named["nome_it"], "url": named["sito"]}


def _licences(atlas: Atlas, about: Metadata) -> dict[str, Any]:
    own, asked = about["licenza"]["uri"], about["licenza_indirizzi"]
    if not atlas.address_points:
        return {"license": own}
    return {"license": [own, asked["uri"]], "creditText": asked["attribuzione"], "usageInfo": asked["attribuzione_uri"]}
