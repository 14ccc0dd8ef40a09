# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Weigh the clues of one row: one comune, or only the province, only the region, abroad, or nothing."""

from typing import NamedTuple

from mapping.places.names import Gazetteer, Level, Meaning
from mapping.places.weighing.area import area_of, decide_area, is_abroad
from mapping.places.weighing.clues import ENOUGH, Candidate, Evidence, Votes, acceptable, firmness


class Verdict(NamedTuple):
    """Where a row lies: one ``code``, or only a province (``sigla`` of today) or a ``region``, or ``abroad``.

    ``method`` is a value of `schema.METHODS`; ``against`` the columns that disagree; ``proposed`` codes to propose;
    ``candidate`` the winner.
    """

    code: str = ""
    sigla: str = ""
    region: str = ""
    method: str = ""
    abroad: bool = False
    against: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    candidate: Candidate | None = None


def decide(evidence: Evidence) -> Verdict:
    """Return the verdict on the row's clues."""
    weighed = [(candidate, evidence.votes(candidate)) for candidate in candidates(evidence)]
    proposed = tuple(dict.fromkeys(code for candidate, _ in weighed for code in candidate.place.codes))
    winner = _comune(evidence, weighed)
    if winner:
        candidate, votes = winner
        if len(candidate.place.codes) > 1:
            sigla, region = area_of(evidence, candidate.place.codes)
            return Verdict(sigla=sigla, region=region, method=candidate.place.kind, proposed=proposed)
        code = candidate.place.codes[0]
        against = tuple(column for column, weight in votes.items() if weight < 0)
        return Verdict(code, method=_method(candidate, votes), against=against, candidate=candidate)
    if is_abroad(evidence):
        return Verdict(abroad=True)
    area = decide_area(evidence)
    return Verdict(sigla=area.sigla, region=area.region, method=area.method, proposed=proposed)


def candidates(evidence: Evidence) -> list[Candidate]:
    """Return every place that some cell names: by name, by code, by point, by a CAP of one comune."""
    # A CAP proposes a comune only where the name means nothing: it is the clue that is most often out of date.
    found = [Candidate(_narrowed(evidence, meaning), named=True) for meaning in evidence.options if meaning.codes]
    named = {candidate.place.codes for candidate in found}
    others = [("codice", evidence.code), ("coordinate", tuple(filter(None, [evidence.point.code])))]
    if not evidence.options:
        others.append(("cap", tuple(evidence.cap_codes) if len(evidence.cap_codes) == 1 else ()))
    for kind, codes in others:
        if codes and codes not in named:
            found.append(Candidate(_official_meaning(evidence.gazetteer, codes, kind), named=False))
            named.add(codes)
    return found


def _official_meaning(gazetteer: Gazetteer, codes: tuple[str, ...], kind: str) -> Meaning:
    places = [gazetteer.places[code] for code in codes]
    return Meaning(
        codes,
        kind,
        Level.OFFICIAL,
        frozenset(place.sigla for place in places),
        frozenset().union(*(place.sigle_ever for place in places)),
        frozenset().union(*(place.regioni_ever for place in places)),
    )


def _narrowed(evidence: Evidence, meaning: Meaning) -> Meaning:
    """Return a meaning of several comuni (a territory that was split) cut to the one that another clue names."""
    if len(meaning.codes) == 1:
        return meaning
    for said in (evidence.code, evidence.point.near, evidence.cap_codes):
        left = tuple(code for code in meaning.codes if code in said)
        if len(left) == 1:
            return _official_meaning(evidence.gazetteer, left, meaning.kind)._replace(
                level=meaning.level, sigle=meaning.sigle, regions=meaning.regions
            )
    return meaning


def _comune(evidence: Evidence, weighed: list[tuple[Candidate, Votes]]) -> tuple[Candidate, Votes] | None:
    """Return the one comune that the clues speak for clearly enough, more than for any other."""
    fit = [
        (sum(votes.values()), -firmness(evidence, candidate), candidate, votes)
        for candidate, votes in weighed
        if sum(votes.values()) >= ENOUGH and acceptable(evidence, candidate)
    ]
    if not fit:
        return None
    score, firm, best, votes = max(fit, key=lambda entry: (entry[0], entry[1], entry[2].place.codes))
    # Of two comuni for which equally much speaks, equally firmly, neither is taken: a point in the wrong town is worse
    # than none. The code in the order above only keeps the answer from depending on the order of the tables.
    equal = [candidate for one, other, candidate, _ in fit if (one, other) == (score, firm)]
    rivals = [candidate for candidate in equal if candidate.place.codes != best.place.codes]
    if rivals or not _stands_alone(evidence, best, votes):
        return None
    return best, votes


def _stands_alone(evidence: Evidence, best: Candidate, votes: Votes) -> bool:
    """Return whether a name on which no other clue speaks is clear enough by itself."""
    if set(votes) - {"comune"} or not best.named or best.place.alone:
        return True
    others = [m for m in evidence.options if m.codes and m.codes != best.place.codes and m.level <= Level.PAST]
    if best.place.level != Level.OFFICIAL or best.place.kind == "alias":
        return not others and evidence.spread <= 1
    # Against places elsewhere that once bore the name of a comune of today; else the name alone is left open.
    return evidence.gazetteer.dominates(best.place.codes[0], [code for m in others for code in m.codes])


def _method(candidate: Candidate, votes: Votes) -> str:
    if votes.get("codice_comune", 0) > 0:
        return "codice"
    return candidate.place.kind
