# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The HTML templates of the package: every value is escaped unless it is markup of ours."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from mapping.viewer.inline import POLICY_PLACE


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
