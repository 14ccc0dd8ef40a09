# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What kind of register is measured, as its own metadata say it: what may be concluded from it depends on that."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_percent

from mapping.dates import date_text
from mapping.shares import count as told_count
from mapping.shipped import shipped_registry
from mapping.sources import sha256
from mapping.toml_files import read_toml

SAMPLE, LIST = "campione", "elenco"
REGISTRY = "registro delle associazioni"
"""What figures and dictionary call the register that they are counted from, whichever it is."""
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,20})?)\s*(%?)", re.ASCII)


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
    sources
        What the register was made from, in words.
    name_en, maker_en, evidence_en, sources_en
        The same in English; ``""`` where they are told in Italian only.

    Examples
    --------
    >>> from mapping import RegisterKind
    >>> RegisterKind(nature="campione").notice(12)
    "Campione di 12 associazioni, non un censimento: dove il registro tace, un'associazione può esserci."
    """

    nature: str = ""
    name: str = ""
    date: str = ""
    maker: str = ""
    share: float | None = None
    evidence: str = ""
    name_en: str = ""
    maker_en: str = ""
    evidence_en: str = ""
    sources: tuple[str, ...] = ()
    sources_en: tuple[str, ...] = ()

    @property
    def gives_verdicts(self) -> bool:
        """Whether a place may be told apart from Italy: only a list was looked for everywhere alike."""
        return self.nature == LIST

    def notice(self, count: int, lang: str = "it") -> str:
        """Return the sentence that goes wherever a count or a rate is shown; ``count`` is of published rows.

        Examples
        --------
        >>> RegisterKind(nature="elenco").notice(12)
        'Elenco di 12 associazioni: quelle che conosce chi lo tiene.'
        """
        return str(self._by_nature("notice", lang)).format(n=told_count(count, lang))

    def description(self, lang: str = "it") -> str:
        """Return what the description of data counted from the register says of it.

        Examples
        --------
        >>> RegisterKind(nature="elenco", name="Albo", maker="Comune di Esempio", date="2026-03").description()
        'Registro «Albo» (Comune di Esempio), marzo 2026: un elenco delle associazioni che conosce chi lo tiene.'
        """
        told = f"{self.called(lang)}: {self._by_nature('description', lang)}."
        if self.share is not None:
            told += " " + self._part("share", lang, share=format_percent(self.share, "#,##0.##%", locale=lang))
            told += f"{self._part('evidence', lang, evidence=self._in(lang, 'evidence'))}."
        sources = (self.sources_en if lang == "en" else ()) or self.sources
        return f"{told} {self._part('sources', lang, sources='; '.join(sources))}." if sources else told

    def called(self, lang: str = "it") -> str:
        """Return what the register is called, with its maker and its date, as far as they are said.

        Examples
        --------
        >>> RegisterKind(name="Albo", maker="Comune di Esempio").called()
        'Registro «Albo» (Comune di Esempio)'
        """
        told = self._part("name" if self.name else "nameless", lang, name=self._in(lang, "name"))
        told += self._part("maker", lang, maker=self._in(lang, "maker")) if self.maker else ""
        return told + (self._part("date", lang, date=date_text(self.date, lang)) if self.date else "")

    def _by_nature(self, table: str, lang: str) -> str:
        return str(read_toml("register_words.toml")[table][self.nature or "-"][lang])

    def _part(self, part: str, lang: str, **values: str) -> str:
        return str(read_toml("register_words.toml")["part"][part][lang]).format(**values)

    def _in(self, lang: str, name: str) -> str:
        own = getattr(self, f"{name}_en") if lang == "en" else ""
        return str(own or getattr(self, name))


NOT_SAID = RegisterKind()
"""Of a register of which nothing is told."""


def read_kind(table: Mapping[str, Any]) -> RegisterKind:
    """Return what the keys of ``[registro]`` say, whose values were found good.

    Examples
    --------
    >>> from mapping import RegisterKind, load_metadata, read_kind
    >>> read_kind(load_metadata()["registro"]) == RegisterKind()  # nothing is said until a file of metadata does
    True
    """
    said = {key: " ".join(value.split()) for key, value in table.items() if isinstance(value, str)}
    return RegisterKind(
        nature=said["natura"].lower(),
        name=said["nome"],
        date=said["data"],
        maker=said["autore"],
        share=read_share(said["quota_coperta"]),
        evidence=said["prova"],
        name_en=said["nome_en"],
        maker_en=said["autore_en"],
        evidence_en=said["prova_en"],
        sources=tuple(table["fonti"]),
        sources_en=tuple(table["fonti_en"]),
    )


def read_share(text: str) -> float | None:
    """Return a share written as ``0.24``, ``0,24`` or ``24 %``; None if nothing is written.

    A bare number above 1 is refused: whether 1.2 means 1.2 per cent or more than all is not said.

    Raises
    ------
    ValueError
        If it is no number above 0 and not above 1 (with ``%``, not above 100).
    """
    if not text.strip():
        return None
    written = _SHARE.fullmatch(text.strip())
    if written is None:
        raise ValueError(text)
    number = float(written[1].replace(",", "."))
    share = number / 100 if written[2] else number
    if not 0 < share <= 1:
        raise ValueError(text)
    return share


def kind_of(registry_sha256: str, said: RegisterKind) -> RegisterKind:
    """Return what is ``said`` of a register; where nothing is, what ships says of the one that ships."""
    if said != NOT_SAID or registry_sha256 != sha256(shipped_registry()):
        return said
    return read_kind({**read_toml("metadata.toml")["registro"], **read_toml("shipped_register.toml")})
