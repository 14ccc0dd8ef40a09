# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fields of the page «Chi pubblica»: what of an edition's file stands in them, and what is meant by it."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from mapping.desk.wording import spoken
from mapping.errors import InputError
from mapping.metadata import Value, load_metadata, value_at
from mapping.places import find_extent, load_gazetteer
from mapping.toml_files import read_toml

Typed = dict[str, str]
"""What stands in the fields, each as one text: the codes of languages with spaces, the items of a list on lines."""
PROJECTS, LANGUAGES, LOGO = "progetti", "lingue", "aspetto.logo"
DEFAULT = "it"
YES, NO = "si", "no"
_KEYS = re.compile(r"«([\w.]+)»(?: è senza «[\w.]+»)?")
"""How a sentence begins: with the key that is wrong; what is quoted further on somebody may have typed."""
_KEY = re.compile(r"(?<=«)[\w.]+(?=»)")
_NEAREST = re.compile(r"#[0-9a-f]{6}$")


class Field(NamedTuple):
    """A field of the page; what it is for, and how it is filled in, in words."""

    key: str
    label: str
    kind: str
    note: str = ""
    lang: str = ""
    options: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What it is called in the page."""
        return self.key.replace(".", "-")


@cache
def groups() -> tuple[tuple[str, str, tuple[Field, ...]], ...]:
    """Return the groups: title, note, fields."""
    told = read_toml("desk/edition_fields.toml")["group"]
    return tuple((one["title"], one.get("note", ""), tuple(_field(field) for field in one["field"])) for one in told)


def _field(told: Mapping[str, Any]) -> Field:
    return Field(**{**told, "options": tuple((value, word) for value, word in told.get("options", ()))})


@cache
def fields() -> dict[str, Field]:
    """Return the fields by their keys."""
    return {field.key: field for _, _, found in groups() for field in found}


def called(key: str) -> str:
    """Return what the page calls a key; the key itself where it does not show it."""
    others = read_toml("desk/edition_fields.toml")["to_confirm"]
    return fields()[key].label if key in fields() else str(others.get(key, key))


def standing(own: Mapping[str, Any]) -> Typed:
    """Return what stands in the fields for what a file sets."""
    return {key: _standing(own, key) for key in fields()}


def _standing(own: Mapping[str, Any], key: str) -> str:
    value = value_at(own, key)
    if key == PROJECTS:
        return NO if value is False else YES
    if key == LANGUAGES:
        return " ".join(map(str, value if isinstance(value, list) else load_metadata()["lingue"]))
    if isinstance(value, list):
        return "\n".join(map(str, value))
    text = "" if value is None or isinstance(value, dict) else str(value)
    return text.strip().lower() if fields()[key].kind == "choice" else text


def said(own: Mapping[str, Any], typed: Typed) -> dict[str, Value]:
    """Return what is set by what is typed, but for what stands in the file already."""
    before = standing(own)
    return {key: _meant(key, text) for key, text in typed.items() if _meant(key, text) != _meant(key, before[key])}


def _meant(key: str, text: str) -> Value:
    text = "\n".join(text.splitlines()).strip()
    if key == PROJECTS:
        return text != NO
    if key == LANGUAGES:
        return text.split()
    if fields()[key].kind == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()]
    return text


def with_languages(chosen: Iterable[str], before: str) -> str:
    """Return the languages that are chosen, in the order that they had; Italian always is one."""
    wanted = dict.fromkeys([DEFAULT, *chosen])
    return " ".join(sorted(wanted, key=[*before.split(), *wanted].index))


@cache
def offered_languages() -> tuple[tuple[str, str], ...]:
    """Return the languages that a page may have beside Italian: code, and name in Italian and in itself."""
    from mapping.viewer import LANGUAGES as SPOKEN  # noqa: PLC0415 - the words of the whole page
    from mapping.viewer import strings  # noqa: PLC0415 - as above

    names = Locale.parse(DEFAULT).languages
    return tuple((code, f"{names[code]} ({strings(code)['lingua']['nome']})") for code in SPOKEN if code != DEFAULT)


def unspoken(own: Mapping[str, Any]) -> list[str]:
    """Return what is to be said of the languages that a file names and the page does not speak."""
    from mapping.viewer import unspoken as found  # noqa: PLC0415 - the words of the whole page

    codes = own.get(LANGUAGES)
    return list(found(code for code in codes if isinstance(code, str))) if isinstance(codes, list) else []


@cache
def offered_territories() -> dict[str, str]:
    """Return how each territory is written so that it is one; with what is meant, where that is a code."""
    known = load_gazetteer()
    regions, provinces = sorted(known.regioni["nome"]), sorted(known.province["nome"])
    names = [*(f"Regione {name}" for name in regions), *(f"Provincia di {name}" for name in provinces)]
    comuni = {f"Comune di {place.nome}": place for place in sorted(known.places.values(), key=lambda one: one.nome)}
    names += [name for name in comuni if understood(name)]
    several = {comuni[name].nome for name in comuni.keys() - {*names}}
    told = {code: f"{place.nome} ({place.sigla})" for code, place in known.places.items() if place.nome in several}
    return {**dict.fromkeys(names, ""), **{f"comune:{code}": meant for code, meant in told.items()}}


def understood(territory: str) -> str:
    """Return how a territory is read, ``""`` where none is meant."""
    if not territory.strip():
        return ""
    try:
        extent = find_extent(territory)
    except InputError:
        return ""
    return f"{extent.name}, {extent.level} (codice ISTAT {extent.code})"


class Fault(NamedTuple):
    """A sentence of refusal, the key that it is of, and the colour that may be taken instead, if it names one."""

    key: str
    sentence: str
    instead: str = ""


def as_faults(sentences: Iterable[str]) -> list[Fault]:
    """Return sentences of the file as the page says them: by the labels of its fields, in their order."""
    order = list(fields())
    return sorted(map(_fault, sentences), key=lambda one: order.index(one.key) if one.key in fields() else -1)


def _fault(sentence: str) -> Fault:
    first, near = _KEYS.match(sentence), _NEAREST.search(sentence)
    keys = first[0] if first else ""
    told = _KEY.sub(lambda found: fields()[found[0]].label if found[0] in fields() else found[0], keys)
    return Fault(first[1] if first else "", f"{spoken(told + sentence[len(keys) :])}.", near[0] if near else "")
