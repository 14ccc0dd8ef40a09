# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .arrow import open_parquet
from .gdal import open_layers

__all__ = ["open_layers", "open_parquet"]
