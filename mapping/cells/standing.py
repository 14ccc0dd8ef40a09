# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a register says that a body is no more: in a word of its own, or by the date on which it ended."""

import re

from mapping.cells.dates_and_numbers import YEARS, parse_date
from mapping.cells.folding import fold
from mapping.cells.nothing import says_nothing
from mapping.cells.parsed import NOTHING, Finding, Parsed
from mapping.cells.personal import shown
from mapping.schema import CEASED, STATES

_LEAD = (
    r"(?:(?:stato|ente|associazione|organizzazione|odv|aps|ets|onlus|iscrizione|registrazione|posizione|situazione|"
    r"l|la|e|risulta|ha|gia|ora|oggi|attualmente|status|definitivamente) )*"
)
_ENDED = (
    r"(?:cessat|cancellat|disiscritt|sciolt|estint|chius|radiat|soppress|dismess|disattivat|decadut|revocat|liquidat)"
    r"[aoei]|cessazione|cancellazione|scioglimento|estinzione|radiazione|"
    r"(?:non (?:e )?piu (?:attiv|operativ|iscritt)|non (?:e )?(?:attiv|operativ)|inattiv)[aoei]|"
    r"non (?:e )?piu esistente|non esiste piu|"
    r"(?:non piu|cessat[aoei]|non) (?:in )?attivita|ceased|dissolved|closed|deregistered|struck off|"
    r"(?:no longer|not) active|inactive"
)
_TAIL = (
    r"(?: (?:\d{1,4}|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|"
    r"il|l|lo|la|le|i|del|dell|della|dal|dall|dalla|dai|nel|nell|in|a|da|di|data|far|anno|attivita|registro|registri|"
    r"albo|runts|elenco|d|ufficio|su|richiesta|istanza|domanda|volontariamente|volontaria|definitivamente|since|on|"
    r"the|register))*"
)
_WHY = r"(?: per (?!ferie|lavori|restauro|ristrutturazione|turno).{1,80})?"
_CEASED = re.compile(f"{_LEAD}(?:{_ENDED}){_TAIL}{_WHY}")
_ACTIVE = re.compile(
    rf"{_LEAD}(?:(?:iscritt|attiv|registrat|operativ|accreditat|confermat|valid|accolt|approvat|riconosciut|riattivat|"
    rf"reiscritt|ammess)[aoei]|regolare|vigente|esistente|in (?:essere|regola|attivita|vita)|perfezionata|"
    rf"active|registered){_TAIL}"
)
_OWN = frozenset(map(fold, STATES)) - {CEASED}
"""Where a row of a file of ours ended: of the body itself that says nothing."""
_QUOTED = 40
"""Characters of a word that is not understood."""
_YES, _NO = frozenset(["si", "x", "vero", "true", "yes"]), frozenset(["no", "falso", "false"])
"""Below «Cessata»."""
_YEARS = re.compile(r"\d{4}")
_ZEROS = re.compile(r"[0\s/.:-]+")


def parse_standing(text: str) -> Parsed:
    """Return `CEASED` where a register says so («Cancellata», «non più attiva», «cessata il 3/4/2020»), else ``""``.

    What is neither that nor a word for a body that lives is not guessed.
    """
    said = fold(text)
    if says_nothing(text, code=True) or said in _OWN or _ACTIVE.fullmatch(said):
        return NOTHING
    if _CEASED.fullmatch(said):
        return Parsed(CEASED)
    word = text[:_QUOTED]
    return Parsed("", (Finding("stato-sconosciuto", dati={"parola": shown(word)}, value=word, once=True),))


def parse_end(text: str) -> Parsed:
    """Return the day on which a body ended; «00/00/0000» is none, nor one that is far off («31/12/9999»)."""
    found = parse_date(text)
    if found.value:
        return found
    if fold(text) in _YES:
        return Parsed(CEASED)
    if fold(text) in _NO or _ZEROS.fullmatch(text) or any(int(year) > YEARS[1] for year in _YEARS.findall(text)):
        return NOTHING
    return parse_standing(text)
