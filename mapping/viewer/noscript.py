# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page without JavaScript: the list by region, the table of the regions, the projects, the accounts."""

from math import floor
from typing import Any

import pandas as pd

from mapping.atlas import Atlas
from mapping.coverage import Indicator, Initiatives, indicators, shown_in
from mapping.register_kind import NOT_SAID
from mapping.row_sources import SourceAge, source_age
from mapping.schema import split_values
from mapping.viewer.languages import DEFAULT, choice, country_name, listed, number_text, place_name, translate
from mapping.viewer.page_words import short_name
from mapping.viewer.plain_list import list_parts
from mapping.viewer.plain_map import part_map, plain_map
from mapping.viewer.told import told

_SEARCHED = 20
"""So many places where to look first stand in the HTML itself; all of them are in the file and in the page's data."""


def plain_parts(atlas: Atlas, lang: str) -> dict[str, Any]:
    """Return what the template writes into the HTML itself; every text is still to be escaped by it."""
    return {
        "age": age_text(source_age(atlas.associations), lang),
        **list_parts(atlas.associations, lang, atlas.registry.own),
        "picture": _picture(atlas, lang),
        "communities": _communities(atlas.associations, lang),
        "table": _table(atlas, lang),
        "search": _search(atlas, lang),
        "projects": [_project(row, atlas.initiatives, lang) for _, row in _projects(atlas)],
        "accounts": accounts(atlas, lang),
        "address_points": atlas.address_points,
        "layers": [(layer.it, layer.source, layer.licence) for layer in atlas.layers],
        "register": "" if atlas.kind == NOT_SAID else atlas.kind.description(),
    }


def age_text(age: SourceAge, lang: str) -> str:
    """Return how old the sources are, in a sentence; nothing where none has a date."""
    if not age.last:
        return ""
    none = translate(lang, "nessuna_verificata")
    verified = translate(lang, "verificate", n=number_text(age.verified, lang)) if age.verified else none
    key = "eta_fonti" if age.half else "eta_fonti_breve"
    years = {"prima": str(age.first), "ultima": str(age.last), "meta": str(age.half)}
    return translate(lang, key, **years, verificate=verified)


def accounts(atlas: Atlas, lang: str) -> str:
    """Return the sentence that tells where every row of the registry ended."""
    some = {state: count for state, count in atlas.states.items() if count}
    parts = [_pair(choice(lang, "stato", state), number_text(count, lang), lang) for state, count in some.items()]
    return translate(lang, "conti", righe=number_text(sum(atlas.states.values()), lang), stati="; ".join(parts))


def _pair(name: str, value: str, lang: str) -> str:
    return translate(lang, "coppia", nome=name, valore=value)


def _picture(atlas: Atlas, lang: str) -> dict[str, Any]:
    """Return the map as lines and numbers, and the same told in words."""
    regions = atlas.coverage.regions
    named = zip(regions["regione"], regions["associazioni"], strict=True)
    told = "; ".join(f"{place_name(name, lang)} {n}" for name, n in named)
    counts = {str(code): int(n) for code, n in regions["associazioni"].items()}
    drawn = part_map(counts, atlas.boundaries.regions) if atlas.extent else plain_map(counts)
    return {**drawn, "told": told}


def _communities(associations: pd.DataFrame, lang: str) -> list[tuple[str, str]]:
    """Return each community with its number of associations, those with most first."""
    counts = associations["paesi_origine"].map(split_values).explode().value_counts()
    named = [(country_name(str(code), lang), int(count)) for code, count in counts.items()]
    return [(name, number_text(count, lang)) for name, count in sorted(named, key=lambda one: (-one[1], one[0]))]


def _table(atlas: Atlas, lang: str) -> dict[str, Any]:
    regions, italy = atlas.coverage.regions, atlas.coverage.italy
    columns = [indicators()[name] for name in shown_in("table") if name in regions]
    return {
        "head": [short_name(lang, column) for column in columns],
        "lines": [
            {
                "name": place_name(row["regione"], lang),
                "cells": [_cell(row, c, lang) for c in columns],
            }
            for _, row in regions.iterrows()
        ],
        "foot": [_cell(italy, c, lang) for c in columns],
    }


def _cell(place: pd.Series, column: Indicator, lang: str) -> str:
    """Return a figure; beside a rate its interval, and what the register holds of a published count."""
    value = number_text(place[column.name], lang, column.decimals)
    if not column.limits or pd.isna(place[f"{column.limits}_inf"]):
        return value
    ends = (number_text(place[f"{column.limits}_{end}"], lang, column.decimals) for end in ("inf", "sup"))
    return " · ".join(filter(None, (value, "–".join(ends), _held(place, lang))))


def _held(place: pd.Series, lang: str) -> str:
    if pd.isna(place["conteggio_pubblicato"]):
        return ""
    held, counted = (number_text(place[name], lang) for name in ("nel_conteggio", "conteggio_pubblicato"))
    return f"{translate(lang, 'conteggio', n=held, totale=counted)}, {place['conteggio_anno']}"


def _search(atlas: Atlas, lang: str) -> list[dict[str, str]]:
    told = f"perche_{DEFAULT if lang == DEFAULT else 'en'}"
    return [
        {
            "community": country_name(row["paese"], lang),
            "region": place_name(row["regione"], lang),
            "found": found_text(row["da_trovare"], lang),
            "why": row[told],
        }
        for row in atlas.coverage.where_to_look.head(_SEARCHED).to_dict("records")
    ]


def found_text(found: float, lang: str) -> str:
    """Return how many are to be found: an estimate, in whole numbers as on the page."""
    if found < 1:
        return translate(lang, "meno_di", n=number_text(1, lang))
    return number_text(found if pd.isna(found) else floor(found + 0.5), lang)


def _projects(atlas: Atlas) -> Any:
    return atlas.initiatives.projects.iterrows()


def _project(row: pd.Series, initiatives: Initiatives, lang: str) -> dict[str, Any]:
    own = initiatives.places.loc[initiatives.places["progetto"] == row.name, "comune"]
    facts = initiatives.facts[initiatives.facts["progetto"] == row.name]
    return {
        "name": row["nome"],
        "period": _told(row, "periodo", lang),
        "title": _told(row, "titolo", lang),
        "facts": [
            {"theme": _told(fact, "tema", lang), "text": _told(fact, "testo", lang)} for _, fact in facts.iterrows()
        ],
        "places": listed([place_name(name, lang) for name in dict.fromkeys(own) if name], lang),
    }


def _told(row: pd.Series, name: str, lang: str) -> dict[str, str]:
    """Return what a row tells with the language it is in, which is named where it is not the page's."""
    text = told((row[f"{name}_it"], row[f"{name}_en"]), lang)
    return {"text": text, "lang": ""} if text is not None else {"text": row[f"{name}_it"], "lang": DEFAULT}
