# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run the notebooks and keep light outputs in them: ``python -m notebooks.store``, or ``make notebooks``.

A map is kept as its picture, which every site that shows notebooks shows, or as its name if it has none; the page
itself, a megabyte each, is made again by whoever runs the notebook. Pictures are kept in few colours, a third of the
bytes. Nothing is kept that differs from one run to the next.
"""

import base64
import io
import re
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from PIL import Image

FOLDER = Path(__file__).parent
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")
_COLOURS = 128
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
        for data in (output.data for output in cell.get("outputs", []) if "data" in output):
            if "<iframe" in data.get("text/html", ""):
                del data["text/html"]
                data["text/plain"] = _ADDRESS.sub("", data["text/plain"])
            if "image/png" in data:
                data["image/png"] = _in_few_colours(data["image/png"])
    return notebook


def _in_few_colours(png: str) -> str:
    picture, light = Image.open(io.BytesIO(base64.b64decode(png))).convert("RGB"), io.BytesIO()
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(light, "PNG", optimize=True)
    return base64.b64encode(light.getvalue()).decode()


def main() -> None:
    """Renew every notebook of this folder."""
    for path in NOTEBOOKS:
        nbformat.write(run(path), path)  # type: ignore[no-untyped-call] # it ships no types
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
