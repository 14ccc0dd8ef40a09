# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Static maps: for press and print, and for whoever may not run the page."""

from mapping.images.pictures import render_images
from mapping.images.single import Picture, draw_picture

__all__ = ["Picture", "draw_picture", "render_images"]
