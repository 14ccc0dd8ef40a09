# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may stand inside the one file: templates filled in, the data block, scripts, styles, the policy naming them."""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from mapping.errors import GeodataError

POLICY_PLACE = "%POLICY%"
"""Stands in the template until the hashes of the finished document are known."""
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})
_TAGS = re.compile(r"\{(?=[{%#])")
"""Where a template of Jinja's would begin: Folium parses some of what it has rendered once more."""
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def json_block(value: Any) -> str:
    """Return ``value`` as JSON that can stand inside a ``<script>`` element, whatever its text holds.

    Nothing in it begins a template, so that Jinja, too, leaves it as it is.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return encodable(_TAGS.sub(r"\\u007b", text.translate(_ESCAPES)))


def encodable(text: str) -> str:
    """Return ``text`` with lone surrogates, which no UTF-8 file can hold, replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")


def printable(text: str) -> str:
    """Return ``text`` for the HTML itself: control characters, which a parser would drop, made visible."""
    return encodable(_CONTROLS.sub("\ufffd", text))


@cache
def bundle(name: str) -> str:
    """Return a file of the bundled front end (``viewer.js`` or ``viewer.css``).

    Raises
    ------
    GeodataError
        If the front end was never bundled.
    """
    path = files("mapping.viewer").joinpath("dist", name)
    if not path.is_file():
        raise GeodataError(f"Manca «{name}»: in mapping/viewer eseguire «npm ci» e «npm run build».")
    return path.read_text(encoding="utf-8")


def with_policy(
    document: str, *, frames: bool = False, images: str = "", packed: Sequence[tuple[str, str]] = ()
) -> str:
    """Return the document with a policy that allows its own inline script and style, and nothing else.

    ``frames`` also allows it to show pages that stand beside it, ``images`` to load images from these hosts,
    ``packed`` to take these, each ``script`` or ``style`` and its text, which it carries packed.
    """
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for kind, text in [*packed, *_INLINE.findall(document)]:
        digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
        hashes[kind].append(f"'sha256-{digest}'")
    policy = _policy(" ".join(hashes["script"]), " ".join(hashes["style"]), frames=frames, images=images)
    return document.replace(POLICY_PLACE, policy, 1)


def _policy(scripts: str, styles: str, *, frames: bool, images: str) -> str:
    rules = {
        "default-src": "'none'",
        "script-src": scripts,
        "style-src": styles,
        "img-src": f"data: {images}".strip(),
        "font-src": "data:",
        "frame-src": "'self' file:" if frames else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "default codice",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@cache
def template(name: str) -> Template:
    """Return a template of ``templates/``; ``policy`` is filled in once the document is whole."""
    text = files("mapping.viewer").joinpath("templates", name).read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True, finalize=_without_braces
    )
    return environment.from_string(text, globals={"policy": POLICY_PLACE})


def _without_braces(value: Any) -> Any:
    """Return a text escaped so that it is no template either, should somebody read the page as one (branca does)."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return markup(str(escape(value)).replace("{", "&#123;"))
    return value


def markup(text: str) -> Markup:
    """Let markup that is ours, or Folium's, through the template's escaping."""
    return Markup(text)  # noqa: S704 - never called on registry text
