# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything the page knows, as one value of lists and dictionaries that JSON can hold."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict
from urllib.parse import urlsplit

import pandas as pd

from mapping.atlas import Atlas
from mapping.distinct import by_distinct
from mapping.row_sources import other_sources, source_age
from mapping.schema import COLUMNS, INPUT_COLUMNS, OWN_POINT, split_values
from mapping.viewer.borders import PackedBorders, borders_block, ground_block, named_neighbours
from mapping.viewer.bzipped import bzip_languages
from mapping.viewer.deflated import deflate_columns
from mapping.viewer.fields import FieldsBlock, fields_block, sent_columns
from mapping.viewer.figures import CoverageBlock, coverage_block, shown_communities, shown_figures
from mapping.viewer.initiatives import InitiativeBlock, initiatives_block
from mapping.viewer.languages import DEFAULT, NO_WORDS, SHIPPED, OwnWords, own_text
from mapping.viewer.near import ComuneColumns, Town, chief_towns, large_comuni, shared_languages
from mapping.viewer.outlines import OutlineBlock, outlines_block
from mapping.viewer.own import LayerBlock, layers_block, own_texts
from mapping.viewer.packing import Packed, pack_frame
from mapping.viewer.page_words import WordBlock, page_texts, wordbook
from mapping.viewer.part import PartBlock, part_block, unfiltered
from mapping.viewer.part_borders import part_borders_block, part_ground_block
from mapping.viewer.provinces import ProvinceBlock, province_block
from mapping.viewer.residents import ResidentsBlock, residents_block
from mapping.viewer.sent_rows import in_order, without_told
from mapping.viewer.spellings import Spellings, spellings_block

_ADDRESSES = [name for name in INPUT_COLUMNS if COLUMNS[name].kind == "url"]
_PLACE_COLUMNS = ("codice", "nome", "provincia", "regione", "lat", "lon")


class Age(TypedDict):
    """How old the sources are (`mapping.row_sources.SourceAge`)."""

    prima: int
    ultima: int
    meta: int
    anni: dict[str, int]
    verificate: int


class Citation(TypedDict):
    """What a citation names: the register, its author, its date; ``""`` where the metadata do not say it."""

    titolo_it: str
    titolo_en: str
    autore_it: str
    autore_en: str
    data: str


class Registry(TypedDict):
    """The registry behind the page: its name, its rows and where each ended, the age of its sources, its citation."""

    nome: str
    righe: int
    stati: dict[str, int]
    eta: Age
    citazione: Citation


class Payload(CoverageBlock, WordBlock):
    """The page's data but for what depends on the map itself (`MapSettings`)."""

    registro: Registry
    campi: FieldsBlock
    associazioni: dict[str, Packed | str]
    quante: int
    per_nome: bool
    luoghi: dict[str, Packed]
    confini: PackedBorders
    sfondo: PackedBorders
    contorni: OutlineBlock | None
    capoluoghi: list[Town]
    comuni: ComuneColumns
    lingue_comuni: list[str]
    province: ProvinceBlock
    residenti: ResidentsBlock
    iniziative: InitiativeBlock
    grafie: Spellings
    territorio: NotRequired[PartBlock]
    livelli: NotRequired[list[LayerBlock]]


def build_payload(
    atlas: Atlas, *, lang: str, words: OwnWords = NO_WORDS, languages: Sequence[str] = SHIPPED
) -> Payload:
    """Return the page's data: associations and places as packed columns, figures, boundaries, words.

    Parameters
    ----------
    atlas
        What `mapping.build_atlas` returned.
    lang
        The language the page opens in.
    words
        What the publisher says of the page, in the place of our own words.
    languages
        Those that the page has.
    """
    places = place_table(atlas.associations)
    sorted_rows, by_name = in_order(atlas.associations)
    rows = without_told(row_table(sorted_rows, places), places)
    towns = chief_towns(atlas.extent)
    countries, own = _countries(atlas), atlas.registry.own
    initiatives, told = initiatives_block(atlas)
    coverage = coverage_block(atlas.coverage, told)
    named = own_texts(atlas)
    known = wordbook(
        lang,
        countries,
        shown_figures(atlas.coverage),
        languages=languages,
        texts=[*page_texts(), *named],
        own={**words, **named},
        tables=told,
        sources={source["it"]: source["en"] for source in coverage["altre_fonti"]},
        states=atlas.states,
    )
    return {
        "registro": {
            "nome": atlas.registry.name,
            "righe": sum(atlas.states.values()),
            "stati": atlas.states,
            "eta": _age(atlas),
            "citazione": _citation(atlas, words),
        },
        "campi": fields_block(unfiltered(atlas.extent, projects=atlas.initiatives.shown), own),
        "associazioni": deflate_columns(pack_frame(rows, sent_columns(own))),
        "quante": len(rows),
        "per_nome": by_name,
        "luoghi": pack_frame(places, _PLACE_COLUMNS),
        "confini": part_borders_block(atlas.boundaries, atlas.extent) if atlas.extent else borders_block(),
        "capoluoghi": towns,
        "comuni": large_comuni({*places["codice"], *(code for _, _, _, code in towns)}, atlas.extent),
        "lingue_comuni": shared_languages(_communities(atlas)),
        "sfondo": part_ground_block(atlas.boundaries) if atlas.extent else ground_block(),
        "contorni": outlines_block(_choosable(atlas, places)),
        **coverage,
        "province": province_block(atlas.coverage),
        "residenti": residents_block(atlas.coverage),
        "iniziative": initiatives,
        "grafie": spellings_block(countries, places["codice"]),
        **part_block(atlas.extent),
        **layers_block(atlas),
        **bzip_languages(known),
    }


def place_table(associations: pd.DataFrame) -> pd.DataFrame:
    """Return one row per circle: each comune with associations, and each point that lies in no known comune.

    Index ``chiave``: the comune's ISTAT code, or the association's id.
    """
    placed = associations[associations["luogo_latitudine"].notna()]
    placed = placed.assign(chiave=_place_keys(placed), proprio=placed["precisione"].isin(OWN_POINT))
    ordered = placed.sort_values(["chiave", "proprio"], kind="stable")
    first = ordered.drop_duplicates("chiave").set_index("chiave")
    table = pd.DataFrame(
        {
            "codice": first["luogo_codice_comune"],
            "nome": first["luogo_comune"],
            "provincia": first["luogo_provincia"],
            "regione": first["luogo_codice_regione"],
            "lat": first["luogo_latitudine"].round(5),
            "lon": first["luogo_longitudine"].round(5),
        }
    )
    return table.sort_index()


def row_table(associations: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return one row per published association, in the registry's order, with the names of the payload."""
    order = {key: place for place, key in enumerate(places.index)}
    mapped = associations["luogo_latitudine"].notna()
    own = mapped & associations["precisione"].isin(OWN_POINT)
    keys = _place_keys(associations)
    return associations.assign(
        luogo=[order[key] if on else -1 for key, on in zip(keys, mapped, strict=True)],
        provincia=associations["luogo_provincia"],
        regione=associations["luogo_codice_regione"],
        **{name: by_distinct(associations[name], safe_address) for name in _ADDRESSES},
        fonti=by_distinct(associations["fonti"], other_sources),
        lat=associations["luogo_latitudine"].round(5).where(own),
        lon=associations["luogo_longitudine"].round(5).where(own),
    )


def safe_address(text: str) -> str:
    """Return an http or https address as it is, anything else as an empty text: it becomes a link."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return ""
    return text.strip() if parts.scheme.lower() in {"http", "https"} and parts.netloc else ""


def _age(atlas: Atlas) -> Age:
    age = source_age(atlas.associations)
    years = {str(year): count for year, count in age.years.items()}
    return {"prima": age.first, "ultima": age.last, "meta": age.half, "anni": years, "verificate": age.verified}


def _citation(atlas: Atlas, words: OwnWords) -> Citation:
    """Return what a citation names; its author is whoever publishes the data, once that is confirmed."""
    kind = atlas.kind
    publisher = own_text(words, DEFAULT, "titolare")
    return {
        "titolo_it": kind.name,
        "titolo_en": kind.name_en or kind.name,
        "autore_it": publisher or kind.maker,
        "autore_en": publisher or kind.maker_en or kind.maker,
        "data": kind.date or atlas.data_date,
    }


def _place_keys(associations: pd.DataFrame) -> pd.Series:
    code = associations["luogo_codice_comune"]
    return code.where(code != "", associations["id"])


def _choosable(atlas: Atlas, places: pd.DataFrame) -> set[str]:
    """Return the codes of the comuni that a reader may choose: those with associations, and those of the projects."""
    return {*places["codice"], *atlas.initiatives.places["codice_comune"]} - {""}


def _countries(atlas: Atlas) -> list[str]:
    """Return every country code the page may have to name."""
    found = _communities(atlas) | set(shown_communities(atlas.coverage.communities)["paese"])
    found |= {code for code in atlas.initiatives.events["comunita"] if code}
    found |= {*named_neighbours()}
    return sorted(found)


def _communities(atlas: Atlas) -> set[str]:
    return {code for cell in atlas.associations["paesi_origine"].unique() for code in split_values(cell)}
