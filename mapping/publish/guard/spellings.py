# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One text as it may stand in a file: as an address, with its dots or without, its figures spaced."""

import re
import unicodedata
from collections.abc import Iterator

from mapping.cells import fold, without_unseen

LINKING = frozenset([
    "a", "al", "alla", "allo", "ai", "agli", "alle", "con", "d", "da", "dal", "dalla", "dei", "del", "dell",
    "della", "delle", "dello", "di", "e", "ed", "gli", "i", "il", "in", "l", "la", "le", "lo", "nel", "nella",
    "per", "su", "un", "una", "uno", "the", "of", "and", "for", "les", "des", "du", "de", "et", "el", "los", "las",
    "y",
])  # fmt: skip
"""Words that tie a name together and tell nothing by themselves."""
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u0060\u00b4]")
_ADDRESS = re.compile(r"(?<![\w.-])(?:[\w-]++\.)+[a-z]{2,}+(?::\d+)?(?:[/?#][^\s\"<>«»]*)?", re.IGNORECASE)
_QUOTED = re.compile("«([^«»]*)»")
_CUT = re.compile(r"[/?&=#;:]+")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(?<!\d)(?=(\d(?:[\W_]{0,4}\d){10})(?!\d))")
_FIGURE = "[0-9LMNPQRSTUV]"
"""A figure of a person's tax code, or the letter that stands for it where two would have the same code."""
_PERSONAL = re.compile(f"(?=([A-Z]{{6}}{_FIGURE}{{2}}[A-Z]{_FIGURE}{{2}}[A-Z]{_FIGURE}{{3}}[A-Z]))")
_AS_LONG = re.compile(r"(?<![^\W_])[^\W_]{16}(?![^\W_])")
"""What somebody wrote in place of a person's code."""
_SHARED = frozenset([
    "blogspot.com", "docs.google.com", "drive.google.com", "facebook.com", "google.com", "instagram.com",
    "it.wikipedia.org", "linkedin.com", "linktr.ee", "m.facebook.com", "sites.google.com", "t.me", "tiktok.com",
    "twitter.com", "wa.me", "wordpress.com", "x.com", "youtu.be", "youtube.com",
])  # fmt: skip
"""Hosts under which everybody has a page: none of them is anybody's site."""


def is_number(text: str) -> bool:
    """Return whether the text is figures and signs: it may hold a code, and no word."""
    return not _LETTER.search(text)


class _Folded(dict[int, str]):
    """What `fold` makes of each character, as it is met: a text is then folded in one step."""

    def __missing__(self, code: int) -> str:
        sign = without_unseen(chr(code))
        self[code] = sign and fold(f"a{sign}a")[1:-1]
        return self[code]


_FOLDED = _Folded()


def folded_letters(text: str) -> str:
    """Return the letters and figures of the text, folded, those of every script as ours, and nothing between them."""
    return "".join(map(_figure, filter(str.isalnum, text.translate(_FOLDED))))


def _figure(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def words_of(text: str) -> list[str]:
    """Return the words of `fold` of the text; many times as fast where the text is not ASCII."""
    return (fold(text) if text.isascii() else text.translate(_FOLDED)).split()


def word_lists(text: str) -> list[list[str]]:
    """Return the words of the text, folded; again with dots that part words (those of an address), if it has any."""
    words = words_of(text)
    return [words, words_of(text.replace(".", " "))] if "." in text.strip(".") else [words]


def name_forms(name: str) -> frozenset[str]:
    """Return the folded writings of a name: its dots and apostrophes part words, or do not; «&» may be «e»."""
    name = without_unseen(name)
    spelt = {name, name.replace(".", " "), _APOSTROPHES.sub("", name)}
    spelt |= {text.replace("&", " e ") for text in spelt}
    return frozenset(map(fold, spelt)) - {""}


def telling(form: str) -> int:
    """Return how many words of a folded name tell something."""
    return sum(word not in LINKING for word in form.split())


def quotations(text: str) -> set[str]:
    """Return, folded, each quotation in the text."""
    return set(map(fold, _QUOTED.findall(text))) if "«" in text else set()


def address_parts(text: str) -> set[str]:
    """Return, folded, each label of a host and each part of a path in the addresses of the text."""
    parts = {part for host, *path in addresses(text) for part in (*host.split("."), *path)}
    stems = {part.partition(".")[0] for part in parts} | {part.replace(".", " ") for part in parts}
    return {" ".join(words_of(part)) for part in stems}


def addresses(text: str) -> list[tuple[str, ...]]:
    """Return each address of the web in the text: its host without «www.», then the parts of its path, small."""
    if "." not in text:
        return []
    return [found for address in _ADDRESS.findall(text) if (found := site_key(address))]


def site_key(address: str) -> tuple[str, ...]:
    """Return the host without «www.» and the parts of the path; nothing for a host that is everybody's."""
    bare = re.sub(r"^[a-z]+://", "", address.strip().lower())
    host, *path = [part for part in _CUT.split(bare) if part] or [""]
    host = host.removeprefix("www.").strip(".")
    return () if not path and host in _SHARED else (host, *path) if host else ()


def codes(text: str) -> Iterator[str]:
    """Yield every tax code in the text, spaced or glued to words: 11 digits, or the 16 characters of a person's."""
    if _DIGIT.search(text):
        text = _in_ascii(text)
        yield from (_NOT_A_LETTER.sub("", run) for run in _DIGITS.findall(text))
        yield from (run.upper() for run in _AS_LONG.findall(text))
        yield from _PERSONAL.findall(_NOT_A_LETTER.sub("", text).upper())


def _in_ascii(text: str) -> str:
    """Return the text with the figures of every script as ours, and wide letters as others."""
    if text.isascii():
        return text
    return "".join(map(_figure, unicodedata.normalize("NFKC", text)))
