# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a cell of the column ``comune`` says, once the words around the name are taken off."""

import re
from dataclasses import dataclass, replace
from itertools import combinations

from mapping.places.names.area_cell import EMPTY, Area, read_province, read_region
from mapping.places.names.gazetteer import Gazetteer
from mapping.places.names.index import Level, Meaning
from mapping.places.names.keys import ends_small, fold, loose

_CAP = re.compile(r"(?<!\d)(?:I-|IT-)?(\d{5})(?!\d)")
_CODE = re.compile(r"^(?:\d{6}|[A-Za-z]\d{3})$")
_BEFORE = re.compile(
    r"^\W*(?:(?:comune|citt[aà]['’]?|citt[aà]['’]? metropolitana|municipio|municipalit[aà]['’]?|capoluogo)\s+"
    r"(?:di|del|della|dei|d['’])?\s*"
    r"|(?:fraz(?:ione)?|loc(?:alit[aà]['’]?)?|quartiere|q\.re|borgata|rione|zona)\b\.?\s*(?:di\s+)?)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,(-]+(?:citt[aà]['’]?|centro|capoluogo|italia|italy|it|i(?!\.)|\d+|[ivx]{2,})\W*$", re.IGNORECASE
)
"""«Lodi V.» is Lodi Vecchio: one letter is no number."""
_SIGLA = re.compile(r"^(.*\w\W*?)[\s,./(\[–—-]+([A-Za-z]{2})[\s.)\]]*$")
_SIGLA_FIRST = re.compile(r"^\W*([A-Z]{2})\W*[-–—/,:)]\W*(\w.*)$")
_CONTRACTED = re.compile(r"(?:^|\W)[A-Za-z]{1,4}\.[A-Za-z]{2}\W*$")
"""«Sesto F.NO» is Fiorentino, not Novara."""
_IN_BRACKETS = re.compile(r"^(.+?)\s*[(\[]([^()\[\]]+)[)\]]?\s*$")
_PARTS = re.compile(
    r"\s*[-–—/,;()\[\]]+\s*|\s+(?:fraz(?:ione)?|loc(?:alit[aà]['’]?)?|quartiere|zona)\b\.?\s*(?:di\s+)?", re.IGNORECASE
)
_SEVERAL = re.compile(r"\s*[-–—/,;+&\n]+\s*|\s+ed?\s+", re.IGNORECASE)
"""Between the names of several comuni."""
_TIGHT = re.compile(r"\w[-–—]\w")
_SHORE = re.compile(
    r"^(?:lido|marina|spiaggia|scalo)\s+(?:di|del|della|d['’])\s*|[\s-]+(?:lido|marina|mare|spiaggia|scalo)$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^(?:di|del|della|dell['’]|d['’])\s*", re.IGNORECASE)
_SHORTEST = 2
"""Letters of a name once the words around it are taken off («Comune di Rò» is there, «Città di C.» is not)."""
_MOJIBAKE = re.compile("[ÃÂ]")
_WRONGLY_READ = (
    ("cp1252", "cp850"), ("cp1252", "mac_roman"), ("mac_roman", "utf-8"), ("cp850", "utf-8"), ("cp850", "cp1252"),
    ("mac_roman", "cp1252"),
)  # fmt: skip
"""Encodings of Windows, DOS and the Macintosh that are mistaken for one another: (read as, written in)."""
_ITALIAN = re.compile(r"[A-Za-zÀÁÂÈÉÊÌÎÒÓÔÙÛÜÖÄàáâèéêìîòóôùûüöäßç'’ /.()-]+")
_LOST = re.compile("[?\ufffd]")


@dataclass(frozen=True)
class Reading:
    """The meanings a cell may have, with what else it says.

    ``area`` is what the cell says beside or instead of a comune (a sigla in brackets, a region); ``abroad`` the
    country if the name is that of a place abroad. No option and nothing else: the text is not understood.
    """

    text: str = ""
    options: tuple[Meaning, ...] = ()
    area: Area = EMPTY
    cap: str = ""
    code: str = ""
    abroad: str | None = None

    @property
    def known(self) -> bool:
        """Whether anything was understood."""
        return bool(self.options or self.area.known or self.abroad is not None or self.code)


def _sigla_last(cell: str, gazetteer: Gazetteer) -> str:
    """Return «RE - Reggio Emilia» as «Reggio Emilia (RE)»."""
    lead = _SIGLA_FIRST.match(cell)
    if not lead or fold(lead[1]) not in gazetteer.sigle or not _name(lead[2], gazetteer).options:
        return cell
    return f"{lead[2]} ({lead[1]})"


def read_comune(cell: str, gazetteer: Gazetteer) -> Reading:
    """Return what the cell says; the text as it stands is tried first, then with ever more taken off."""
    if not cell:
        return Reading()
    text = _sigla_last(_repaired(cell, gazetteer), gazetteer)
    found = _name(text, gazetteer)
    if found.options:
        return _sigla_apart(text, gazetteer) or _province_rather(found, gazetteer) or found
    return _decorated(text, gazetteer)


def _sigla_apart(cell: str, gazetteer: Gazetteer) -> Reading | None:
    """Return «Cameri (NO)» read as Cameri of Novara, not as Camerino."""
    bare, area = (
        _without_sigla(cell, gazetteer) if cell[-3:].strip() != cell[-3:] or cell[-1:] in ")]" else (cell, EMPTY)
    )
    if not area.sigle:
        return None
    found = _name(bare, gazetteer)
    here = any(meaning.sigle & area.sigle for meaning in found.options)
    return replace(found, area=area) if here else None


def _province_rather(found: Reading, gazetteer: Gazetteer) -> Reading | None:
    """Return «Massa-Carrara» as the province, though a comune was once called so."""
    if found.options[0].kind != "storico" or fold(found.text) not in gazetteer.sigle:
        return None
    return Reading(found.text, area=_area(found.text, gazetteer))


def _name(text: str, gazetteer: Gazetteer) -> Reading:
    key = fold(text)
    return Reading(text, gazetteer.names.exact.get(key, ()), abroad=gazetteer.abroad.get(key))


def _loose_name(text: str, gazetteer: Gazetteer) -> Reading:
    """Return the meanings by the loose key; a text that ends in a small word is a name cut off, not a name."""
    if ends_small(text):
        return Reading(text)
    return Reading(text, gazetteer.names.loose.get(loose(text), ()))


def _repaired(cell: str, gazetteer: Gazetteer) -> str:
    """Return «Forlì» of «ForlÃ¬» (UTF-8 that was read as cp1252 on its way), «Cantù» of «Cant—» (DOS read so)."""
    if cell.isascii():
        return cell
    if _MOJIBAKE.search(cell):
        return _recoded(cell, "cp1252", "utf-8") or cell
    if fold(cell) in gazetteer.names.exact:
        return cell
    texts = filter(None, (_recoded(cell, wrong, right) for wrong, right in _WRONGLY_READ))
    return next((text for text in texts if _ITALIAN.fullmatch(text) and fold(text) in gazetteer.names.exact), cell)


def _recoded(cell: str, wrong: str, right: str) -> str:
    """Return the text whose bytes in the encoding ``right`` were read as ``wrong``, ``""`` if they cannot be."""
    try:
        return cell.encode(wrong).decode(right)
    except UnicodeError:
        return ""


def _decorated(cell: str, gazetteer: Gazetteer) -> Reading:
    code = cell.strip().upper()
    code = code.zfill(6) if code not in gazetteer.caps and code.isdigit() else code
    if _CODE.match(code) and code in gazetteer.codes:
        return Reading(cell, code=code)
    cap = _CAP.search(cell)
    text = _CAP.sub(" ", cell).strip(" ,;-") if cap else cell
    bare, area = _without_sigla(text, gazetteer)
    forms = [(text, EMPTY), (_without_words(text), EMPTY), (bare, area), (_without_words(bare), area)]
    for candidate, said in dict.fromkeys(forms):
        apart = _sigla_apart(candidate, gazetteer)
        if apart:  # «Cameri, NO, Italia» is not Camerino
            return replace(apart, cap=cap[1] if cap else "")
        for found in (
            _name(candidate, gazetteer),
            _loose_name(candidate, gazetteer),
            _with_lost_letter(candidate, gazetteer),
            _beside_the_comune(candidate, gazetteer),
        ):
            if found.options or found.abroad is not None:
                return replace(found, area=said, cap=cap[1] if cap else "")
    whole = _area(text, gazetteer)
    if whole.known:
        return Reading(text, area=whole, cap=cap[1] if cap else "")
    parts = _compound(_without_words(text), gazetteer) or Reading(_without_words(bare), area=area)
    return replace(parts, area=parts.area if parts.area.known else area, cap=cap[1] if cap else "")


def _without_words(text: str) -> str:
    """Return «Rho» of «Comune di Rho centro»."""
    before = _BEFORE.sub("", text)
    if len(fold(before)) < _SHORTEST:  # «Città di C.»
        before = text
    return _AFTER.sub("", before) or before


def _without_sigla(text: str, gazetteer: Gazetteer) -> tuple[str, Area]:
    """Return «Rho» and the province of «Rho (MI)», «Rho - MI», «RHO MI», «Rho (Milano)»."""
    for pattern in (_SIGLA, _IN_BRACKETS):
        match = None if pattern is _SIGLA and _CONTRACTED.search(text) else pattern.match(text)
        if match:
            area = read_province(match[2], gazetteer)
            if area.known:
                return match[1].strip(" ,-("), area
    return text, EMPTY


def _area(text: str, gazetteer: Gazetteer) -> Area:
    """Return the province or region that stands where a comune should («Provincia di Milano», «Lombardia»)."""
    if len(fold(text)) <= 2:
        return EMPTY
    region = read_region(text, gazetteer, whole=True)
    return region if region.known else read_province(text, gazetteer, whole=True)


def _beside_the_comune(text: str, gazetteer: Gazetteer) -> Reading:
    """Return the comune of «Monterotondo Scalo» or «Jesolo Lido»: of 96 such hamlets all lie in the one they name.

    Not so those that end in «stazione»: one in nine is of the comune beside.
    """
    name = _SHORE.sub("", text)
    options = _name(name, gazetteer).options if name != text and name else ()
    here = tuple(m._replace(kind="frazione", level=Level.RECENT_PAST) for m in options if m.level == Level.OFFICIAL)
    return Reading(text, here)


def _with_lost_letter(text: str, gazetteer: Gazetteer) -> Reading:
    """Return the names that fit «FORL?»: a letter that an encoding lost on its way."""
    if not _LOST.search(text):
        return Reading(text)
    pattern = re.compile("[a-z]?".join(re.escape(fold(part)) for part in _LOST.split(text)))
    keys = [key for key in gazetteer.names.exact if pattern.fullmatch(key)]
    return Reading(text, tuple(dict.fromkeys(m for key in sorted(keys) for m in gazetteer.names.exact[key])))


def _compound(text: str, gazetteer: Gazetteer) -> Reading | None:
    """Return what «Mestre - Venezia», «Roma, loc. Acilia» or «Rho / Milano» say, if the parts fit together."""
    parts = [part for part in _PARTS.split(text) if part and fold(part)]
    if len(parts) < 2:
        return _side_by_side(text, gazetteer)
    named = [_name(part, gazetteer) for part in parts]
    read = [found if found.options else _loose_name(part, gazetteer) for found, part in zip(named, parts, strict=True)]
    known = [found for found in read if found.options]
    for first, second in combinations(known, 2):
        shared = _together(first, second, gazetteer)
        if shared:
            return shared
    if not known or _TIGHT.search(text):  # «Castello-Molina di F»: the hyphen is part of a name
        return None
    if len(known) == 1:
        alone = not any(names_several(part, gazetteer) for part in parts)  # «Milano, Roma e Bari»
        return known[0] if alone and known[0].options[0].level == Level.OFFICIAL else None
    return Reading(text, tuple(dict.fromkeys(m for found in known for m in found.options)))


def names_several(cell: str, gazetteer: Gazetteer) -> bool:
    """Return whether the cell names several comuni of today («Penne - Farindola», «Milano, Roma e Bari»)."""
    parts = [_name(part, gazetteer).options for part in _SEVERAL.split(cell)]
    named = [{code for m in options if m.level == Level.OFFICIAL for code in m.codes} for options in parts]
    found = [codes for codes in named if codes]
    return len(found) > 1 and not set.intersection(*found) and not _name(cell, gazetteer).options


def _side_by_side(text: str, gazetteer: Gazetteer) -> Reading | None:
    """Return what «Napoli Scampia» or «Marconia di Pisticci» says: a comune and a place in it, side by side."""
    said = text.split()
    for cut in range(1, len(said)):
        first, rest = _name(" ".join(said[:cut]), gazetteer), " ".join(said[cut:])
        second = _name(_JOINED.sub("", rest) or rest, gazetteer)
        if first.options and second.options:
            shared = _together(first, second, gazetteer)
            if shared:
                return shared
    return None


def _together(first: Reading, second: Reading, gazetteer: Gazetteer) -> Reading | None:
    """Return the meanings of one part that lie in the other: a quarter in its comune, a comune in its province."""
    codes = {code for m in second.options if m.level == Level.OFFICIAL for code in m.codes}
    codes_first = {code for m in first.options if m.level == Level.OFFICIAL for code in m.codes}
    for inner, around in ((first, codes), (second, codes_first)):
        inside = tuple(m for m in inner.options if set(m.codes) & around)
        if inside:
            return Reading(inner.text, tuple(m._replace(alone=True) for m in inside))
    sigle = gazetteer.sigle.get(fold(second.text), frozenset())
    here = tuple(m for m in first.options if m.sigle & sigle)
    return Reading(first.text, here, area=Area(sigle=sigle)) if here else None
