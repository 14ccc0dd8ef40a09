# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an estimate is, and what stands against making one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil, exp, floor, log1p, sqrt
from typing import Any

LEVEL = 0.95
"""Confidence of every interval."""
Z = 1.959963984540054
"""The normal quantile of `LEVEL`."""


@dataclass(frozen=True)
class Refusal:
    """Why nothing is estimated: a key of ``words.toml``, and what fills its sentence."""

    reason: str
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Count:
    """How many there are by one method (``chapman``, ``chao``, ``log-lineare``), with its interval.

    ``value``, ``low`` and ``high`` are whole numbers, not below what was seen.
    """

    method: str
    value: int
    low: int
    high: int


@dataclass(frozen=True)
class Estimate:
    """What the lists say of an area by one method: a count, or why there is none.

    ``lists`` are those compared and ``seen`` the associations in any of them; ``wider`` is the estimate of the smallest
    area around that has one.
    """

    level: str
    code: str
    name: str
    method: str
    lists: tuple[str, ...]
    seen: int
    found: Count | Refusal
    wider: "Estimate | None"


def counted(method: str, seen: int, unseen: float, low: float, high: float) -> Count:
    """Return the count of those seen and unseen, its interval made whole outwards."""
    return Count(method, seen + round(unseen), seen + floor(max(low, 0.0)), seen + ceil(max(high, 0.0)))


def log_normal(unseen: float, variance: float) -> tuple[float, float]:
    """Return the interval of a number of unseen that cannot be below zero (Chao, Biometrics 43, 1987).

    Its logarithm is taken for normal: ``unseen`` divided and multiplied by the same factor.
    """
    if unseen <= 0:
        return 0.0, 0.0
    factor = exp(Z * sqrt(log1p(variance / unseen**2)))
    return unseen / factor, unseen * factor
