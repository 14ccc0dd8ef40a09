# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""All rows as the file writes them, without the corrections: a withdrawal is looked for there too.

Else a decision would publish under another name whoever has withdrawn.
"""

from collections.abc import Collection

import pandas as pd

from mapping.registry.duplicates import find_duplicates
from mapping.registry.identity import make_ids


def as_written(keyed: pd.DataFrame, written: pd.DataFrame, dead: Collection[int]) -> pd.DataFrame:
    """Return the rows with those of ``written`` in the place of the corrected ones, and the ``id`` that they had.

    Both frames come from `mapping.registry.identity.add_keys`; ``dead`` are the rows in which no association is found.
    """
    before = pd.concat([keyed.drop(index=written.index), written]).loc[keyed.index]
    ids, _ = make_ids(before, find_duplicates(before.drop(index=list(dead))), dead)
    return before.assign(id=ids)
