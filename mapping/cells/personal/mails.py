# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""E-mails, however they are disguised, and which of them are an office's: only those may stay."""

import re
from collections.abc import Iterator

from mapping.cells.personal.form import Form
from mapping.cells.personal.words import begins_with_name, is_first_name, is_of_office, words_of

_OPEN, _SHUT = r"[\s(\[{<_*~|/\-]{0,4}", r"[\s)\]}>_*~|/\-]{0,4}"
_AT_WORD = re.compile(
    rf"(?i)\s?[(\[{{<_*~|]{{1,3}}\s?(?:at|a|et|chiocciol[ae]|kiocciola|arroba|arobase?|@)\s?[)\]}}>_*~|]{{1,3}}\s?|"
    rf"(?<=\w){_OPEN}(?:chiocciol[ae]|kiocciola|arroba|arobase){_SHUT}(?=\w)|"
    r"(?<=\w)(?:\s{1,3}|-)at(?:\s{1,3}|-)(?=\w)|(?<=\w)=40(?=[a-z][\w\-]*\.[a-z])|"
    r"(?<=[a-z0-9])(?-i:AT)(?=[a-z])|"
    rf"(?:(?<=[a-z0-9])|/)at/?(?=(?:{'|'.join(sorted(words_of('offices', 'mail_only')))})\W)"
)
_A_WORD = re.compile(
    r"(?i)(?<=\w)\s{1,3}(?:a|et)\s{1,3}"
    r"(?=[\w\-]+(?:(?:\.|\s{1,3}(?:dot|punto|point)\s{1,3})[\w\-]+)?"
    r"(?:\.|\s{1,3}(?:dot|punto|point)\s{1,3})(?:it|com|org|net|eu|fr)(?!\w))"
)
"""«mario a prova punto it»: a word of the language, so only before what can be nothing but a domain."""
_AT_QUOTED = re.compile(r"(?i)\s?['\"/]{1,2}\s?(?:at|et|chiocciol[ae])\s?['\"/]{1,2}\s?(?=\w)")
"""Not in an address of the web, where «/at/» is Austria."""
_AT_SURE = re.compile("(?i)@|chioc|kioc|arrob|arob|[^a-z\\s-]$")
_AT_BRACKETED = re.compile(r"[^a-z\s-]\s$")
"""«mario (at) example.org»: surer than a bare «at», less so than without the blank, where «(a)» may be a letter."""
_BARE, _BRACKETED, _DOT, _A = "\x01", "\x02", "\x03", "\x04"
"""What stands for an «at» that may be a word, for one in brackets, for a dot that was written as a word, for an «a»."""
_DOT_WORD = re.compile(
    r"(?i)\s?[(\[{<_*~|\-]{1,3}\s?(?:dot|punto|point|ponto|\.)\s?[)\]}>_*~|\-]{1,3}\s?|"
    r"(?<=[a-z0-9])\s{1,3}(?:dot|punto|point)\s{1,3}(?=[a-z])"
)
_LOCAL = re.compile(rf"[\w.%+'\-{_DOT}]+$")
_AFTER = re.compile(rf"\s{{0,3}}[.,]?\s?([\w\-]+(?:\s{{0,2}}[.,;:{_DOT}]\s{{0,2}}[\w\-]+)*)")
_TIGHT = re.compile(rf"[\w\-]+(?:[.{_DOT}][\w\-]+)+")
"""A domain, rather than the end of a sentence and the beginning of the next."""
_LABEL = re.compile(r"[\w\-]+")
_TOPS = words_of("offices", "tops")
_MAIL_ONLY = words_of("offices", "mail_only")
_ALONE = re.compile(
    rf"(?i)(?:(?<![\w.+\-])[\w.+\-]{{1,64}}\s{{1,3}})?(?<![\w\-])(?:{'|'.join(sorted(_MAIL_ONLY))})"
    r"\s{0,2}[.,]\s{0,2}(?:com|it|fr|org|net|me)(?!\w)|"
    rf"(?<![\w.+\-])\w[\w+\-]*[._][\w.+\-]+\s{{0,2}}[(\[<{{]\s?(?:{'|'.join(sorted(_MAIL_ONLY))})\s?[)\]>}}]"
)
"""A service of e-mail that is named in a text: what stands before it is an address without its @."""
_REACH = 100
_SIGN = re.compile(f"[@{_BARE}{_BRACKETED}{_A}]")


def find_mails(form: Form, *, of_url: bool) -> Iterator[tuple[int, int]]:
    """Yield where e-mails of persons stand in the source of a form."""
    marked = form.replaced(_AT_WORD, _sign_of)
    if not of_url:
        marked = marked.replaced(_AT_QUOTED, lambda _: "@").replaced(_A_WORD, lambda _: _A)
    if _SIGN.search(marked.text):
        marked = marked.replaced(_DOT_WORD, lambda _: _DOT)
        for match in _SIGN.finditer(marked.text):
            found = _mail_at(marked.text, match.start(), of_url)
            if found:
                yield marked.source(*found)
    if not of_url:
        for match in _ALONE.finditer(form.text):
            yield form.source(*match.span())


def _sign_of(match: re.Match[str]) -> str:
    if _AT_SURE.search(match[0]):
        return "@"
    return _BRACKETED if _AT_BRACKETED.search(match[0]) else _BARE


def _mail_at(text: str, at: int, of_url: bool) -> tuple[int, int] | None:
    start = _local_start(text[max(0, at - _REACH) : at])
    after = _AFTER.match(text[at + 1 : at + 1 + _REACH])
    if not start or not after:
        return None
    local = re.sub(r"\s", "", text[at - start : at]).lower().replace(_DOT, ".")
    labels, end = _labels(after[1].lower())
    told = text[at] == _BRACKETED or _DOT in after[1][:end] or is_first_name(local)
    told |= text[at] == _BARE and local not in words_of("offices", "before_sites")
    told = told and _TIGHT.fullmatch(after[1][:end]) is not None
    if not _is_address(local, labels, text[at], of_url, told) or not _is_personal(local, labels):
        return None
    return at - start, at + 1 + after.start(1) + end


def _local_start(before: str) -> int:
    """Return how many signs before the @ are the address, «mario . rossi » as well."""
    rest = before.rstrip()
    found = _LOCAL.search(rest)
    while found:
        rest = rest[: found.start()]
        shorter = rest.rstrip()
        if not (found[0][0] in f"._-{_DOT}" or shorter.endswith((".", "_", _DOT))) or shorter == rest[:0]:
            break
        found = _LOCAL.search(shorter)
        rest = shorter if found else rest
    return len(before) - len(rest) if len(rest) < len(before.rstrip()) else 0


def _labels(after: str) -> tuple[list[str], int]:
    """Return the parts of a domain and where it ends; a comma or space after «com» is no dot."""
    labels: list[str] = []
    end = 0
    for match in _LABEL.finditer(after):
        if labels and labels[-1] in _TOPS and after[end : match.start()] not in (".", _DOT):
            break
        labels.append(match[0].replace("-", ""))
        end = match.end()
    return labels, end


def _is_address(local: str, labels: list[str], sign: str, of_url: bool, told: bool) -> bool:
    """Return whether the two sides of an @, or of a word for it, are an address rather than «Donne @ lavoro».

    ``told``: something beside its end says that it is one.
    """
    free = any(label in words_of("offices", "free") for label in labels[-3:])
    known = labels[-1] in _TOPS
    if of_url or sign != "@":
        return (known and len(labels) > 1 and (of_url or told or free or "." in local)) or labels[0] in _MAIL_ONLY
    if len(labels) > 1 and labels[-1].isalpha():
        return True
    return labels[0] in words_of("offices", "free") or "." in local


def _is_personal(local: str, labels: list[str]) -> bool:
    """Return whether an address is a person's: nothing but an office's own words lets it stay."""
    words = [word for word in re.split(r"[^a-z]+", local) if word]
    strange = [word for word in words if not is_of_office(word)]
    if any(label in words_of("offices", "free") for label in labels[-2:]) or len(labels) < 2:
        return not words or bool(strange) or any(is_first_name(word) for word in words)
    domain = "".join(labels[:-1])
    strange = [word for word in strange if len(word) == 1 or word not in domain]
    if any(begins_with_name(word) for word in strange) or len(strange) > 1:
        return True
    certified = any(label in words_of("offices", "certified") for label in labels)
    return len(strange) == 1 and len(words) == 1 and not certified
