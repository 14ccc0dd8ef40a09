# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real JupyterLab on this machine: its own folders, no kernel of anybody's, no question to any host."""

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.formatters import DisplayFormatter

_ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)/lab\?token=(\w+)")
_QUIET = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}


def executed_cell(shown: Any) -> nbformat.NotebookNode:
    """A cell whose output is what a kernel stores when ``shown`` is its last line."""
    data, metadata = DisplayFormatter().format(shown)
    stored = {mime: item if isinstance(item, str) else base64.b64encode(item).decode() for mime, item in data.items()}
    output = nbformat.v4.new_output("execute_result", stored, metadata=metadata, execution_count=1)
    return nbformat.v4.new_code_cell("build_map(atlas)", execution_count=1, outputs=[output])


def write_notebook(path: Path, *shown: Any) -> None:
    """Write a notebook whose cells were run elsewhere: here it is not trusted."""
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=[executed_cell(one) for one in shown], metadata=kernel), path)


def own_environment(folder: Path) -> dict[str, str]:
    """Return an environment in which Jupyter reads and writes below ``folder`` only."""
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "HOME")
    names += ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    return {**os.environ, **{name: str(folder / name.lower()) for name in names}}


def trust(notebook: Path, folder: Path) -> None:
    """Sign the notebook, as its reader would with the command of Jupyter."""
    command = [sys.executable, "-m", "nbformat.sign", str(notebook)]
    subprocess.run(command, env=own_environment(folder), check=True, capture_output=True)


@contextmanager
def serving(notebooks: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Serve ``notebooks``; yields the address and the token, and ends the server and its kernels."""
    environment = own_environment(folder)
    settings = Path(environment["JUPYTER_CONFIG_DIR"], "labconfig")
    settings.mkdir(parents=True)
    (settings / "default_setting_overrides.json").write_text(json.dumps(_QUIET))
    options = {
        "ServerApp.root_dir": notebooks,
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port_retries": 100,
        "Application.log_level": "CRITICAL",  # the addresses, and nothing that could fill the pipe
        "LabApp.news_url": "None",
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "LabApp.extension_manager": "readonly",
        "LabApp.expose_app_in_browser": True,  # so that a test can wait until it is ready
    }
    words = [f"--{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", *words]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
        try:
            yield _address(server)
        finally:
            server.terminate()
            server.communicate()


def _address(server: subprocess.Popen[bytes]) -> tuple[str, str]:
    """Return address and token as soon as the server says them."""
    assert server.stderr is not None
    said = []
    for line in server.stderr:
        said.append(line.decode())
        if found := _ADDRESS.search(said[-1]):
            return found[1], found[2]
    raise AssertionError("".join(said))
