# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a site that turns links into frames asks for: the answer to oEmbed (https://oembed.com)."""

import json

from mapping.metadata import Metadata, holder, known
from mapping.viewer import OEMBED, frame_code

_WIDTH, _HEIGHT = 1000, 1000
"""Pixels; the frame takes the width that it is given."""


def oembed_files(about: Metadata) -> dict[str, bytes]:
    """Return `OEMBED`, which needs the address of the published folder; nothing where that is not known."""
    base = known(about["base_url"])
    if not base:
        return {}
    publisher, title = holder(about), about["parole"]["titolo_it"] or about["titolo_it"]
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": publisher["nome_it"],
        "provider_url": known(about["pagina"]) or base,
        "html": frame_code(f"{base}index.html?incorporata=1", title, _HEIGHT),
        "width": _WIDTH,
        "height": _HEIGHT,
    }
    return {OEMBED: json.dumps(answer, ensure_ascii=False, indent=2).encode() + b"\n"}
