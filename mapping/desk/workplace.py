# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one folder in which the desk works: what is in it, and what the keeper has chosen so far.

Everything is read from the disk when it is asked for, and written there at once: a second tab, a reload and a crash
find what was decided.
"""

import filecmp
import hashlib
import json
import os
import re
import shutil
import threading
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from mapping import metadata
from mapping.desk.remembered import STATE, TYPED, WHO, read_sealed, read_texts, told_lost, write_json
from mapping.errors import InputError, OutputError, system_says
from mapping.files import real_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.metadata import Metadata
    from mapping.schema import OwnColumn

INSIDE = ".banco"
"""What the desk keeps for itself, in the folder."""
PUBLISHED = "pubblicazione"
"""The folder that is put on line."""
ABOUT = "edizione.toml"
"""What the file that says who publishes is called."""
_TABLES = (
    *(".csv", ".txt", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".json", ".geojson", ".html", ".htm"),
    *(".xml", ".kml", ".kmz", ".gpx", ".gpkg", ".parquet", ".geoparquet", ".zip", ".gz"),
)
_OURS = re.compile(r"\.(decisioni\.csv|colonne\.toml|confronto( \(\d+\))?\.xlsx)$")
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 100


class Workplace:
    """The keeper's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = real_path(folder)
        self.inside = self.folder / INSIDE
        self._lock = threading.Lock()
        self._edition: tuple[list[str], Metadata] | None = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.inside.mkdir(mode=0o700, exist_ok=True)  # it holds cells of the register
        except OSError as error:
            raise OutputError(f"La cartella «{self.folder}» non si può usare: {system_says(error)}.") from None

    @property
    def published(self) -> Path:
        """The folder that is put on line."""
        return self.folder / PUBLISHED

    @property
    def preview(self) -> Path:
        """The folder in which the map is made to be looked at."""
        return self.inside / "anteprima"

    def files(self) -> list[str]:
        """Return the names of the tables that lie in the folder, the newest first."""
        found = [path for path in self.folder.iterdir() if self._is_table(path)]
        return [path.name for path in sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))]

    def _is_table(self, path: Path) -> bool:
        # The last: no link that leads out.
        return is_table_name(path.name) and path.is_file() and real_path(path).parent == self.folder

    def find(self, name: str) -> Path | None:
        """Return the path of a table of the folder; None for every other name."""
        return self.folder / name if name and name in self.files() else None

    def chosen(self, what: str = "registro") -> Path | None:
        """Return the table chosen as ``registro``, ``ritiri``, ``prima`` or ``confronto``, if it is still there.

        The register of whoever chose none is that of the edition, where it lies in the folder.
        """
        name = self.state().get(what, "")
        told = metadata.named_inputs(self._told())["file"] if what == "registro" and not name else None
        if told and real_path(told).parent == self.folder:
            name = told.name
        return self.find(name)

    def name_of_register(self) -> str:
        """Return the name of the register, ``""`` if there is none."""
        register = self.chosen()
        return register.name if register else self.gone()

    def gone(self, what: str = "registro") -> str:
        """Return the name of the table that was chosen and is no longer there, ``""`` otherwise."""
        name = self.state().get(what, "")
        return "" if self.find(name) else name

    def edition(self) -> "Metadata":
        """Return what the file that says who publishes says.

        Raises
        ------
        InputError
            If it cannot be read.
        """
        path = self.about()
        if path and real_path(path).parent != self.folder:
            raise InputError(f"«{ABOUT}» è un collegamento a un file di un'altra cartella: mettere qui il file.")
        stamp = _stamp(path)
        if self._edition is None or self._edition[0] != [stamp, *_shown(self._edition[1])]:
            about = metadata.load_metadata(path)
            self._edition = [stamp, *_shown(about)], about
        return self._edition[1]

    def own_columns(self) -> "Sequence[OwnColumn]":
        """Return the columns that the edition publishes beside ours."""
        return metadata.placing_options(self.edition())["own"]

    def _told(self) -> "Metadata":
        """Return the edition; what ships for one that cannot be read, with which no work goes on."""
        try:
            return self.edition()
        except InputError:
            return metadata.load_metadata()

    def given(self) -> dict[str, Any]:
        """Return what there is beside the register: what was chosen and decided here before what the edition names."""
        about, register = self._told(), self.chosen()
        own = metadata.named_inputs(about)["file"]
        named = metadata.named_inputs(about, of_file=bool(own and register and real_path(own) == real_path(register)))
        return {
            "sheet": self.state().get("foglio") or named["sheet"],
            "columns": self.beside("colonne.toml") or named["columns"],
            "decisions": self.beside("decisioni.csv") or named["decisions"],
            "withdrawn": self.chosen("ritiri") or named["withdrawn"],
        }

    def beside(self, suffix: str, what: str = "registro") -> Path | None:
        """Return ``NAME.colonne.toml`` or ``NAME.decisioni.csv`` of what was chosen, if it is there."""
        path = self.path_beside(suffix, what)
        return path if path and path.is_file() else None

    def path_beside(self, suffix: str, what: str = "registro") -> Path | None:
        """Return where that file is written; where the register is called alike, it alone has it without its ending."""
        table, register = self.chosen(what), self.chosen()
        if table is None or register is None:
            return None
        alike = table != register and table.stem.casefold() == register.stem.casefold()
        return table.with_name(f"{table.name if alike else table.stem}.{suffix}")

    def state(self) -> dict[str, str]:
        """Return what was chosen."""
        return read_texts(self.inside / STATE)

    def lost(self) -> list[str]:
        """Return what is to be said of what the desk remembered and somebody spoiled."""
        return list(told_lost(self.inside / STATE, self.inside / TYPED, self.kept / WHO))

    def change(self, **facts: str) -> None:
        """Write down a choice."""
        with self._lock:
            write_json(self.inside / STATE, {**self.state(), **facts})

    def choose(self, name: str) -> None:
        """Work on the register ``name``: a new one takes over what was decided about the one before."""
        before = self.chosen()
        inherited = [suffix for suffix in ("colonne.toml", "decisioni.csv") if before and self.beside(suffix)]
        paths = {suffix: self.path_beside(suffix) for suffix in inherited}
        self.change(registro=name, foglio="", ereditate="", fatti="")
        for suffix, path in paths.items():
            target = self.path_beside(suffix)
            if path and target and not target.exists():
                shutil.copyfile(path, target)
                self.change(ereditate="si")

    def keep(self, received: Path, name: str) -> str:
        """Give a file that was received its name in the folder, and return that; none that is there is replaced."""
        wanted = safe_name(name)
        for number in range(1, 1000):
            stem, suffix = Path(wanted).stem, Path(wanted).suffix
            target = self.folder / (wanted if number == 1 else f"{stem} ({number}){suffix}")
            if not target.exists() or (received.exists() and filecmp.cmp(target, received, shallow=False)):
                received.replace(target)
                return target.name
        raise OutputError(f"Nella cartella ci sono troppi file di nome «{wanted}»: spostarne qualcuno.")

    def key(self, *, decided: bool = True) -> str:
        """Return what a reading depends on, as a short text; another one as soon as any of it changes.

        With ``decided`` false, but for the decisions about cells and pairs.
        """
        given = self.given()
        paths = [self.chosen(), given["columns"], given["withdrawn"], self.about()]
        paths += [given["decisions"]] if decided else []
        told = [version("mappa-associazioni-migranti"), given["sheet"] or "", self.gone(), self.gone("ritiri")]
        return digest([*told, *map(_stamp, paths), *_shown(self._told())])

    def key_of_news(self) -> str:
        """Return what the comparison with the edition before depends on."""
        return digest([self.key(), self.gone("prima"), _stamp(self.previous())])

    def key_of_comparison(self) -> str:
        """Return what the comparison with another register depends on."""
        told = [f"{name} {text}" for name, text in sorted(self.state().items()) if name.startswith("confronto")]
        columns, decided = (self.beside(one, "confronto") for one in ("colonne.toml", "decisioni.csv"))
        return digest([self.key(), *told, *map(_stamp, (self.chosen("confronto"), columns, decided))])

    def keys(self) -> dict[str, str]:
        """Return what a piece of work that ends now is good for."""
        keys = {"chiave": self.key(), "base": self.key(decided=False), "news": self.key_of_news()}
        return keys | {"confronto": self.key_of_comparison()}

    def about(self) -> Path | None:
        """Return the file that says who publishes, if one lies in the folder."""
        path = self.folder / ABOUT
        return path if path.is_file() or path.is_symlink() else None

    def withdrawn(self) -> Path | None:
        """Return the list of withdrawals: with its decisions, where some were made here; else that of the edition."""
        path: Path | None = self.given()["withdrawn"]
        return path

    def previous(self) -> Path | None:
        """Return the register of the edition before: the one chosen, else the one that was published last."""
        name = read_texts(self.kept / WHO).get("registro")
        return self.chosen("prima") or next((path for path in self.kept.glob("*") if path.name == name), None)

    @property
    def kept(self) -> Path:
        """Where the register of the edition that was published is kept."""
        return self.inside / "pubblicata"

    def open_trace(self, name: str) -> BinaryIO:
        """Open a file for what went wrong, which may tell cells of the register: for the keeper alone."""
        return os.fdopen(os.open(self.inside / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")

    def result(self, task: str) -> dict[str, Any]:
        """Return how a piece of work ended, ``{}`` if it was never done, or somebody spoiled what is said of it."""
        return read_sealed(self.inside / f"{task}.json")

    def forget(self, task: str) -> None:
        """Have a piece of work done again."""
        (self.inside / f"{task}.json").unlink(missing_ok=True)


def is_table_name(name: str) -> bool:
    """Return whether a file of this name is offered as a table: its ending says so, and a page can spell it."""
    lower = name.lower()
    ours = lower.startswith((".", "~")) or bool(_OURS.search(lower))
    return not ours and Path(lower).suffix in _TABLES and not any("\ud800" <= c <= "\udfff" for c in name)


def safe_name(name: str) -> str:
    """Return a name that every system takes, out of one that a browser sent."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    plain = _UNSAFE.sub(" ", "".join(c if c.isprintable() else " " for c in last)).strip(" .~")
    stem, suffix = Path(plain).stem[:_LONGEST].strip(" ."), Path(plain).suffix[:10]
    stem = f"_{stem}" if _RESERVED.fullmatch(stem) else stem
    return f"{stem or 'registro'}{suffix}"


def digest(parts: Iterable[str]) -> str:
    """Return a short text that stands for the parts."""
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()[:20]


def _stamp(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        about = path.stat()
    except OSError:
        return str(path)
    return f"{path} {about.st_size} {about.st_mtime_ns}"


def _shown(about: "Metadata") -> list[str]:
    return [*map(_stamp, metadata.shown_files(about))]
