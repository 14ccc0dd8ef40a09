# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The metadata of an edition of a part of Italy: what they say of all of it, they say of the part."""

from typing import Any, cast

from mapping.atlas import Atlas
from mapping.metadata.tables import Metadata
from mapping.toml_files import read_toml

_ITALY = {
    "delle 20 regioni e delle 107 province": "delle regioni e delle province del territorio",
    "the 20 regions and the 107 provinces": "the regions and provinces of the territory",
    "delle 20 regioni": "del territorio",
    "the 20 regions": "the territory",
    "delle 107 province": "delle province del territorio",
    "the 107 provinces": "the provinces of the territory",
    "delle regioni italiane": "del territorio",
    "the Italian regions": "the territory",
    " in Italia": "",
    " in Italy": "",
}
"""What our own words say of Italy, the longer first, and what they say of a part of it."""


def of_part(about: Metadata, atlas: Atlas) -> Metadata:
    """Return the metadata of what is published of an atlas: our own titles and descriptions say of which part it is."""
    if atlas.extent is None:
        return about
    shipped = read_toml("metadata.toml")
    name = atlas.extent.name
    sets = {key: _told(dict(told), shipped["dataset"][key], name) for key, told in about["dataset"].items()}
    return cast("Metadata", _told(dict(about), shipped, name) | {"dataset": sets})


def words_of_part(text: str) -> str:
    """Return words of ours that speak of all regions and provinces, as they hold of a part of Italy.

    Examples
    --------
    >>> words_of_part("Copertura delle 20 regioni")
    'Copertura del territorio'
    """
    for italy, part in _ITALY.items():
        text = text.replace(italy, part)
    return text


def _told(about: dict[str, Any], shipped: dict[str, Any], name: str) -> dict[str, Any]:
    ends = {"titolo": f" · {name}", "descrizione": f" · {name}."}
    told = {f"{key}_{lang}": end for key, end in ends.items() for lang in ("it", "en")}
    ours = {key: end for key, end in told.items() if about[key] == shipped[key]}
    return about | {key: words_of_part(about[key]).rstrip(".") + end for key, end in ours.items()}
