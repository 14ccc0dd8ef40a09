# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Luminance of many pixels at once, and colours as eyes that lack one kind of cone see them."""

from collections.abc import Iterable

import numpy as np

from mapping.contrast import LIGHT, linear, parts, ratio

_LINEAR = np.array([linear(part) for part in range(256)])

WITHOUT = {
    "red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
"""Machado, Oliveira and Fernandes, «A physiologically-based model for simulation of color vision deficiency», IEEE
Transactions on Visualization and Computer Graphics 15 (2009), severity 1; on linear light."""


def luminance_of(rgb: "np.ndarray | Iterable[float]") -> np.ndarray:
    """Return the relative luminance of colours in the last axis."""
    found: np.ndarray = _LINEAR[np.asarray(rgb, dtype=int)] @ LIGHT
    return found


def contrast_without(cone: str, one: str, other: str) -> float:
    """Return the contrast of two colours for eyes without a kind of cone (`WITHOUT`)."""
    seen = [np.clip(np.array(WITHOUT[cone]) @ _LINEAR[[*parts(colour)]], 0, 1) for colour in (one, other)]
    return ratio(*(float(light @ LIGHT) for light in seen))
