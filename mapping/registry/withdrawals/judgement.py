# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which rows of a registry the withdrawal list means, and which it may mean."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain

import pandas as pd

from mapping.cells import fold, parse_tax_code, tax_code_is_right
from mapping.registry.identity import name_ids
from mapping.registry.withdrawals.entry import KEEP, WITHDRAW, Entry, Place
from mapping.registry.withdrawals.names import Names, names_of
from mapping.registry.withdrawals.nearness import covers, one_letter_less, shortened, slips, stretches, syllables
from mapping.registry.withdrawals.row_names import RowNames

JUDGED: tuple[str, ...] = ("id", "codice_fiscale", "codice_scritto", "denominazione", "acronimo", "comune")
JUDGED += ("nome_chiave", "comune_chiave", "luogo_chiave")
"""What of a row is held against the list."""
SAME, MAYBE, OTHER = "same", "maybe", "other"
_TOWNLESS = 5
"""Letters of a part of a name that tells it without its town."""


@dataclass
class Judged:
    """``riga -> entry`` of the rows that are withdrawn, and of those withheld until the list decides.

    ``by_name_alone`` are the withdrawn ones of which the list, or the row, does not give the comune; ``silent`` the
    entries that nothing in the registry resembles.
    """

    held: dict[int, Entry] = field(default_factory=dict)
    doubted: dict[int, Entry] = field(default_factory=dict)
    by_name_alone: set[int] = field(default_factory=set)
    silent: list[Entry] = field(default_factory=list)

    def united(self, other: "Judged") -> "Judged":
        """Return what either found, of the same rows in two writings."""
        held = other.held | self.held
        sure = {riga for one in (self, other) for riga in one.held.keys() - one.by_name_alone}
        return Judged(
            held,
            {riga: entry for riga, entry in (other.doubted | self.doubted).items() if riga not in held},
            (self.by_name_alone | other.by_name_alone) - sure,
            [entry for entry in self.silent if entry in other.silent],
        )


def judge(keyed: pd.DataFrame, entries: Sequence[Entry]) -> Judged:
    """Hold every entry of the list against every row.

    ``keyed`` has the columns `JUDGED` (``codice_scritto`` by `written_code`) of every row, alive or not, and the index
    ``riga``.
    """
    found = Judged()
    if not entries:
        return found
    search = _Search(keyed)
    search.round(entries, found)
    # What repeats a withdrawn row is withdrawn too, whatever the list calls it.
    search.round([search.as_entry(riga, entry) for riga, entry in found.held.items()], found, repeating=True)
    for riga in found.held:
        found.doubted.pop(riga, None)
    answered = {entry.voce for entry in (*found.held.values(), *found.doubted.values())} | search.kept
    found.silent = [entry for entry in entries if entry.voce not in answered and not entry.may_be_a_title]
    return found


class _Search:
    """The rows, by everything that an entry may say."""

    def __init__(self, keyed: pd.DataFrame) -> None:
        self.rows: list[int] = keyed.index.tolist()
        self.kept: set[str] = set()
        self.codes: list[str] = keyed["codice_fiscale"].tolist()
        names, acronyms, comuni = (keyed[name].tolist() for name in ("denominazione", "acronimo", "comune"))
        self.names = RowNames(names, acronyms, comuni)
        words = {comune: frozenset(fold(comune).split()) for comune in set(comuni)}
        self.places = [
            Place(key, words[comune]) for key, comune in zip(keyed["comune_chiave"].tolist(), comuni, strict=True)
        ]
        self.by_id = _index([keyed["id"].tolist(), name_ids(keyed).tolist()])
        self.by_code = _index([self.codes, keyed["codice_scritto"].tolist()])
        self.by_whole: dict[str, set[int]] = {}
        self.by_part: dict[str, set[int]] = {}
        self.by_initials: dict[str, set[int]] = {}
        self.everywhere: dict[str, set[int]] | None = None
        self.by_town: dict[str, list[int]] = {}
        for at, place in enumerate(self.places):
            self.by_town.setdefault(place.key, []).append(at)

    def as_entry(self, riga: int, entry: Entry) -> Entry:
        """Return what a withdrawn row says, as if the list said it."""
        at = self.rows.index(riga)
        codes = frozenset([self.codes[at]]) - {""}
        return entry._replace(
            names=self.names[at], place=self.places[at], ids=frozenset(), codes=codes, mentioned=frozenset()
        )

    def round(self, entries: Sequence[Entry], found: Judged, *, repeating: bool = False) -> None:
        """Add to ``found`` what the entries mean and may mean."""
        beside = self._beside(entries)
        self._look_up([entry.names for entry in entries], beside)
        near = self._near(entries)
        if not repeating:  # what is listed is named wherever it stands, in the name of another comune's body too
            for number, at in self.names.holding([entry.written for entry in entries]):
                near.setdefault(number, set()).add(at)
            for number, at in self.names.within([entry.written for entry in entries]):
                if relation(entries[number].place, self.places[at]) != OTHER:
                    near.setdefault(number, set()).add(at)
        for number, entry in enumerate(entries):
            held, maybe = self._by_code(entry)
            mentioned = _lookup(self.by_id, entry.mentioned) | _lookup(self.by_code, entry.mentioned)
            whole = _lookup(self.by_whole, entry.names.whole)
            where = {at: relation(entry.place, self.places[at]) for at in whole}
            if repeating:  # a row that repeats a withdrawn one must be in the same comune: the list did not name it
                whole = {at for at in whole if where[at] == SAME and self._may_be(entry, at)}
            alone = {at for at in whole if where[at] == MAYBE}
            held |= {at for at in whole if where[at] == SAME} | alone
            maybe |= self._alike(entry) | near.get(number, set())
            # Nothing in the comune of the entry: the association may have moved since the list was written.
            if not (held or maybe or mentioned or repeating):
                maybe = self._moved(entry, entries)
            maybe = {at for at in maybe if self._may_be(entry, at)} | mentioned
            self._settle(entry, held, maybe - held, alone, found)

    def _beside(self, entries: Sequence[Entry]) -> list[int]:
        """Return the rows whose place may be that of an entry with a name: of all others only `_moved` asks.

        To take every name of a large registry apart takes longer than all else that is done with the list.
        """
        towns = {entry.place.key for entry in entries if any(entry.names)}
        return sorted({at for town in towns for at in self._within(town)})

    def _look_up(self, listed: Sequence[Names], beside: Sequence[int]) -> None:
        """Find which of these rows have the keys of the names that are listed: all keys would be too many."""
        asked = frozenset(
            key for names in listed for keys in (names.whole, names.parts, names.initials) for key in keys
        )
        rows = [(at, self.names[at]) for at in beside]
        self.by_whole = _index_sets((at, asked & names.whole) for at, names in rows)
        self.by_part = _index_sets((at, asked & names.parts) for at, names in rows)
        self.by_initials = _index_sets((at, asked & names.initials) for at, names in rows)

    def _settle(self, entry: Entry, held: set[int], maybe: set[int], alone: set[int], found: Judged) -> None:
        # In this order: a title never hides a row for good, and what the keeper decided settles only the doubtful rows,
        # so that «tieni» cannot publish a row that the entry certainly means.
        if entry.may_be_a_title:
            held, maybe = set(), held | maybe
        if entry.decision == KEEP and maybe:
            self.kept.add(entry.voce)
            maybe = set()
        if entry.decision == WITHDRAW:
            held, maybe = held | maybe, set()
        for at in sorted(held):
            found.held.setdefault(self.rows[at], entry)
        for at in sorted(maybe):
            found.doubted.setdefault(self.rows[at], entry)
        found.by_name_alone |= {self.rows[at] for at in alone if self.rows[at] in found.held}

    def _by_code(self, entry: Entry) -> tuple[set[int], set[int]]:
        """Return the rows of the entry's ids and codes, and those a slip away from one that is not right."""
        ids, codes = _lookup(self.by_id, entry.ids), _lookup(self.by_code, entry.codes)
        maybe: set[int] = set()
        if entry.ids and not ids:
            maybe |= _a_slip_away(entry.ids, self.by_id)
        if entry.wrong_code and not codes:
            maybe |= _a_slip_away(entry.codes, self.by_code)
        return ids | codes, maybe

    def _alike(self, entry: Entry) -> set[int]:
        """Return the rows that bear the entry's name beside another, or its acronym, or the reverse."""
        names = entry.names
        found = _lookup(self.by_part, names.whole) | _lookup(self.by_whole, names.parts)
        acronyms = _lookup(self.by_initials, names.whole | names.parts)
        acronyms |= _lookup(self.by_whole, names.initials) | _lookup(self.by_part, names.initials)
        near = {at for at in found | acronyms if relation(entry.place, self.places[at]) == SAME}
        townless = _long(names.whole | names.parts)
        far = {at for at in found if relation(entry.place, self.places[at]) == MAYBE}
        return near | {at for at in far if townless & (self.names[at].whole | self.names[at].parts)}

    def _near(self, entries: Sequence[Entry]) -> dict[int, set[int]]:
        """Return, by entry, the rows of its comune, or of none, whose names are a slip or a word away."""
        # An entry is compared with the rows of its comune and with those of none: in the whole registry too many names
        # resemble each other. A slip is believed where a comune is unknown, a word more or less only in the same one.
        found: dict[int, set[int]] = {}
        towns: dict[str, list[int]] = {}
        for number, entry in enumerate(entries):
            if any(entry.names):
                towns.setdefault(entry.place.key, []).append(number)
        for town, numbers in towns.items():
            here = self._within(town)
            listed, rows = [entries[number].names for number in numbers], [self.names[at] for at in here]
            here_alone = chain(*(alike(listed, rows) for alike in (covers, shortened, stretches, syllables)))
            for pairs, enough in ((slips(listed, rows), (SAME, MAYBE)), (here_alone, (SAME,))):
                for one, row in pairs:
                    number, at = numbers[one], here[row]
                    if relation(entries[number].place, self.places[at]) in enough:
                        found.setdefault(number, set()).add(at)
        return found

    def _within(self, town: str) -> list[int]:
        if not town:
            return list(range(len(self.rows)))
        return sorted([*self.by_town.get(town, ()), *self.by_town.get("", ())])

    def _moved(self, entry: Entry, entries: Sequence[Entry]) -> set[int]:
        """Return the rows of exactly the entry's name if all lie in one comune; called if no row of its own has it."""
        if not entry.names.whole:
            return set()
        if self.everywhere is None:
            asked = frozenset(key for one in entries for key in one.names.whole)
            self.everywhere = _index_sets(self.names.with_whole(asked))
        whole = _lookup(self.everywhere, entry.names.whole)
        towns = {self.places[at].key for at in whole}
        return whole if len(towns) == 1 else set()

    def _may_be(self, entry: Entry, at: int) -> bool:
        """Return whether the tax codes let the row be the one listed: two right codes are two bodies."""
        listed = {code for code in entry.codes if len(code) == 11 and tax_code_is_right(code)}
        return not listed or not self.codes[at] or self.codes[at] in listed


def judge_shifted(rows: Mapping[int, Iterable[str]], entries: Sequence[Entry]) -> dict[int, Entry]:
    """Return ``riga -> entry`` of shifted rows: any of their cells may be the code or the name."""
    said = {key: entry for entry in entries for key in (*entry.names.whole, *entry.codes, *entry.ids)}
    found: dict[int, Entry] = {}
    for riga, cells in rows.items():
        keys = {key for cell in cells for key in _any_key(cell)} & said.keys()
        if keys:
            found[riga] = said[min(keys)]
    return found


def _any_key(cell: str) -> set[str]:
    one = names_of([cell])
    return {*one.whole, *one.parts, cell.strip().lower(), parse_tax_code(cell[:100]).value}


def relation(one: Place, other: Place) -> str:
    """Return whether two places are the `SAME`, `MAYBE`, or certainly `OTHER`; if too little is known, `MAYBE`."""
    if one.key and other.key:
        return SAME if one.key == other.key else OTHER
    if any(known.among and other_key and other_key not in known.among for known, other_key in _pairs(one, other)):
        return OTHER
    if one.words and other.words and (one.words <= other.words or other.words <= one.words):
        return SAME
    return MAYBE


def _pairs(one: Place, other: Place) -> tuple[tuple[Place, str], tuple[Place, str]]:
    return (one, other.key), (other, one.key)


def _long(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if len(key) >= _TOWNLESS)


def _index(columns: Iterable[Sequence[str]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for column in columns:
        for at, text in enumerate(column):
            if text:
                found.setdefault(text, set()).add(at)
    return found


def _index_sets(sets: Iterable[tuple[int, AbstractSet[str]]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for at, keys in sets:
        for key in keys:
            found.setdefault(key, set()).add(at)
    return found


def _lookup(index: dict[str, set[int]], keys: Iterable[str]) -> set[int]:
    return {at for key in keys for at in index.get(key, ())}


def _a_slip_away(texts: Iterable[str], index: dict[str, set[int]]) -> set[int]:
    cuts = {cut for text in texts for cut in one_letter_less(text)}
    return {at for text, positions in index.items() if not cuts.isdisjoint(one_letter_less(text)) for at in positions}
