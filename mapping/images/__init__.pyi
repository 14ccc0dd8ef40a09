# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .light_picture import Picture, draw_picture
from .pictures import render_images

__all__ = [
    "Picture",
    "draw_picture",
    "render_images",
]
