# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The verdict on a file: what was understood, what can go out, what to do first; and whether it may go out."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from mapping.cells import says_nothing
from mapping.placed import Placed
from mapping.registry import Registry
from mapping.schema import OUTSIDE, PUBLIC_STATES
from mapping.verdict.first_step import ALIEN, Step, find_first_step
from mapping.verdict.wording import listed, say, say_rows, say_share

LEAST_USABLE = 0.5
"""Of the rows that mean an association, those that must have a name in its place. With fewer it was the wrong column,
or the wrong file, that was read: a list with a few gaps has far more, one read amiss next to none."""
LEAST_PLACED = 0.5
"""Of the rows to be published, those whose place must be known. A map that leaves out most of its associations tells
where the file says something, not where they are; the registry that ships has 97 %."""
MOST_REPEATED = 0.5
"""Of the rows that can be used, those that may repeat another. A list that was pasted twice has just so many; with
more, what tells the bodies apart was not read."""
_PLACE = ("comune", "provincia", "regione", "cap", "codice_comune", "indirizzo", "latitudine", "longitudine")
_UNUSABLE = ("nome-mancante", "nome-illeggibile", "riga-lunga", "riga-da-riallineare")


@dataclass(frozen=True)
class Verdict:
    """What there is to say of a file as a whole; `sentences` says it, `refusal` why it must not go out, if so.

    Attributes
    ----------
    file, sheet
        What was read; a file without sheets has none.
    rows, unusable, repeated, ceased, withdrawn, alien
        How many rows were read; have no name, or values below the wrong header; repeat another; are of associations
        that are no more, that asked to be withdrawn; are no association (totals, notes, examples).
    published, mapped, in_area, abroad, national, placeless
        How many can be published; of these, how many have a point on the map, only a province or a region, are
        abroad, are of all Italy without a seat, have no place at all.
    name_columns, place_columns
        The keeper's own headers from which they come.
    notices
        How many problems are told.
    first
        What to do first.
    outside
        How many rows lie outside the territory of the edition: as good as any, where a whole file is judged.

    Examples
    --------
    >>> from mapping import build_atlas, judge_file
    >>> verdict = judge_file(build_atlas())
    >>> verdict.rows == verdict.published, verdict.place_columns[0]
    (True, 'comune')
    """

    file: str
    sheet: str
    rows: int
    unusable: int
    repeated: int
    ceased: int
    withdrawn: int
    alien: int
    published: int
    mapped: int
    in_area: int
    abroad: int
    national: int
    placeless: int
    name_columns: tuple[str, ...]
    place_columns: tuple[str, ...]
    notices: int
    first: Step | None
    outside: int = 0

    def sentences(self, lang: str = "it") -> tuple[str, str, str]:
        """Return the three sentences: what was understood, what can go out, what to do first."""
        return self._understood(lang), self._share(lang), self._first(lang)

    def refusal(self, lang: str = "it") -> str:
        """Return why the file must not go out as it is, as a sentence without its end; ``""`` if it may."""
        good = self.published + self.outside
        meant = good + self.repeated + self.unusable
        usable = meant - self.unusable
        if usable < LEAST_USABLE * meant:
            return say_share("rifiuto-nomi", lang, usable, meant)
        if self.repeated > MOST_REPEATED * usable:
            return say_share("rifiuto-ripetute", lang, self.repeated, usable)
        placed = good - self.placeless
        if placed < LEAST_PLACED * good:
            return say_share("rifiuto-luoghi" if placed else "rifiuto-luoghi-nessuno", lang, placed, good)
        if not self.published:
            return say("rifiuto-nessuna", lang, perche=self._why_none(lang))
        if self.mapped:
            return ""
        return say_share("rifiuto-solo-area" if self._only_areas else "rifiuto-sede", lang, 0, self.published)

    @property
    def _only_areas(self) -> bool:
        return self.in_area + self.placeless == self.published

    def _understood(self, lang: str) -> str:
        facts = {"file": self.file, "foglio": say("foglio", lang, foglio=self.sheet) if self.sheet else ""}
        if not self.rows:
            return say("letto-vuoto", lang, **facts)
        name = say("nome", lang, colonne=listed(self.name_columns, lang))
        place = say("luogo", lang, colonne=listed(self.place_columns, lang)) if self.place_columns else ""
        place = place or say("luogo-nessuno", lang)
        return say("letto", lang, self.rows, righe=say_rows(self.rows, lang), nome=name, luogo=place, **facts)

    def _share(self, lang: str) -> str:
        if not self.published:
            return say("pubblicabili-nessuna", lang, perche=self._why_none(lang))
        whole = "-tutte" if self.published == self.rows else ""
        out = say_share(f"pubblicabili{whole}", lang, self.published, self.rows)
        if 0 < self.mapped < self.published:
            out += say_share("mappate", lang, self.mapped, self.published)
        else:
            out += say("mappate-tutte" if self.mapped else "mappate-nessuna", lang, self.published)
        return f"{out}{self._elsewhere(lang)}."

    def _elsewhere(self, lang: str) -> str:
        """Return what is known of the places of the rows without a point."""
        if self.mapped:
            return say("solo-area-altre", lang, self.in_area) if self.in_area else ""
        known = {"solo-area": self.in_area, "estero": self.abroad, "nazionali": self.national}
        return "".join(say(key, lang, number) for key, number in known.items() if number)

    def _gone(self, lang: str) -> str:
        """Return what the associations of the file are if none of them is left to be published: «cessate»."""
        kinds = [kind for kind, number in (("cessate", self.ceased), ("ritirate", self.withdrawn)) if number]
        left = self.published or self.rows > self.ceased + self.withdrawn + self.alien
        return say("-e-".join(kinds), lang) if kinds and not left else ""

    def _why_none(self, lang: str) -> str:
        gone = self._gone(lang)
        return say("finite", lang, quali=gone) if gone else ""

    def _first(self, lang: str) -> str:
        if gone := self._gone(lang):
            return say("prima-finite", lang, quali=gone)
        if not self.published and (self.first is None or self.first.key == ALIEN) and not self.repeated:
            return say("prima-associazioni", lang)
        if self.first:
            return say("prima", lang, passo=self.first.text(lang))
        if self.published and not self.mapped:
            return say("prima-sede", lang)
        return say("prima-avvisi", lang, self.notices) if self.notices else say("prima-nulla", lang)


def judge_file(placed: Placed) -> Verdict:
    """Return the verdict on a file, from its rows as they were placed, or from an atlas.

    Examples
    --------
    >>> from mapping import build_atlas, judge_file
    >>> judge_file(build_atlas()).refusal()
    ''
    """
    registry, states = placed.registry, placed.states
    unusable = {problem.riga for problem in placed.problems if problem.codice in _UNUSABLE}
    return Verdict(
        file=registry.name,
        sheet=registry.sheet,
        rows=len(placed.located),
        unusable=len(unusable),
        repeated=states["duplicata"],
        ceased=states["cessata"],
        withdrawn=states["ritirata"],
        alien=states["respinta"] - len(unusable),
        published=sum(states[state] for state in PUBLIC_STATES),
        mapped=states["mappata"],
        in_area=states["solo_provincia"] + states["solo_regione"],
        abroad=states["estero"],
        national=states["nazionale"],
        placeless=states["senza_luogo"],
        name_columns=_headers(registry, ["denominazione"]),
        place_columns=_headers(registry, filter(partial(_filled, registry), _PLACE)),
        notices=len(placed.problems),
        first=find_first_step(placed),
        outside=states.get(OUTSIDE, 0),
    )


def _filled(registry: Registry, name: str) -> bool:
    """Return whether the file says anything in a column: as it came, for what is hidden was written there too."""
    if (registry.rows[name] != "").any() or (not registry.hidden.empty and (registry.hidden[name] != "").any()):
        return True
    cells = registry.raw.iloc[:, registry.stands[name]].unique() if name in registry.stands else ()
    return any(not says_nothing(str(cell), code=True) for cell in cells)


def _headers(registry: Registry, names: Iterable[str]) -> tuple[str, ...]:
    """Return the keeper's own headers of some columns, each once."""
    return tuple(dict.fromkeys(header for name in names for one, header in registry.headers if one == name))
