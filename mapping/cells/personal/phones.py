# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Telephones: Italian mobiles and landlines, foreign numbers with + or 00, whatever number follows «tel.».

In a text a run of eight digits or more that nothing explains is held back too: what a run hides matters more than
what it says. In an address of the web long numbers are the rule, so there only what has the form of a telephone is.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from mapping.cells.personal.runs import Run, digits_of, find_runs, is_explained, is_year

_SAID = re.compile(
    r"(?i)(?:(?<![^\W\d_])(?:tel|tell|telef\w{0,6}|cell?|cellul\w{0,5}|mobile|mob|fax|phone|whats?app|wa|viber|signal|"
    r"telegram|tlf|recapit\w{1,2}|chiama\w{0,3})|[☎☏📞📱✆🕿🤙])[\W_]*"
    r"(?:(?:n|nr|num|numero|no|uff|ufficio|casa|abitazione|mobile|cell?|cellulare|tel|fax|e|o|whats?app|it|pers|al)"
    r"[\W_]+)*$"
)
"""What announces a telephone, right before its digits, with any «n.», «uff.», «casa» in between."""
_SAID_IN_URL = re.compile(
    r"(?i)(?:(?<![a-z])(?:tel|telefono|cell?|cellulare|phone|whats?app|viber|signal|callto|skype|sms|telephone)[\W_]{0,4}|"
    r"(?<![a-z])(?:mobile|numero|number|num|wa|fax|t)(?:=|:)\W{0,3})$"
)
_OF_A_MAP = re.compile(
    r"(?i)^(?:https?://)?(?:www\.)?(?:openstreetmap|osm)\.org/(?:node|way|relation|changeset|note)/$"
)
"""What OpenStreetMap numbers: places have ten digits and more."""
_SHAPE = re.compile(r"(?:(?:00)?39)?3[1-9]\d{7,8}|(?:(?:00)?39)?0[1-9]\d{4,9}|00[1-9]\d{7,13}")
"""A mobile begins with 3, a landline with 0, a number of another country with 00; the first two may have 39 or 0039
before them."""
_SHAPE_IN_URL = re.compile(r"(?:(?:00)?39)?3[1-9]\d{8}|(?:(?:00)?39)?0[1-9]\d{6,8}|00[1-9]\d{8,12}")
"""The same with the lengths that nearly all have: the numbers of articles and pages are as long as the rarer ones."""
_CHAT = re.compile(
    r"(?i)(?<![a-z0-9])(?:wa\.me(?::\d+)?/|(?:api\.|web\.)?whatsapp\.com(?::\d+)?/send|whatsapp://|tel:|callto:|sms:|"
    r"viber://|(?:chats\.)?viber\.(?:com|me|click)(?::\d+)?/(?!.{0,4}(?:community|invite))|signal\.me/|sgnl://|"
    r"line\.me/(?:r/)?ti/p/~?(?!@)|t(?:elegram)?\.me(?::\d+)?/\+?\d)[^\s<>\"]{0,80}"
)
"""A link that opens a chat or a call with one number: whatever it holds is a person's."""
_PLUS = re.compile(r"\+\s?\(?$")
_MOBILE = 10
"""Digits of a mobile number without its country."""
_MOST = 12
"""Groups of one telephone; more are several, or none."""


def find_phones(text: str, *, of_url: bool) -> Iterator[tuple[int, int]]:
    """Yield where telephones stand in a text in normal form."""
    for match in _CHAT.finditer(text):
        yield match.span()
    for run in find_runs(digits_of(text), 6):
        if of_url:
            yield from _in_url(run)
        elif _in_text(run):
            yield run.starts[0], run.ends[-1]


def _in_text(run: Run) -> bool:
    if _SAID.search(run.before[-60:]):
        return True
    if run.digits > 400:
        return True  # no cell says anything with so many
    if any(_foreign(run, first) for first in range(len(run.groups))):
        return True
    if is_explained(run):
        return False
    return _close(run) or any(
        any(_is_phone(run.part(first, last)) for last in _lasts(run, first)) for first in range(len(run.groups))
    )


def _close(run: Run) -> bool:
    """Return whether eight digits or more stand close together, whatever they are."""
    count = 0
    for group, gap in zip(run.groups, ["", *run.gaps], strict=True):
        count = count + len(group) if len(gap) <= 3 and "," not in gap else len(group)
        if count >= 8:
            return True
    return False


def _in_url(run: Run) -> Iterator[tuple[int, int]]:
    if _OF_A_MAP.search(run.before):
        return
    if _SAID_IN_URL.search(run.before[-30:]):
        yield run.starts[0], run.ends[-1]
        return
    first = _after_date(run)
    while first < len(run.groups):
        found = next((last for last in _lasts(run, first) if _is_phone_in_url(run, first, last)), None)
        if found is not None:
            yield run.starts[first], run.ends[found]
        first = first + 1 if found is None else found + 1


def _after_date(run: Run) -> int:
    """Return where the date of an article ends: /2019/06/1234567."""
    groups = run.groups
    if not is_year(groups[0]):
        return 0
    return next((n for n in (1, 2) if n >= len(groups) or not (len(groups[n]) <= 2 and 1 <= int(groups[n]) <= 31)), 3)


def _lasts(run: Run, first: int) -> Iterator[int]:
    """Yield where a telephone that begins at ``first`` may end, the longest first."""
    count, ends = 0, []
    for last in range(first, min(first + _MOST, len(run.groups))):
        count += len(run.groups[last])
        if count > 16:
            break
        ends.append(last)
    yield from reversed(ends)


def _foreign(run: Run, first: int) -> bool:
    before = run.gaps[first - 1] if first else run.before
    count = sum(map(len, run.groups[first : first + _MOST]))
    return (
        count >= 7
        and (len(run.groups) - first == 1 or not is_explained(run.part(first, len(run.groups) - 1)))
        and _PLUS.search(before) is not None
    )


def _is_phone(run: Run) -> bool:
    digits = "".join(run.groups)
    if not _SHAPE.fullmatch(digits) or is_explained(run):
        return False
    if digits.startswith("0") and not digits.startswith("00"):
        return _has_prefix(run) and _is_valid(digits)
    return digits[0] == "3" or (_is_possible("+" + digits[2:]) if digits.startswith("00") else _is_valid(digits))


def _is_phone_in_url(run: Run, first: int, last: int) -> bool:
    part = run.part(first, last)
    digits = "".join(part.groups)
    before = run.gaps[first - 1] if first else run.before
    if _PLUS.search(before) and 8 <= len(digits) <= 15:
        return _is_possible("+" + digits)
    if not _SHAPE_IN_URL.fullmatch(digits) or any(len(gap) > 3 for gap in part.gaps):
        return False
    if len(part.groups) > 1 and (("/" in "".join(part.gaps) and any(map(is_year, part.groups))) or is_explained(part)):
        return False
    if digits.startswith("0") and not digits.startswith("00"):
        return _has_prefix(part) and not _is_date(digits) and _is_valid(digits)
    return _is_valid(digits)


def _has_prefix(run: Run) -> bool:
    """Return whether a landline is written as people do: in one, its prefix first, or digit by digit."""
    first = len(run.groups[0])
    return len(run.groups) == 1 or first > 1 or len(run.groups[1]) == 1


def _is_date(digits: str) -> bool:
    return len(digits) == 8 and digits[:2] <= "31" and digits[2:4] <= "12" and is_year(digits[4:])


@lru_cache(maxsize=4_096)
def _is_valid(digits: str) -> bool:
    if digits.startswith("39") and (len(digits) > _MOBILE or digits[2] == "0"):  # else a mobile of 391 to 399
        digits = "+" + digits
    import phonenumbers  # noqa: PLC0415 - few texts hold what may be a number

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, "IT"))
    except phonenumbers.NumberParseException:
        return False


def _is_possible(number: str) -> bool:
    import phonenumbers  # noqa: PLC0415 - as above

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, "IT"))
    except phonenumbers.NumberParseException:
        return False
