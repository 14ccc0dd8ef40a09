# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The HTML templates of the package: every value is escaped unless it is markup of ours."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from mapping.viewer.inline import POLICY_PLACE


@cache
def template(name: str) -> Template:
    """Return a template of ``templates/``; ``policy`` is filled in once the document is whole."""
    text = files("mapping.viewer").joinpath("templates", name).read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(text, globals={"policy": POLICY_PLACE})


def markup(text: str) -> Markup:
    """Let markup that is ours, or Folium's, through the template's escaping."""
    return Markup(text)  # noqa: S704 - never called on registry text
