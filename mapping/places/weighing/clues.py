# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the cells of one row say about its place, and how far they speak for or against a candidate."""

from dataclasses import dataclass
from typing import NamedTuple

from mapping.places.names import Area, Gazetteer, Level, Meaning, Reading, fold
from mapping.places.points import Located

COMUNE = 1.5
"""Weight of a clue that names one comune: its name, its code, the coordinates."""
AREA = 1.0
"""Weight of the province, of the region, of the CAP."""
RESEMBLING = 1.0
"""Weight of a name that only resembles what is written."""
ENOUGH = 1.0
"""What speaks for a place must outweigh what speaks against it by so much; a lone name against a lone province (1.5
against 1) is a draw, and of a draw only what both agree on is kept."""

Votes = dict[str, float]
"""Column -> weight, negative if the column speaks against the candidate; a column that says nothing is absent."""


class Candidate(NamedTuple):
    """A place that may be meant, and whether the name as written means it."""

    place: Meaning
    named: bool


@dataclass(frozen=True)
class Evidence:
    """The cells of one row, read.

    ``beside`` is the area written beside the comune, «Rho (MI)». An `Area` that is not known, an empty text
    or tuple: the cell says nothing.
    """

    gazetteer: Gazetteer
    reading: Reading
    options: tuple[Meaning, ...]
    resembling: bool
    beside: Area
    province: Area
    region: Area
    cap: str
    code: tuple[str, ...]
    point: Located

    @property
    def sigle(self) -> frozenset[str]:
        """The provinces that the row names, of any year."""
        return self.province.sigle or self.beside.sigle

    @property
    def sigle_now(self) -> frozenset[str]:
        """The provinces of today that lie where those lay: Olbia-Tempio (OT) is in Sassari."""
        return frozenset().union(*(self.gazetteer.today.get(sigla, frozenset()) for sigla in self.sigle))

    @property
    def spread(self) -> int:
        """In how many provinces of today the name occurs."""
        return self.gazetteer.names.spread.get(fold(self.reading.text), 1)

    @property
    def cap_codes(self) -> frozenset[str]:
        """Comuni that the CAP serves; none if it is not in the gazetteer."""
        return self.gazetteer.caps.get(self.cap, frozenset())

    @property
    def strong(self) -> tuple[Meaning, ...]:
        """The meanings of the name that are comuni of today or of living memory."""
        return tuple(m for m in self.options if m.level <= Level.RECENT_PAST and m.codes)

    def votes(self, candidate: Candidate) -> Votes:
        """Return how each column speaks for the candidate."""
        found = {
            "comune": self._by_name(candidate),
            "codice_comune": _agrees(self.code, candidate.place.codes, COMUNE),
            "latitudine": self._by_point(candidate),
            "sigla": _inside(self.beside, candidate),
            "provincia": _inside(self.province, candidate),
            "regione": _inside(self.region, candidate),
            "cap": self._by_cap(candidate),
        }
        return {column: weight for column, weight in found.items() if weight}

    def _by_name(self, candidate: Candidate) -> float:
        if candidate.named:
            return RESEMBLING if self.resembling else COMUNE
        return -COMUNE if self.strong and not self.resembling else 0.0

    def _by_point(self, candidate: Candidate) -> float:
        if not self.point.code:
            return -COMUNE if self.point.status == "estero" else 0.0
        near = candidate.place.codes and set(candidate.place.codes) & self.point.near
        return self.point.weight if near else -self.point.weight

    def _by_cap(self, candidate: Candidate) -> float:
        """Return 0 for a CAP of the candidate's province that is another comune's or in no list: CAP are often old."""
        if not self.cap or self.cap[:2] not in self.gazetteer.cap_areas:
            return 0.0
        if self.cap_codes & set(candidate.place.codes):
            return AREA
        # CAP are reassigned more often than registries are corrected: another comune of the same province is no
        # evidence against this one, only a CAP of another province is.
        if self.cap_codes:
            here = candidate.place.now & {self.gazetteer.places[code].sigla for code in self.cap_codes}
        else:
            here = candidate.place.sigle & self.gazetteer.cap_areas[self.cap[:2]]
        return 0.0 if here else -AREA


def _agrees(said: tuple[str, ...], codes: tuple[str, ...], weight: float) -> float:
    if not said:
        return 0.0
    return weight if set(said) & set(codes) else -weight


def _inside(area: Area, candidate: Candidate) -> float:
    """Return whether the candidate lies, or once lay, in the area."""
    if not area.known:
        return 0.0
    in_province = not area.sigle or area.sigle & candidate.place.sigle
    in_region = not area.regions or area.regions & candidate.place.regions
    return AREA if area.abroad is None and in_province and in_region else -AREA


def firmness(evidence: Evidence, candidate: Candidate) -> int:
    """Return how firmly the candidate is meant among those with equal votes, 0 the firmest."""
    # A comune that has left the province named counts no more than a name of the past: the row may be older than the
    # change, or mean a namesake that is still there.
    today = not evidence.sigle or bool(evidence.sigle_now & candidate.place.now)
    if not candidate.named:
        return 2
    if candidate.place.level == Level.OFFICIAL:
        return 0 if today else 2
    if candidate.place.level == Level.RECENT_PAST:
        return 1
    return 2 if candidate.place.level in (Level.PAST, Level.HAMLET) else 3


def acceptable(evidence: Evidence, candidate: Candidate) -> bool:
    """Return whether the candidate may be taken at all, given how common its name is.

    Lists of hamlets are never complete: a hamlet is taken where its name occurs in one province only and the row
    names that province, or where the CAP says the same. So is a name of the past, of which the province of today is
    enough. Neither is taken against another place of the same name in that province, nor is a comune that has
    left the province.
    """
    place = candidate.place
    if not candidate.named or place.alone:
        return True
    moved = bool(evidence.sigle) and not evidence.sigle_now & place.now
    if place.level <= Level.RECENT_PAST:
        return not (moved and _also_elsewhere(evidence, place))
    if place.level == Level.DOUBTFUL:
        return False
    if evidence.cap_codes and evidence.cap_codes <= set(place.codes):
        return True
    if not evidence.sigle & place.sigle or _short_for_another(evidence, place) or _also_elsewhere(evidence, place):
        return False
    return evidence.spread <= 1 or (place.level == Level.PAST and not moved) or _begins_its_comune(evidence, place)


def _begins_its_comune(evidence: Evidence, place: Meaning) -> bool:
    """Return whether the name is also the beginning of the comune's: «Bellaria» of Bellaria-Igea Marina."""
    return set(place.codes) <= evidence.gazetteer.names.begun.get(fold(evidence.reading.text), frozenset())


def _also_elsewhere(evidence: Evidence, place: Meaning) -> bool:
    """Return whether the name is also that of another place that lies or lay in the provinces named."""
    return any(m.sigle & evidence.sigle and not set(m.codes) & set(place.codes) for m in evidence.options)


def _short_for_another(evidence: Evidence, place: Meaning) -> bool:
    """Return whether the name may be short for a comune of the province: «Sesto» (MI) is Sesto San Giovanni too."""
    gazetteer = evidence.gazetteer
    begun = gazetteer.names.begun.get(fold(evidence.reading.text), frozenset()) - set(place.codes)
    return any(gazetteer.places[code].sigle_ever & evidence.sigle for code in begun)
