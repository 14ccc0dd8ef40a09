# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run the notebooks and keep light outputs in them: ``python -m notebooks.store``, or ``make notebooks``.

A map is kept as its picture, which every site that shows notebooks shows; the page itself, a megabyte each, is made
again by whoever runs the notebook. Nothing is kept that differs from one run to the next.
"""

from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).parent
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def run(path: Path) -> NotebookNode:
    """Return the notebook as a new kernel leaves it, lightened.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails.
    """
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call] # it ships no types
    NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": FOLDER}},
    ).execute()
    return _light(notebook)


def _light(notebook: NotebookNode) -> NotebookNode:
    notebook.metadata.language_info = {"name": "python"}  # and not which Python ran it
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if "image/png" in data:
                data.pop("text/html", None)
    return notebook


def main() -> None:
    """Renew every notebook of this folder."""
    for path in NOTEBOOKS:
        nbformat.write(run(path), path)  # type: ignore[no-untyped-call] # it ships no types
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
