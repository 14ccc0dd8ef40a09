# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which attributes of which tags load a file, and files of which kinds (`mapping.inlining.sources`) fit there."""

_LINKED: dict[str, tuple[str, ...]] = {"href": ("image",), "xlink:href": ("image",)}
_BACKGROUND: dict[str, tuple[str, ...]] = {"background": ("image",)}
_SHOWN: tuple[str, ...] = ("image", "media", "paper")

LOADING: dict[str, dict[str, tuple[str, ...]]] = {
    "img": {"src": ("image",)},
    "input": {"src": ("image",)},
    "source": {"src": ("media", "image")},
    "video": {"src": ("media",), "poster": ("image",)},
    "audio": {"src": ("media",)},
    "track": {"src": ("track",)},
    "embed": {"src": _SHOWN},
    "object": {"data": _SHOWN},
    "image": _LINKED,
    "use": _LINKED,
    "feimage": _LINKED,
    "body": _BACKGROUND,
    "table": _BACKGROUND,
    "td": _BACKGROUND,
}
