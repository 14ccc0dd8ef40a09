# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must not be published whatever column it stands in: telephones, e-mails, codes and homes of persons.

A text is judged in its `normal_form`, and what is found is taken out of the text as it was written. One rule says
what a cell may publish and what a sentence to the keeper may quote.
"""

from mapping.registry.personal.judge import MASK, find_personal, is_suspect, mask_personal, shown
from mapping.registry.personal.rest import without_clauses

__all__ = ["MASK", "find_personal", "is_suspect", "mask_personal", "shown", "without_clauses"]
