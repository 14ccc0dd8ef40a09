# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences as ICU writes them: «{n, plural, one {# associazione} other {# associazioni}}», «{code, select, …}».

The part of ICU's MessageFormat that the catalogues need: arguments, ``plural`` (with ``=0``), ``select``, ``#``,
quotes. ``src/text/message.js`` does the same in the page: ``tests/vectors/messages.json`` holds both to it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_HEAD = re.compile(r"\{\s*(\w+)\s*(?:,\s*(plural|select)\s*,\s*|(?=\}))", re.ASCII)
_FORM = re.compile(r"(=?[\w-]+)\s*\{", re.ASCII)
_END = re.compile(r"\}\s*")
_QUOTED = re.compile(r"'(?:'|([{}](?:[^']|'')*)'?)?")
_QUOTED_IN_PLURAL = re.compile(r"'(?:'|([{}#](?:[^']|'')*)'?)?")


@dataclass(frozen=True)
class Argument:
    """A place to fill: its name, ``plural``, ``select`` or ``""``, and the sentences that it chooses from."""

    name: str
    kind: str
    forms: Mapping[str, "Parts"]


Parts = tuple[str | Argument, ...]


def fill_message(
    text: str, values: Mapping[str, object], *, plural: Callable[[float], str], number: Callable[[float | None], str]
) -> str:
    """Return the sentence with ``values`` filled in: texts as they are, numbers as ``number`` writes them."""
    return _fill(_parts(text), values, plural, number)


def arguments(text: str) -> Iterator[Argument]:
    """Yield every place to fill of a message, those within others too."""
    yield from _arguments(parse(text))


def parse(text: str) -> Parts:
    """Return the parts of a message.

    Raises
    ------
    ValueError
        The text is no message: a brace that does not close, a choice without ``other``.
    """
    return _read_parts(text, 0, None)[0]


@cache
def _parts(text: str) -> Parts:
    try:
        return parse(text)
    except ValueError:  # a publisher may write anything
        return (text,)


def _arguments(parts: Parts) -> Iterator[Argument]:
    for part in parts:
        if isinstance(part, Argument):
            yield part
            for form in part.forms.values():
                yield from _arguments(form)


def _fill(
    parts: Parts, values: Mapping[str, object], plural: Callable[[float], str], number: Callable[[float | None], str]
) -> str:
    def told(part: str | Argument) -> str:
        if isinstance(part, str):
            return part
        if part.name not in values:
            return f"{{{part.name}}}"
        value = values[part.name]
        if not part.kind:
            return value if isinstance(value, str) else number(value)  # type: ignore[arg-type]
        exact = part.forms.get(f"={value}" if part.kind == "plural" else str(value))
        if exact is None and part.kind == "plural":
            exact = part.forms.get(plural(float(str(value))))
        return _fill(part.forms["other"] if exact is None else exact, values, plural, number)

    return "".join(map(told, parts))


def _read_parts(text: str, at: int, counted: str | None) -> tuple[Parts, int]:
    """Read to the end of a form; ``counted`` is what «#» stands for, ``""`` in a ``select``, None outside of forms."""
    parts: list[str | Argument] = []
    while at < len(text) and (text[at] != "}" or counted is None):
        if text[at] == "{":
            argument, at = _read_argument(text, at)
            parts.append(argument)
        elif text[at] == "'":
            quoted = _read((_QUOTED_IN_PLURAL if counted else _QUOTED), text, at)
            parts.append("'" if quoted[1] is None else quoted[1].replace("''", "'"))
            at = quoted.end()
        else:
            parts.append(Argument(counted, "", {}) if text[at] == "#" and counted else text[at])
            at += 1
    return tuple(parts), at


def _read_argument(text: str, at: int) -> tuple[Argument, int]:
    head = _read(_HEAD, text, at)
    name, kind, at = head[1], head[2] or "", head.end()
    forms: dict[str, Parts] = {}
    while text[at : at + 1] != "}":
        form = _read(_FORM, text, at)
        forms[form[1]], at = _read_parts(text, form.end(), name if kind == "plural" else "")
        at = _read(_END, text, at).end()
    if kind and "other" not in forms:
        raise ValueError(f"no «other»: {text}")
    return Argument(name, kind, forms), at + 1


def _read(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    found = pattern.match(text, at)
    if not found:
        raise ValueError(f"no message: {text}")
    return found
