# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who publishes the data, under which licence, at which addresses: the publisher's own before what ships."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict, cast

from mapping.atlas import Atlas
from mapping.coverage import Initiatives, PointLayer, no_initiatives
from mapping.file_formats import PROJECTS, association_files, with_every_format
from mapping.metadata.look import Look, look_of
from mapping.metadata.own_columns import own_columns
from mapping.metadata.own_file import read_own_file, value_at
from mapping.metadata.own_layers import point_layers
from mapping.metadata.tables import Accessibility, Dataset, Holder, Metadata
from mapping.register_kind import RegisterKind, read_kind
from mapping.schema import OwnColumn
from mapping.toml_files import read_toml

ADDRESSES = (
    "base_url", "codice", "titolare.uri", "titolare.sito", "contatto.email", "contatto.segnalazioni",
    "accessibilita.dichiarazione", "accessibilita.recapito",
)  # fmt: skip
"""The addresses that are the publisher's own."""
_RESERVED = re.compile(r"(?:^|[/@.])(?:example\.(?:com|net|org)|[\w-]+\.(?:example|invalid|test))(?:[:/]|$)")
"""Domains that nobody can own (RFC 2606): an address under them is an example, not an address."""


def load_metadata(path: Path | str | None = None) -> Metadata:
    """Return who publishes what where, an edition: the values that ship, with those of ``path`` in their place.

    The files that it names (the register, the logo …) are told from where we stand, not from where it does.

    Raises
    ------
    InputError
        If the file cannot be read, or is not one of the same shape as ``metadata.toml`` throughout.

    Examples
    --------
    >>> from pathlib import Path
    >>> from mapping import load_metadata
    >>> own = Path("metadati.toml").write_text('registro.natura = "elenco"', encoding="utf-8")
    >>> load_metadata("metadati.toml")["registro"]["natura"]
    'elenco'
    """
    shipped = _shipped()
    own = {} if path is None else read_own_file(Path(path), shipped)
    about = cast("Metadata", _merged(shipped, own))  # `read_own_file` has compared every key and kind
    if "da_confermare" not in own:
        # What the publisher's own file sets is confirmed, unless that file has a list of its own.
        about["da_confermare"] = [key for key in about["da_confermare"] if not _is_set(own, shipped, key)]
    return about


def _is_set(own: Mapping[str, Any], shipped: Mapping[str, Any], key: str) -> bool:
    """Return whether the publisher has set a key; a table, whether each of its keys."""
    said, model = value_at(own, key), value_at(shipped, key)
    return said is not None and (not isinstance(model, dict) or set(said) == set(model))


def _shipped() -> dict[str, Any]:
    """Return the values that ship; the catalogue lists the associations in whatever formats there are."""
    about = read_toml("metadata.toml")
    datasets = {name: told | {"file": with_every_format(told["file"])} for name, told in about["dataset"].items()}
    return about | {"dataset": datasets}


def _merged(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    inner = {key: _merged(shipped[key], value) if isinstance(value, dict) else value for key, value in own.items()}
    return {**shipped, **inner}


def known(address_: str) -> str:
    """Return the address, or ``""`` if it is an example: such a one is never published where it can be left out."""
    return "" if _RESERVED.search(address_) else address_


def to_confirm(about: Metadata) -> list[str]:
    """Return the keys that the publisher has to set: those listed, and those that hold an example."""
    examples = [key for key in ADDRESSES if value_at(about, key) != known(value_at(about, key))]
    told = dict.fromkeys([*about["da_confermare"], *examples])
    return [key for key in told if key.rpartition(".")[0] not in told]


def holder(about: Metadata) -> Holder:
    """Return who publishes the data: as long as that is not confirmed those who made the map, no administration."""
    shipped: Holder = read_toml("metadata.toml")["titolare"]
    return shipped if "titolare" in to_confirm(about) else about["titolare"]


def report_contact(about: Metadata) -> str:
    """Return where a reader reports a correction: an e-mail address, the http(s) address of a form, or ``""``.

    ``contatto.segnalazioni``; where that is empty ``contatto.email``, unless nobody has confirmed it yet.
    """
    contact = about["contatto"]
    email = "" if "contatto.email" in about["da_confermare"] else contact["email"]
    return known(contact["segnalazioni"] or email)


def accessibility(about: Metadata) -> Accessibility:
    """Return the declaration of accessibility and where problems are told; "" for what is only an example."""
    told = about["accessibilita"]
    declared = known(told["dichiarazione"])
    return {
        "dichiarazione": declared,
        "aggiornata": told["aggiornata"] if declared else "",
        "recapito": known(told["recapito"]),
    }


def described(about: Mapping[str, Any], atlas: Atlas, lang: str = "it") -> str:
    """Return the description of ``about``, which has one in both languages, and what kind of register is counted."""
    return f"{about[f'descrizione_{lang}']} {atlas.kind.description(lang)}"


class PlacingOptions(TypedDict):
    """What `mapping.place_registry` must know of an edition."""

    territory: str | None
    own: Sequence[OwnColumn]


class AtlasOptions(PlacingOptions):
    """What `mapping.build_atlas` must know of an edition."""

    kind: RegisterKind
    initiatives: Initiatives | None
    layers: Sequence[PointLayer]


class NamedInputs(TypedDict):
    """What an edition names of the register."""

    file: Path | None
    sheet: str | None
    columns: Path | None
    withdrawn: Path | None
    decisions: Path | None


def atlas_options(about: Metadata) -> AtlasOptions:
    """Return what an edition asks of `mapping.build_atlas`: ``build_atlas(file, **atlas_options(about))``."""
    return {
        "kind": read_kind(about["registro"]),
        "initiatives": None if about["progetti"] else no_initiatives(),
        **placing_options(about),
        "layers": point_layers(about["livello"]),
    }


def placing_options(about: Metadata) -> PlacingOptions:
    """Return what an edition asks of `mapping.place_registry`."""
    return {"territory": about["territorio"].strip() or None, "own": own_columns(about["colonna"])}


def named_inputs(about: Metadata, *, of_file: bool = True) -> NamedInputs:
    """Return the files that an edition names for whoever names no other; None for what it does not name.

    Sheet and columns are those of one file: with ``of_file`` false, of another register, they do not count.
    """
    told = about["registro"]
    file, columns, withdrawn, decisions = (
        Path(text) if (text := told[key].strip()) else None for key in ("file", "colonne", "ritirate", "decisioni")
    )
    found: NamedInputs = {
        "file": None, "sheet": None, "columns": None, "withdrawn": withdrawn, "decisions": decisions,
    }  # fmt: skip
    return found | {"file": file, "sheet": told["foglio"].strip() or None, "columns": columns} if of_file else found


def page_look(about: Metadata) -> Look:
    """Return how the publisher's page looks."""
    return look_of(about["aspetto"])


def as_published(about: Metadata, atlas: Atlas) -> Metadata:
    """Return the metadata of what is published of an atlas: with its layers, without projects that are not shown."""
    if atlas.layers:
        about = about | {"dataset": about["dataset"] | {one.key: _layer_set(one) for one in atlas.layers}}
    if atlas.initiatives.shown:
        return about
    hidden = with_every_format(PROJECTS)
    sets = {
        name: told | {"file": [path for path in told["file"] if path not in hidden]}
        for name, told in about["dataset"].items()
    }
    return about | {"dataset": {name: told for name, told in sets.items() if told["file"]}}


def _layer_set(layer: PointLayer) -> Dataset:
    """Return the data set of a layer of the edition's own."""
    return {
        "titolo_it": layer.it,
        "titolo_en": layer.en,
        "descrizione_it": f"{layer.it}. Fonte: {layer.source}.",
        "descrizione_en": f"{layer.en}. Source: {layer.source}.",
        "file": [layer.path],
        "licenza": layer.licence,
    }


def page_words(about: Metadata) -> dict[str, dict[str, str]]:
    """Return what the publisher wants the page to say of itself: text -> language -> words; nothing it left empty."""
    said = {
        "titolo": {"it": about["parole"]["titolo_it"], "en": about["parole"]["titolo_en"]},
        "sottotitolo": {"it": about["parole"]["sottotitolo_it"], "en": about["parole"]["sottotitolo_en"]},
        "nota_registro": {"it": about["parole"]["registro_it"], "en": about["parole"]["registro_en"]},
        "titolare": {"it": "" if "titolare" in to_confirm(about) else about["titolare"]["nome_it"]},
    }
    return {key: texts for key, texts in said.items() if texts["it"]}


def modified_date(atlas: Atlas, about: Metadata) -> str:
    """Return the day (``YYYY-MM-DD``) of the newest data, or of the first publication where that is later.

    Of a year or a month alone, the first day.
    """
    parts = atlas.data_date.split("-")
    newest = "-".join((*parts, "01", "01")[:3]) if atlas.data_date else ""
    return max(newest, str(about["pubblicato"]))


def address(metadata: Metadata, path: str) -> str:
    """Return the address at which a file of the published folder will stand; from the folder, if that is not known."""
    return f"{known(metadata['base_url'])}{path}"


def has_address_points(atlas: Atlas, path: str) -> bool:
    """Return whether a published file holds points that are OpenStreetMap's: they bring their own licence."""
    return bool(atlas.address_points) and path in association_files()
