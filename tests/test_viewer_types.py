# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page's data are named types on both sides: what Python writes has the keys that the script's types read."""

import re
from pathlib import Path
from typing import is_typeddict

import pytest

from mapping.layers import associations, initiatives, regions
from mapping.viewer import cldr_words, fields, figures, page_words, payload, shown_map
from mapping.viewer.initiatives import InitiativeBlock

TYPES = Path(__file__).parents[1] / "mapping" / "viewer" / "src" / "types"
TYPEDEF = re.compile(r"@typedef \{Object\} (\w+)(.*?)(?=@typedef|\*/)", re.DOTALL)
PROPERTY = re.compile(r"@property \{.*\} (\[?)(\w+)")
SPLIT = {
    "Payload": ("Payload", "WordBlock"),
    "PackedLanguage": ("LanguageFacts", "PackedWords"),
    "RegionBlock": ("RegionValues", "WordBlock"),
    "AssociationBlock": ("AssociationValues", "WordBlock"),
    "ProjectBlock": ("ProjectValues", "WordBlock"),
}
"""What the script's types put together of several."""
ADDED = {"Payload": {"mappa"}}
"""What the document adds to the data: `MapSettings`."""


def scripted() -> dict[str, dict[str, bool]]:
    """Return the script's types: each property, and whether it must be there."""
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted(TYPES.glob("*.js")))
    return {
        name: {prop: not bracket for bracket, prop in PROPERTY.findall(body)} for name, body in TYPEDEF.findall(sources)
    }


def written() -> list[type]:
    modules = (payload, fields, figures, page_words, cldr_words, shown_map, associations, initiatives, regions)
    found = {value for module in modules for value in vars(module).values() if is_typeddict(value)}
    of_one_name = {"PackedBorders", "Table", "Places", "CoverageBlock"}
    return sorted(
        (kind for kind in found | {InitiativeBlock} if kind.__name__ not in of_one_name), key=lambda k: k.__name__
    )


@pytest.mark.parametrize("kind", written(), ids=lambda kind: kind.__name__)
def test_both_sides_have_the_same_keys(kind: type) -> None:
    known, name = scripted(), kind.__name__
    read = {key: must for part in SPLIT.get(name, (name,)) for key, must in known[part].items()}
    keys = dict.fromkeys(kind.__required_keys__, True) | dict.fromkeys(kind.__optional_keys__, False)
    assert keys == {key: must for key, must in read.items() if key not in ADDED.get(name, set())}


def test_the_script_s_types_are_seen() -> None:
    assert scripted()["Comparison"] == {"anni": True, "pochi": True, "limiti": True}
    assert scripted()["IndicatorBlock"]["soglie"] is False
