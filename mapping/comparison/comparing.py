# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two registers held against each other: the recipe, and what comes out of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from mapping.comparison.missing import Missing, estimate_missing
from mapping.comparison.words import missing_lines
from mapping.progress import working
from mapping.registry import COMPARED, A, B, Difference, Matched, Pair, Registry, differences, match_registries

_SHOWN = ("denominazione", "codice_fiscale", "comune", "provincia", "indirizzo")
"""What is shown of each row of a pair, to recognise it."""


@dataclass(frozen=True)
class Comparison:
    """What two registers, A and B, have in common and what not; nothing in them is changed.

    Attributes
    ----------
    same : pandas.DataFrame
        The certain pairs: ``riga_a, riga_b, motivo`` and, of each row, name, tax code and place (``…_a``, ``…_b``).
    perhaps : pandas.DataFrame
        The same of pairs that may be one body. A row stands in several where it may be any of several; it is never in
        ``same`` as well.
    only_a, only_b : pandas.DataFrame
        The rows without a partner: ``riga``, every column that says something, and ``nota``.
    differences : pandas.DataFrame
        What certain pairs say differently: ``riga_a, riga_b, denominazione, colonna, differenza, in_a, in_b``.
    left_out : dict
        ``"a"`` and ``"b"``: how many rows are told nowhere, because the other register hides the same association.
    missing : Missing
        How many associations neither has (``found.value - seen``), or why nobody can tell.

    Examples
    --------
    >>> import pandas as pd
    >>> from mapping import compare_registries, read_registry
    >>> pd.DataFrame({"Denominazione": ["Associazione Dia"], "Comune": ["Torino"]}).to_csv("a.csv", index=False)
    >>> pd.DataFrame({"Nome": ["Amici di Fes"], "Sede": ["Asti"]}).to_csv("b.csv", index=False)
    >>> found = compare_registries(read_registry("a.csv"), read_registry("b.csv"))
    >>> len(found.same), found.only_a["denominazione"].tolist()
    (0, ['Associazione Dia'])
    """

    same: pd.DataFrame
    perhaps: pd.DataFrame
    only_a: pd.DataFrame
    only_b: pd.DataFrame
    differences: pd.DataFrame
    left_out: dict[str, int]
    missing: Missing
    read: tuple[tuple[str, dict[str, int]], ...] = field(repr=False, default=())

    def counts(self) -> list[tuple[str, int]]:
        """Return what was counted, in Italian, in the order to show."""
        perhaps = (self.perhaps["riga_a"].nunique(), self.perhaps["riga_b"].nunique())
        told = [("Uguali in A e in B", len(self.same)), ("  di cui con qualche differenza", self._differing())]
        told += [(f"Forse uguali, righe di {side}", count) for side, count in zip("AB", perhaps, strict=True)]
        told += [("Solo in A", len(self.only_a)), ("Solo in B", len(self.only_b))]
        hidden = ((side.upper(), count) for side, count in self.left_out.items() if count)
        return told + [(f"Righe di {side} non dette, per i ritiri", count) for side, count in hidden]

    def lines(self) -> list[str]:
        """Return the same as lines, and what is known of those that both miss."""
        return [*self._read(), *(f"{what}: {count}" for what, count in self.counts()), *missing_lines(self.missing)]

    def summary(self) -> list[tuple[str, object]]:
        """Return the lines as (what, how many) for a table."""
        told = [(line, None) for line in missing_lines(self.missing)]
        return [*((line, None) for line in self._read()), *self.counts(), *told]

    def _differing(self) -> int:
        return len(self.differences[["riga_a", "riga_b"]].drop_duplicates())

    def _read(self) -> Iterator[str]:
        """Yield what each register is, and which of its rows were compared."""
        for side, (name, states) in zip("AB", self.read, strict=True):
            others = [f"{state} {count}" for state, count in sorted(states.items()) if state]
            rest = f"; non confrontate: {', '.join(others)}" if others else ""
            yield f"{side}: {name}, {states.get('', 0)} righe{rest}."


def compare_registries(a: Registry, b: Registry, *, independent: bool = False) -> Comparison:
    """Hold two registers against each other: a Ministry's and a Region's, those of 2014 and of 2021.

    Two rows are certainly one association by the rules for duplicates: the same tax code, unless name and comune both
    differ, or the same name in the same known comune where nothing contradicts it. What is likely (a name written
    otherwise, another comune, none) is set apart. Every living row is in exactly one of the four tables; a row whose
    counterpart the list of withdrawals hides is in none.

    Parameters
    ----------
    a, b
        The registers, read with the same list of withdrawals.
    independent
        The two were made without each other. By default no estimate of what both miss is given where they look like two
        editions of one register, or name the same sources.

    Examples
    --------
    >>> import pandas as pd
    >>> from mapping import compare_registries, read_registry
    >>> rows = {"Denominazione": ["Associazione Dia", "Circolo Alba"], "Comune": ["Torino", "Asti"]}
    >>> pd.DataFrame(rows).to_csv("a.csv", index=False)
    >>> pd.DataFrame({"Nome": ["ASSOCIAZIONE DIA", "Amici di Fes"], "Sede": "Torino"}).to_csv("b.csv", index=False)
    >>> found = compare_registries(read_registry("a.csv"), read_registry("b.csv"))
    >>> found.same[["riga_a", "riga_b", "motivo"]]
       riga_a  riga_b                        motivo
    0       2       2  stesso nome e stesso comune
    >>> found.only_b["denominazione"].tolist()
    ['Amici di Fes']
    """
    matched = match_registries(a, b)
    with working("Che cosa differisce"):
        found = differences(matched)
        missing = estimate_missing(matched, a, b, independent=independent)
    return Comparison(
        same=_pairs(matched, matched.same),
        perhaps=_pairs(matched, matched.perhaps),
        only_a=_alone(matched, A),
        only_b=_alone(matched, B),
        differences=_told(matched, found),
        left_out=dict(matched.left_out),
        missing=missing,
        read=tuple((one.name, _states(one)) for one in (a, b)),
    )


def _states(registry: Registry) -> dict[str, int]:
    """Return how many rows are in each state; ``""`` are the living ones."""
    return {str(state): int(count) for state, count in registry.rows["stato"].value_counts().items()}


def _pairs(matched: Matched, pairs: Sequence[Pair]) -> pd.DataFrame:
    of_a, of_b = (matched.rows.loc[[pair[at] for pair in pairs]].reset_index(drop=True) for at in (0, 1))
    columns = {"riga_a": of_a["riga"], "riga_b": of_b["riga"], "motivo": [pair.why for pair in pairs]}
    columns |= {f"{name}_{side}": rows[name] for name in _SHOWN for side, rows in ((A, of_a), (B, of_b))}
    return _in_order(pd.DataFrame(columns), ["denominazione_a", "riga_a", "riga_b"])


def _alone(matched: Matched, side: str) -> pd.DataFrame:
    index = list(matched.only[side])
    rows = matched.rows.loc[index]
    said = [name for name in (*COMPARED, *matched.own) if name == "denominazione" or (rows[name] != "").any()]
    notes = [matched.notes.get(row, "") for row in index]
    return _in_order(rows[["riga", *said]].assign(nota=notes), ["denominazione", "riga"])


def _told(matched: Matched, found: Iterable[Difference]) -> pd.DataFrame:
    def rows() -> Iterator[tuple[object, ...]]:
        riga, name = matched.rows["riga"].to_dict(), matched.rows["denominazione"].to_dict()
        for one in found:
            yield riga[one.a], riga[one.b], name[one.a], one.column, one.kind, one.of_a, one.of_b

    names = ["riga_a", "riga_b", "denominazione", "colonna", "differenza", "in_a", "in_b"]
    return _in_order(pd.DataFrame(rows(), columns=names), ["denominazione", "riga_a"])


def _in_order(frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    return frame.sort_values(by, kind="stable", ignore_index=True)
