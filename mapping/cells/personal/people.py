# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person at whose home, or under whose name, a body has its seat: «c/o Mario Rossi», «presso abitazione …».

No list holds all names, so it is the body that must be recognised: by a word of institution, a saint, initials in
capitals, an article, the words inside its name. What stands after «c/o» and is none of these is taken for a person.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from mapping.cells.personal.form import Form
from mapping.cells.personal.streets import before_street, is_road
from mapping.cells.personal.words import is_first_name, is_of, words_in, words_of

_AT = re.compile(
    r"(?i)(?<![^\W_])(?:c\s?[/|]{1,2}\s?[o0]\.?|(?<!\.)(?<!via\s)c[.\-_]\s?o\.?(?![^\W_])|presso(?!ch)|p\.?\s?sso|p\s?/\s?o|"
    r"care\sof|chez|ospit\w+\s(?:di|da))[\s:;.\-,_(\['\"]{0,4}"
)
"""«c/o», with what a hurried hand or a scanner makes of it («c/0», «c.o.»), and words for it; neither the initials of a
street («via C. O. …») nor «pressoché»."""
_ROLES = (
    r"(?:presiden\w*|presiedut[oa]\sda|pres\.\s?te|pres|p\.\s?te|vice\W?presiden\w*|referent\w+|ref\.|responsabil[ei]|resp\.|"
    r"(?:legale\s)?rappr?\.(?:\s?leg(?:\.|ale))?|rapp\w{0,12}\.?\s?(?:te\s)?leg(?:\.|ale)|leg(?:ale|\.)\s?rapp\w*|rappresenta(?:nt\w+|t[oa]\sda)|"
    r"l\.r\.(?![^,;]{0,25}\d)|tesorier\w|direttor\w|direttric\w|contatto(?=\s?:)|"
    r"rif\.|fondator[ei]|fondatric[ei]|portavoce|reverendo|rev\.|imam|coordinator\w+|coordinatric\w+|segretari[oa]|titolar\w+|(?:all'\s?)?att\.?\s?ne|(?:all'\s?)?att(?:n|enzione)|"
    r"attn\.?|all'att\.?|c\.?a\.|contattare|chiedere di|rivolgersi a|int\.(?=\s?[a-z]{3})|"
    r"(?:citof(?:on\w*|\.)|campanell[oi]|suonare(?:\sa[dl]?)?)(?:\s?\d{1,3})?)(?![^\W_])"
)
"""Offices that a person holds, and words by which one is asked for; «l.r.» before a number is a regional law, not a
legal representative."""
_ROLE = re.compile(
    rf"(?i)(?<![^\W_]){_ROLES}"
    r"(?:\s?(?:legale|pro tempore|e legale rappresentante|della|dell'|del|di)(?=\W))?"
    r"(?:[\s:.,\-()']|e(?=\W)){1,6}"
)
_ROLE_AFTER = re.compile(rf"(?i)(?<![^\W_])([^\W\d_][^\d,;:()\n]{{2,60}}?)\s?(?:[,(/=]|\s-)\s{{0,2}}{_ROLES}")
"""«Mario Rossi (presidente)», «Mario Rossi, presidente»."""
_TITLE = re.compile(
    r"(?i)(?<![^\W_])(?:sig\.?\s?ra|sigg?\.?\s?ri|s\.ra|sigg?|signor[aei]?|gent\.?\s?m[ao]|egr|herr|frau|dott\.?\s?ssa|dott|dottoressa|dottor|dr\.?\s?ssa|dr|avv|avvocat[oa]|"
    r"ing|prof\.?\s?ssa|prof|professor\w*|geom|rag|arch|mr|mrs|mme|famiglia|fam|coniugi|eredi)(?![^\W_])[\s.:\-']{0,4}"
)
_BORN = re.compile(r"(?i)(?<![^\W_])(?:nat[oa](?:/[oaie])?|n\.)\s{1,3}(?:il|a|ad|in|nel)(?![^\W_])(.{0,60})")
_BIRTH = re.compile(
    r"(?i)(?<![^\W_])(?:(?:data\s(?:di\s)?)?nascita\W{0,4}|d\.\s?n\.\W{0,3}|classe\W{1,2}|nat[oa](?:/[oa])?\W{1,2}(?:nel\W{1,2})?)"
    r"(?=\d)\d{1,2}(?:\W{0,3}\w{1,10}\W{1,3}\d{2,4}|\d\d)(?!\d)"
)
"""What is said of a person only, whatever else the cell holds."""
_DAY = re.compile(r"\d{1,2}\W{1,3}(?:\d{1,2}|[a-zA-Z]{3,9})\W{1,3}\d{2,4}")
_HOME = re.compile(
    r"(?i)(?<![^\W_])(?:abitazion[ei]|residen(?:te|ti|za)|domicili\w*|casa privata|"
    r"(?:a )?casa del(?:la|l')?\s?(?:vice)?(?:president|segretari|tesorier|rappresentant|referent|soci[oa]\b)\w*|"
    r"a casa|casa)(?![^\W_])\W{0,3}"
)
_CUT = re.compile(r"[,;:()\[\]|\n/]|\s-\s|\d|\s{2,}|[•]")
_ROAD_BEFORE = re.compile(r"(?i)(?<![^\W_])([a-z.]{3,14})\s+(?:(?:del|della|dell|di|dei)\W{1,2})?$")
_GLUED = re.compile("[a-z](?=[A-Z])")
"""«pressoMario»."""
_BEFORE_ROAD = re.compile(r"(?i)\s*([^\W\d_][^\d,;:(\n]{2,40}?)\s?[,;:(\-]\s{0,2}([a-z.]{3,14})(?=\s)")
"""«Mario Rossi, Via Roma 1»."""
_REACH = 80


def find_people(form: Form, *, of_name: bool) -> Iterator[tuple[int, int]]:
    """Yield where a person stands in the source; in the name of a body («Prof. Rossi») much less is taken for one."""
    parted = form.replaced(_GLUED, lambda match: f"{match[0]} ")
    for start, end in _people(parted.text, of_name):
        yield parted.source(start, end)


def _people(text: str, of_name: bool) -> Iterator[tuple[int, int]]:
    for match in _AT.finditer(text):
        phrase = _phrase(text, match.end())
        if phrase and _is_person(phrase, text):
            yield match.start(), match.end() + len(phrase)
    for match in _ROLE.finditer(text):
        phrase = _phrase(text, match.end())
        if phrase and _follows_no_road(text, match.start()) and _holds(text, match, phrase, of_name):
            yield match.start(), match.end() + len(phrase)
    for match in _ROLE_AFTER.finditer(text):
        begun = _somebody_at_end(match[1], of_name)
        if begun is not None:
            yield match.start() + begun, match.end()
    for match in _BORN.finditer(text):
        if _DAY.search(match[1]) and (not of_name or _names_somebody(text[max(0, match.start() - _REACH) :])):
            yield 0, match.end()
    for match in _BIRTH.finditer(text):
        if not of_name or _names_somebody(text) or match[0][:4].lower() not in ("nato", "nata", "clas"):
            yield 0 if not of_name else match.start(), match.end()
    yield from _titled(text, of_name)
    yield from _at_home_in_name(text) if of_name else _at_home(text)


def _holds(text: str, role: re.Match[str], phrase: str, of_name: bool) -> bool:
    """Return whether a role is somebody's, rather than part of a body's name: «Associazione Presidente Sankara»."""
    if not of_name:
        return _is_named(phrase, of_name)
    # After «:», or an office behind a comma or a dash, somebody is introduced. Elsewhere in the name of a body («Amici
    # del Presidente …») the office belongs to that name, unless two or three words follow that may be a whole name.
    before = words_in(text[: role.start()])
    own = bool(before) and all(is_of(word, "bodies", "words") or word in _LINKS for word in before)
    office = role[0].lower().split()[-1] in _LINKS  # «presidente del Cile»
    told = ":" in role[0] or (not office and text[: role.start()].rstrip().endswith(("-", ",", "(", ";", ":")))
    whole = bool(before) and 2 <= len(words_in(phrase)) <= 3 and sum(len(w) > 1 for w in words_in(phrase)) > 1
    return _is_named(phrase, not (told or whole)) and (told or not (own or before[-1:] == ["del"]))


def _somebody_at_end(text: str, of_name: bool) -> int | None:
    """Return where the person begins with whose name the text ends: «Teranga Fatou Diop»."""
    words = list(re.finditer(r"[^\W\d_]+(?:['\-][^\W\d_]+)*", text))
    small = [word[0].lower() for word in words]
    if any(is_of(word, "bodies", "words") or word in words_of("bodies", "roads") for word in small):
        return None
    if not any(map(is_first_name, small[-4:])):
        return None if of_name or len(words) not in (2, 3) else 0
    if len(words) <= 3:
        return 0 if len(words) > 1 else None
    first = next(at for at, word in enumerate(small) if at >= len(small) - 4 and is_first_name(word))
    return words[min(first, len(words) - 2)].start()


def _titled(text: str, of_name: bool) -> Iterator[tuple[int, int]]:
    """Yield «Sig.ra Diop»; in a body's name, where «Prof. Rossi» is honoured, a plain title and a whole name."""
    for match in _TITLE.finditer(text):
        phrase = _phrase(text, match.end())
        if not phrase or not _follows_no_road(text, match.start()) or _is_body(words_in(phrase)):
            continue
        title, words = match[0].lower().rstrip(" .:-'"), words_in(phrase)
        short = title.startswith(("sig", "mr", "mme")) and not title.startswith("signor")
        named = title not in ("famiglia", *_HONOURS) and bool(words) and is_first_name(words[0])
        if not of_name or (short and len(words) > 1) or named:
            yield match.start(), match.end() + len(phrase)


_HONOURS = ("dott", "dottor", "dr", "ing", "prof", "professor", "professoressa", "avv", "avvocato", "arch")
_LINKS = ("del", "della", "dei", "degli", "delle", "di", "il", "la", "amici", "figli", "the")


def _at_home(text: str) -> Iterator[tuple[int, int]]:
    begun = _BEFORE_ROAD.match(text)
    if begun and is_road(begun[2]) and _is_somebody(words_in(begun[1])):
        yield begun.span(1)
    for match in _HOME.finditer(text):
        phrase = _phrase(text, match.end())
        home = match[0].strip().lower()
        private = home.startswith(("abitaz", "residente", "domicil", "casa privata")) or "casa del" in home
        if private or (phrase and _is_owner(phrase, home)):
            yield match.start(), match.end() + len(phrase)


def _at_home_in_name(text: str) -> Iterator[tuple[int, int]]:
    """Yield the homes of which a body's name says whose they are; a «Casa» or a «Residenza» may be the body itself."""
    for match in _HOME.finditer(text):
        phrase = _phrase(text, match.end())
        whose = phrase.lower().startswith(("di ", "del ", "della "))
        if match[0].lower().startswith(("abitazion", "domicilio")) and whose and _is_owner(phrase, "abitazione"):
            yield match.start(), match.end() + len(phrase)


def _is_owner(phrase: str, home: str) -> bool:
    words = words_in(phrase)
    if home.startswith("residenz"):
        return (words[0] in ("di", "del", "della") and _is_named(phrase, False)) or is_first_name(words[0])
    return any(is_first_name(word) for word in words[:3]) and not _is_body(words)


def _phrase(text: str, start: int) -> str:
    """Return what follows up to the next sign that parts, or a number."""
    rest = text[start : start + _REACH]
    cut = _CUT.search(rest)
    return (rest[: cut.start()] if cut else rest).rstrip(" .-'")


def _is_person(phrase: str, cell: str) -> bool:
    """Return whether what follows «c/o» is a person rather than a body."""
    # In the order of what is surest: a word of a home, then what only a body is called, then a known first name. What
    # is left is taken for a person: a name that is hidden in vain does less harm than one that is published.
    words = words_in(phrase)
    home = next((at for at, word in enumerate(words) if is_of(word, "bodies", "homes")), None)
    if home is not None:
        return not _casa(words, home) and (words[home] != "famiglia" or not _is_body(words[:home]))
    road = next((at for at, word in enumerate(words) if word in words_of("bodies", "roads")), len(words))
    if not words or not road or _is_body(words[:road]) or _is_saint(words) or _is_acronym(phrase, cell):
        return False
    article = words[0] in words_of("bodies", "articles")
    inside = any(word in words_of("bodies", "inside") for word in words[1:-1]) or "&" in phrase
    return any(map(is_first_name, words)) or not (article or inside or len(words) >= 5)


def _is_saint(words: list[str]) -> bool:
    """Return whether it is a church: «San Paolo», «S. Anna», but not «S. Rossi»."""
    return words[0] in ("san", "santo", "santa", "sant", "ss", "santi") or (
        words[0] == "s" and len(words) > 1 and is_first_name(words[1])
    )


def _casa(words: list[str], at: int) -> bool:
    """Return whether a word of homes is part of a body's name: «casa delle associazioni», «residenza universitaria»."""
    after = words[at + 1 : at + 2]
    if words[at] == "casa" and after:
        named = after[0] == "di" and not any(map(is_first_name, words[at + 2 : at + 4])) and len(words) > at + 2
        return (
            after[0] in (*words_of("bodies", "casa"), *_CARES) and not any(map(is_first_name, words[at + 1 :]))
        ) or (named and words[at + 2] in _CARES)
    return words[at] == "residenza" and bool(after) and after[0].startswith(_CARED)


_IN_THE_HOUSE = ("cortile", "scala", "piano", "interno", "edificio", "palazzina", "lato", "primo", "secondo", "terzo")
_CARES = ("accoglienza", "riposo", "cura", "quartiere", "cultura", "reclusione", "ospitalita",
          "spiritualita", "preghiera")  # fmt: skip
_CARED = ("universit", "sanitar", "protett", "assistit", "student", "anzian", "municip", "socio")


def _is_body(words: list[str]) -> bool:
    """Return whether a word of institution stands among the first words, before any first name."""
    for position, word in enumerate(words[:6]):
        if is_of(word, "bodies", "words"):
            return True
        if position < 2 and is_first_name(word):
            return False
    return False


def _is_acronym(phrase: str, cell: str) -> bool:
    """Return whether it is «A.N.O.L.F.», or «ARCI» in a cell that is not all in capitals."""
    first, *others = phrase.split()
    if re.fullmatch(r"(?:[A-Z]\.){2,}[A-Z]?\.?", first):
        return True
    return not others and first.isupper() and 2 <= len(first) <= 6 and any(map(str.islower, cell))


def _is_named(phrase: str, of_name: bool) -> bool:
    """Return whether a person's name follows a role."""
    words = words_in(phrase)
    if not words or is_of(words[0], "bodies", "words") or words[0] in words_of("bodies", "inside"):
        return False
    if any(word in words_of("bodies", "titles") for word in words[:2]):
        return True
    if any(map(is_first_name, words[:3])):
        return True
    capitals = [word for word in re.findall(r"[^\W\d_]+", phrase) if word[0].isupper()]
    if words[0] in _IN_THE_HOUSE or of_name or _is_body(words):
        return False
    return bool(capitals) or (2 <= len(words) <= 3 and words_of("bodies", "inside").isdisjoint(words))


def _is_somebody(words: list[str]) -> bool:
    roads = any(word in words_of("bodies", "roads") for word in words)
    return 2 <= len(words) <= 4 and not roads and any(map(is_first_name, words)) and not _is_body(words)


def is_somebody(text: str) -> bool:
    """Return whether a text is a first name that is known and a surname, and no street, body or saint."""
    words, saints = words_in(text), words_of("bodies", "saints")
    whole = before_street(text) == text and words[-1:] != ["di"]
    return whole and _is_somebody(words) and saints.isdisjoint(words)


def has_first_name(text: str) -> bool:
    """Return whether a first name stands in the text that is no saint's: «Santa Rita», «Sant'Antonio»."""
    words, saints = ["", *words_in(text)], words_of("bodies", "saints")
    return any(is_first_name(word) and before not in saints for before, word in pairwise(words))


def _names_somebody(text: str) -> bool:
    return any(map(is_first_name, words_in(text)))


def _follows_no_road(text: str, start: int) -> bool:
    """Return whether no «via» stands before: «Via Prof. Rossi» is a street."""
    found = _ROAD_BEFORE.search(text[max(0, start - 30) : start])
    return not found or not is_road(found[1])
