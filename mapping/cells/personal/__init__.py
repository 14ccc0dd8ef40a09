# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must not be published whatever column it stands in: telephones, e-mails, codes and homes of persons.

A text is judged in its `normal_form`, and what is found is taken out of the text as it was written. One rule says
what a cell may publish and what a sentence to the keeper may quote.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
