# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What kind of register is measured, as its own metadata say it: what may be concluded from it depends on that."""

from dataclasses import dataclass

SAMPLE, LIST = "campione", "elenco"


@dataclass(frozen=True)
class RegisterKind:
    """What the metadata say of a register; nothing is concluded from what they do not say.

    Attributes
    ----------
    nature
        `SAMPLE` (some of the associations, gathered as they were met), `LIST` (all those that its maker knows of) or
        ``""``: not said, which gives no verdict either.
    name, date, maker
        What the register is called, its date (ISO, any precision) and who made it; ``""`` where not said.
    share
        What share of the associations that exist it is believed to hold, above 0 and not above 1; None not known.
    evidence
        Why that share is believed.
    """

    nature: str = ""
    name: str = ""
    date: str = ""
    maker: str = ""
    share: float | None = None
    evidence: str = ""

    @property
    def gives_verdicts(self) -> bool:
        """Whether a place may be told apart from Italy: only a list was looked for everywhere alike."""
        return self.nature == LIST
