# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns that may say that a body is no more, by the stems of their header; what stands below them decides."""

import re
from collections.abc import Sequence

from mapping.cells import NO, YES, fold, mentions_the_end, parse_end, parse_standing, says_nothing, says_the_end
from mapping.registry.headers.header import LONGEST
from mapping.registry.headers.matching import speaks_of_persons
from mapping.schema import CEASED

_END = re.compile(
    r"cess(at[aoei]|azion[ei])?|canc(ell(at[aoei]|azion[ei])?)?|sciol(t[aoei])|scioglimento|estin(t[aoei]|zione)|"
    r"revoc(a|at[aoei]|he)|radia(t[aoei]|zion[ei])|chius(a|o|ura)|disiscri\w+|soppress\w+|decad\w+|depenna\w+|inattiv\w+"
)
_ALIVE = re.compile(r"attiv[aoei]|operativ[aoei]|iscritt[aoei]|inattivita|active")
_STATE = frozenset(["iscrizione", "registrazione", "posizione"])
_WHY = re.compile(r"motiv\w*|caus\w*|ragion[ei]|atto|provvedimento|decreto|estremi|dgr|determina\w*|delibera\w*")
_BESIDE = re.compile(
    r"dat(?:a|e|)|attivita|registr[oi]|albo|elenco|runts|da(?:l|ll|lla|i)|de(?:l|ll|lla)|di|il|la|lo|l|in|nel|ente|"
    r"associazione|odv|aps|ets|iscrizione|e|o|stato|anno|regionale|provinciale|comunale|nazionale|d|ufficio|si|no|s|n|"
    r"tipo|numero|fine|attualmente|ancora|oggi|definitiva|avvenuta|eventuale"
)
"""Words that may stand beside the stem and leave its meaning as it is."""
_REGISTER = frozenset(["al", "all", "alla", "nel", "registro", "albo", "elenco", "runts"])
"""«Iscritta all'albo»: no says nothing of the body itself."""
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_DATED = re.compile(r"[\d\s/.:-]+")
_ON = YES | {"1"}
_FLAGS = _ON | NO | {"0"}
_MOST = 0.5
"""From which share on the cells are understood: the others are told one by one."""


def end_kind(text: str) -> str:
    """Return what a header says: ``attiva`` (no: ended), ``fine`` (yes, or a date), ``motivo``, ``stato`` or ``""``."""
    words = fold(_BRACKETS.sub(" ", text[:LONGEST])).split()
    if words == ["in", "attivita"]:
        return "attiva"
    known = [word for word in words if not _BESIDE.fullmatch(word)]
    ends = [word for word in known if _END.fullmatch(word)]
    if ends:
        if "iscrizione" in words and {"data", "o", "e"} & set(words) and "di" not in words and "/" in text:
            return "stato" if len(ends) == len(known) else ""
        rest = [word for word in known if word not in ends]
        return "" if any(not _WHY.fullmatch(word) for word in rest) else "motivo" if rest else "fine"
    if set(words) <= {"data", "di", "fine", "attivita", "iscrizione"} and {"data", "fine"} <= set(words):
        return "fine"
    if known and all(map(_ALIVE.fullmatch, known)) and _REGISTER.isdisjoint(words):
        return "attiva"
    return "stato" if len(words) == 1 and words[0] in _STATE else ""


def may_say_the_end(text: str) -> bool:
    """Return whether a header has a stem of the end, whatever stands beside it, or asks whether the body is listed."""
    words = fold(_BRACKETS.sub(" ", text[:LONGEST])).split()
    stems = any(map(_END.fullmatch, words)) or "iscritta" in words or "iscritto" in words
    return stems or bool(end_kind(text))


def read_end(text: str, cell: str) -> str | None:
    """Return the cell below a header as a column of the registry would say it, None if it is not understood."""
    kind, said = end_kind(text), fold(cell[:LONGEST])
    if (says_nothing(cell) and said not in NO) or (kind == "stato" and _DATED.fullmatch(cell)):
        return ""
    if kind != "stato" and said in _FLAGS:
        return CEASED if (said in _ON) != (kind == "attiva") else ""
    if kind in ("attiva", "stato"):
        return None if parse_standing(cell).findings else cell
    if not (found := parse_end(cell)).findings:
        return cell if kind == "fine" or not found.value else CEASED
    return CEASED if kind == "motivo" and any(map(str.isalpha, cell)) and not _is_told(cell) else None


def _is_told(cell: str) -> bool:
    """Return whether the words of a reason plan the end only, or take it back («richiesta in corso»)."""
    return not says_the_end(f"{CEASED} su {cell}")


def column_of_end(text: str, cells: Sequence[str]) -> str:
    """Return `stato_ente` or `data_cessazione` where most cells below a header are understood, or ``""``."""
    kind = end_kind(text)
    column = "data_cessazione" if kind in ("fine", "motivo") else "stato_ente"
    if not kind:
        return ""
    if not cells and kind != "stato":  # further down something may stand: each cell is read by itself
        return column
    if kind == "stato" and not any(map(says_the_end, cells)):
        return ""
    # Ones and noughts are yes and no; noughts alone are a sum that nobody owes.
    flags = {"0", "1"} & set(cells)
    if flags and ("1" not in flags or not {"0", "1"}.issuperset(cells)):
        return ""
    understood = sum(read_end(text, cell) is not None for cell in cells) / len(cells)
    enough = understood >= (0.9 if kind in ("stato", "attiva") else _MOST)
    return column if enough else ""


def may_be_the_end(text: str, cells: Sequence[str]) -> bool:
    """Return whether a column that is not read may say it all the same, in its header or in the words of a cell."""
    if not speaks_of_persons(text) and any(map(mentions_the_end, cells)):
        return True
    return may_say_the_end(text) and any(_DATED.fullmatch(cell.replace(",", ".")) is None for cell in cells)
