# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What catalogues and search engines are told about the data: publisher, licence, addresses, JSON-LD."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

from mapping.atlas import Atlas
from mapping.errors import InputError

Metadata = dict[str, Any]
"""The tables of ``metadata.toml``."""
MEDIA_TYPES = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""By the ending of a file's name, as IANA registers them."""


JSONLD_LIMIT = 2_000
"""Associations described one by one in the page; many more would weigh as much as the page itself."""


@cache
def _shipped() -> Metadata:
    return tomllib.loads(files("mapping").joinpath("metadata.toml").read_text(encoding="utf-8"))


def load_metadata(path: Path | str | None = None) -> Metadata:
    """Return who publishes what where: the values that ship, with those of ``path`` in their place.

    Raises
    ------
    InputError
        If the file cannot be read or names something that ``metadata.toml`` does not have.
    """
    if path is None:
        return _shipped()
    try:
        own = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"Il file dei metadati «{path}» non si può leggere: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"Il file dei metadati «{path}» non è scritto in TOML: {error}.") from error
    return _merged(_shipped(), own, str(path))


def _merged(shipped: Metadata, own: Metadata, name: str) -> Metadata:
    unknown = [key for key, value in own.items() if type(shipped.get(key)) is not type(value)]
    if unknown:
        keys = ", ".join(f"«{key}»" for key in unknown)
        raise InputError(f"Nel file dei metadati «{name}» {keys} non va: vedere mapping/metadata.toml.")
    inner = {k: _merged(shipped[k], v, name) if isinstance(v, dict) else v for k, v in own.items()}
    return shipped | inner


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
        "license": about["licenza"]["uri"],
        "isAccessibleForFree": True,
        "dateModified": modified_date(atlas, about),
        "spatialCoverage": {"@type": "Place", "name": "Italia", "sameAs": about["vocabolari"]["luogo"]},
        "creator": {"@type": "GovernmentOrganization", "name": holder["nome_it"], "url": holder["sito"]},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": MEDIA_TYPES[path.rsplit(".", 1)[1]],
                "contentUrl": address(about, path),
            }
            for dataset in about["dataset"].values()
            for path in dataset["file"]
        ],
    }


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
    if row["precisione"] not in {"punto", "indirizzo"} or pd.isna(row["luogo_latitudine"]):
        return None
    latitude, longitude = round(row["luogo_latitudine"], 6), round(row["luogo_longitudine"], 6)
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
