# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Countries out of the names, adjectives and codes that people write."""

import re
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from mapping.cells.folding import fold
from mapping.cells.lists import PROPOSALS, split_known, split_parts
from mapping.cells.nothing import says_nothing
from mapping.cells.parsed import NOTHING, Finding, Parsed
from mapping.schema import SEPARATOR
from mapping.toml_files import read_toml

_LANGUAGES = ("it", "en", "fr", "es", "de", "pt")
_NO_COUNTRY = frozenset(["EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"])
"""Codes that CLDR names beside the countries of ISO 3166-1."""
_STATELESS = "XX"
_WEAK = re.compile(r"\s*[,/+&]\s*|\s+(?:ed?|and|y)\s+|\s*[-–—]\s*")
_BETWEEN_CODES = re.compile(r"[\s,/+&\-–—]+")
_ENDINGS = {"co": "co ca ci chi che", "go": "go ga gi ghi ghe", "o": "o a i e", "e": "e i", "a": "a i e"}
_LEAD = re.compile(
    r"^((italo|comunita|ex|cittadini|cittadine|provenienti|immigrati|migranti|prevalentemente|soprattutto) )+"
    r"((da|dal|dalla|dai|dalle|della|del|dei|delle|di) )?"
)
_SHARE = re.compile(r"\(?\s*\d{1,3}([.,]\d+)?\s*%\s*\)?")
_BRACKET = re.compile(r"\([^)]*\)?")


@cache
def country_codes() -> frozenset[str]:
    """Return the alpha-2 codes of ISO 3166-1, XK for Kosovo and XX, as the statistics have it, for the stateless."""
    codes = (str(code) for code in Locale("it").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - _NO_COUNTRY | {_STATELESS}


@cache
def _names() -> dict[str, str]:
    """Return ``folded name -> code``; our own table wins over CLDR, Italian over the other languages."""
    table = read_toml("cells/countries.toml")
    found: dict[str, str] = {}
    for code, names in table["names"].items():
        found |= {fold(name): code for name in names}
    for code, adjectives in table["adjectives"].items():
        for form in (form for adjective in adjectives for form in _forms(fold(adjective))):
            found.setdefault(form, code)
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code in country_codes():
                found.setdefault(fold(name), code)
    for code, adjectives in table["english"].items():
        for form in (form for adjective in adjectives for form in (fold(adjective), f"{fold(adjective)}s")):
            found.setdefault(form, code)
    return found


def country_names() -> dict[str, list[str]]:
    """Return what is read as a country, folded, by its code: names in six languages, adjectives in every ending."""
    found: dict[str, list[str]] = {}
    for name, code in _names().items():
        found.setdefault(code, []).append(name)
    return found


@cache
def _codes() -> dict[str, str]:
    """Return ``ISO code of two or three letters -> alpha-2``, also those that others use (UK, EL)."""
    aliases = get_global("territory_aliases")
    three = {
        alias: codes[0]
        for alias, codes in aliases.items()
        if len(alias) == 3 and alias.isalpha() and len(codes) == 1 and codes[0] in country_codes()
    }
    return three | {"UK": "GB", "EL": "GR", "RKS": "XK", "KOS": "XK"} | {code: code for code in country_codes()}


@cache
def _special() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return ``folded words -> (problem, codes to propose)`` of what is understood but is not one country."""
    table = read_toml("cells/countries.toml")
    found = {fold(word): ("paese-ambiguo", tuple(codes)) for word, codes in table["ambiguous"].items()}
    for row in table["several"]:
        found |= {fold(word): ("paese-plurimo", tuple(row["countries"])) for word in row["words"]}
    found |= {fold(word): ("paese-area", ()) for word in table["areas"]["words"]}
    return found | {fold(word): ("paese-aperto", ()) for word in table["everyone"]["words"]}


def parse_countries(text: str) -> Parsed:
    """Return alpha-2 codes joined with ``"; "``, in the order in which they are written."""
    if says_nothing(text, code=True) and text not in country_codes():  # NO is Norway, NA is Namibia
        return NOTHING
    codes: list[str] = []
    findings: list[Finding] = []
    only_codes = _only_codes(text)
    for part in split_parts(text):
        between = _BETWEEN_CODES if only_codes else _WEAK
        known, unknown = split_known(part, between, lambda word: _meaning(word, only_codes))
        for word in known:
            _take(word, codes, findings)
        findings += [_unknown(word) for word in unknown]
    return Parsed(SEPARATOR.join(dict.fromkeys(codes)), tuple(findings))


def _meaning(word: str, any_case: bool) -> str:
    """Return a code, or the words themselves where they have a special meaning, or ``""``."""
    bare = _SHARE.sub("", word).strip(" .()\"'")
    code = _codes().get(bare.upper() if any_case else bare)
    if code:
        return code
    if fold(bare) in _special():
        return bare
    key = _LEAD.sub("", fold(bare))
    return _names().get(key) or _names().get(fold(_BRACKET.sub(" ", word)), "")


def _take(word: str, codes: list[str], findings: list[Finding]) -> None:
    if word in country_codes():
        codes.append(word)
        return
    codice, proposed = _special()[fold(word)]
    if codice == "paese-ambiguo":
        codes.append(proposed[0])
    shown = SEPARATOR.join(map(country_name, proposed))
    findings.append(Finding(codice, shown, {"proposte": shown.replace(";", ",")}, word))


def country_name(code: str) -> str:
    """Return the name of a country as CLDR gives it; the stateless have none there."""
    return "Apolidi" if code == _STATELESS else str(Locale("it").territories[code])


def _only_codes(text: str) -> bool:
    """Return whether the cell holds nothing but codes: then their case does not matter («sn; ml»)."""
    parts = re.split(r"[\s;,/|+&\-]+", text.strip())
    return fold(text) not in _special() and all(len(p) in (2, 3) and p.upper() in _codes() for p in parts if p)


def _unknown(word: str) -> Finding:
    enough = _closest.cache_info().misses >= PROPOSALS
    return Finding("paese-sconosciuto", "" if enough else _closest(fold(word[:60])), {}, word)


def forget_country_proposals() -> None:
    """Count the proposals anew: another registry begins."""
    _closest.cache_clear()


@lru_cache(maxsize=10_000)
def _closest(key: str) -> str:
    inside = [name for name in _names() if len(name) > 3 and f" {name} " in f" {key} "]
    if inside:
        return country_name(_names()[max(inside, key=len)])
    close = process.extractOne(key, list(_names()), scorer=fuzz.ratio, score_cutoff=75)
    return country_name(_names()[close[0]]) if close else ""


def _forms(adjective: str) -> set[str]:
    """Return masculine and feminine, singular and plural of an Italian adjective."""
    for ending, forms in _ENDINGS.items():
        if adjective.endswith(ending):
            stem = adjective.removesuffix(ending)
            return {stem + form for form in forms.split()}
    return {adjective}
