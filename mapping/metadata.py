# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What catalogues and search engines are told about the data: publisher, licence, addresses, JSON-LD."""

import re
from pathlib import Path
from typing import Any

import pandas as pd

from mapping.atlas import Atlas
from mapping.file_formats import association_files, format_of, with_every_format
from mapping.metadata_file import read_metadata_file, value_at
from mapping.schema import OWN_POINT
from mapping.toml_files import read_toml

Metadata = dict[str, Any]
"""The tables of ``metadata.toml``."""
ADDRESSES = (
    "base_url", "pagina", "codice", "titolare.uri", "titolare.sito", "contatto.email", "contatto.segnalazioni",
)  # fmt: skip
"""The addresses that are the publisher's own."""
_RESERVED = re.compile(r"(?:^|[/@.])(?:example\.(?:com|net|org)|[\w-]+\.(?:example|invalid|test))(?:[:/]|$)")
"""Domains that nobody can own (RFC 2606): an address under them is an example, not an address."""
JSONLD_LIMIT = 2_000
"""Associations described one by one in the page; many more would weigh as much as the page itself."""


def load_metadata(path: Path | str | None = None) -> Metadata:
    """Return who publishes what where: the values that ship, with those of ``path`` in their place.

    Raises
    ------
    InputError
        If the file cannot be read, or is not one of the same shape as ``metadata.toml`` throughout.
    """
    shipped = _shipped()
    if path is None:
        return shipped
    own = read_metadata_file(Path(path), shipped)
    about = _merged(shipped, own)
    # What the publisher's own file sets is confirmed, unless that file has a list of its own.
    listed = about["da_confermare"]
    left = listed if "da_confermare" in own else [key for key in listed if value_at(own, key) is None]
    return about | {"da_confermare": left}


def _shipped() -> Metadata:
    """Return the values that ship; the catalogue lists the associations in whatever formats there are."""
    about = read_toml("metadata.toml")
    datasets = {name: told | {"file": with_every_format(told["file"])} for name, told in about["dataset"].items()}
    return about | {"dataset": datasets}


def _merged(shipped: Metadata, own: Metadata) -> Metadata:
    inner = {key: _merged(shipped[key], value) if isinstance(value, dict) else value for key, value in own.items()}
    return shipped | inner


def known(address_: str) -> str:
    """Return the address, or ``""`` if it is an example: such a one is never published where it can be left out."""
    return "" if _RESERVED.search(address_) else address_


def to_confirm(about: Metadata) -> list[str]:
    """Return the keys that the publisher has to set: those listed, and those that hold an example."""
    examples = [key for key in ADDRESSES if value_at(about, key) != known(value_at(about, key))]
    return list(dict.fromkeys([*about["da_confermare"], *examples]))


def report_contact(about: Metadata) -> str:
    """Return where a reader reports a correction: an e-mail address, the http(s) address of a form, or ``""``.

    ``contatto.segnalazioni``; where that is empty ``contatto.email``, unless nobody has confirmed it yet.
    """
    contact: dict[str, str] = about["contatto"]
    email = "" if "contatto.email" in about["da_confermare"] else contact["email"]
    return known(contact["segnalazioni"] or email)


def modified_date(atlas: Atlas, about: Metadata) -> str:
    """Return the day (``YYYY-MM-DD``) of the newest data, or of the first publication where that is later.

    Of a year or a month alone, the first day.
    """
    parts = atlas.data_date.split("-")
    newest = "-".join((*parts, "01", "01")[:3]) if atlas.data_date else ""
    return max(newest, str(about["pubblicato"]))


def address(metadata: Metadata, path: str) -> str:
    """Return the address at which a file of the published folder will stand."""
    return f"{metadata['base_url']}{path}"


def has_address_points(atlas: Atlas, path: str) -> bool:
    """Return whether a published file holds points that are OpenStreetMap's: they bring their own licence."""
    return bool(atlas.address_points) and path in association_files()


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
        "description": about["descrizione_it"],
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
