# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each column and each closed list of values, described once (``schema.toml``) and read by everyone."""

from dataclasses import dataclass

from mapping.toml_files import read_toml

SEPARATOR = "; "
"""Between the values of a cell that may hold several."""


@dataclass(frozen=True)
class Column:
    """One column of the registry (``side == "input"``) or one that the package adds (``"output"``)."""

    name: str
    side: str
    kind: str
    it: str
    en: str
    unit: str = ""
    choices: str = ""
    published: bool = True


CARD, FACET, DOWNLOAD = "scheda", "filtro", "scarica"
"""Where the page shows a column of an edition's own."""


@dataclass(frozen=True)
class OwnColumn(Column):
    """A column that an edition publishes beside ours: the header of the register above it, where the page shows it."""

    header: str = ""
    shown: tuple[str, ...] = ()


COLUMNS: dict[str, Column] = {row["name"]: Column(**row) for row in read_toml("schema.toml")["column"]}
INPUT_COLUMNS: tuple[str, ...] = tuple(c.name for c in COLUMNS.values() if c.side == "input")
STATES: tuple[str, ...] = tuple(read_toml("schema.toml")["choices"]["stato"])
METHODS: tuple[str, ...] = tuple(read_toml("schema.toml")["choices"]["metodo"])
PUBLIC_STATES: tuple[str, ...] = ("mappata", "solo_provincia", "solo_regione", "nazionale", "senza_luogo", "estero")
"""The states whose rows are published; a duplicate, a withdrawn or a rejected row is not."""
OUTSIDE = "fuori_territorio"
"""The state of a row that lies outside the territory of an edition; an edition of all Italy has no such state."""
CEASED = "cessata"
"""The state of a row whose own register says that the body is no more."""
OWN_POINT: tuple[str, ...] = ("punto", "indirizzo")
"""The values of ``precisione`` of a row that has a point of its own; every other row stands at its comune at best."""
UNKNOWN = "non nota"
"""The value of a closed list that says no more than an empty cell."""
PLACE_COLUMNS: tuple[str, ...] = tuple(name for name in COLUMNS if name.startswith("luogo_"))
"""What geocoding finds; beside them stand ``precisione``, ``metodo`` and ``motivo``."""


def choices(table: str) -> dict[str, dict[str, str]]:
    """Return ``value -> {"it": …, "en": …}`` of a closed list such as ``tipologia``, in the order to show."""
    found: dict[str, dict[str, str]] = read_toml("schema.toml")["choices"][table]
    return found


def split_values(cell: str) -> list[str]:
    """Return the values of a cell of kind ``choices`` or ``countries`` as this package writes them."""
    return cell.split(SEPARATOR) if cell else []
