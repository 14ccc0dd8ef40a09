# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with an edition's file, as one error that still knows each sentence."""

from collections.abc import Iterable, Mapping
from typing import Any

from mapping.errors import InputError

_TOLD = 20
"""Faults told of one file."""


class EditionError(InputError):
    """The sentence of a file named ``name``; each of ``faults`` begins with the key that is wrong, as ``«key» …``."""

    def __init__(self, name: str, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        more = f" E altri {len(self.faults) - _TOLD}." if len(self.faults) > _TOLD else ""
        sentences = " ".join(f"{fault}." for fault in self.faults[:_TOLD])
        super().__init__(f"Nel file dell'edizione «{name}» {sentences}{more}")


def has_shape(own: Mapping[str, Any], model: Mapping[str, Any], also: Mapping[str, Any], within: str = "") -> bool:
    """Return whether all that a file sets is known and of its kind, so that one key can be held against another."""
    return all(
        type(value) in (type(model.get(key)), *also.get(f"{within}{key}", ()))
        and (not isinstance(value, list) or all(isinstance(item, str) for item in value))
        and (not isinstance(value, dict) or has_shape(value, model[key], also, f"{within}{key}."))
        for key, value in own.items()
    )
