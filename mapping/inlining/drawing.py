# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a document is in a drawing or a formula: there a tag ends with ``/>``, and a title holds markup, not text.

The part of the HTML standard's «foreign content» by which tags are told from text.
"""

from collections.abc import Container
from dataclasses import dataclass, field

_POINTS = {"svg": {"foreignobject", "desc", "title"}, "math": {"mi", "mo", "mn", "ms", "mtext"}}
"""Elements of a drawing, or of a formula, that hold HTML."""
_LEAVING = frozenset(
    {
        *("b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2"),
        *("h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre"),
        *("ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var"),
    }
)
"""HTML that cannot stand in a drawing: it ends it."""
_FONT = {"color", "face", "size"}
_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
}
_TEXTS = {"script", "style"}
"""Elements whose content is read as text in a drawing too: no other is worth anything there."""


@dataclass
class Drawing:
    """The elements that are open from the outermost ``svg`` or ``math`` on; none outside of them."""

    _open: list[tuple[str, str]] = field(default_factory=list)
    """Names, and what each is: ``svg``, ``math``, ``point`` or ``html``."""

    @property
    def foreign(self) -> bool:
        """Whether what comes next is read as a part of a drawing."""
        return bool(self._open) and self._open[-1][1] in _POINTS

    def opens(self, name: str, attributes: Container[str], *, empty: bool) -> bool:
        """Take note of a start tag; return whether markup follows it, whatever its name says in HTML."""
        if self.foreign and (name in _LEAVING or (name == "font" and any(one in attributes for one in _FONT))):
            self._leave()
        if self.foreign or name in {"svg", "math"}:
            if empty:
                return True
            if name in _TEXTS:
                return False
            kind = self._open[-1][1] if self.foreign else name
            self._open.append((name, "point" if name in _POINTS[kind] else kind))
            return True
        if self._open and name not in _VOID and name not in _TEXTS:
            self._open.append((name, "html"))
        return False

    def close(self, name: str) -> None:
        """Take note of an end tag."""
        if self.foreign and name in _LEAVING:
            self._leave()
        inside_html = bool(self._open) and self._open[-1][1] == "html"
        for place in range(len(self._open) - 1, -1, -1):
            if (self._open[place][1] == "html") is not inside_html:
                return
            if self._open[place][0] == name:
                del self._open[place:]
                return

    def _leave(self) -> None:
        while self.foreign:
            self._open.pop()
