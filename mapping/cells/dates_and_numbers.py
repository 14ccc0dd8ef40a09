# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Years, dates and numbers of members."""

import re
from datetime import date, timedelta

from mapping.cells.folding import fold
from mapping.cells.nothing import says_nothing
from mapping.cells.parsed import NOTHING, Parsed, unusable

YEARS = (1800, 2035)
"""Plausible years; no clock is asked, so that the same file always gives the same result."""

_MONTHS = (
    ("gennaio", "gen", "january", "jan"), ("febbraio", "feb", "february"), ("marzo", "mar", "march"),
    ("aprile", "apr", "april"), ("maggio", "mag", "may"), ("giugno", "giu", "june", "jun"),
    ("luglio", "lug", "july", "jul"), ("agosto", "ago", "august", "aug"),
    ("settembre", "set", "sett", "september", "sep"),
    ("ottobre", "ott", "october", "oct"), ("novembre", "nov", "november"), ("dicembre", "dic", "december", "dec"),
)  # fmt: skip
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_TIME = re.compile(r"[T ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})")
_SIGNLESS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SIGNLESS_DAY_FIRST = re.compile(r"(\d{2})(\d{2})(\d{4})")
"""20211231, 31122021: what is a day in one order is none in the other."""
_SHORT = re.compile(r"(\d{1,2}[-/. ]\d{1,2}[-/. ]|[a-zA-Z]{3,9}[-/. ])['’]?(\d{2})")
"""A date whose year has two digits, as Excel shows it: 31/01/24, gen-24. Never believed, only proposed."""
_CENTURY = 35
"""Two digits up to here are of this century."""
_IN_WORDS = re.compile(r"(?:(\d{1,2})(?:º|°|o)?\s+)?([a-z]+)\s+(\d{4})")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_NOT_THAT_YEAR = re.compile(r"(?i)\b(prima|ante|dopo|entro|before|after)\b")
_NOT_THAT_DATE = re.compile(r"(?i)\b(prima|ante|dopo|entro|fino|scad\w*|valid\w*|dal|before|after|until|from)\b")
_IN_MONTHS = re.compile(rf"\b({'|'.join(sorted(_MONTH, key=len, reverse=True))})\b")
_INSIDE = re.compile(
    r"(?<!\d)(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?"
    rf"|(?:\d{{1,2}} )?(?:{'|'.join(sorted(_MONTH, key=len, reverse=True))}) \d{{4}}|(?:1[89]|20)\d{{2}})(?!\d)"
)
"""A date inside a sentence, whole or a year alone."""
_NUMBER = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+|\d+")
_AMONG_THEM = re.compile(r"(?i)\s*[(,]?\s*(di cui\b.*|\([^)]*\))$")
"""«50 (di cui 30 donne)»."""
_AS_DATE = re.compile(r"\d{4}-(\d{2})-(\d{2})")


def parse_year(text: str) -> Parsed:
    """Return a year of four digits, also out of a date or of words («dal 1998»)."""
    if says_nothing(text, code=True):
        return NOTHING
    if _NOT_THAT_YEAR.search(text):
        return unusable("anno-errato")
    found = {year for year in _YEAR.findall(re.sub(r"[.,]0$", "", text)) if _plausible(int(year))}
    if day := _signless(text):
        return Parsed(day[:4])
    if len(found) != 1:
        return unusable("anno-errato", _serial(text)[:4] or _short_year(text))
    return Parsed(found.pop())


def parse_date(text: str) -> Parsed:
    """Return ``1998``, ``1998-04`` or ``1998-04-03``; a date in digits is read the Italian way, day first."""
    if says_nothing(text, code=True):
        return NOTHING
    # A year of two digits does not say its century: it is proposed, never believed.
    bare = _TIME.sub("", text.strip()).strip()
    bare = re.sub(r"[.,]0$", "", bare)
    if match := _SHORT.fullmatch(bare):
        century = "20" if int(match[2]) <= _CENTURY else "19"
        return unusable("data-errata", parse_date(match[1] + century + match[2]).value)
    if day := _signless(bare):
        return Parsed(day)
    if match := _ISO.fullmatch(bare):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(bare):
        day, month, year = match.groups()
    elif (match := _IN_WORDS.fullmatch(fold(bare))) and match[2] in _MONTH:
        day, word, year = match.groups()
        month = str(_MONTH[word])
    else:
        return _within(bare)
    return _dated(year, month, day)


def _within(text: str) -> Parsed:
    """Return the one date of a sentence («Dati aggiornati al 25/03/2019»); none if it has two, or says until when."""
    words = fold(re.sub(r"[-/.]", " ", text))
    months = _IN_MONTHS.findall(words)
    found = [match[0] for match in _INSIDE.finditer(words if months else text)]
    dates = [parse_date(date) for date in found]
    known = {date.value for date in dates if date.value}
    alone = len(found) == 1 and len(months) < 2
    stray = alone and len(found[0]) == len("2019") and len(re.findall(r"\d", text)) > len("2019")
    if not (alone and known) or stray or _NOT_THAT_DATE.search(text):
        proposed = [finding.proposta for date in dates for finding in date.findings]
        return unusable("data-errata", proposed[0] if len(dates) == 1 and proposed else _serial(text))
    return Parsed(known.pop())


def _short_year(text: str) -> str:
    """Return the year to propose for a date whose year has two digits."""
    return "".join(found.proposta for found in parse_date(text).findings)[:4]


def _dated(year: str, month: str | None, day: str | None) -> Parsed:
    iso = _iso(int(year), int(month or 1), int(day or 1))
    if iso:
        return Parsed(iso[:10] if day else iso[:7] if month else iso[:4])
    swapped = _iso(int(year), int(day or 0), int(month or 0))
    return unusable("data-errata", swapped)


def _signless(text: str) -> str:
    """Return the day of eight digits, whichever of its parts comes first, or ``""``."""
    if match := _SIGNLESS.fullmatch(text):
        year, month, day = map(int, match.groups())
        if iso := _iso(year, month, day):
            return iso
    if match := _SIGNLESS_DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
        return _iso(year, month, day)
    return ""


def _serial(text: str) -> str:
    """Return the date that a spreadsheet means by a bare number of days, to be proposed."""
    match = re.fullmatch(r"([2-5]\d{4})(?:[.,]\d+)?", text)
    days = int(match[1]) if match else 0
    return (date(1899, 12, 30) + timedelta(days)).isoformat() if days else ""


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if _plausible(year) else ""
    except ValueError:
        return ""


def parse_members(text: str) -> Parsed:
    """Return a number («120»), a class («11-100») or a bound («circa 50», «oltre 100», «meno di 10»)."""
    if says_nothing(text, code=True):
        return NOTHING
    # «3-10» typed into a spreadsheet becomes 3 October of that year: day and month give the class back, as a proposal.
    if match := _AS_DATE.fullmatch(text):
        return unusable("soci-data", f"{int(match[2])}-{int(match[1])}")
    if text.startswith("-") or "%" in text:
        return unusable("soci-illeggibili")
    text = _AMONG_THEM.sub("", text)
    numbers = [re.sub(r"\D", "", found) for found in _NUMBER.findall(re.sub(r"(?<=\d)[.,]0$", "", text))]
    words = " ".join(fold(re.sub(r"[\d.,']", " ", text)).split())
    form = _member_form(text, words, [number for number in numbers if len(number) <= 7])
    return Parsed(form) if form else unusable("soci-illeggibili")


def _member_form(text: str, words: str, numbers: list[str]) -> str:
    bare = re.sub(
        r"\b(i|gli|le|soci|socie|socio|iscritti|iscritte|persone|membri|aderenti|famiglie|members|people|unita)\b",
        "",
        words,
    )
    bare = " ".join(bare.split())
    if len(numbers) == 2 and int(numbers[0]) < int(numbers[1]):
        return f"{int(numbers[0])}-{int(numbers[1])}" if bare in _RANGE_WORDS else ""
    if len(numbers) != 1:
        return ""
    number = str(int(numbers[0]))
    sign = re.sub(r"[^<>≤≥~≈+±]", "", text)
    if not (bare or sign):
        return number
    # Words that are not known make the number useless: «prima 50» may be a maximum, or what there was once.
    form = next((form for form, said in _BOUNDS if bare in said or (sign and sign in said)), "")
    return f"{form} {number}" if form else ""


_RANGE_WORDS = ("", "da a", "dai ai", "tra e", "fra e", "from to", "between and", "circa", "dalle alle")
_BOUNDS = (
    ("circa", ("circa", "ca", "c a", "intorno a", "quasi", "all incirca", "about", "around", "~", "≈", "±")),
    (
        "oltre",
        (
            "oltre",
            "piu di",
            "piu",
            "almeno",
            "o piu",
            "e oltre",
            "e piu",
            "in su",
            "superiore a",
            "more than",
            "over",
            "at least",
            ">",
            "≥",
            "+",
        ),
    ),
    ("meno di", ("meno di", "inferiore a", "less than", "under", "<")),
    ("fino a", ("fino a", "max", "massimo", "al massimo", "non piu di", "up to", "≤")),
)


def _plausible(year: int) -> bool:
    return YEARS[0] <= year <= YEARS[1]
