# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a register says that a body is no more: in a word of its own, or by the date on which it ended."""

import re
from functools import cache, lru_cache

from mapping.cells.dates_and_numbers import YEARS, parse_date
from mapping.cells.folding import fold
from mapping.cells.nothing import says_nothing
from mapping.cells.parsed import NOTHING, Finding, Parsed
from mapping.cells.personal import shown
from mapping.schema import CEASED, STATES
from mapping.sources import load_sources

_LEAD = (
    r"(?:(?:stato|ente|associazione|organizzazione|odv|aps|ets|onlus|iscrizione|registrazione|posizione|situazione|"
    r"attivita|l|la|e|stata|risulta|ha|gia|ora|oggi|attualmente|status|definitivamente) )*"
)
_NOUN = r"(?:cessazione|cancellazion[ei]|scioglimento|estinzione|radiazione|revoca|chiusura)"
_PART = (
    r"(?:cessat|cancellat|canc|disiscritt|sciolt|estint|chius|radiat|soppress|dismess|disattivat|decadut|revocat|"
    r"liquidat|depennat)[aoei]|canc|cess"
)
_NOT_ALIVE = (
    r"(?:non (?:(?:e|risulta) )?(?:piu )?(?:attiv|operativ|iscritt)|inattiv)[aoei]|non (?:e )?piu esistente|"
    r"non esiste(?: piu)?|(?:non piu|cessat[aoei]|non) (?:in )?attivita|ceased|dissolved|closed|deregistered|removed|"
    r"struck off|delisted|(?:no longer|not) active|inactive|defunct|disbanded|"
    r"aufgelost|geloscht|gestrichen|erloschen|dissoute?s?|radiee?s?|supprimee?s?|disuelt[ao]|cancelad[ao]|izbrisan[oa]?"
)
_ENDED = re.compile(rf"{_LEAD}(?:{_NOT_ALIVE}|{_NOUN}|{_PART})(?= |$)")
"""How a cell begins that says the end, whatever follows; `_TAKEN_BACK` follows where it does not."""
_CAUSE = re.compile(
    r"\b(?:su|a|per|con|come da|dietro|previa|di|da|della|sulla|dalla|alla) (?:sua |propria |espressa |loro )?"
    r"(?:richiesta|istanza|domanda|proposta)\b"
)
"""On whose request it came: that is no request that waits."""
_TAKEN_BACK = re.compile(
    r" (?:in corso|in itinere|richiest[aoe]|avviat[aoe]|propost[aoe]|sospes[aoe]|annullat[aoe]|revocat[aoe]|"
    r"respint[aoe]|negat[aoe]|rigettat[aoe]|impugnat[aoe]|pendente|archiviat[aoe]|prevista|programmata|imminente|futura|eventuale|"
    r"non (?:\w+ ){0,2}(?:accolt|dispost|confermat|ancora|definitiv|avvenut|effettuat|perfezionat|eseguit|efficac)\w*|"
    r"no|mai|forse|da \w{3,}[aei]re|procedimento|procedura|istruttoria|ricorso|preavviso|avvio|"
    r"re ?iscri\w+|rein(?:serit|tegrat)\w|ri(?:ammess|attivat|apert|costituit|pristinat|fondat|nat)[aoei]|nuovamente|"
    r"di nuovo|(?<!non )(?<!piu )(?:iscritt|attiv|operativ)[aoei]|trasmigra\w+|trasferi\w+|passa(?:ggio|ta|to)|"
    r"migrat[ao]|ferie|lavori|restauro|ristrutturazione|turno|temporaneamente|provvisoriamente|"
    r"(?:lune|marte|mercole|giove|vener)di|sabato|domenica|festivi|al pubblico|"
    r"planned|pending|requested|rejected|suspended)(?= |$)"
)
_CLAUSE = re.compile(r"^|[.;:,(\n–]|\s-")
_SOMEWHERE = re.compile(rf"{_NOT_ALIVE}|{_NOUN}|{_PART}")
_ACT = re.compile(
    r"(?:(?:con|come da|vedi|v) )?(?:decreto|determina\w*|delibera\w*|provvedimento|atto|disposizione|d d|"
    r"d g r|dgr|verbale) (?:(?:dirigenziale|regionale|dirett\w+|n|nr|\d+) )*(?:di )?"
)
"""«Decreto di cancellazione n. 4»: the act by which it came."""
_OF_WHAT = re.compile(
    rf" (?:(?:l[ao]?|il|le|d?ell[ao]?|del) (?:{_NOUN}|sospensione)|"
    r"(?:(?:l[ao]?|il|le|d?ell[ao]?|del) )?(?:sede|sedi|sezion[ei]|sportello|filiale|ufficio|"
    r"numero|telefono|mail|email|pec|sito))(?= |$)"
)
"""What ended is something else («revocata la cancellazione», «chiusa la sede di Asti»)."""
_TAIL = (
    r"(?: (?:\d{1,4}|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|"
    r"il|l|lo|la|le|i|del|dell|della|dal|dall|dalla|dai|nel|nell|in|a|da|di|data|far|anno|attivita|registro|registri|"
    r"albo|runts|elenco|d|ufficio|su|richiesta|istanza|domanda|regionale|provinciale|comunale|since|on|the|register))*"
)
_LIVES = (
    r"(?:(?:iscritt|attiv|registrat|operativ|accreditat|confermat|valid|accolt|approvat|riconosciut|riattivat|"
    r"reiscritt|ammess)[aoei]|regolare|vigente|esistente|in (?:essere|regola|attivita|vita)|perfezionata|"
    r"active|registered|eingetragen|aktiv|inscrite?s?|inscrit[ao]|activ[ao]|vpisan[oa]?)"
)
_ACTIVE = re.compile(rf"{_LEAD}{_LIVES}(?: {_LIVES})?{_TAIL}")
_OWN = frozenset(map(fold, STATES)) - {CEASED}
"""Where a row of a file of ours ended: of the body itself that says nothing."""
_QUOTED = 40
"""Characters of a word that is not understood."""
YES, NO = frozenset(["si", "s", "x", "vero", "true", "yes", "y"]), frozenset(["no", "n", "falso", "false"])
"""Below «Cessata»."""
_LONGEST = 300
"""Characters that are looked at."""
_TITLE = 120
"""Characters of a title, and of the end of a name."""
_PENDING = re.compile(
    r"\b(?:in corso|richiest[ao]|avviat[ao]|propost[ao]|sospes[ao]|annullat[ao]|respint[ao]|non|mai)\b"
)
_A_TITLE = re.compile(
    r"(?:\d{1,2} |(?:elenco|lista|sezione|parte|registro|albo|associazioni|organizzazioni|enti|odv|aps|ets|onlus|"
    r"soggetti|di|delle|degli|dei|le|gli|volontariato|migranti|che|risultano|sono|state|stati|[a-c]) )*"
    r"(?:(?P<ended>(?:cessat|cancellat|disiscritt|sciolt|estint|radiat|soppress|decadut|revocat|depennat)[ei]|"
    r"non (?:piu )?(?:attiv|operativ|iscritt)[ei]|inattiv[ei])|(?:iscritt|attiv|operativ|registrat|vigent)[ei])"
    r"(?: (?:\d{1,4}|dal|dall|dai|al|all|nel|nell|negli|anno|anni|anche|e|registro|registri|albo|runts|elenco|"
    r"regionale|provinciale|comunale|in|sezione|a|il|d|ufficio|" + _PART + r"))*"
)
"""In the plural: one body alone is «cancellata»."""
_BEHIND = re.compile(r"\(([^()]*)\)\s*$|\[([^\[\]]*)\]\s*$|\s[-–—]+\s*([^-–—()\[\]]*)$")
_ONE_BODY = re.compile(
    r"(?:ora |oggi |gia )?"
    r"(?:(?:cessat|cancellat|sciolt|estint|radiat|disattivat|soppress|inattiv|disiscritt|decadut)[ao]|"
    r"non (?:e )?(?:piu )?(?:attiv|operativ|iscritt)[ao]|chius[ao] (?:il|dal|nel|in|definitivamente|\d)|canc$)"
)
"""«Chiusa» alone is a place."""
_YEARS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ZEROS = re.compile(r"[0\s/.:-]+")


def parse_standing(text: str) -> Parsed:
    """Return `CEASED` where a register says so («Cancellata», «non più attiva», «cessata il 3/4/2020»), else ``""``.

    The first words decide, unless the rest takes them back or only plans it. A year that no shipped datum has reached
    comes back instead of the word. What is neither that nor a word for a body that lives is not guessed.
    """
    said = fold(text[:_LONGEST])
    if says_nothing(text, code=True) or said in _OWN or _ACTIVE.fullmatch(said):
        return NOTHING
    if says_the_end(text):
        first = min((year for year in _YEARS.findall(said) if "1900" < year < "2100"), default="")
        return Parsed(first if first > newest_year() else CEASED)
    return _unknown(text)


def _unknown(text: str) -> Parsed:
    word = text[:_QUOTED]
    return Parsed("", (Finding("stato-sconosciuto", dati={"parola": shown(word)}, value=word, once=True),))


def says_the_end(text: str) -> bool:
    """Return whether a text begins by saying that a body is no more, and does not take it back."""
    said = fold(text[:_LONGEST])
    found = _ENDED.match(said)
    if not found or "?" in text:
        return False
    rest = said[found.end() :]
    return _TAKEN_BACK.search(_CAUSE.sub("", rest)) is None and _OF_WHAT.match(rest) is None


def mentions_the_end(text: str) -> bool:
    """Return whether a clause of free words says that a body is no more, and nothing behind it takes it back."""
    said = text[:_LONGEST]
    if not _SOMEWHERE.search(fold(said)):
        return False
    clauses = (fold(said[match.end() :]) for match in _CLAUSE.finditer(said))
    return any(says_the_end(_ACT.sub("", clause) if _ACT.match(clause) else clause) for clause in clauses)


def parse_end(text: str) -> Parsed:
    """Return the day on which a body ended; «00/00/0000» is none, nor one that is far off («31/12/9999»)."""
    said = fold(text[:_LONGEST])
    if _ENDED.match(said) and not says_the_end(text):
        return _unknown(text)
    if _ACTIVE.fullmatch(said):
        return NOTHING
    found = parse_date(text)
    # Of a day that is only proposed elsewhere («31/12/21», a spreadsheet's number of days) the century may be another,
    # but that the body ended is said.
    if day := found.value or next((one.proposta for one in found.findings), ""):
        return Parsed(day) if _ENDED.match(said) or not _PENDING.search(said) else _unknown(text)
    if said in YES:
        return Parsed(CEASED)
    if said in NO or _ZEROS.fullmatch(text) or any(int(year) > YEARS[1] for year in _YEARS.findall(text)):
        return NOTHING
    return parse_standing(text)


@lru_cache(maxsize=1 << 12)  # the sources of many rows have one date
def parse_past_date(text: str) -> Parsed:
    """Return a date on which somebody looked; one beyond the newest datum that ships is told."""
    read = parse_date(text)
    if read.value[:4] <= newest_year():
        return read
    told = Finding("data-futura", dati={"anno": newest_year()}, value=read.value, once=True)
    return Parsed(read.value, (*read.findings, told))


@cache
def newest_year() -> str:
    """Return the year of the newest datum that ships with the package: no clock is asked."""
    return max(source.retrieved[:4] for source in load_sources())


def title_between(text: str) -> Parsed | None:
    """Return what a title between rows says of those below it («Associazioni cancellate», «Iscritte»), or None."""
    if len(text) > _TITLE or not (found := _A_TITLE.fullmatch(fold(text))):
        return None
    return Parsed(CEASED if found["ended"] else "")


def ends_in_its_name(name: str) -> bool:
    """Return whether a name ends by saying that the body is no more: «Alfa (cancellata 2019)», «Beta - SCIOLTA»."""
    found = _BEHIND.search(name[-_TITLE:].rstrip(" .;"))
    said = next(filter(None, found.groups()), "") if found else ""
    return _ONE_BODY.match(fold(said)) is not None and says_the_end(said)
