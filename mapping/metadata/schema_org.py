# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What search engines are told about the data: schema.org, as JSON-LD in the page."""

from typing import Any

import pandas as pd

from mapping.atlas import Atlas
from mapping.file_formats import format_of
from mapping.metadata.publisher import address, described, load_metadata, modified_date
from mapping.metadata.tables import Metadata
from mapping.schema import OWN_POINT

JSONLD_LIMIT = 2_000
"""Associations described one by one in the page; many more would weigh as much as the page itself."""


def jsonld(atlas: Atlas, metadata: Metadata | None = None) -> dict[str, Any]:
    """Return the schema.org description of the data: one Dataset, one NGO per published association.

    Of more than `JSONLD_LIMIT` associations only the Dataset, which names the files that hold them all.
    """
    about = metadata or load_metadata()
    rows = atlas.associations.sort_index()
    listed = rows.to_dict("records") if len(rows) <= JSONLD_LIMIT else []
    context = ["https://schema.org", {"@base": address(about, "index.html")}]
    return {"@context": context, "@graph": [_dataset(atlas, about), *map(_organization, listed)]}


def _dataset(atlas: Atlas, about: Metadata) -> dict[str, Any]:
    holder = about["titolare"]
    return {
        "@type": "Dataset",
        "@id": "#dataset",
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
        "spatialCoverage": {"@type": "Place", "name": "Italia", "sameAs": about["vocabolari"]["luogo"]},
        "creator": {"@type": "GovernmentOrganization", "name": holder["nome_it"], "url": holder["sito"]},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": format_of(path).media_type,
                "contentUrl": address(about, path),
            }
            for dataset in about["dataset"].values()
            for path in dataset["file"]
        ],
    }


def _licences(atlas: Atlas, about: Metadata) -> dict[str, Any]:
    own, asked = about["licenza"]["uri"], about["licenza_indirizzi"]
    if not atlas.address_points:
        return {"license": own}
    return {"license": [own, asked["uri"]], "creditText": asked["attribuzione"], "usageInfo": asked["attribuzione_uri"]}


def _organization(row: dict[Any, Any]) -> dict[str, Any]:
    """Return one association; a key is there only where its value is known."""
    town = f"{row['luogo_comune']} ({row['luogo_provincia']})" if row["luogo_comune"] else ""
    facts = {
        "name": row["denominazione"],
        "alternateName": row["acronimo"],
        "url": row["sito_web"],
        "foundingDate": row["anno_costituzione"],
        "address": ", ".join(filter(None, (town, row["luogo_regione"]))),
        "geo": _point(row),
    }
    identity = {"@type": "NGO", "@id": f"#id={row['id']}"}
    return identity | {key: value for key, value in facts.items() if value}


def _point(row: dict[Any, Any]) -> dict[str, Any] | None:
    """Return the point of a seat if it is its own; the centre of its comune is nobody's address."""
    if row["precisione"] not in OWN_POINT or pd.isna(row["luogo_latitudine"]):
        return None
    latitude, longitude = round(row["luogo_latitudine"], 6), round(row["luogo_longitudine"], 6)
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
