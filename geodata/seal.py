# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The hashes of ``sources.toml``: compared with the raw inputs, written anew after a deliberate change.

``python -m geodata.seal`` records the committed tables as they are now, without any raw input, and prepares them anew.
"""

import hashlib
import json
import re
from pathlib import Path

import pandas as pd
import pyarrow.parquet

from geodata import index
from mapping.sources import Input, sha256

HERE = Path(__file__).parent


def input_hash(raw: Path, pattern: str) -> str:
    """Return the SHA-256 of a raw input; of several files, that of the lines ``sha256  name`` sorted by name.

    Raises
    ------
    FileNotFoundError
        If no file has this name or pattern.
    """
    whole = raw / pattern
    files = [whole] if whole.is_file() else sorted(raw.glob(pattern), key=lambda file: file.name)
    if not files:
        raise FileNotFoundError(whole)
    if len(files) == 1:
        return sha256(files[0])
    lines = "".join(f"{sha256(file)}  {file.name}\n" for file in files)
    return hashlib.sha256(lines.encode()).hexdigest()


def changed_inputs(raw: Path, inputs: tuple[Input, ...]) -> list[str]:
    """Return the paths of the raw inputs that are not those described."""
    return [entry.path for entry in inputs if input_hash(raw, entry.path) != entry.sha256]


def count_rows(path: Path) -> int:
    """Return the rows of a CSV or GeoParquet, the geometries of the first object of a TopoJSON."""
    if path.suffix == ".parquet":
        return int(pyarrow.parquet.read_metadata(path).num_rows)
    if path.suffix == ".topojson":
        objects = json.loads(path.read_text(encoding="utf-8"))["objects"]
        return len(next(iter(objects.values()))["geometries"])
    return len(pd.read_csv(path, dtype=str, keep_default_na=False))


def seal(raw: Path | None = None, folder: Path = HERE) -> None:
    """Write into the folder's ``sources.toml`` the hashes and rows its files have now; all else as it stands.

    The hashes of the raw inputs are written anew only if their folder is given.
    """
    path = folder / "sources.toml"
    blocks = re.split(r"(?m)^(?=\[\[)", path.read_text(encoding="utf-8"))
    path.write_text("".join(_sealed_block(block, raw, folder) for block in blocks), encoding="utf-8")


def _sealed_block(block: str, raw: Path | None, folder: Path) -> str:
    found = re.search(r'(?m)^path = "(.*)"$', block)
    if block.startswith("[[input]]") and found and raw:
        return _set(block, "sha256", f'"{input_hash(raw, found[1])}"')
    if block.startswith("[[file]]") and found:
        file = folder / found[1]
        return _set(_told(block, count_rows(file)), "sha256", f'"{sha256(file)}"')
    return block


def _told(block: str, rows: int) -> str:
    """Return the block with the rows that there are now, in its title too."""
    before = re.search(r"(?m)^rows = (\d+)$", block)
    if before:
        block = re.sub(rf'(?m)^(title = ".*)\b{before[1]} righe\b', rf"\g<1>{rows} righe", block)
    return _set(block, "rows", str(rows))


def _set(block: str, key: str, value: str) -> str:
    return re.sub(rf"(?m)^{key} = .*$", f"{key} = {value}", block)


if __name__ == "__main__":
    seal()
    index.write()
