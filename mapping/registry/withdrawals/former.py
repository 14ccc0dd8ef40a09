# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words behind which, or before which, stands another name of the same association: «già», «fino al 2019»."""

import re

ALIAS = re.compile(
    r"(?i)(?<![^\W_])(?:gi[aà]['’`]?|ex|detta|detto|alias|ora|oggi|anche|o|ovvero|ossia|prima|"
    r"precedentemente|in precedenza|"
    r"chiamat[ao]|(?:gi[aà] )?denominat[ao]|(?:conosciut|not)[ao] (?:anche )?come|formerly|previously|aka|a\.k\.a\.|"
    r"(?:(?:nuov|vecchi)[ao]|ex|former|old|new) (?:nome|denominazione|name)(?: precedente)?|"
    r"(?:nome|denominazione) precedente|"
    r"(?:ha )?cambia\w* (?:il |la )?(?:nome|denominazione)(?: in)?|in passato|era|succedut[ao]|subentrat[ao]|"
    r"successor[ei]|successa|erede|nat[ao] da|trasformat[ao] in|di(?:ventat|venut)[ao]|confluit[ao] in|"
    r"n[ée]e|anciennement|antes|früher|vormals|(?:fino al?|dal|nel|until|since) \d{4})(?!\w)"
    r"(?: (?:de|di|del|della|al?|in|nel)(?!\w))?"
)
