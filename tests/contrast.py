# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Luminance of many pixels at once, and colours as eyes that lack one kind of cone see them."""

from collections.abc import Iterable

import numpy as np

from mapping.contrast import parts, ratio

WITHOUT = {
    "red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
"""Machado, Oliveira and Fernandes, «A physiologically-based model for simulation of color vision deficiency», IEEE
Transactions on Visualization and Computer Graphics 15 (2009), severity 1; on linear light."""


def linear(rgb: "np.ndarray | Iterable[float]") -> np.ndarray:
    share = np.asarray(rgb, dtype=float) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def luminance_of(rgb: "np.ndarray | Iterable[float]") -> np.ndarray:
    """Return the relative luminance of colours in the last axis."""
    found: np.ndarray = linear(rgb) @ np.array([0.2126, 0.7152, 0.0722])
    return found


def contrast_without(cone: str, one: str, other: str) -> float:
    """Return the contrast of two colours for eyes without a kind of cone (`WITHOUT`)."""
    seen = [np.clip(np.array(WITHOUT[cone]) @ linear(parts(colour)), 0, 1) for colour in (one, other)]
    return ratio(*(float(light @ np.array([0.2126, 0.7152, 0.0722])) for light in seen))
