# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .documents import open_document
from .records import Records

__all__ = ["Records", "open_document"]
